"""Chrome: the lines that a news site puts around an article and that are no part of it.

Lines are compared by their folded words, so that hamza, harakat, punctuation and icons make no difference. The
phrases are in `phrases`; a site adds its own in site.yaml (`chrome`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from syrnews_site.arabic.fold import words
from syrnews_site.content.scraped.phrases import LEADS, PHRASES, SECTIONS

LONGEST_LINE = 200  # characters; nothing longer is chrome
_MOST_WORDS = 25
_FEWEST_WORDS_OF_A_SENTENCE = 4

_COPYRIGHT_WORDS = frozenset(words("محفوظة reserved c"))  # (c) and its circled form fold to c
# A year beside the sign; `© رويترز` alone is the credit of a photograph, which stays.
_COPYRIGHT = re.compile(
    r"(?:©|ⓒ|\(c\))\D{0,40}[0-9٠-٩]{4}|[0-9٠-٩]{4}\D{0,40}(?:©|ⓒ|\(c\))"
    r"|[0-9٠-٩]{4}.{0,60}(?:الحقوق|حقوق النشر) محفوظة"
    r"|(?:الحقوق|حقوق النشر) محفوظة(?:.{0,60}[0-9٠-٩]{4}|\W*$)|all rights reserved",
    re.IGNORECASE,
)

_HOME = re.compile(r"(?:أنت هنا\s*:?\s*)?(?:الصفحة )?(?:الرئيسي[ةه]|home)\s*[/\\>»«›‹|←→•:–—-]", re.IGNORECASE)
_TRAIL = re.compile(r"[^>»›]{1,30}(?: [>»›] [^>»›]{1,30}){1,6}")
_MOST_WORDS_OF_A_SHAPE = 8
_SHAPES = {
    "relative date": re.compile(
        r"(?:(?:نشر|نشرت|تم النشر|اخر تحديث|تحديث) )?(?:منذ|قبل) (?:(?:[0-9]+|واحده?) )?"
        r"(?:ثانيه|ثوان|ثواني|لحظات|دقيقه|دقيقتين|دقاءق|ساعه|ساعتين|ساعات|يوم|يومين|ايام|اسبوع|اسبوعين|اسابيع|شهر|شهرين|اشهر"
        r"|شهور|سنه|سنتين|سنوات|عام|عامين|اعوام)(?: واحده?)?"
        r"|[0-9]+ (?:seconds?|minutes?|mins?|hours?|days?|weeks?|months?|years?) ago"
    ),
    "reading": re.compile(
        r"(?:(?:مده|وقت|زمن) )?(?:القراءه |قراءه )?[0-9]+ (?:دقيقه|دقاءق|د)(?: (?:قراءه|للقراءه|من القراءه))?"
        r"|[0-9]+ min(?:ute)?s? read"
        r"|(?:مده|duration)(?: \w+){0,2} [0-9]+ (?:دقيقه|دقاءق|ثانيه|ثوان|ساعه|hours?|min(?:ute)?s?|sec(?:ond)?s?)\b.*"
    ),
    "related": re.compile(r"الاكثر \w+(?: \w+)?"),
    "follow": re.compile(
        r"(?:تابع|تابعوا|تابعونا|تابعنا|اشترك|اشتركوا|انضم|انضموا)\b.* (?:علي|عبر|في|من خلال) (?:\w+ )?"
        r"(?:(?:غوغل|جوجل|قوقل|google) (?:نيوز|news)|فيسبوك|تويتر|تلغرام|تليغرام|تيليجرام|تليجرام|واتساب|واتس اب|يوتيوب"
        r"|انستغرام|انستجرام|facebook|twitter|telegram|whatsapp|youtube|instagram)"
    ),
    "weekday": re.compile(r"(?:يوم )?(?:السبت|الاحد|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه)"),
}


def _folded(table: str) -> list[tuple[str, ...]]:
    phrases = (phrase for line in table.splitlines() for phrase in line.split("|"))
    return [tuple(folded) for phrase in phrases if (folded := words(phrase))]


PHRASE_KINDS = {phrase: kind for kind, table in PHRASES.items() for phrase in _folded(table)}
_LEADS = {phrase: kind for kind, table in LEADS.items() for phrase in _folded(table)}
SECTION_NAMES = frozenset(_folded(SECTIONS))
_LONGEST_PHRASE = max(map(len, PHRASE_KINDS))
_LONGEST_LEAD = max(map(len, _LEADS))
_FIRST_WORDS = {phrase[0] for phrase in PHRASE_KINDS} | {phrase[0] for phrase in _LEADS}


def kind(line: str, folded: Sequence[str]) -> str:
    """The kind of chrome that the line is ("share", "related", "breadcrumb", ...), or "" if no table knows it.

    `folded` is the line's words, as `fold.words` gives them.
    """
    if len(line) > LONGEST_LINE:
        return ""
    if not folded:
        return "ornament"
    if ("©" in line or not _COPYRIGHT_WORDS.isdisjoint(folded)) and _COPYRIGHT.search(line):
        return "copyright"
    if _HOME.match(line) or _TRAIL.fullmatch(line):
        return "breadcrumb"
    if len(folded) > _MOST_WORDS:
        return ""
    if folded[0] in _FIRST_WORDS or folded[0].isdigit():
        return _kind_of_phrases(folded) or _kind_of_lead(folded) or _kind_of_shape(folded)
    return _kind_of_shape(folded)


def above_title(folded: Sequence[str]) -> str:
    """The kind of a line that is chrome above the title, and only there, or ""."""
    if tuple(folded) in SECTION_NAMES:
        return "section"
    return "ornament" if "".join(folded).isdigit() else ""


def _kind_of_phrases(folded: Sequence[str]) -> str:
    """The kind of the first phrase, if the words are known phrases (longest first) and numbers alone."""
    found, position = "", 0
    while position < len(folded):
        if folded[position].isdigit():
            position += 1
            continue
        if folded[position] not in _FIRST_WORDS:
            return ""
        for length in range(_LONGEST_PHRASE, 0, -1):
            if kind_here := PHRASE_KINDS.get(tuple(folded[position : position + length])):
                found = found or kind_here
                position += length
                break
        else:
            return ""
    return found


def _kind_of_lead(folded: Sequence[str]) -> str:
    """The kind of the longest lead that the words begin with."""
    leads = (tuple(folded[:length]) for length in range(_LONGEST_LEAD, 0, -1))
    return next((_LEADS[lead] for lead in leads if lead in _LEADS), "")


def may_be_a_sentence(text: str, folded: Sequence[str]) -> bool:
    """Whether a line that begins like chrome goes on like a sentence: no colon or dash, and several words after it.

    The Arabic of `see also` is also the beginning of `the witness also saw`.
    """
    leads = (tuple(folded[:length]) for length in range(_LONGEST_LEAD, 0, -1))
    lead = next((lead for lead in leads if lead in _LEADS), ())
    alone = not lead or _kind_of_phrases(folded) or re.search(r"[:|–—…-]", text)
    return not alone and _LEADS[lead] == "related" and len(folded) - len(lead) >= _FEWEST_WORDS_OF_A_SENTENCE


def _kind_of_shape(folded: Sequence[str]) -> str:
    if len(folded) > _MOST_WORDS_OF_A_SHAPE:
        return ""
    joined = " ".join(folded)
    return next((kind for kind, shape in _SHAPES.items() if shape.fullmatch(joined)), "")
