"""collate against ICU itself, on random pairs of texts that are like tags and titles."""

from __future__ import annotations

import importlib
import random
import unicodedata

import pytest

from syrnews_site.arabic.collate import collate

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي" * 2 + "ءأإآؤئىةٱ" * 2 + "پچژڤگکیە"
ALIKE = "اأإآءىيةته"
LATIN = "abcdefghijklmnopqrstuvwxyzABCXYZéèçüöñøÉÄßæ"
NUMERALS = "0123456789٠١٢٣٤٥٦٧٨٩۱۲"
MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670ـ"
RARE_MARKS = "\u200c\u200f\u0653\u0654"
JOINERS = (" ", " ", "-", " - ", ". ", "، ", "/", "_")
REPLACEMENTS: tuple[str, ...] = ("", *ALIKE, *"ؤئَّـAaé1١ -")
PAIRS = 20_000


def random_word(chance: random.Random) -> str:
    length = chance.randint(1, 7)
    kind = chance.random()
    if kind < 0.24:
        return "".join(chance.choices(LATIN if kind < 0.12 else NUMERALS, k=length))
    letters = chance.choices(LETTERS if kind < 0.7 else ALIKE, k=length)
    marked = (letter + (chance.choice(MARKS) if chance.random() < 0.12 else "") for letter in letters)
    return "".join((chance.choice(("", "", "ال", "و")), *marked))


def random_text(chance: random.Random) -> str:
    text = chance.choice(JOINERS).join(random_word(chance) for _ in range(chance.randint(1, 3)))
    if chance.random() < 0.03:
        text += chance.choice(RARE_MARKS)
    return f"«{text}»" if chance.random() < 0.05 else text


def one_character_away(text: str, chance: random.Random) -> str:
    place = chance.randrange(len(text) + 1)
    return text[:place] + chance.choice(REPLACEMENTS) + text[place + chance.randint(0, 1) :]


@pytest.mark.icu
def test_random_pairs_are_in_the_order_of_icu() -> None:
    icu = importlib.import_module("icu")
    compare = icu.Collator.createInstance(icu.Locale("ar")).compare
    chance = random.Random(20251106)
    wrong = []
    for number in range(PAIRS):
        first = random_text(chance)
        second = one_character_away(first, chance) if number % 2 else random_text(chance)
        first, second = unicodedata.normalize("NFC", first), unicodedata.normalize("NFC", second)
        first_key, second_key = collate(first, skip_article=False), collate(second, skip_article=False)
        if (first_key > second_key) - (first_key < second_key) != compare(first, second):
            wrong.append((first, second))
    assert len(wrong) <= PAIRS // 1000, wrong
