"""Markdown -> safe HTML: CommonMark, tables and footnotes (markdown-it-py), with rules of our own for what is unsafe.

Raw HTML is text. A link to anything but http, https, mailto, a fragment or a path stays text. What stands deeper than a
reader could follow is text too, so that no body takes longer than its length allows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, MutableMapping
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.paragraph import paragraph
from markdown_it.rules_block.table import table
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.image import image
from markdown_it.rules_inline.link import link
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from syrnews_site.arabic.clean import clean_text
from syrnews_site.markup.body import marker, reads_against
from syrnews_site.markup.elements import Elements, labels
from syrnews_site.markup.links import heading_id, is_safe

Environment = MutableMapping[str, Any]

DEEPEST_BLOCK = 60  # levels of quotes and lists within one another; a list is two
DEEPEST_IMAGE = 2  # images in the descriptions of images
DEEPEST_BRACKET = 20  # of links; markdown-it looks for the end of each from its beginning
EMPTY_CELLS = 1000  # that a table may be filled up with, and eight for each cell that it has
_BRACKET = re.compile(r"[\[\]]")


def html(body: str, root: str, language: str) -> str:
    """The HTML of a body in this language. Links and images are paths below `root`."""
    parser, mark = _parser(), marker(language)
    environment: Environment = {"root": root, "mark": mark, "headings": set(), "labels": labels(language)}
    tokens = parser.parse(body, environment)
    _name_headings(tokens, environment["headings"])
    _turn(tokens, mark)
    return str(parser.renderer.render(tokens, parser.options, environment))


def plain_text(body: str) -> str:
    """The text of a body; paragraphs, cells and the like are divided by blank lines."""
    blocks = (_text_of(token).strip("\n") for token in _parser().parse(body, {}))
    return clean_text("\n\n".join(block for block in blocks if block))


class _Parser(MarkdownIt):
    def validateLink(self, url: str) -> bool:
        return is_safe(url)


@cache
def _parser() -> MarkdownIt:
    # Levels end at DEEPEST_BLOCK, by a rule that keeps the text: maxNesting would drop it. In a line it ends a search.
    options = {"html": False, "xhtmlOut": False, "maxNesting": 2 * DEEPEST_BLOCK}
    parser = _Parser("commonmark", options, renderer_cls=Elements)
    parser.enable("table").use(footnote_plugin, inline=False, move_to_end=False)
    parser.block.ruler.before("table", "too_deep", _too_deep)
    parser.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    parser.inline.ruler.at("link", _link)
    parser.inline.ruler.at("image", _image)
    parser.core.ruler.after("inline", "footnotes", _move_footnotes)
    for name in ("ref", "block_open", "block_close", "open", "close", "anchor"):
        parser.add_render_rule(f"footnote_{name}", getattr(Elements, f"note_{name}"))
    return parser


def _too_deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Below the deepest level, nothing begins but a paragraph."""
    return state.level >= DEEPEST_BLOCK and paragraph(state, start, end, silent)


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The table rule of markdown-it, which fills up short rows, kept from making a page of a few characters."""
    found = table(state, start, end, True)
    if silent or not found:
        return found
    columns = state.getLines(start, start + 1, 0, False).count("|") + 1
    rows = next((line for line in range(start, end) if state.isEmpty(line)), end) - start
    return columns * rows <= 8 * state.src.count("|") + EMPTY_CELLS and table(state, start, end, False)


def _link(state: StateInline, silent: bool) -> bool:
    return state.src[state.pos] == "[" and not _is_deep(state.src) and link(state, silent)


def _image(state: StateInline, silent: bool) -> bool:
    """The image rule of markdown-it, which calls itself for descriptions, kept from doing so without end."""
    depth = state.env.get("images", 0)
    if state.src[state.pos] != "!" or depth >= DEEPEST_IMAGE or _is_deep(state.src):
        return False
    state.env["images"] = depth + 1
    try:
        return image(state, silent)
    finally:
        state.env["images"] = depth


@lru_cache(maxsize=4)
def _is_deep(text: str) -> bool:
    """Whether a text has more brackets within one another, closed or not, than any text with links in it."""
    depth = 0
    for bracket in _BRACKET.findall(text):
        depth = depth + 1 if bracket == "[" else max(depth - 1, 0)
        if depth > DEEPEST_BRACKET:
            return True
    return False


def _move_footnotes(state: StateCore) -> None:
    """Put the footnotes at the end, in the order in which the text refers to them.

    The plugin's own rule drops those that nothing refers to, and the first of two with one label; here they follow
    the others, without a way back.
    """
    notes = state.env.get("footnotes")
    if not notes:
        return
    definitions: dict[str, list[Token]] = {}
    text: list[Token] = []
    open_lists = [text]
    for token in state.tokens:
        if token.type == "footnote_reference_open":
            label = token.meta["label"]
            key = label if label not in definitions else f"{label}\n{len(definitions)}"  # no label has a line break
            definitions[key] = []
            open_lists.append(definitions[key])
        elif token.type == "footnote_reference_close":
            open_lists.pop()
        else:
            open_lists[-1].append(token)
    referred = {note["label"]: note["count"] for _, note in sorted(notes.get("list", {}).items())}
    order = [*referred, *(label for label in definitions if label not in referred)]
    state.tokens = [*text, *_footnotes([(definitions[label], referred.get(label, 0)) for label in order])]


def _footnotes(notes: list[tuple[list[Token], int]]) -> Iterator[Token]:
    """The tokens of all notes: each of them its own tokens, and how often the text refers to it."""
    if notes:
        yield Token("footnote_block_open", "", 1)
    for number, (tokens, count) in enumerate(notes):
        back = [Token("footnote_anchor", "", 0, meta={"id": number, "subId": use}) for use in range(count)]
        at_end = len(tokens) - 1 if tokens and tokens[-1].type == "paragraph_close" else len(tokens)
        yield Token("footnote_open", "", 1, meta={"id": number})
        yield from (*tokens[:at_end], *back, *tokens[at_end:])
        yield Token("footnote_close", "", -1)
    if notes:
        yield Token("footnote_block_close", "", -1)


def _name_headings(tokens: list[Token], taken: set[str]) -> None:
    """Give headings ids, and levels that begin below the page's own title; `taken` is filled with the ids."""
    headings = [(token, tokens[index + 1]) for index, token in enumerate(tokens) if token.type == "heading_open"]
    closings = [token for token in tokens if token.type == "heading_close"]
    highest = min((int(token.tag[1]) for token, _ in headings), default=1)
    for (token, inline), closing in zip(headings, closings, strict=True):
        token.tag = closing.tag = f"h{min(int(token.tag[1]) - highest + 2, 6)}"
        name = heading_id(_text_of(inline))
        unique, number = name, 1
        while unique in taken:
            number += 1
            unique = f"{name}-{number}"
        taken.add(unique)
        token.attrSet("id", unique)


def _turn(tokens: list[Token], mark: Callable[[str], str]) -> None:
    """Give dir=auto to the elements whose whole text reads against the page."""
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
