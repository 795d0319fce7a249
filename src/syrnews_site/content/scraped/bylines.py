"""Authors and outlets: what a byline names, a line of an agency, the beginning of a first paragraph."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import NamedTuple

from syrnews_site.arabic.fold import words
from syrnews_site.authority.lookup import Authority
from syrnews_site.content.scraped import lines, names

_MOST_WORDS_OF_A_NAME = 4
_LONGEST_DATELINE = 50  # characters
# `city - outlet:`, `city (agency) --`, `(agency) -`, `city/ agency/` at the beginning of a first paragraph.
_DATELINE = re.compile(r"(?P<head>[^.؟!\n]{2,45}?)\s*(?:--|[–—ـ]|(?<=\s)-(?=\s)|(?<=\))\s*-|:|/(?=\s))\s*\S")
_FROM = " من "
_IN_BRACKETS = re.compile(r"\(([^()]{2,25})\)")


class Byline(NamedTuple):
    """Who wrote an article, and which outlet or agency published it; empty where the line does not say."""

    author: str = ""
    source: str = ""


def read(text: str, authority: Authority, outlets: Container[str]) -> Byline:
    """What a byline without a label names. `outlets` are the keys of names that the page bears alone on other lines."""
    parts = lines.byline_parts(text)
    if not 1 <= len(parts) <= 3:
        return Byline()
    classes = [_class_of(part, authority, outlets if len(parts) > 1 else ()) for part in parts]
    named = dict(zip(reversed(classes), reversed(parts), strict=True))
    author = named.get("n", "")
    source = named.get("o", "") or ("" if "?" in named and "a" in named else named.get("a", ""))
    unknown = named.get("?", "")
    if not unknown or (author and source):
        return Byline(author, source)
    if author:  # beside a name and a city, another short part is no outlet
        return Byline(author, "" if "c" in named else unknown)
    if _FROM in text or "a" in named or (len(parts) > 1 and not source and classes[0] != "?"):
        return Byline(source=source or unknown)
    if _is_name(unknown):
        return Byline(unknown, source)
    if len(parts) == 1 and len(words(unknown)) > 1 and words(unknown)[0] not in names.KINDS_OF_OUTLETS:
        return Byline()  # a section, most probably
    return Byline(source=source or unknown)


def _class_of(part: str, authority: Authority, outlets: Container[str]) -> str:
    """As `lines.part_class`; a part that the page bears alone on another line is an outlet."""
    letter = lines.part_class(part, authority)
    return "o" if letter in ("?", "n") and " ".join(words(part)) in outlets else letter


def _is_name(text: str) -> bool:
    folded = words(text)
    first = folded[0] if folded else ""
    return (
        2 <= len(folded) <= _MOST_WORDS_OF_A_NAME and not first.startswith("ال") and first not in names.KINDS_OF_OUTLETS
    )


def without_city(text: str, authority: Authority) -> str:
    """The value of a source label without the city beside it: `(city - outlet)`."""
    parts = lines.byline_parts(text)
    if len(parts) < 2 or len(text) > _LONGEST_DATELINE:
        return lines.bare(text) if text.startswith("(") else text
    kept = [part for part in parts if lines.part_class(part, authority) != "c"]
    return kept[0] if len(kept) == 1 and len(kept) < len(parts) else text


def of_first_paragraph(text: str, authority: Authority) -> str:
    """The outlet or agency that a first paragraph begins with, beside its city; empty if there is none."""
    found = _DATELINE.match(text[:_LONGEST_DATELINE])
    if not found:
        return ""
    head = found["head"]
    if bracketed := _IN_BRACKETS.search(head):
        name = bracketed[1].strip()
        return name if lines.part_class(name, authority) in "oa" else ""
    parts = lines.byline_parts(head)
    classes = [lines.part_class(part, authority) for part in parts]
    if not set(classes) <= set("coa"):
        return ""
    return next((part for part, letter in zip(parts, classes, strict=True) if letter in "oa"), "")
