"""The map: a dot for each place that has coordinates and articles, on the ground of Syria and its neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import isqrt
from typing import NamedTuple

from msgspec import Struct

from syrnews_site.addresses import term_path
from syrnews_site.authority.geography import governorate_slug, ground, is_on_map, path, point
from syrnews_site.catalog.schema import LAST
from syrnews_site.model import CountedLink, Page
from syrnews_site.pages.archive import Archive
from syrnews_site.pages.view import View, always, page

FEW = 8  # articles: in a map that has no place with more, dots are smaller
SMALLEST, LARGEST = 4, 30  # radius of a dot, in units of the map; its area grows with the number of articles
IN_SMALL = 2  # how many times a dot is larger on the small map of a year
DOTS = 60  # on the map of a year: those with the most articles
LISTED = 14  # places of a year that are named beside its map
NAMED = 14  # the dots with the most articles have their names beside them, unless names would overlap


class Area(Struct, frozen=True, array_like=True):
    """A governorate: its outline as an SVG path, and its page with the number of its articles, empty if it has none."""

    outline: str
    link: CountedLink


class Dot(Struct, frozen=True, array_like=True):
    """A place: its page with its number of articles, and its place and radius in units. `named`: the name is shown."""

    link: CountedLink
    x: int
    y: int
    radius: int
    named: bool


class PlaceCount(NamedTuple):
    """A place: its number of articles, its term (`tags/aleppo`), its name, and where it is on the map, in units."""

    articles: int
    term: str
    name: str
    point: tuple[int, int]


class YearMap(Struct, frozen=True, array_like=True):
    """The map on the page of a year, without governorates. `listed`: how many of the dots are named beside it."""

    width: int
    height: int
    land: str
    dots: tuple[Dot, ...]
    listed: int


class MapPage(Struct):
    """Data of map.html."""

    width: int
    height: int
    land: str  # the outlines of the countries around
    areas: tuple[Area, ...]
    dots: tuple[Dot, ...]  # the largest first, so that a small dot is drawn over a large one
    most: int  # articles of a governorate


def _pages(archive: Archive, part: str) -> Iterator[Page]:
    dots = _dots(archive)
    if not dots:
        return
    drawn = ground()
    areas = tuple(_area(archive, name) for name in drawn.governorates)
    most = max(area.link.count for area in areas)
    yield page("map.html", "map.html", MapPage(drawn.width, drawn.height, _land(), areas, dots, most))


def map_of_year(archive: Archive, year: str) -> YearMap | None:
    """The small map of a year; None if no place on it has articles of the year."""
    counted = (
        PlaceCount(count, "tags/" + entry.slug, entry.name, point(entry))
        for entry in archive.authority.entries
        if is_on_map(entry) and (count := archive.catalog.terms.count_between("tags/" + entry.slug, year, year + LAST))
    )
    dots = _drawn(counted, IN_SMALL)[:DOTS]
    return YearMap(ground().width, ground().height, _land(), dots, LISTED) if dots else None


def _land() -> str:
    return "".join(path(rings) for rings in ground().countries.values())


def _area(archive: Archive, name: str) -> Area:
    term = "tags/" + governorate_slug(name)
    for found in archive.catalog.terms.counts(term):
        link = CountedLink(term_path(term), found.name, found.articles + found.parts)
        return Area(path(ground().governorates[name]), link)
    return Area(path(ground().governorates[name]), CountedLink("", "", 0))


def _dots(archive: Archive) -> tuple[Dot, ...]:
    placed = [(entry, "tags/" + entry.slug) for entry in archive.authority.entries if is_on_map(entry)]
    return _drawn(
        PlaceCount(found.articles + found.parts, term, found.name, point(entry))
        for entry, term in placed
        for found in archive.catalog.terms.counts(term)
    )


def _drawn(places: Iterable[PlaceCount], times: int = 1) -> tuple[Dot, ...]:
    """The dots of places, the largest first; their radii `times` the usual ones."""
    ordered = sorted(places, key=lambda place: (-place.articles, place.term))
    most = max([FEW, *(place.articles for place in ordered[:1])])
    dots: list[Dot] = []
    for count, term, name, (x, y) in ordered:
        radius = times * max(SMALLEST, isqrt(LARGEST * LARGEST * count // most))
        named = len(dots) < NAMED and all(
            abs(x - other.x) > 130 or abs(y - other.y) > 42 for other in dots if other.named
        )
        dots.append(Dot(CountedLink(term_path(term), name, count), x, y, radius, named))
    return tuple(dots)


def has_map(archive: Archive) -> bool:
    """Whether the site has a map: some place on it has articles."""
    return any(
        is_on_map(entry) and archive.catalog.terms.has("tags/" + entry.slug) for entry in archive.authority.entries
    )


MAP = View("map", always, always, _pages)
