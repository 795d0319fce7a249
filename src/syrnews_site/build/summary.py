"""What a build says at its end, and what it leaves for the next build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from syrnews_site.build.edits import Edits
from syrnews_site.build.fingerprint import Keys, record_keys
from syrnews_site.build.guards import record_articles
from syrnews_site.build.make import MadePages
from syrnews_site.build.outcome import Outcome, decode_outcome
from syrnews_site.build.scan import ContentChanges
from syrnews_site.build.static import SiteFiles
from syrnews_site.catalog.catalog import Catalog
from syrnews_site.content.files import ARTICLES
from syrnews_site.diagnostics import OF_THE_MOMENT, quoted
from syrnews_site.model import Diagnostic
from syrnews_site.packed import encode
from syrnews_site.pages.aliases import aliases
from syrnews_site.pages.archive import Archive
from syrnews_site.pages.events import dead_events

SHOWN_UNKNOWN = 50  # tags that tags.yaml lacks
HELD = ("draft", "future")  # states of articles that are not on the site without being rejected


def summarize(files: SiteFiles, archive: Archive, edits: Edits, made: MadePages, dead: Iterable[Diagnostic]) -> Outcome:
    """The outcome of a build: its counts, its diagnostics and its files. `dead`: the diagnostics of links."""
    catalog = archive.catalog
    states = catalog.articles.counts_by_state()
    articles, held = states.get("live", 0), {state: states[state] for state in HELD if states.get(state)}
    of_articles = (*aliases(archive)[1], *_twins(catalog), *dead_events(archive), *dead, *catalog.diagnostics.all())
    diagnostics = sorted((*files.diagnostics, *of_articles))
    hidden = sum(found.code == "SN608" for found in diagnostics if found.file.startswith(ARTICLES))
    count = catalog.files.count(ARTICLES) - hidden
    return Outcome(
        files=count,
        articles=articles,
        held=held,
        rejected=count - articles - sum(held.values()),
        pages=catalog.outputs.count(),
        diagnostics=tuple(diagnostics),
        unknown_tags=_unknown_tags(archive, edits),
        address_known=bool(archive.site.url),
        written=made.written,
        written_count=made.count,
        deleted=made.gone,
        loaded=edits.loaded,
    )


def _twins(catalog: Catalog) -> Iterator[Diagnostic]:
    """SN404 for each article whose file has the same bytes as another one."""
    for path, first in catalog.articles.twins():
        message = f"the file has the same bytes as {quoted(first)}"
        yield Diagnostic(path, 0, 0, "SN404", message, "delete one of the two files", "warning")


def _unknown_tags(archive: Archive, edits: Edits) -> tuple[tuple[str, int], ...]:
    """The most frequent tags that tags.yaml lacks, with the numbers of their articles."""
    if not edits.whole and not edits.headlines:  # all articles have the tags that they had at the last build
        return decode_outcome(archive.catalog.meta("outcome")).unknown_tags
    unknown = sorted((tag for tag in archive.tags if not tag.kind), key=lambda tag: (-tag.articles, tag.term))
    return tuple((tag.name, tag.articles) for tag in unknown[:SHOWN_UNKNOWN])


def record(
    catalog: Catalog, changes: ContentChanges, keys: Keys, archive: Archive, edits: Edits, outcome: Outcome
) -> None:
    """Record in the catalog what the next build needs to know, and commit."""
    catalog.folders.record("content", changes.folders, changes.gone_folders)
    catalog.files.set_digests((file.path, "") for file in catalog.files.below("", suspects=True))
    record_keys(catalog, keys)
    record_articles(catalog, future=keys.future)
    of_the_moment = (found.file for found in outcome.diagnostics if found.code in OF_THE_MOMENT)
    catalog.files.distrust({*of_the_moment, *edits.unread})
    moments = (catalog.articles.first_future(), catalog.articles.latest())
    catalog.set_meta("moments", encode(moments))
    catalog.set_meta("rejected", encode(archive.rejected))
    catalog.set_meta("weights", encode(archive.weights))
    catalog.set_meta("outcome", encode(msgspec.structs.replace(outcome, written=(), deleted=())))
    catalog.commit()
