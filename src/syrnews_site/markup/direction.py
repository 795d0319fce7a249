"""The direction of texts on a page: which function escapes them, and which of them read against the page."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from syrnews_site.arabic.bidi import RIGHT_TO_LEFT, isolate, runs_from_the_right

Marker = Callable[[str], str]  # text -> HTML

_LATIN = re.compile("[A-Za-zÀ-ÖØ-öø-ʯͰ-ϿЀ-ӿ]")


def marker(language: str) -> Marker:
    """The function that escapes a text for HTML in this language.

    For a language that is written from right to left the function also isolates runs of the other direction.
    """
    return isolate if runs_from_the_right(language) else escape


def reads_against(text: str, mark: Marker) -> bool:
    """Whether all letters of a text have the direction that the page does not have. `mark` is the page's marker.

    The element of such a text gets dir=auto, so that its full stop is shown at its own end. No run in it needs
    isolating.
    """
    if RIGHT_TO_LEFT.search(text):
        return mark is not isolate and not _LATIN.search(text)
    return mark is isolate and _LATIN.search(text) is not None
