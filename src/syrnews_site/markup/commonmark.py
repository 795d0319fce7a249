"""Markdown -> safe HTML: CommonMark, tables and footnotes (markdown-it-py), with our own rules for unsafe text.

Raw HTML is shown as text. So is a link to anything except http, https, mailto, a fragment or a path.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from functools import cache
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
from syrnews_site.markup.links import heading_id, is_safe

Environment = MutableMapping[str, Any]  # the type of markdown-it


def html(body: str, root: str, language: str) -> str:
    """The HTML of a body in this language. Links and images are paths below `root`."""
    parser, mark = _parser(), marker(language)
    environment: Environment = {"root": root, "mark": mark, "headings": set(), "labels": labels(language)}
    tokens = parser.parse(body, environment)
    _name_headings(tokens, environment["headings"])
    _turn(tokens, mark)
    return str(parser.renderer.render(tokens, parser.options, environment))


def plain_text(body: str) -> str:
    """The text of a body. Blank lines divide paragraphs, cells and other blocks."""
    blocks = (_text_of(token).strip("\n") for token in _parser().parse(body, {}))
    return clean_text("\n\n".join(block for block in blocks if block))


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


def _name_headings(tokens: list[Token], names: set[str]) -> None:
    """Give headings ids, and levels that begin below the title of the page. Adds the ids to `names`."""
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
        token.attrSet("id", unique)


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
