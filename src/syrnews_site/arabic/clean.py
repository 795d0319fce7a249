"""Clean text: what every article is made of before anything else reads it.

NFC, one kind of line end, letters instead of presentation forms, and nothing that turns the direction of what follows,
cannot be seen, or cannot stand in XML. What a reader can see or a writer needs (harakat, tatweel, the joiners ZWJ and
ZWNJ, the marks RLM, LRM and ALM) stays.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import chain

# Honorifics that Unicode does not decompose; most fonts lack them.
HONORIFICS = {
    "\ufd40": "رحمه الله",
    "\ufd41": "رضي الله عنه",
    "\ufd42": "رضي الله عنها",
    "\ufd43": "رضي الله عنهم",
    "\ufd44": "رضي الله عنهما",
    "\ufd45": "رضي الله عنهن",
    "\ufd46": "صلى الله عليه وآله",
    "\ufd47": "عليه السلام",
    "\ufd48": "عليهم السلام",
    "\ufd49": "عليهما السلام",
    "\ufd4a": "عليه الصلاة والسلام",
    "\ufd4b": "قدس سره",
    "\ufd4c": "صلى الله عليه وآله وسلم",
    "\ufd4d": "عليها السلام",
    "\ufd4e": "تبارك وتعالى",
    "\ufd4f": "رحمهم الله",
    "\ufdfd": "بسم الله الرحمن الرحيم",
    "\ufdfe": "سبحانه وتعالى",
    "\ufdff": "عز وجل",
}

# Phrases in one character: they need a space beside a letter once they are spelt out. The single words (U+FDF2 and its
# neighbours) do not: they take proclitics, as in "and God".
PHRASES = "".join(HONORIFICS) + "\ufdfa\ufdfb\ufdfc"

LINE_ENDS = "\r\x0b\x0c\x85\u2028\u2029"

# What is dropped, by kind, as regex character ranges. C1 controls are legal in XML, but nobody means them.
DROPPED = {
    "direction": "\u202a-\u202e\u2066-\u2069",
    "invisible": "\u00ad\u200b\u2060\u206a-\u206f\ufeff\ufff9-\ufffc",
    "control": "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f",
    "surrogate": "\ud800-\udfff",
    "noncharacter": "\ufdd0-\ufdef"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17)),
}

# Characters that `clean` leaves as they are, but for NFC. A class of the basic plane alone is searched ten times faster
# than one that reaches beyond it: 8 us for 3 KB of Arabic, so that ordinary text pays for little else.
_SUSPICIOUS = re.compile(
    "[^\t\n -~\u00a0-\u00ac\u00ae-\u200a\u200c-\u2027\u202f-\u205f\u2061-\u2065\u2070-\ud7ff"
    "\ue000-\ufb4f\ufe00-\ufe6f\uff00-\ufff8\ufffd]"
)


def _letters_of(form: str) -> str:
    """The letters that a presentation form stands for; a mark shown alone loses the space that it was shown on."""
    if form == "\ufe73":  # the tail of a seen in old code pages: half of a glyph, no letter
        return ""
    letters = HONORIFICS.get(form) or unicodedata.normalize("NFKC", form)
    return letters.lstrip(" ")


_BLOCKS = chain(range(0xFB50, 0xFDD0), range(0xFDF0, 0xFE00), range(0xFE70, 0xFEFF))
PRESENTATION_FORMS = {ord(form): _letters_of(form) for form in map(chr, _BLOCKS) if _letters_of(form) != form}

_KINDS = {kind: re.compile(f"[{characters}]") for kind, characters in DROPPED.items()}
_LINE_END = re.compile(f"\r\n|[{LINE_ENDS}]")
_FORM = re.compile(f"[{''.join(map(chr, PRESENTATION_FORMS))}]")
_PHRASE_EDGE = re.compile(rf"(?<=[\w{PHRASES}])(?=[{PHRASES}])|(?<=[{PHRASES}])(?=\w)")


def clean(text: str) -> tuple[str, dict[str, int]]:
    """The clean text, and how many characters were dropped or changed, by kind.

    The kinds are the keys of `DROPPED` (dropped) and `presentation` (mapped back to letters). Line ends and the
    order of combining marks are brought into one form uncounted: nobody can see the difference. Idempotent.
    """
    counts: dict[str, int] = {}
    if _SUSPICIOUS.search(text):
        text = _LINE_END.sub("\n", text)
        for kind, pattern in _KINDS.items():
            text, found = pattern.subn("", text)
            if found:
                counts[kind] = found
        if found := len(_FORM.findall(text)):
            counts["presentation"] = found
            text = _PHRASE_EDGE.sub(" ", text).translate(PRESENTATION_FORMS)
    return unicodedata.normalize("NFC", text), counts


def clean_text(text: str) -> str:
    """The clean text alone."""
    return clean(text)[0]


def one_line(text: str) -> str:
    """The clean text on one line, with single spaces: a title, a name."""
    return " ".join(clean_text(text).split())
