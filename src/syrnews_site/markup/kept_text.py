"""Text that Markdown takes out of a body and shows nowhere: this module puts it back, as plain text.

There are three kinds. A line such as `[source]: Reuters` defines the target of a link, though no link may use it. The
words after the marks of a fence name a language, though people write sentences there. A row of a table may have more
cells than its first row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from markdown_it.common.utils import unescapeAll
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import escapedSplit, getLine
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from syrnews_site.arabic.clean import clean_text
from syrnews_site.markup.highlight import is_language

# Labels of definitions that people write for comments: `[//]: # (to do)`. No reader is meant to see them.
_COMMENTS = frozenset(("//", "comment"))


class Kept(NamedTuple):
    """A line of the body, from 0, and what on it became plain text."""

    line: int
    message: str


class LinkDefinitions(dict[str, Any]):
    """The definitions of a body by their labels. `used` are the labels that a link or an image asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.used: set[str] = set()

    def get(self, label: str, default: Any = None) -> Any:
        """The definition, as markdown-it asks for it when it reads a link."""
        self.used.add(label)
        return super().get(label, default)


def keep_text(state: StateCore) -> None:
    """The rule that shows the words of fences and the definitions that nothing uses, each in a paragraph of its own."""
    kept: list[Kept] = state.env.setdefault("kept", [])
    if any(token.type == "fence" and token.info for token in state.tokens):
        state.tokens = [shown for token in state.tokens for shown in _fence(token, kept)]
    if unused := _unused(state):
        state.tokens = list(_with_definitions(state.tokens, unused, state.src.split("\n")))
        kept += [Kept(line, "a link target that no link uses") for line, _ in unused]


def add_cells(state: StateBlock, first: int) -> None:
    """Add the cells that the rows of a table have beyond its header. `first` is the index of its first token."""
    made, state.tokens[first:] = state.tokens[first:], []
    columns = sum(token.type == "th_open" for token in made)
    for index, token in enumerate(made):
        if token.type == "tr_close" and made[index - 1].type == "td_close":
            line = _line_of(made, index)
            cells = _cells(getLine(state, line))[columns:]
            while cells and not cells[-1]:
                cells.pop()
            for cell in cells:
                _add_cell(state, cell, line)
            if cells:
                state.env.setdefault("kept", []).append(Kept(line, "a row with more cells than the table's first row"))
        state.tokens.append(token)


def _line_of(tokens: Sequence[Token], closing: int) -> int:
    """The line of the row that ends at this index. Each token of the row's texts has it."""
    lines = tokens[closing - 2].map
    return lines[0] if lines else 0


def _cells(row: str) -> list[str]:
    cells = [cell.strip() for cell in escapedSplit(row.strip())]
    return cells[1:] if cells and not cells[0] else cells


def _add_cell(state: StateBlock, text: str, line: int) -> None:
    state.push("td_open", "td", 1)
    inline = state.push("inline", "", 0)
    inline.map, inline.content, inline.children = [line, line + 1], text, []
    state.push("td_close", "td", -1)


def _fence(token: Token, kept: list[Kept]) -> Iterator[Token]:
    """A token. The words of a fence that are not the name of a language come before it."""
    if token.type == "fence" and (words := clean_text(unescapeAll(token.info)).strip()):
        language, _, rest = words.partition(" ")
        if not is_language(language):
            token.info, rest = "", words
        if rest := rest.strip():
            kept.append(Kept(token.map[0] if token.map else 0, "words beside the marks of a block of code"))
            yield from _paragraph([rest])
    yield token


def _unused(state: StateCore) -> list[tuple[int, int]]:
    """The first line of each definition that the page does not show, and the line after its last line."""
    known = state.env.get("references")
    if not isinstance(known, LinkDefinitions):
        return []
    unused = [found for label, found in known.items() if label not in known.used and not _is_comment(label)]
    again = [found for found in state.env.get("duplicate_refs", ()) if not _is_comment(found["label"])]
    return sorted((found["map"][0], found["map"][1]) for found in (*unused, *again))


def _is_comment(label: str) -> bool:
    return label.casefold() in _COMMENTS


def _with_definitions(tokens: Sequence[Token], spans: Sequence[tuple[int, int]], lines: list[str]) -> Iterator[Token]:
    """The tokens, and before the first block below each span of lines a paragraph with these lines."""
    waiting = list(reversed(spans))
    for token in tokens:
        while waiting and token.level == 0 and token.nesting >= 0 and token.map and token.map[0] >= waiting[-1][1]:
            yield from _paragraph(lines[slice(*waiting.pop())])
        yield token
    while waiting:
        yield from _paragraph(lines[slice(*waiting.pop())])


def _paragraph(lines: Sequence[str]) -> Iterator[Token]:
    """The tokens of a paragraph of plain text."""
    children: list[Token] = []
    for line in lines:
        if children:
            children.append(Token("softbreak", "br", 0))
        children.append(Token("text", "", 0, content=line.strip()))
    yield Token("paragraph_open", "p", 1, block=True)
    yield Token("inline", "", 0, content="\n".join(lines), children=children, block=True)
    yield Token("paragraph_close", "p", -1, block=True)
