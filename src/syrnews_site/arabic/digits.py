"""The digits of three scripts, and texts in the digits that a site asks for."""

from __future__ import annotations

from typing import Literal

Digits = Literal["western", "arabic"]

WESTERN = "0123456789"
ARABIC_INDIC = "٠١٢٣٤٥٦٧٨٩"
PERSIAN = "۰۱۲۳۴۵۶۷۸۹"
# What parts the thousands beside Arabic-Indic digits, as a comma does beside Western digits.
THOUSANDS = "٬"

_TO_ARABIC_INDIC = str.maketrans(WESTERN, ARABIC_INDIC)


def in_digits(text: str, digits: Digits) -> str:
    """The text with its Western digits written as `digits` says; all other characters stay."""
    return text.translate(_TO_ARABIC_INDIC) if digits == "arabic" else text
