"""Markdown -> safe HTML: CommonMark, tables and footnotes (markdown-it-py), with our own rules for unsafe text.

Raw HTML is shown as text. So is a link to anything except http, https, mailto, a fragment or a path.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from syrnews_site.arabic.clean import clean_text
from syrnews_site.markup.bounds import DEEPEST_BLOCK, add_bounds
from syrnews_site.markup.direction import Marker, marker, reads_against
from syrnews_site.markup.elements import Elements, labels
from syrnews_site.markup.emphasis import emphasis
from syrnews_site.markup.footnotes import move_footnotes
from syrnews_site.markup.links import fragment_name, heading_id, is_remote, is_safe
from syrnews_site.model import LocalLink

Environment = MutableMapping[str, Any]  # the type of markdown-it


def html(body: str, root: str, language: str, targets: Mapping[str, str], page: str = "") -> str:
    """The HTML of a body in this language. Links and images are paths below `root`.

    `targets` tells which addresses name content files, and where these lead. `page`, if it is not empty, is the address
    of the article's page, and the HTML is for a feed.
    """
    parser, mark = _parser(), marker(language)
    environment: Environment = {
        "root": root,
        "mark": mark,
        "labels": labels(language),
        "targets": targets,
        "page": page,
    }
    tokens = parser.parse(body, environment)
    environment["headings"] = _name_headings(tokens, as_ids=not page)
    _turn(tokens, mark)
    return str(parser.renderer.render(tokens, parser.options, environment))


def plain_text(body: str) -> str:
    """The text of a body. Blank lines divide paragraphs, cells and other blocks."""
    blocks = (_text_of(token).strip("\n") for token in _tokens(body))
    return clean_text("\n\n".join(block for block in blocks if block))


def local_links(body: str) -> Iterator[LocalLink]:
    """The links and images of a body that lead to this site, with their lines and columns in the body.

    Links to headings that the body has are left out.
    """
    tokens, lines = _tokens(body), body.split("\n")
    names = _name_headings(tokens, as_ids=False)
    for token in tokens:
        for child in token.children or ():
            address = str(child.attrGet("href" if child.type == "link_open" else "src") or "")
            if "at" not in child.meta or not address or is_remote(address):
                continue
            if not address.startswith("#") or not fragment_name(address, names):
                yield LocalLink(*_place(token, child.meta["at"], lines), address, child.type == "image")


def _place(token: Token, at: int, lines: list[str]) -> tuple[int, int]:
    """The line and column of a position in the text of a block, which lacks the indents and marks of its lines."""
    line = (token.map or [0])[0] + token.content.count("\n", 0, at)
    start = token.content.rfind("\n", 0, at) + 1
    written = token.content[start:].partition("\n")[0]
    indent = max(lines[line].find(written), 0) if line < len(lines) else 0
    return line + 1, indent + at - start + 1


@lru_cache(1)  # loading asks for the text and for the links of each body
def _tokens(body: str) -> list[Token]:
    return _parser().parse(body, {})


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
    for name in ("ref", "block_open", "block_close", "open", "close", "anchor"):
        parser.add_render_rule(f"footnote_{name}", getattr(Elements, f"note_{name}"))
    return parser


def _name_headings(tokens: list[Token], *, as_ids: bool) -> set[str]:
    """The names of the headings, which fragments lead to. `as_ids`: give them to the headings as ids.

    The headings also get levels that begin below the title of the page.
    """
    names: set[str] = set()
    headings = [(token, tokens[index + 1]) for index, token in enumerate(tokens) if token.type == "heading_open"]
    closings = [token for token in tokens if token.type == "heading_close"]
    highest = min((int(token.tag[1]) for token, _ in headings), default=1)
    for (token, inline), closing in zip(headings, closings, strict=True):
        token.tag = closing.tag = f"h{min(int(token.tag[1]) - highest + 2, 6)}"
        name = heading_id(_text_of(inline))
        unique, number = name, 1
        while unique in names:
            number += 1
            unique = f"{name}-{number}"
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
