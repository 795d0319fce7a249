"""Rules of markdown-it with bounds: no body takes more time or makes a larger page than its length allows.

The text of whatever is beyond a bound is kept: it is shown as plain text.
"""

from __future__ import annotations

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.paragraph import paragraph
from markdown_it.rules_block.table import table
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.image import image
from markdown_it.rules_inline.link import link

from syrnews_site.markup.kept_text import add_cells
from syrnews_site.markup.spaced_paths import spaced_definition, spaced_image, spaced_link

DEEPEST_BLOCK = 60  # levels of nested quotes and lists; a list is two levels
DEEPEST_IMAGE = 2  # images in the descriptions of images
DEEPEST_BRACKET = 20  # nested brackets of links; markdown-it searches for the end of each link from its beginning
ADDRESSES, ADDRESSES_PER_CHARACTER = 100_000, 10  # characters of all addresses of a page; escapes take nine for one
EMPTY_CELLS = 1000  # cells that a table may lack, besides eight for each cell that it has
_BRACKET = re.compile(r"[\[\]]")


def room_of(body: str) -> int:
    """How many characters the addresses on the page of this body may have. The later links are shown as text."""
    return ADDRESSES + ADDRESSES_PER_CHARACTER * len(body)


def add_bounds(parser: MarkdownIt) -> None:
    """Put the rules of this module into a parser that has the rule for tables."""
    parser.block.ruler.before("table", "too_deep", _too_deep)
    parser.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    parser.inline.ruler.at("link", _link)
    parser.inline.ruler.at("image", _image)
    parser.block.ruler.after("reference", "spaced_definition", spaced_definition)


def _too_deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Below the deepest level only paragraphs begin."""
    return state.level >= DEEPEST_BLOCK and paragraph(state, start, end, silent)


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A table, unless most of its cells are missing: markdown-it adds the missing cells of short rows."""
    found = table(state, start, end, True)
    if silent or not found:
        return found
    columns = state.getLines(start, start + 1, 0, False).count("|") + 1
    rows = next((line for line in range(start, end) if state.isEmpty(line)), end) - start
    if columns * rows > 8 * state.src.count("|") + EMPTY_CELLS:
        return False
    first = len(state.tokens)
    table(state, start, end, False)
    add_cells(state, first)
    return True


def _link(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "[" or _is_deep(state.src) or not _has_room(state):
        return False
    start, known = state.pos, len(state.tokens)
    found = link(state, silent) or spaced_link(state, silent)
    return found and _mark(state, known, start)


def _image(state: StateInline, silent: bool) -> bool:
    """An image, unless it is nested too deep: the rule of markdown-it calls itself for descriptions."""
    depth = state.env.get("images", 0)
    if state.src[state.pos] != "!" or depth >= DEEPEST_IMAGE or _is_deep(state.src) or not _has_room(state):
        return False
    state.env["images"] = depth + 1
    start, known = state.pos, len(state.tokens)
    try:
        found = image(state, silent) or spaced_image(state, silent)
        return found and _mark(state, known, start)
    finally:
        state.env["images"] = depth


def _mark(state: StateInline, known: int, start: int) -> bool:
    """Record in the token of a link or an image where in the text of its block it is. True, so that a rule can end.

    Its address and title take room of the page.
    """
    for token in state.tokens[known : known + 2]:  # text that waited may come before it
        if token.type in ("link_open", "image"):
            token.meta["at"] = start
            state.env["room"] -= sum(len(str(value)) for value in token.attrs.values())
            break
    return True


def _has_room(state: StateInline) -> bool:
    """Whether the page has room for another address. A definition of 20 KB may be used 10,000 times."""
    return int(state.env.get("room", 0)) >= 0


@lru_cache(maxsize=4)
def _is_deep(text: str) -> bool:
    """Whether a text has more nested brackets, closed or open, than any honest text with links."""
    depth = 0
    for bracket in _BRACKET.findall(text):
        depth = depth + 1 if bracket == "[" else max(depth - 1, 0)
        if depth > DEEPEST_BRACKET:
            return True
    return False
