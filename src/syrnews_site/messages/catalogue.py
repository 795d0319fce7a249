"""Says a diagnostic in Arabic: finds its English texts in the catalogue, and fills in the parts that differ.

A diagnostic is made, stored and sent in English, so that a program can rely on it and a build depends on no locale. The
catalogue has each text once, with its translation beside it; tests compare it with what the program says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from syrnews_site.diagnostics import ENGLISH_WORDS
from syrnews_site.model import Diagnostic

FILE = Path(__file__).parent / "catalogue.txt"
PHRASES = "*"  # the heading of what occurs within messages
IMPORT = "import"  # the heading of what `import` says of things
ARABIC_WORDS: Mapping[str, str] = {
    "error": "خطأ",
    "warning": "تحذير",
    "note": "ملاحظة",
    "hint": "الحل",
}
# Latin words and numbers with a mark or a space between them, such as 2025-11-06 or title: value: in a line that is
# read from the right, a reader would see the parts in the wrong order.
_LATIN = re.compile(r"[.\\<-]*[A-Za-z0-9][!-z|~]*(?: [!-z|~]*[A-Za-z0-9][!-z|~]*)*(?<![:.,)])")
_DIAGNOSTIC = re.compile(r"(SN[0-9]{3}) (.+)", re.DOTALL)
_HOLE = re.compile(r"\{(\d)\}")
_ISOLATE, _POP = "\u2068", "\u2069"


class Translation(Struct, frozen=True):
    """A text of the program in English and in Arabic, with the same holes {1}, {2} in both."""

    english: str
    arabic: str


Texts: TypeAlias = tuple[Translation, ...]


@cache
def catalogue() -> Mapping[str, tuple[Translation, ...]]:
    """The translations by code; the first of a code is its meaning. `PHRASES` has those of all codes."""
    found: dict[str, tuple[Translation, ...]] = {}
    for section in FILE.read_text(encoding="utf-8").split("\n## ")[1:]:
        code, *lines = section.strip().split("\n")
        found[code] = tuple(map(Translation, lines[::2], map(_with_isolates, lines[1::2])))
    return found


def _with_isolates(arabic: str) -> str:
    """The Arabic text, with its Latin parts isolated, unless they are words without a mark, or are isolated already."""
    parts = re.split(f"({_ISOLATE}[^{_POP}]*{_POP})", arabic)
    parts[::2] = (
        _LATIN.sub(lambda found: found[0] if found[0].isalnum() else _isolated(found[0]), part) for part in parts[::2]
    )
    return "".join(parts)


def is_arabic(language: str) -> bool:
    """Whether the code of a language or the name of a locale is one of Arabic: `ar`, `ar-SY`, `ar_SY.UTF-8`."""
    return re.split(r"[-_.@]", language.lower())[0] == "ar"


def words(language: str) -> Mapping[str, str]:
    """The words of the severities, and of the hint."""
    return ARABIC_WORDS if is_arabic(language) else ENGLISH_WORDS


def translated(diagnostic: Diagnostic, language: str) -> Diagnostic:
    """The diagnostic with message and hint in Arabic if that is the language, else the same diagnostic.

    If the catalogue lacks its message, the message is the meaning of the code in Arabic and then the English message; a
    hint that is not there stays in English.
    """
    if not is_arabic(language):
        return diagnostic
    texts = catalogue().get(diagnostic.code, ())
    message = _filled(texts, diagnostic.message)
    if message is None:
        meaning = texts[0].arabic if texts else diagnostic.code
        message = f"{meaning}: {_isolated(diagnostic.message)}"
    hint = _filled((*texts, *catalogue()[PHRASES]), diagnostic.hint)
    return replace(diagnostic, message=message, hint=diagnostic.hint if hint is None else hint)


def said(text: str, language: str) -> str:
    """A sentence of `import` in Arabic if that is the language; one that the catalogue lacks stays in English."""
    if not is_arabic(language):
        return text
    if found := _DIAGNOSTIC.fullmatch(text):
        return f"{found[1]} {translated(Diagnostic('', 0, 0, found[1], found[2], ''), language).message}"
    texts = (*catalogue()[IMPORT], *catalogue()[PHRASES])
    arabic = _filled(texts, text, texts)
    return _isolated(text) if arabic is None else arabic


def _filled(texts: Texts, text: str, within: Texts = ()) -> str | None:
    """The text in Arabic; None if no translation fits. A text without holes is preferred to one with holes.

    `within`: the texts that its parts may be, besides the phrases.
    """
    for translation in sorted(texts, key=lambda one: len(_HOLE.findall(one.english))):
        if found := _pattern(translation.english).fullmatch(text):
            values = {number: _part(found[f"hole{number}"], within) for number in _HOLE.findall(translation.english)}
            return _HOLE.sub(lambda hole, values=values: values[hole[1]], translation.arabic)  # type: ignore[misc]
    return None


@cache
def _pattern(english: str) -> re.Pattern[str]:
    """What a text of this form looks like. A value that is isolated ends where its isolate ends."""
    parts = _HOLE.split(english)
    holes = (f"(?P<hole>{_ISOLATE}[^{_POP}]*{_POP}|.+?)".replace("hole", f"hole{number}") for number in parts[1::2])
    pieces = [re.escape(parts[0])]
    for hole, literal in zip(holes, parts[2::2], strict=True):
        pieces += [hole, re.escape(literal)]
    return re.compile("".join(pieces), re.DOTALL)


def _part(value: str, within: Texts) -> str:
    """A part of a message: in Arabic if it is a known phrase, else isolated from the text around it."""
    phrase = _filled(within or catalogue()[PHRASES], value, within)
    return _isolated(value) if phrase is None else phrase


def _isolated(value: str) -> str:
    return value if value.startswith(_ISOLATE) and value.endswith(_POP) else f"{_ISOLATE}{value}{_POP}"
