"""An HTML tree -> the lines that a reader sees, as copying the page gives them, and the pictures between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from syrnews_site.arabic.clean import one_line
from syrnews_site.importing.markdown import escaped
from syrnews_site.yamlreader.values import WEB_ADDRESS

# Elements that begin a line of their own, and those whose text nobody sees (HTML's suggested rendering).
BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table
    tbody td tfoot th thead tr ul option img amp-img
    """.split()  # noqa: SIM905 - rows of words are easier to read than a list of strings
)
UNSEEN = frozenset(
    """
    script style noscript template head title meta link svg math canvas iframe object embed audio video map area select
    datalist button textarea input
    """.split()  # noqa: SIM905 - as above
)
_MARKS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "figcaption", "td", "th"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_DEEPEST = 300  # elements in one another; deeper ones are read as if they were empty
CAPTION = "figcaption"
PICTURES = frozenset(("img", "amp-img"))


@dataclass(slots=True)
class PageLine:
    """A line: its text, the same in Markdown, the nearest of h1 ... h6, li, blockquote, figcaption, td that it is in.

    `linked`: the whole line is a link. A picture is a line without text; `picture` is its element.
    """

    text: str
    marked: str
    element: str = ""
    linked: bool = False
    picture: Any = None


def lines_of(root: Any) -> list[PageLine]:
    """The lines of a tree of lxml, without empty ones."""
    lines: list[PageLine] = []
    line = _OpenLine()
    for piece in _pieces(root, _Around()):
        if piece.breaks:
            line.close(lines)
        if piece.picture is not None:
            lines.append(PageLine("", "", piece.element, picture=piece.picture))
        line.add(piece)
    line.close(lines)
    return lines


@dataclass(slots=True)
class _Piece:
    text: str
    breaks: bool
    element: str
    link: str = ""
    linked: bool = False  # in a link, of any kind
    picture: Any = None


class _OpenLine:
    """The pieces of the line that is being read."""

    def __init__(self) -> None:
        self.pieces: list[_Piece] = []

    def add(self, piece: _Piece) -> None:
        if piece.text:
            self.pieces.append(piece)

    def close(self, lines: list[PageLine]) -> None:
        text = one_line("".join(piece.text for piece in self.pieces))
        if text:
            pieces = [piece for piece in self.pieces if piece.text.strip()]
            lines.append(PageLine(text, self._marked(text), pieces[0].element, all(piece.linked for piece in pieces)))
        self.pieces.clear()

    def _marked(self, text: str) -> str:
        if not any(piece.link for piece in self.pieces):
            return escaped(text)
        marked, at = "", 0
        pieces = self.pieces
        while at < len(pieces):
            run, link = "", pieces[at].link
            while at < len(pieces) and pieces[at].link == link:
                run += pieces[at].text
                at += 1
            marked += f"[{' '.join(_inline(run).split())}](<{link}>)" if link and run.strip() else _inline(run)
        return " ".join(marked.split())


def _inline(text: str) -> str:
    return escaped(" ".join(("." + text + ".").split()))[1:-1]


@dataclass(frozen=True, slots=True)
class _Around:
    """What an element is in: a marked element, a link, other elements."""

    mark: str = ""
    link: str = ""
    linked: bool = False
    depth: int = 0


def _pieces(element: Any, outer: _Around) -> Iterator[_Piece]:
    """The texts of an element in their order, each with whether a line begins before it."""
    tag = element.tag
    around = _Around(
        tag if tag in _MARKS else outer.mark,
        _address(element, outer.link) if tag == "a" else outer.link,
        outer.linked or tag == "a",
        outer.depth + 1,
    )
    yield _Piece(element.text or "", tag in BLOCKS, around.mark, around.link, around.linked)
    for child in element:
        name = child.tag
        ends = isinstance(name, str) and name in BLOCKS
        if name == "br":
            yield _Piece("", True, around.mark)
        elif name in PICTURES:
            yield _Piece("", True, around.mark, picture=child)
        elif not is_hidden(child) and around.depth < _DEEPEST:
            yield from _pieces(child, around)
        if child.tail or ends:
            yield _Piece(child.tail or "", ends, around.mark, around.link, around.linked)


def is_hidden(element: Any) -> bool:
    """Whether an element and all in it is not shown."""
    tag = element.tag
    if not isinstance(tag, str) or tag in UNSEEN:
        return True
    attributes = element.attrib
    return "hidden" in attributes or bool(_HIDDEN.search(attributes.get("style", "")))


def _address(element: Any, outer: str) -> str:
    address = (element.get("href") or "").strip()
    return address if WEB_ADDRESS.fits(address) and "<" not in address and ">" not in address else outer
