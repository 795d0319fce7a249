"""A Markdown file in its parts: front matter, title, body."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from syrnews_site.arabic.clean import one_line
from syrnews_site.arabic.fold import fold
from syrnews_site.content.markdown.readable import readable
from syrnews_site.model import Note
from syrnews_site.yamlreader.characters import SPACES, UNSEEN

# Characters beside the dashes of front matter that nobody sees.
_BLANK = rf"[ \t{SPACES}{UNSEEN}]*"
_BEGIN = re.compile(rf"(?:{_BLANK}\n)*[{UNSEEN}]*---{_BLANK}(?:\n|\Z)")
_END = re.compile(rf"^[{UNSEEN}]*(?:---|\.\.\.){_BLANK}(?:\n|\Z)", re.MULTILINE)
_BEGIN_TOML = re.compile(rf"(?:{_BLANK}\n)*[{UNSEEN}]*\+\+\+{_BLANK}\n")
_END_TOML = re.compile(rf"^[{UNSEEN}]*\+\+\+{_BLANK}(?:\n|\Z)", re.MULTILINE)
_BLANK_LINES = re.compile(r"(?:[ \t]*\n)*")
_HEADING = re.compile(
    r"^ {0,3}#[ \t]+(?P<text>\S[^\n]*)$|^ {0,3}(?P<ruled>[^\s#>|=`~-][^\n]*)\n {0,3}={2,}[ \t]*$", re.MULTILINE
)
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE)


class Parts(Struct, frozen=True):
    """The front matter and the body of a file, each with its first line. `front` is None without front matter.

    `toml`: the front matter is TOML, not YAML.
    """

    front: str | None
    front_line: int
    body: str
    body_line: int
    toml: bool = False


def first_line(text: str) -> int:
    """The number of the first line that is not blank."""
    return 1 + text.count("\n", 0, len(text) - len(text.lstrip()))


def divide(text: str) -> Parts | None:
    """The parts of a text; None if front matter begins and does not end.

    Front matter is the text between a first line of `---` and the next line of `---` or `...`, or between two lines of
    `+++`.
    """
    toml = False
    begin, end_of_front = _BEGIN.match(text), _END
    if begin is None:
        begin, end_of_front, toml = _BEGIN_TOML.match(text), _END_TOML, True
    if begin is None:
        return _without_blank_lines(Parts(None, 1, text, 1))
    end = end_of_front.search(text, begin.end())
    if end is None:
        return None
    front = text[begin.end() : end.start()]
    front_line = 1 + text.count("\n", 0, begin.end())
    body_line = front_line + front.count("\n") + 1
    return _without_blank_lines(Parts(front, front_line, text[end.end() :], body_line, toml))


def _without_blank_lines(parts: Parts) -> Parts:
    """The same parts, without blank lines before and after the body."""
    blank = _BLANK_LINES.match(parts.body)
    skipped = blank.end() if blank else 0
    body_line = parts.body_line + parts.body.count("\n", 0, skipped)
    return replace(parts, body=parts.body[skipped:].rstrip(), body_line=body_line)


def title_and_body(title: str, parts: Parts) -> tuple[str, Parts, tuple[Note, ...]]:
    """The title of an article, its parts without the title, and a note if a heading was taken out of the body.

    `title` is the title in the front matter. If it is empty, the title is the first heading of the first level, unless
    code comes before this heading. A first line that repeats the title is taken out too.
    """
    if title and not parts.body.startswith("#"):
        return title, parts, ()
    found = _HEADING.search(parts.body)
    fence = _FENCE.search(parts.body)
    if found is None or (fence and fence.start() < found.start()):
        return title, parts, ()
    heading = one_line(readable(_without_closing_marks(found["text"] or found["ruled"])))
    line = parts.body_line + parts.body.count("\n", 0, found.start())
    if not title:
        note = Note("heading taken as title", line, found[0])
    elif found.start() == 0 and fold(heading) == fold(title):
        note = Note("repeated title dropped", line, found[0])
    else:
        return title, parts, ()
    body = parts.body[: found.start()] + "\n" * found[0].count("\n") + parts.body[found.end() :]
    without = _without_blank_lines(replace(parts, body=body))
    return title or heading, without, (note,)


def _without_closing_marks(heading: str) -> str:
    """`A title` for `A title ##`; `C#` remains."""
    bare = heading.rstrip().rstrip("#")
    return bare if bare.endswith((" ", "\t")) else heading
