"""The chronology: the events of chronology.yaml on one page, or on a page for each year, with their articles."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, islice

from msgspec import Raw, Struct

from syrnews_site.addresses import chronology_path, term_path
from syrnews_site.authority.chronology import Event
from syrnews_site.model import Headline, Page
from syrnews_site.pages.archive import YEAR, Archive
from syrnews_site.pages.around import around
from syrnews_site.pages.events import EventLink, is_cut, linked_event, named_articles, tagged_articles, years_touched
from syrnews_site.pages.view import View, page, raws

SHOWN = 6  # articles of an event that have its tags; the page of the tag has the others


class ShownEvent(Struct, frozen=True, array_like=True):
    """An event with its articles. `more`: the number of further articles; `more_path`: the page that lists them."""

    event: EventLink
    anchor: str
    articles: tuple[Raw, ...]
    more: int
    more_path: str


class ChronologyPage(Struct):
    """Data of chronology.html: all events, or those of a year, or the list of years."""

    year: str  # empty: all years
    years: tuple[tuple[str, tuple[ShownEvent, ...]], ...]  # the events by year, the oldest first
    counts: tuple[tuple[str, int], ...]  # events of each year
    cut: bool  # each year has a page of its own
    newer: str = ""  # the next year that has events
    older: str = ""


def _parts(archive: Archive) -> Iterator[str]:
    if archive.events:
        yield ""
        yield from (dict(_counts(archive)) if is_cut(archive) else ())


def _touched(archive: Archive, headline: Headline) -> Iterator[str]:
    if archive.events:
        years = set(years_touched(archive, headline))
        yield from (sorted(years) if is_cut(archive) else [""] if years else [])


def _pages(archive: Archive, part: str) -> Iterator[Page]:
    by_year = {year: list(events) for year, events in groupby(archive.events, key=_year)}
    cut = is_cut(archive)
    if part not in by_year if part else not by_year:
        return
    if part and not cut:
        return
    shown = {part: by_year[part]} if part else {} if cut else by_year
    years = tuple((year, tuple(_shown(archive, event) for event in events)) for year, events in shown.items())
    data = ChronologyPage(part, years, _counts(archive), cut)
    if part:
        data.newer, data.older = around(sorted(by_year), part)
    yield page(chronology_path(part), "chronology.html", data)


def _counts(archive: Archive) -> tuple[tuple[str, int], ...]:
    return tuple((year, sum(1 for _ in events)) for year, events in groupby(archive.events, key=_year))


def _year(event: Event) -> str:
    return event.date[:YEAR]


def _shown(archive: Archive, event: Event) -> ShownEvent:
    named = named_articles(archive, event)
    tagged = (headline for headline in tagged_articles(archive, event) if headline not in named)
    first = list(islice(tagged, SHOWN))
    more = sum(1 for _ in tagged)
    path = term_path("tags/" + event.tags[0]) if more else ""
    return ShownEvent(linked_event(archive, event), event.anchor, raws((*named, *first)), more, path)


CHRONOLOGY = View("chronology", _parts, _touched, _pages)
