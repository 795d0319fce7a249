"""clean: no invisible characters, none that XML forbids, letters instead of glyphs; all other text stays."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given

from syrnews_site.arabic.clean import DROPPED, PRESENTATION_FORMS, clean, clean_text
from tests.arabic.vectors import any_text, rows


@pytest.mark.parametrize(("text", "expected", "counts"), rows("clean.tsv"))
def test_text_is_cleaned_and_the_changes_are_counted(text: str, expected: str, counts: str) -> None:
    cleaned, found = clean(text)
    assert cleaned == expected
    assert " ".join(f"{kind}={count}" for kind, count in sorted(found.items())) == counts


@given(any_text)
def test_cleaning_clean_text_changes_nothing(text: str) -> None:
    cleaned = clean_text(text)
    assert clean(cleaned) == (cleaned, {})


@given(any_text)
def test_clean_text_is_valid_in_xml_and_in_utf_8(text: str) -> None:
    cleaned = clean_text(text)
    cleaned.encode("utf-8")
    assert not any(unicodedata.category(character) == "Cc" and character not in "\t\n" for character in cleaned)
    assert unicodedata.is_normalized("NFC", cleaned)


@pytest.mark.slow
def test_every_code_point_is_kept_or_counted() -> None:
    for code in range(0x110000):
        character = chr(code)
        cleaned, counts = clean(character)
        if cleaned != unicodedata.normalize("NFC", character) and character not in "\r\x0b\x0c\x85\u2028\u2029":
            assert sum(counts.values()) == 1, hex(code)
        assert clean(cleaned) == (cleaned, {}), hex(code)


def test_no_presentation_form_of_a_letter_remains() -> None:
    remaining = {character for code in PRESENTATION_FORMS for character in clean_text(chr(code))}
    assert not {ord(character) for character in remaining} & set(PRESENTATION_FORMS)
    assert clean_text("﴾﴿") == "﴾﴿"


def test_kinds_are_the_kinds_of_the_documentation() -> None:
    assert list(DROPPED) == ["direction", "invisible", "control", "surrogate", "noncharacter"]
