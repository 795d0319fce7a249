"""The events of chronology.yaml as pages show them, and the articles that belong to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from syrnews_site.addresses import chronology_path
from syrnews_site.authority.chronology import Event, Reference
from syrnews_site.catalog.schema import LAST
from syrnews_site.diagnostics import quoted
from syrnews_site.model import Diagnostic, Headline
from syrnews_site.packed import decode_headline
from syrnews_site.pages.archive import Archive
from syrnews_site.settings.read import CHRONOLOGY_FILE

WHOLE = 40  # events that one page shows; of more events, each year has a page of its own


class EventLink(Struct, frozen=True, array_like=True):
    """An event as other pages name it: where the chronology shows it, its date or span, its text, its kind."""

    path: str
    date: str
    until: str
    text: str
    kind: str


def linked_event(archive: Archive, event: Event) -> EventLink:
    """An event as other pages name it."""
    path = chronology_path(event.date[:4] if is_cut(archive) else "")
    return EventLink(f"{path}#{event.anchor}", event.date, event.until, event.text, event.kind)


def is_cut(archive: Archive) -> bool:
    """Whether each year of the chronology has a page of its own."""
    return len(archive.events) > WHOLE


def events_of(archive: Archive, headline: Headline) -> tuple[Event, ...]:
    """The events that an article belongs to, in the order of their dates."""
    if not archive.events:
        return ()
    found = {event.anchor for event in archive.events_by_address.get(headline.url, ())}
    slugs = slugs_of(archive, headline)
    day = headline.date[:10]
    for slug in sorted(slugs & archive.events_by_tag.keys()):
        found.update(event.anchor for event in archive.events_by_tag[slug] if _holds(event, day, slugs))
    return tuple(event for event in archive.events if event.anchor in found) if found else ()


def _holds(event: Event, day: str, slugs: frozenset[str]) -> bool:
    return event.first <= day < event.last + LAST and slugs.issuperset(event.tags)


def slugs_of(archive: Archive, headline: Headline) -> frozenset[str]:
    """The slugs of an article's tags, and of all that these are part of."""
    above = (entry.slug for tag in headline.tags for entry in archive.authority.ancestors(tag.slug))
    return frozenset((*(tag.slug for tag in headline.tags), *above))


def named_articles(archive: Archive, event: Event) -> list[bytes]:
    """The headlines of the articles that an event names, in its order; those that are not on the site are left out."""
    found = (archive.named_article(reference.name) for reference in event.articles)
    return list(dict.fromkeys(headline for headline in found if headline))


def tagged_articles(archive: Archive, event: Event) -> Iterator[bytes]:
    """The headlines of the articles that have the event's tags on its days, the oldest first."""
    if not event.tags:
        return
    for row in reversed(archive.catalog.terms.articles("tags/" + event.tags[0], event.first, event.last + LAST)):
        if len(event.tags) == 1 or slugs_of(archive, decode_headline(row.headline)).issuperset(event.tags):
            yield row.headline


def years_touched(archive: Archive, headline: Headline) -> Iterator[str]:
    """The years of the events that an article belongs to, or that name its id or its address."""
    names = {headline.id, headline.url}
    for event in events_of(archive, headline):
        yield event.date[:4]
    for event in archive.events:
        if any(reference.name in names for reference in event.articles):
            yield event.date[:4]


def dead_events(archive: Archive) -> Iterator[Diagnostic]:
    """A warning for each article that an event names and the site lacks, a note for tags that no article of it has."""
    for event in archive.events:
        yield from map(_missing, _unknown(archive, event.articles))
        if event.tags and next(tagged_articles(archive, event), None) is None:
            message = "no article of these dates has these tags"
            hint = "correct the tags, or write from: and to: for the dates of the articles"
            yield Diagnostic(CHRONOLOGY_FILE, event.line, event.column, "SN307", message, hint, "note")


def _unknown(archive: Archive, references: Iterable[Reference]) -> Iterator[Reference]:
    return (reference for reference in references if not archive.named_article(reference.name))


def _missing(reference: Reference) -> Diagnostic:
    message = f"no article on the site has this id or address: {quoted(reference.name)}"
    hint = "write the address of the article's page, from the root of the site: 2013/08/21/name.html"
    return Diagnostic(CHRONOLOGY_FILE, reference.line, reference.column, "SN307", message, hint, "warning")
