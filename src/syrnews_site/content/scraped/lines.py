"""The lines of a raw text, and what each one looks like by itself: prose, a date, a button, a name, a short line."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import lru_cache

from syrnews_site.arabic.fold import words
from syrnews_site.authority.lookup import Authority
from syrnews_site.content.scraped import chrome, dateline, labels, names
from syrnews_site.content.scraped.dateline import DateLine

# The kinds of lines, one letter each: they are parts of the names of the model's evidence.
PROSE, RULES, SENTENCE, DATE, AGE, CLOCK, CHROME, SECTION = "P", "B", "Q", "D", "R", "C", "X", "N"
AUTHOR, SOURCE, KEYWORDS, ADDRESS, PICTURE, CAPTION = "A", "S", "K", "U", "F", "G"
OUTLET, BYLINE, NAME, LATIN, NUMBER, SHORT, MIDDLE = "O", "Y", "V", "L", "0", "w", "m"

_BY_LABEL = {"author": AUTHOR, "source": SOURCE, "keywords": KEYWORDS}
_LOOSE = "loose"  # a label without a colon
PROSE_LENGTH = 120  # characters; a line as long is prose even without a full stop
SENTENCE_LENGTH = 70  # a line that ends a sentence is prose from here on
_SHORT_WORDS = 3
_LONGEST_BYLINE = 70
_FEWEST_BARS = 3  # of a long line that is a menu

SENTENCE_END = re.compile(r"[.۔؟?!…][\"'»”’)\]]*$|[»”]\.?$")
_CLOCK = re.compile(
    r"(?:الساعة\s*:?\s*)?\d{1,2}\s?:\s?\d{2}(?::\d{2})?(?:\s?(?:ص|م|صباحا|مساء|صباحاً|مساءً|am|pm|gmt))?", re.IGNORECASE
)
_ADDRESS = re.compile(r"(?:رابط (?:الخبر|المقال|المصدر|المادة)\s*:?\s*)?(https?://\S+|www\.\S+)")
_PICTURE = re.compile(
    r"\S*[\w-]+\.(?:jpe?g|png|gif|webp|bmp|tiff?)"
    r"|(?:img|dsc|dji|dcim|image|photo|untitled|screenshot|whatsapp image)\b.*"
    r"|(?:img|dsc|dji|image|photo)[-_ ]?\d+.*|\d{6,}\s\d{4,}\s.*",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:ال)?صور[ةه]?\s*[:：،].*"
    r"|(?:صدر|مصدر|حقوق|تعليق|التعليق على)\s+(?:ال)?صور[ةه].*"
    r"|تصوير\s*:?\s.*|عدسة\s.*|صورة\s\S+(?:\s\S+)?"
    r"|\(?(?:أرشيف|ارشيف|أرشيفية|تعبيرية|صورة)\)?"
    r"|photo\s*(?:by|:).*|credit\s*:.*|getty.*|image\s(?:source|caption).*|©\s?\S+(?:\s\S+){0,2}",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*(?:\s[-–—ـ]+\s|[–—|/]|(?<=\w)ـ(?=\s)|\sـ|(?<=\S)[-](?=\S)|(?<=\S)-\s|\s-(?=\S)|:\s)\s*|\sمن\s")
_MARKS = re.compile(r"[-–—ـ|/:]|\sمن\s")
_EDGES = ' \t\u00a0\u200e\u200f()[]{}-–—|•:*"«»“”/.،,'


@dataclass(slots=True)
class Line:
    """A line that is not blank. `number` counts from 1; `blanks` are the blank lines directly above.

    `key` holds the folded words, by which equal lines are found; it is empty for a long line. `detail` says more of
    the kind: which chrome, or what the parts of a byline are. `value` is what a label or an address names.
    """

    number: int
    text: str
    blanks: int
    kind: str
    key: str = ""
    detail: str = ""
    value: str = ""
    date: DateLine | None = None


def ends_sentence(text: str) -> bool:
    """Whether the text ends with the mark of a sentence, perhaps within quotes."""
    return SENTENCE_END.search(text, max(0, len(text) - 6)) is not None


def split(text: str, authority: Authority, site_chrome: Container[str] = ()) -> list[Line]:
    """The lines of a clean text that are not blank, each with its kind."""
    found: list[Line] = []
    blanks = 0
    for number, raw in enumerate(text.split("\n"), 1):
        stripped = raw.strip()
        if not stripped:
            blanks += 1
            continue
        found.append(_line(number, stripped, blanks, authority, site_chrome))
        blanks = 0
    _reconsider(found)
    return found


def _reconsider(found: Sequence[Line]) -> None:
    """Labels without a colon, above all other words, begin a headline: `source words` is no label in a first line.

    A last line that begins like chrome is a sentence if it goes on like one and no other line of the text is chrome:
    a person chose the lines.
    """
    early: set[str] = set()
    for line in found:
        if line.detail == _LOOSE and (line.key in early or not early):
            line.kind, line.detail, line.value = MIDDLE, "", ""
        if line.kind in (MIDDLE, SENTENCE, PROSE, SHORT):
            early.add(line.key)
    buttons = [line for line in found if line.kind == CHROME]
    if buttons and buttons == found[-1:] and chrome.may_be_a_sentence(found[-1].text, words(found[-1].text)):
        found[-1].kind, found[-1].detail = PROSE, ""


def _line(number: int, text: str, blanks: int, authority: Authority, site_chrome: Container[str]) -> Line:
    if len(text) >= PROSE_LENGTH and (kind := _long_chrome(text)):
        return Line(number, text, blanks, CHROME, " ".join(words(text)), kind)
    if len(text) > chrome.LONGEST_LINE:
        if labels.may_be_keywords(text):
            kind, value = ("keywords", text) if labels.hashtags(text) else labels.label(text, words(text[:80]))
            if kind == "keywords":
                return Line(number, text, blanks, KEYWORDS, value=value)
        return Line(number, text, blanks, PROSE)
    if len(text) >= PROSE_LENGTH and ends_sentence(text):
        return Line(number, text, blanks, PROSE, text)
    if text in site_chrome:
        return Line(number, text, blanks, CHROME, " ".join(words(text)), "site")
    kind, key, detail, value, date = _classified(text, authority)
    return Line(number, text, blanks, kind, key, detail, value, date)


def _long_chrome(text: str) -> str:
    """The kind of chrome that a long line is: a notice of copyright, a menu on one line; or ""."""
    if text[0] == "©":
        return "copyright"
    return "navigation" if text.count("|") >= _FEWEST_BARS and not ends_sentence(text) else ""


@lru_cache(maxsize=4096)  # an archive's pages have the same buttons, labels and outlets; a page has its title twice
def _classified(text: str, authority: Authority) -> tuple[str, str, str, str, DateLine | None]:
    """All that a short line says by itself: kind, key, detail, value, date."""
    folded = words(text)
    line = Line(0, text, 0, MIDDLE, " ".join(folded))
    _classify(line, folded, authority)
    return line.kind, line.key, line.detail, line.value, line.date


def _classify(line: Line, folded: Sequence[str], authority: Authority) -> None:
    text = line.text
    length = len(text)
    if length >= SENTENCE_LENGTH and ends_sentence(text) and ":" not in text[:25]:
        line.kind = PROSE
        return
    if not folded:
        line.kind, line.detail = CHROME, "ornament"
    elif (date := dateline.read(text)) is not None:
        line.kind, line.date = DATE, date
    elif reason := dateline.why_unread(text):
        line.kind, line.value = DATE, reason
    elif address := _ADDRESS.fullmatch(text):
        line.kind, line.value = ADDRESS, address[1]
    elif labels.hashtags(text):
        line.kind, line.value = KEYWORDS, text
    elif (label := labels.label(text, folded))[0]:
        line.kind, line.value = _BY_LABEL[label[0]], label[1]
        if line.value.startswith(("http://", "https://")):
            line.kind = ADDRESS
    elif bare := labels.BARE.get(tuple(folded)):
        line.kind = _BY_LABEL[bare]
    elif (label := labels.loose_label(text, folded))[0]:
        line.kind, line.value, line.detail = _BY_LABEL[label[0]], label[1], _LOOSE
    elif _CLOCK.fullmatch(text):
        line.kind = CLOCK
    elif kind := chrome.kind(text, folded):
        line.kind, line.detail = CHROME, kind
        if kind in ("relative date", "weekday"):
            line.kind = AGE if kind == "relative date" else CLOCK
    elif _PICTURE.fullmatch(text):
        line.kind = PICTURE
    elif length <= 100 and _CAPTION.fullmatch(text):
        line.kind = CAPTION
    elif chrome.above_title(folded):
        line.kind = NUMBER if folded[0].isdigit() else SECTION
    elif length >= PROSE_LENGTH:
        line.kind = PROSE
    else:
        _classify_short(line, folded, authority)


def _classify_short(line: Line, folded: Sequence[str], authority: Authority) -> None:
    text = line.text
    if len(text) <= _LONGEST_BYLINE:
        shape = byline_shape(text, authority)
        if shape:
            line.detail = shape
            line.kind = OUTLET if shape in ("o", "a") else NAME if shape in ("n", "?") else BYLINE
            if shape != "?":
                return
    if text.isascii():
        line.kind = LATIN
    elif ends_sentence(text) and len(folded) > _SHORT_WORDS:
        line.kind = SENTENCE
    elif line.kind != NAME:
        line.kind = SHORT if len(folded) <= _SHORT_WORDS else MIDDLE


def bare(text: str) -> str:
    """A name without the brackets, quotes and marks around it."""
    return text.strip(_EDGES)


def byline_parts(text: str) -> list[str]:
    """The parts of a line such as `outlet - author`, without the marks between them."""
    name = bare(text)
    if not _MARKS.search(name):
        return [name] if name else []
    return [part for piece in _PARTS.split(name) if (part := bare(piece))]


def byline_shape(text: str, authority: Authority) -> str:
    """What the parts of a line are, a letter for each: o known outlet, a agency, c city, n person's name, ? short.

    Empty for a line that can be no byline: one with many words, or with an unknown part alone.
    """
    parts = byline_parts(text)
    if not 1 <= len(parts) <= 3:
        return ""
    shape = "".join(part_class(part, authority) for part in parts)
    return "" if "x" in shape or shape in ("c", "?", "??", "???") else shape


def part_class(part: str, authority: Authority) -> str:
    """o known outlet, a agency, c city, n person's name, ? another short name, x anything else."""
    folded = words(part)
    key = " ".join(folded)
    if key in names.AGENCIES:
        return "a"
    if authority.outlet(part) is not None:
        return "o"
    if key in names.CITIES:
        return "c"
    if len(folded) > 5 or any(character.isdigit() for character in part):
        return "x"
    given = folded[1:] if folded and folded[0] in names.TITLES and len(folded) > 2 else folded
    if len(given) in (2, 3, 4) and (given[0] in names.GIVEN or given[0].removeprefix("و") in names.GIVEN):
        return "n"
    return "?" if len(folded) <= 4 else "x"
