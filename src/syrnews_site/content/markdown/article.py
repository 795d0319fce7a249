"""Front matter and a Markdown body -> an article, and every mistake of the file at once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from syrnews_site.arabic.clean import one_line
from syrnews_site.arabic.dates.parse import NotADate
from syrnews_site.arabic.fold import fold
from syrnews_site.authority.lookup import Authority
from syrnews_site.content.headline import Record, headline, summary_of
from syrnews_site.content.markdown.front_matter import FrontMatter, read_front_matter
from syrnews_site.content.printed_dates import date_missing, date_of_path
from syrnews_site.model import Article, ContentFile, Diagnostic, Loaded, Note
from syrnews_site.settings.site import Site
from syrnews_site.zones import zone

BEGIN = re.compile(r"(?:[ \t]*\n)*---[ \t]*(?:\n|\Z)")
END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
BLANK_LINES = re.compile(r"(?:[ \t]*\n)*")
HEADING = re.compile(
    r"^ {0,3}#[ \t]+(?P<text>\S[^\n]*)$|^ {0,3}(?P<ruled>[^\s#>|=`~-][^\n]*)\n {0,3}={2,}[ \t]*$", re.MULTILINE
)
FENCE = re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE)

# Markdown that a reader does not see, in the order in which it is taken away.
MARKS = "*_`[<#|~\\&"
LINE_MARKS = re.compile(r"\n[-+>=]")
UNSEEN: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.MULTILINE), shown)
    for pattern, shown in (
        (r"^ {0,3}(```|~~~)[^\n]*$", ""),  # fences; the code stays
        (r"^ {0,3}(?:[-*_][ \t]*){3,}$|^ {0,3}=+[ \t]*$|^ {0,3}\|?[ \t]?:?-+:?[ \t]?\|[-|: \t]*$", ""),  # rules
        (r"^ {0,3}\[\^?[^\]\n]{1,99}\]:[ \t]*(?:<?https?:\S*)?", ""),  # the labels of footnotes and link targets
        (r"\[\^[^\]\s]{1,99}\]", ""),  # references to footnotes
        (r"!?\[([^\[\]\n]*)\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\[\]\n]*\])", r"\1"),  # links, images
        (r"<(https?://[^<>\s]+|mailto:[^<>\s]+)>", r"\1"),
        (r"^ {0,3}(?:>[ \t]?)+", ""),
        (r"^[ \t]*[-+*][ \t]+", ""),
        (r"^ {0,3}#{1,6}(?:[ \t]+|$)", ""),
        (r"(?<!\\)(?:\*+|`+|~~)", ""),
        (r"(?<![\w\\])_{1,3}(?=\S)|(?<![\s_\\])_{1,3}(?!\w)", ""),
        (r"(?<!\\)\|", " "),
        (r"\\([!-/:-@\[-`{-~])", r"\1"),
    )
)
HEADINGS = re.compile(r"^ {0,3}#{1,6}(?:[ \t][^\n]*)?$", re.MULTILINE)


class Parts(Struct, frozen=True):
    """A Markdown file in two: its front matter (None: it has none) and its body, each with its first line."""

    front: str | None
    front_line: int
    body: str
    body_line: int


def load_markdown(
    site: Site, authority: Authority, source: ContentFile, sha256: str, text: str, notes: tuple[Note, ...] = ()
) -> Loaded:
    """The article that a clean text holds, or all the reasons why it holds none. Never raises.

    Diagnostics: SN105, SN106, SN111 to SN115, SN121 to SN126, SN201 to SN205.
    """
    parts = divide(text)
    if parts is None:
        hint = "end the front matter with a line of its own: ---"
        unended = Diagnostic(
            source.path, first_line(text), 1, "SN121", "front matter begins here and does not end", hint
        )
        return Loaded(source.path, None, (unended,))
    front, diagnostics = read_front_matter(parts.front or "", source.path, parts.front_line)
    title, parts, taken = title_and_body(front, parts)
    printed = front.date or date_of_path(source.path)
    diagnostics += missing(site, source.path, front, title, parts, dated=printed is not None)
    reasons = tuple(sorted(diagnostics))
    if isinstance(printed, NotADate) or any(reason.severity == "error" for reason in reasons):
        return Loaded(source.path, None, reasons)
    seen = readable(parts.body)
    record = Record(
        title=title,
        printed=printed,
        body=seen,
        id=front.id,
        outlet=front.outlet,
        tags=front.tags,
        summary=front.summary or ("" if seen is parts.body else summary_of(prose(parts.body))),
        lang=front.lang,
    )
    article = Article(
        headline=headline(site, authority, source.path, record),
        body=parts.body,
        format="markdown",
        origin=source,
        sha256=sha256,
        author=front.author,
        updated=front.updated.iso(zone(site.timezone)) if front.updated else "",
        added=front.added.iso(zone(site.timezone)) if front.added else "",
        source_url=front.source_url,
        aliases=front.aliases,
        draft=front.draft,
        body_line=parts.body_line,
        notes=notes + taken,
        declared_id=front.declared_id,
    )
    return Loaded(source.path, article, reasons)


def missing(
    site: Site, file: str, front: FrontMatter, title: str, parts: Parts, *, dated: bool
) -> Iterator[Diagnostic]:
    """What to say of an article that lacks a title, a date or a body.

    Not where title or date may stand in front matter that could not be read.
    """
    if not title and "title" not in front.unsure:
        hint = "write title: ... in the front matter, or begin the text with # and the title"
        yield Diagnostic(file, front.title_line, 1, "SN105", "the article has no title", hint)
    if not dated and "date" not in front.unsure:
        yield from date_missing(site, file)
    if not parts.body:
        hint = "write the text below the front matter"
        yield Diagnostic(file, parts.body_line, 1, "SN106", "the article has no body", hint)


def first_line(text: str) -> int:
    """The number of the first line that is not blank."""
    return 1 + text.count("\n", 0, len(text) - len(text.lstrip()))


def divide(text: str) -> Parts | None:
    """Front matter and body of a text; None where front matter begins and does not end.

    Front matter is what stands between a first line of `---` and the next such line (or `...`).
    """
    begin = BEGIN.match(text)
    if begin is None:
        return without_blank_lines(Parts(None, 1, text, 1))
    end = END.search(text, begin.end())
    if end is None:
        return None
    front = text[begin.end() : end.start()]
    front_line = 1 + text.count("\n", 0, begin.end())
    return without_blank_lines(Parts(front, front_line, text[end.end() :], front_line + front.count("\n") + 1))


def without_blank_lines(parts: Parts) -> Parts:
    """The parts with a body that begins with its first line of text."""
    blank = BLANK_LINES.match(parts.body)
    skipped = blank.end() if blank else 0
    body_line = parts.body_line + parts.body.count("\n", 0, skipped)
    return Parts(parts.front, parts.front_line, parts.body[skipped:].rstrip(), body_line)


def title_and_body(front: FrontMatter, parts: Parts) -> tuple[str, Parts, tuple[Note, ...]]:
    """The title, the body without it, and a note where a heading was taken as title or repeated it.

    Without a title in front matter it is the first heading of the first level that stands before any code.
    """
    if front.title and not parts.body.startswith("#"):
        return front.title, parts, ()
    found = HEADING.search(parts.body)
    fence = FENCE.search(parts.body)
    if found is None or (fence and fence.start() < found.start()):
        return front.title, parts, ()
    heading = one_line(readable(without_closing_marks(found["text"] or found["ruled"])))
    line = parts.body_line + parts.body.count("\n", 0, found.start())
    if not front.title:
        note = Note("heading taken as title", line, found[0])
    elif found.start() == 0 and fold(heading) == fold(front.title):
        note = Note("repeated title dropped", line, found[0])
    else:
        return front.title, parts, ()
    body = parts.body[: found.start()] + "\n" * found[0].count("\n") + parts.body[found.end() :]
    without = without_blank_lines(Parts(parts.front, parts.front_line, body, parts.body_line))
    return front.title or heading, without, (note,)


def without_closing_marks(heading: str) -> str:
    """`A title ##` without its last two marks; `C#` as it is."""
    bare = heading.rstrip().rstrip("#")
    return bare if bare.endswith((" ", "\t")) else heading


def readable(body: str) -> str:
    """A Markdown text without its marks and link targets: what the tagger reads and summaries are cut from.

    An approximation, for words alone: pages are made by `markup`.
    """
    marked = body[:1] in ("-", "+", ">") or LINE_MARKS.search(body) or any(mark in body for mark in MARKS)
    if not marked:
        return body
    for pattern, shown in UNSEEN:
        body = pattern.sub(shown, body)
    return body


def prose(body: str) -> str:
    """The beginning of a Markdown body without its headings: what a summary is cut from."""
    return readable(HEADINGS.sub("", body[:2000]))
