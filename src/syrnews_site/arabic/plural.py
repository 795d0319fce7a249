"""Counts with their nouns: Arabic grammar gives the noun a form for each kind of number."""

from __future__ import annotations

from typing import NamedTuple

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
    "article": Noun("مقالة واحدة", "مقالتان", "مقالات", "مقالة", "مقالة"),
    "tag": Noun("وسم واحد", "وسمان", "وسوم", "وسماً", "وسم"),
    "result": Noun("نتيجة واحدة", "نتيجتان", "نتائج", "نتيجة", "نتيجة"),
}

NO = "لا"


def category(count: int) -> str:
    """The plural category of a count (0 or more), by the cardinal rules of CLDR for Arabic."""
    if count <= 2:
        return ("zero", "one", "two")[count]
    hundredth = count % 100
    if 3 <= hundredth <= 10:
        return "few"
    return "many" if hundredth >= 11 else "other"


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
