"""The map: a dot for each place that has coordinates and articles, on the ground of Syria and its neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from math import isqrt

from msgspec import Struct

from syrnews_site.addresses import term_path
from syrnews_site.authority.geography import governorate_slug, ground, is_on_map, path, point
from syrnews_site.model import CountedLink, Page
from syrnews_site.pages.archive import Archive
from syrnews_site.pages.view import View, always, page

SMALLEST, LARGEST = 4, 30  # radius of a dot, in units of the map; its area grows with the number of articles
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
    land = "".join(path(rings) for rings in drawn.countries.values())
    most = max(area.link.count for area in areas)
    yield page("map.html", "map.html", MapPage(drawn.width, drawn.height, land, areas, dots, most))


def _area(archive: Archive, name: str) -> Area:
    term = "tags/" + governorate_slug(name)
    for found in archive.catalog.terms.counts(term):
        link = CountedLink(term_path(term), found.name, found.articles + found.parts)
        return Area(path(ground().governorates[name]), link)
    return Area(path(ground().governorates[name]), CountedLink("", "", 0))


def _dots(archive: Archive) -> tuple[Dot, ...]:
    placed = [(entry, "tags/" + entry.slug) for entry in archive.authority.entries if is_on_map(entry)]
    places = sorted(
        (-found.articles - found.parts, term, found.name, point(entry))
        for entry, term in placed
        for found in archive.catalog.terms.counts(term)
    )
    dots: list[Dot] = []
    for count, term, name, (x, y) in places:
        radius = max(SMALLEST, isqrt(LARGEST * LARGEST * count // places[0][0]))
        named = len(dots) < NAMED and all(
            abs(x - other.x) > 130 or abs(y - other.y) > 42 for other in dots if other.named
        )
        dots.append(Dot(CountedLink(term_path(term), name, -count), x, y, radius, named))
    return tuple(dots)


def has_map(archive: Archive) -> bool:
    """Whether the site has a map: some place on it has articles."""
    return any(
        is_on_map(entry) and archive.catalog.terms.has("tags/" + entry.slug) for entry in archive.authority.entries
    )


MAP = View("map", always, always, _pages)
