"""A raw scraped text -> an article: what `reading` found in it, under the rules that all articles share."""

from __future__ import annotations

from collections.abc import Iterable

from syrnews_site.arabic.clean import one_line, seen
from syrnews_site.arabic.dates.parse import PrintedDate
from syrnews_site.authority.lookup import Authority
from syrnews_site.content.flash import flash_note, is_flash
from syrnews_site.content.headline import Record, headline
from syrnews_site.content.printed_dates import date_doubts, date_missing, date_of_path
from syrnews_site.content.scraped import doubts, lines
from syrnews_site.content.scraped.labelled import Reading
from syrnews_site.content.scraped.reading import read
from syrnews_site.content.scraped.short_texts import take_file_name, take_only_line, take_period
from syrnews_site.diagnostics import quoted
from syrnews_site.model import Article, ContentFile, Diagnostic, LoadResult, Note, Severity
from syrnews_site.settings.site import Site
from syrnews_site.zones import zone

LONGEST_TITLE = 300  # characters; a line that is longer is a paragraph
_DATE_HINT = "write 2025-11-06 or 6 تشرين الثاني 2025"
_TITLE_HINT = f"write it in the first line, in at most {LONGEST_TITLE} characters, or as the file's name"
_RELATIVE = "it is relative to a day that the line does not name"


def load_raw(
    site: Site, authority: Authority, source: ContentFile, sha256: str, text: str, notes: tuple[Note, ...]
) -> LoadResult:
    """The article of a clean text, or why there is none; `notes` are those of decoding it. Never raises."""
    found, printed = understand(site, authority, source.path, text)
    diagnostics = tuple(mistakes(site, source.path, found, printed))
    if any(diagnostic.severity == "error" for diagnostic in diagnostics):
        return LoadResult(source.path, None, diagnostics)
    body, notes = "\n\n".join(found.paragraphs), (*notes, *found.notes)
    if flash := is_flash(source.path, found.title, body):
        number = found.page.lines[found.title_at].number
        body, notes = one_line(found.title), (*notes, flash_note(number, found.title))
    article = Article(
        headline=headline(site, authority, source.path, _record(found, printed, body)),
        body=body,
        format="text",
        origin=source,
        sha256=sha256,
        author="، ".join(dict.fromkeys(seen(one_line(author)) for author in found.authors if author)),
        updated=found.updated.iso(zone(site.timezone)) if found.updated else "",
        source_url=found.source_url,
        body_line=found.body_line,
        notes=notes,
        flash=flash,
    )
    return LoadResult(source.path, article, diagnostics)


def understand(site: Site, authority: Authority, path: str, text: str) -> tuple[Reading, PrintedDate | None]:
    """The reading of a clean text, and the date of its article, which may be that of the path."""
    found = read(text, authority, site.chrome)
    printed = _date(found, path) or take_period(found)
    take_only_line(found)
    take_file_name(found, path)
    return found, printed


def _date(found: Reading, path: str) -> PrintedDate | None:
    """The date above the body; else that of the path, which a person put there; else one below the body's beginning."""
    if found.published and not found.date_below:
        return found.published
    return date_of_path(path) or found.published


def _record(found: Reading, printed: PrintedDate | None, body: str) -> Record:
    return Record(
        title=one_line(found.title),
        printed=printed,
        body=body,
        outlet=one_line(found.source),
        tags=tuple(one_line(keyword) for keyword in found.keywords),
    )


def mistakes(site: Site, file: str, found: Reading, printed: PrintedDate | None) -> Iterable[Diagnostic]:
    """What is wrong with a reading (errors), and what is doubtful about it (warnings)."""
    if doubts.is_list(found):
        hint = "copy one article, from its title to its last paragraph"
        yield Diagnostic(file, 1, 1, "SN135", "a page of headlines, without an article", hint)
    elif not found.title:
        yield Diagnostic(file, 1, 1, "SN105", "the article has no title", _TITLE_HINT)
    for doubt in doubts.of(found):
        line = found.page.lines[doubt.at]
        severity: Severity = "error" if doubt.severe else "warning"
        yield Diagnostic(file, line.number, 1, doubt.code, doubt.message, doubt.hint, severity)
    yield from _date_mistakes(site, file, found, printed)


def _date_mistakes(site: Site, file: str, found: Reading, printed: PrintedDate | None) -> Iterable[Diagnostic]:
    if found.published:
        line = found.page.lines[found.date_at]
        yield from date_doubts(found.published, line.text, file, line.number, 1)
        yield from _other_date(file, found, found.published, line)
    elif found.unread_dates:
        yield from _unread_dates(site, file, found, printed)
    elif printed is None:
        ages = [line for line in found.page.lines if line.kind == lines.AGE]
        if ages and site.undated == "reject":
            message = f"not a date: {quoted(ages[0].text)}: {_RELATIVE}"
            yield Diagnostic(file, ages[0].number, 1, "SN113", message, _DATE_HINT)
        else:
            yield from date_missing(site, file)


def _other_date(file: str, found: Reading, published: PrintedDate, line: lines.Line) -> Iterable[Diagnostic]:
    """A warning if the file's name or folder has a date, and the text another one."""
    of_path = date_of_path(file)
    if of_path and abs(of_path.day - published.day).days > 1:
        used = of_path if found.date_below else published
        message = (
            f"the path of the file says {of_path.day.isoformat()}, its text {quoted(line.text)}; "
            f"{used.day.isoformat()} is used"
        )
        yield Diagnostic(file, line.number, 1, "SN133", message, "delete the date that is wrong", "warning")
    elif found.date_in_body and of_path is None and found.title:
        message = (
            f"the date is probably {quoted(line.text)} (line {line.number}), which is below the beginning of the text"
        )
        hint = "write the date below the title, or begin the file's name with the date: 2025-11-06-name"
        yield Diagnostic(file, line.number, 1, "SN132", message, hint, "warning")


def _unread_dates(site: Site, file: str, found: Reading, printed: PrintedDate | None) -> Iterable[Diagnostic]:
    """Lines that were meant as dates: an error if the article has no other date, and needs one."""
    needed = printed is None and site.undated == "reject"
    for line, reason in found.unread_dates:
        message = f"not a date: {quoted(line.text)}: {reason}"
        yield Diagnostic(file, line.number, 1, "SN113", message, _DATE_HINT, "error" if needed else "warning")
