"""A Markdown file -> an article, or a diagnostic for each mistake of the file."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from syrnews_site.arabic.clean import seen
from syrnews_site.arabic.dates.parse import NotADate
from syrnews_site.authority.lookup import Authority
from syrnews_site.content.flash import flash_note, is_flash
from syrnews_site.content.headline import Record, headline, summary_of
from syrnews_site.content.markdown.front_matter import FrontMatter, read_front_matter
from syrnews_site.content.markdown.parts import Parts, divide, first_line, title_and_body
from syrnews_site.content.markdown.readable import readable, readable_start
from syrnews_site.content.printed_dates import date_missing, date_of_path
from syrnews_site.model import Article, ContentFile, Diagnostic, LoadResult, Note
from syrnews_site.settings.site import Site
from syrnews_site.zones import zone


def load_markdown(
    site: Site, authority: Authority, source: ContentFile, sha256: str, text: str, notes: tuple[Note, ...] = ()
) -> LoadResult:
    """The article of a clean text, or all reasons why there is none. Never raises.

    `sha256` is of the original bytes, in hex; `notes` come from decoding them. Diagnostics: SN105, SN106, SN111 to
    SN115, SN121 to SN126, SN201 to SN205.
    """
    parts = divide(text)
    if parts is None:
        message, hint = "front matter begins here and does not end", "end the front matter with a line of its own: ---"
        return LoadResult(source.path, None, (Diagnostic(source.path, first_line(text), 1, "SN121", message, hint),))
    front, found = read_front_matter(parts.front or "", source.path, parts.front_line, toml=parts.toml)
    title, parts, title_notes = title_and_body(front.title, parts)
    title = title if seen(title).strip() else ""
    flash = is_flash(source.path, title, parts.body)
    printed = front.date or date_of_path(source.path)
    found += _missing(site, source.path, front, title, parts, dated=printed is not None, flash=flash)
    diagnostics = tuple(sorted(found))
    if isinstance(printed, NotADate) or any(diagnostic.severity == "error" for diagnostic in diagnostics):
        return LoadResult(source.path, None, diagnostics)
    if flash:
        parts, title_notes = replace(parts, body=title), (*title_notes, flash_note(front.title_line, title))
    shown = parts.body if flash else readable(parts.body)
    record = Record(
        title=title,
        printed=printed,
        body=shown,
        id=front.id,
        outlet=front.outlet,
        tags=front.tags,
        summary=front.summary or ("" if shown is parts.body else summary_of(readable_start(parts.body))),
        lang=front.lang,
    )
    article = Article(
        headline=headline(site, authority, source.path, record),
        body=parts.body,
        format="text" if flash else "markdown",
        origin=source,
        sha256=sha256,
        author=seen(front.author),
        updated=front.updated.iso(zone(site.timezone)) if front.updated else "",
        added=front.added.iso(zone(site.timezone)) if front.added else "",
        source_url=front.source_url,
        aliases=front.aliases,
        draft=front.draft,
        body_line=parts.body_line,
        notes=notes + title_notes,
        declared_id=front.declared_id,
        image=front.image,
        links=(front.version_of,) if front.version_of else (),
        retrieved=front.retrieved.iso(zone(site.timezone)) if front.retrieved else "",
        version_of=front.version_of.address if front.version_of else "",
        flash=flash,
    )
    return LoadResult(source.path, article, diagnostics)


def _missing(
    site: Site, file: str, front: FrontMatter, title: str, parts: Parts, *, dated: bool, flash: bool
) -> Iterator[Diagnostic]:
    """A diagnostic for a missing title, date or body.

    A title or a date is not reported if it may be in front matter that could not be read.
    """
    if not title and "title" not in front.unsure:
        hint = "write title: ... in the front matter, or begin the text with # and the title"
        yield Diagnostic(file, front.title_line, 1, "SN105", "the article has no title", hint)
    if not dated and "date" not in front.unsure:
        yield from date_missing(site, file)
    if not parts.body and not flash:
        hint = "write the text below the front matter"
        yield Diagnostic(file, parts.body_line, 1, "SN106", "the article has no body", hint)
