"""Footnotes go to the end of a body, in the order in which the text refers to them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markdown_it.rules_core import StateCore
from markdown_it.token import Token


class Footnote(NamedTuple):
    """The tokens of a footnote, and how often the text refers to it."""

    tokens: list[Token]
    references: int


def move_footnotes(state: StateCore) -> None:
    """The rule that moves footnotes, instead of the rule of mdit-py-plugins.

    The plugin's rule drops a footnote that nothing refers to, and the first of two footnotes with the same label. This
    rule puts them after the others, without a link back.
    """
    notes = state.env.get("footnotes")
    if not notes:
        return
    text, definitions = _parted(state.tokens)
    references = {note["label"]: note["count"] for _, note in sorted(notes.get("list", {}).items())}
    order = [*references, *(label for label in definitions if label not in references)]
    footnotes = [Footnote(definitions[label], references.get(label, 0)) for label in order]
    state.tokens = [*text, *_section(footnotes)]


def _parted(tokens: list[Token]) -> tuple[list[Token], dict[str, list[Token]]]:
    """The tokens outside of footnotes, and the tokens of each footnote by its label."""
    definitions: dict[str, list[Token]] = {}
    text: list[Token] = []
    open_lists = [text]
    for token in tokens:
        if token.type == "footnote_reference_open":
            label = token.meta["label"]
            key = label if label not in definitions else f"{label}\n{len(definitions)}"  # no label has a line break
            definitions[key] = []
            open_lists.append(definitions[key])
        elif token.type == "footnote_reference_close":
            open_lists.pop()
        else:
            open_lists[-1].append(token)
    return text, definitions


def _section(footnotes: list[Footnote]) -> Iterator[Token]:
    """The tokens of all footnotes, with the links back to the places that refer to them."""
    if footnotes:
        yield Token("footnote_block_open", "", 1)
    for number, (tokens, references) in enumerate(footnotes):
        links = [Token("footnote_anchor", "", 0, meta={"id": number, "subId": use}) for use in range(references)]
        at_end = len(tokens) - 1 if tokens and tokens[-1].type == "paragraph_close" else len(tokens)
        yield Token("footnote_open", "", 1, meta={"id": number})
        yield from (*tokens[:at_end], *links, *tokens[at_end:])
        yield Token("footnote_close", "", -1)
    if footnotes:
        yield Token("footnote_block_close", "", -1)
