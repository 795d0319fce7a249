"""Which lines of a page are the text of its article, and these lines as Markdown.

Two readers vote: the model that labels the lines of pasted pages, and trafilatura. Where both found the article, the
model decides line by line, since it knows captions, credits and comments of Arabic pages. Where the model found
nothing, or something else, trafilatura's text is taken, and the report says so.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Sequence
from typing import Any

from syrnews_site.arabic.fold import fold
from syrnews_site.importing.html.text import PageLine
from syrnews_site.importing.libraries import library

FEWEST_SHARED = 0.5  # share of trafilatura's letters that the model must have kept
_NO_SENTENCE = 25  # letters
_CREDIT = 5  # words; a line above the text of so few words that trafilatura leaves out is no text


def extracted(tree: Any) -> list[str]:
    """The lines of the article that trafilatura finds in a tree, which it changes. Nobody asks for its date."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # the report says what it would print
    extract = library("trafilatura").bare_extraction
    document = extract(tree, fast=True, include_comments=False, include_tables=True, with_metadata=False)
    text = str(document.text or "") if document is not None else ""
    return [line for line in text.split("\n") if line.strip()]


def chosen(lines: Sequence[PageLine], kept: frozenset[int], found: Iterable[str]) -> tuple[list[int], bool]:
    """The places of the lines of the article, and whether the two readers agree.

    `kept`: what the model keeps; `found`: trafilatura's lines.
    """
    keys = [fold(line.text) for line in lines]
    theirs = f" {' '.join(fold(line.strip(' -|')) for line in found)} "  # it may join lines that `br` divides
    shared = [place for place, key in enumerate(keys) if key and f" {key} " in theirs]
    both = sum(len(keys[place]) for place in kept.intersection(shared))
    if kept and (len(theirs) < _NO_SENTENCE or both >= FEWEST_SHARED * len(theirs)):
        first = next((place for place in sorted(kept) if place in shared), -1)
        places = [place for place in sorted(kept) if place >= first or len(keys[place].split()) > _CREDIT]
        return [place for place in places if not lines[place].linked or place in shared], True
    run = _longest_run(shared, keys)
    return (run if _letters(run, keys) > _letters(kept, keys) else sorted(kept)), False


def _letters(places: Iterable[int], keys: Sequence[str]) -> int:
    return sum(len(keys[place]) for place in places)


def _longest_run(places: Sequence[int], keys: Sequence[str]) -> list[int]:
    """The run of places with the most letters; lines that are there twice make runs of their own."""
    runs: list[list[int]] = []
    for place in places:
        if runs and place - runs[-1][-1] <= 12:
            runs[-1].append(place)
        else:
            runs.append([place])
    return max(runs, key=lambda run: _letters(run, keys), default=[])


_HEADINGS = {"h1": "##", "h2": "##", "h3": "###", "h4": "####", "h5": "#####", "h6": "######"}
_ONE_CELL = re.compile(r"t[dh]")


def markdown_of(lines: Sequence[PageLine], places: Iterable[int], pictures: dict[int, str]) -> str:
    """The Markdown of the lines at these places, with the marks of pictures at theirs."""
    parts: list[str] = []
    before = ""
    for place in sorted({*places, *pictures}):
        line = lines[place]
        if place in pictures:
            parts.append(f"\n\n{pictures[place]}")
            before = ""
            continue
        if line.element == "li":
            parts.append(("\n" if before == "li" else "\n\n") + f"- {line.marked}")
        elif line.element == "blockquote":
            parts.append(("\n>\n" if before == "blockquote" else "\n\n") + f"> {line.marked}")
        elif line.element in _HEADINGS:
            parts.append(f"\n\n{_HEADINGS[line.element]} {line.marked}")
        else:
            parts.append(f"\n\n{line.marked}")
        before = line.element
    return "".join(parts).strip()
