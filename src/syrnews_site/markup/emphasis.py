"""Emphasis beside Arabic letters: `و**«كلمة»**` is bold, since Arabic writes و and its like onto the next word.

CommonMark decides by the characters around a run of `*` or `_` whether the run can begin or end emphasis. A run between
a letter and a quotation mark can begin it on the side of the mark only after a space or punctuation. Latin always has
that space; Arabic has none after a proclitic, and often none before the next word. This module counts an Arabic letter
as such a neighbour, and changes nothing beside letters of other scripts. Extensions for Chinese and Japanese amend the
same rule in the same way (commonmark-spec, discussion 650).
"""

from __future__ import annotations

import unicodedata

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.emphasis import tokenize

_ARABIC = frozenset(("AL", "R", "AN"))  # bidirectional classes: letters and marks from right to left, Arabic digits
_HARAKAT = frozenset("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u0654\u0655\u0670")


def emphasis(state: StateInline, silent: bool) -> bool:
    """The rule of markdown-it for `*` and `_`. The runs that it finds may begin and end beside an Arabic letter too."""
    start, known = state.pos, len(state.delimiters)
    found = tokenize(state, silent)
    if found and start > 0 and state.pos < state.posMax:
        before, after = state.src[start - 1], state.src[state.pos]
        begins = _is_arabic(before) and _is_punctuation(after)
        ends = _is_punctuation(before) and _is_arabic(after)
        for delimiter in state.delimiters[known:]:
            delimiter.open = delimiter.open or begins
            delimiter.close = delimiter.close or ends
    return found


def _is_arabic(character: str) -> bool:
    return unicodedata.bidirectional(character) in _ARABIC or character in _HARAKAT


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
