"""Markdown -> safe HTML: CommonMark, tables and footnotes (markdown-it-py), with our own rules for unsafe text.

Raw HTML is shown as text. So is a link to anything except http, https, mailto, a fragment or a path.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from syrnews_site.arabic.clean import clean_text
from syrnews_site.markup.bounds import DEEPEST_BLOCK, add_bounds, room_of
from syrnews_site.markup.direction import Marker, marker, reads_against
from syrnews_site.markup.elements import Elements, labels
from syrnews_site.markup.emphasis import emphasis
from syrnews_site.markup.figures import with_figures
from syrnews_site.markup.footnotes import move_footnotes
from syrnews_site.markup.kept_text import Kept, LinkDefinitions, keep_text
from syrnews_site.markup.links import fragment_name, heading_id, is_remote, is_safe
from syrnews_site.model import LocalLink


def html(
    body: str,
    root: str,
    language: str,
    targets: Mapping[str, str],
    page: str = "",
    sizes: Mapping[str, tuple[int, int]] | None = None,
) -> str:
    """The HTML of a body in this language. Links and images are paths below `root`.

    `targets` tells which addresses name content files, and where these lead. `page`, if it is not empty, is the address
    of the article's page, and the HTML is for a feed. `sizes`: of pictures, by their paths from the site's root.
    """
    parser, mark = _parser(), marker(language)
    environment = _environment(body) | {
        "root": root,
        "mark": mark,
        "labels": labels(language),
        "targets": targets,
        "page": page,
        "sizes": sizes or {},
    }
    tokens = parser.parse(body, environment)
    environment["headings"] = _name_headings(tokens, as_ids=not page)
    _turn(tokens, mark)
    return str(parser.renderer.render(list(with_figures(tokens)), parser.options, environment))


def plain_text(body: str) -> str:
    """The text of a body."""
    return read(body)[0]


def read(body: str) -> tuple[str, Sequence[Kept]]:
    """The text of a body, and what only plain text shows. Blank lines divide paragraphs, cells and other blocks."""
    tokens, kept = _parsed(body)
    blocks = (_text_of(token).strip("\n") for token in tokens)
    return clean_text("\n\n".join(block for block in blocks if block)), kept


def _environment(body: str) -> dict[str, Any]:
    """What the rules of a parser share while they parse a body."""
    return {"references": LinkDefinitions(), "room": room_of(body), "kept": []}


def local_links(body: str) -> Iterator[LocalLink]:
    """The links and images of a body that lead to this site, with their lines and columns in the body.

    Links to headings that the body has are left out.
    """
    tokens, lines = _parsed(body)[0], body.split("\n")
    names = _name_headings(tokens, as_ids=False)
    for token in tokens:
        if token.type == "inline" and any("at" in child.meta for child in token.children or ()):
            yield from _links_of(token, _Places(token, lines), names)


def _links_of(token: Token, places: _Places, names: set[str]) -> Iterator[LocalLink]:
    for child in token.children or ():
        address = str(child.attrGet("href" if child.type == "link_open" else "src") or "")
        if "at" not in child.meta or not address or is_remote(address):
            continue
        if not address.startswith("#") or not fragment_name(address, names):
            yield LocalLink(*places.of(child.meta["at"]), address, child.type == "image")


class _Places:
    """Finds the lines and columns of positions in a block, whose text lacks the indents and marks of its lines."""

    def __init__(self, block: Token, lines: Sequence[str]) -> None:
        first, written = (block.map or [0])[0], block.content.split("\n")
        self._first = first
        self._starts, self._indents = [0], []
        for line, text in enumerate(written, first):
            self._starts.append(self._starts[-1] + len(text) + 1)
            self._indents.append(max(lines[line].find(text), 0) if line < len(lines) else 0)

    def of(self, at: int) -> tuple[int, int]:
        """The line and the column, both from 1."""
        line = bisect_right(self._starts, at) - 1
        return self._first + line + 1, self._indents[line] + at - self._starts[line] + 1


@lru_cache(1)  # loading asks for the text and for the links of each body
def _parsed(body: str) -> tuple[list[Token], Sequence[Kept]]:
    environment = _environment(body)
    return _parser().parse(body, environment), environment["kept"]


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:
        return is_safe(url)


@cache
def _parser() -> MarkdownIt:
    # A rule of `bounds` ends nested blocks and keeps their text. maxNesting would drop the text; it ends searches
    # within a line.
    options = {"html": False, "xhtmlOut": False, "maxNesting": 2 * DEEPEST_BLOCK}
    parser = _Parser("commonmark", options, renderer_cls=Elements)
    parser.enable("table").use(footnote_plugin, inline=False, move_to_end=False)
    add_bounds(parser)
    parser.inline.ruler.at("emphasis", emphasis)
    parser.core.ruler.after("inline", "footnotes", move_footnotes)
    parser.core.ruler.after("inline", "kept_text", keep_text)
    for name in ("ref", "block_open", "block_close", "open", "close", "anchor"):
        parser.add_render_rule(f"footnote_{name}", getattr(Elements, f"note_{name}"))
    return parser


def _name_headings(tokens: list[Token], *, as_ids: bool) -> set[str]:
    """The names of the headings, which fragments lead to. `as_ids`: give them to the headings as ids.

    The headings also get levels that begin below the title of the page.
    """
    names: set[str] = set()
    used: dict[str, int] = {}  # the last number beside each name: many headings may have one text
    headings = [(token, tokens[index + 1]) for index, token in enumerate(tokens) if token.type == "heading_open"]
    closings = [token for token in tokens if token.type == "heading_close"]
    highest = min((int(token.tag[1]) for token, _ in headings), default=1)
    for (token, inline), closing in zip(headings, closings, strict=True):
        token.tag = closing.tag = f"h{min(int(token.tag[1]) - highest + 2, 6)}"
        name = heading_id(_text_of(inline))
        unique, number = name, used.get(name, 1)
        while unique in names:
            number += 1
            unique = f"{name}-{number}"
        used[name] = number
        names.add(unique)
        if as_ids:
            token.attrSet("id", unique)
    return names


def _turn(tokens: list[Token], mark: Marker) -> None:
    """Give dir=auto to each element whose whole text reads against the page."""
    for before, token in pairwise(tokens):
        if token.type == "inline" and before.nesting == 1 and not before.hidden and reads_against(token.content, mark):
            before.attrSet("dir", "auto")
            for child in token.children or ():
                if child.type == "text":
                    child.type = "foreign_text"


def _text_of(token: Token) -> str:
    if token.type == "image":
        return "".join(map(_text_of, token.children or ()))
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    if token.children is not None:
        return "".join(map(_text_of, token.children))
    return token.content
