"""A raw scraped text -> an article: what `scrape` found in it, under the rules that all articles share."""

from __future__ import annotations

from collections.abc import Iterable

from syrnews_site.arabic.clean import one_line
from syrnews_site.arabic.dates.parse import PrintedDate
from syrnews_site.authority.lookup import Authority
from syrnews_site.content.headline import Record, headline
from syrnews_site.content.printed_dates import date_doubts, date_missing, date_of_path
from syrnews_site.content.scraped.lines import LONGEST_TITLE, Scraped, scrape
from syrnews_site.diagnostics import quoted
from syrnews_site.model import Article, ContentFile, Diagnostic, LoadResult, Note
from syrnews_site.settings.site import Site
from syrnews_site.zones import zone

_DATE_HINT = "write 2025-11-06 or 6 تشرين الثاني 2025"
_TITLE_HINT = f"write it in the first line, in at most {LONGEST_TITLE} characters"


def load_raw(
    site: Site, authority: Authority, source: ContentFile, sha256: str, text: str, notes: tuple[Note, ...]
) -> LoadResult:
    """The article of a clean text, or why there is none; `notes` are those of decoding it. Never raises."""
    found = scrape(text, authority, site.chrome)
    printed = found.published or date_of_path(source.path)
    said = tuple(_mistakes(site, source.path, found, printed))
    if any(diagnostic.severity == "error" for diagnostic in said):
        return LoadResult(source.path, None, said)
    body = "\n\n".join(found.paragraphs)
    article = Article(
        headline=headline(site, authority, source.path, _record(found, printed, body)),
        body=body,
        format="text",
        origin=source,
        sha256=sha256,
        author="، ".join(dict.fromkeys(one_line(author) for _, author in found.authors if author)),
        updated=found.updated.iso(zone(site.timezone)) if found.updated else "",
        source_url=found.source_url,
        body_line=found.body_line,
        notes=(*notes, *found.notes),
    )
    return LoadResult(source.path, article, said)


def _record(found: Scraped, printed: PrintedDate | None, body: str) -> Record:
    return Record(
        title=one_line(found.title),
        printed=printed,
        body=body,
        outlet=one_line(found.source),
        tags=tuple(one_line(keyword) for _, keyword in found.keywords),
    )


def _mistakes(site: Site, file: str, found: Scraped, printed: PrintedDate | None) -> Iterable[Diagnostic]:
    if not found.title:
        yield Diagnostic(file, 1, 1, "SN105", "the article has no title", _TITLE_HINT)
    elif not found.paragraphs:
        hint = "no line is left when the title, the date and the lines around the article are taken"
        yield Diagnostic(file, found.title_line, 1, "SN106", "the article has no body", hint)
    if found.published and (line := found.published_in):
        yield from date_doubts(found.published, line.text, file, line.number, 1)
    elif found.unread_dates:
        yield from _unread_dates(site, file, found, printed)
    elif printed is None:
        yield from date_missing(site, file)


def _unread_dates(site: Site, file: str, found: Scraped, printed: PrintedDate | None) -> Iterable[Diagnostic]:
    """Lines that were meant as dates: an error if the article has no other date, and needs one."""
    needed = printed is None and site.undated == "reject"
    for line, reason in dict.fromkeys(found.unread_dates):
        message = f"not a date: {quoted(line.text)}: {reason}"
        yield Diagnostic(file, line.number, 1, "SN113", message, _DATE_HINT, "error" if needed else "warning")
