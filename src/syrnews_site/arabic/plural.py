"""Counts with their nouns: Arabic grammar gives the noun a form for each kind of number."""

from __future__ import annotations

from typing import Literal, NamedTuple

from syrnews_site.arabic.digits import THOUSANDS, Digits, in_digits


class Noun(NamedTuple):
    """The forms of a counted noun; `one` and `two` include the number.

    `plural` follows "no" and 3 to 10, `accusative` 11 to 99, `genitive` 100 to 102, and so on in each hundred.
    """

    one: str
    two: str
    plural: str
    accusative: str
    genitive: str


NOUNS = {
    "مادة": Noun("مادة واحدة", "مادتان", "مواد", "مادة", "مادة"),
    "مقالة": Noun("مقالة واحدة", "مقالتان", "مقالات", "مقالة", "مقالة"),
    "مقال": Noun("مقال واحد", "مقالان", "مقالات", "مقالاً", "مقال"),
    "خبر": Noun("خبر واحد", "خبران", "أخبار", "خبراً", "خبر"),
    "نص": Noun("نص واحد", "نصان", "نصوص", "نصاً", "نص"),
    "وثيقة": Noun("وثيقة واحدة", "وثيقتان", "وثائق", "وثيقة", "وثيقة"),
    "tag": Noun("وسم واحد", "وسمان", "وسوم", "وسماً", "وسم"),
    "mistake": Noun("خطأ واحد", "خطآن", "أخطاء", "خطأً", "خطأ"),
    "warning": Noun("تحذير واحد", "تحذيران", "تحذيرات", "تحذيراً", "تحذير"),
    "result": Noun("نتيجة واحدة", "نتيجتان", "نتائج", "نتيجة", "نتيجة"),
}

# What an archive may call its articles. Words agree with the noun, by its gender.
ArticleNoun = Literal["مادة", "مقالة", "مقال", "خبر", "نص", "وثيقة"]
ARTICLE = "ال"
FEMININE_ENDING = "ة"

NO = "لا"


def category(count: int) -> str:
    """The plural category of a count (0 or more), by the cardinal rules of CLDR for Arabic."""
    if count <= 2:
        return ("zero", "one", "two")[count]
    hundredth = count % 100
    if 3 <= hundredth <= 10:
        return "few"
    return "many" if hundredth >= 11 else "other"


def agreeing(noun: ArticleNoun) -> dict[str, str]:
    """What fills the holes of a string about articles: the noun with its article, its plurals, two endings."""
    plural_form = NOUNS[noun].plural
    feminine = noun.endswith(FEMININE_ENDING)
    return {
        "noun": ARTICLE + noun,
        "nouns": ARTICLE + plural_form,
        "indefinite": plural_form,
        "ة": "ة" if feminine else "",
        "ت": "ت" if feminine else "",
    }


def number(value: int, digits: Digits = "western", *, group: bool = True) -> str:
    """A whole number in Western or Arabic-Indic digits. `group` divides the thousands: "5,200"."""
    shown = f"{value:,}" if group else str(value)
    return in_digits(shown, digits).replace(",", THOUSANDS) if digits == "arabic" else shown


def plural(count: int, noun: str, digits: Digits = "western", *, group: bool = False) -> str:
    """A count with its noun, a key of NOUNS, in the nominative. `digits` and `group` have the meaning of `number`."""
    forms = NOUNS[noun]
    match category(count):
        case "zero":
            return f"{NO} {forms.plural}"
        case "one":
            return forms.one
        case "two":
            return forms.two
        case "few":
            form = forms.plural
        case "many":
            form = forms.accusative
        case _:
            form = forms.genitive
    return f"{number(count, digits, group=group)} {form}"
