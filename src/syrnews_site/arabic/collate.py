"""The order of Arabic lists: the order of ICU for the locale ar, except that a leading article is skipped.

Three levels decide; a level counts only if the levels before it are equal. The primary level has the letters. The
secondary level has the variants of a letter (the seats of the hamza, teh marbuta beside teh) and accents. The tertiary
level has capitals and harakat. Tatweel and invisible marks do not count, and the digits of all scripts are equal.
Symbols come first, then digits, Arabic, Latin, and other scripts by code point. Sources: UTS 10, and the root and ar
collations of CLDR 42 as ICU 72 applies them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# The primary order, a step for each character. The Arabic letters of a group are the same letter to a reader.
SYMBOLS = (
    "\t\n\x0b\x0c\r\u2028\u2029 _-\u2010‒–—―"
    ",،٫٬;؛:!¡?¿؟.۔·'‘’‚‹›\"“”„«»"
    "()[]{}§¶@*٭/\\&#%٪‰†‡•′″※`´^¯¨¸°©®"
    "←→↑↓↔+±÷×<=>¬|¦~−∞≈≤≥■□▪▫▲►▼◄◆○●"
)
CURRENCIES = "¤¢$£¥₤₦₩₪₫€₭₮₱₲₴₹₺₽₿₨"
DIGITS = "0123456789"
ARABIC = (
    "ءأؤإئا ٲ ٱ ٳ ٮ ب ٻ پ ڀ ةت ث ٹ ٺ ټ ٽ ٿ ج ڃ ڄ چ ڿ ڇ ح خ ځ ڂ څ د ذ ڈ ډ ڊ "
    "ڋ ڌ ڍ ڎ ڏ ڐ ۮ ر ز ڑ ڒ ړ ڔ ڕ ږ ڗ ژ ڙ ۯ س ش ښ ڛ ڜ ۺ ص ض ڝ ڞ ۻ ط ظ "
    "ڟ ع غ ڠ ۼ ف ڡ ڢ ڣ ڤ ڥ ڦ ٯ ق ڧ ڨ ك ک ڪ ګ ڬ ڭ ڮ گ ڰ ڱ ڲ ڳ ڴ ػ ؼ ل "
    "ڵ ڶ ڷ ڸ م ن ں ڻ ڼ ڽ ڹ ه ھ ہ ۃ ۿ ە و ۄ ۅ ۆ ۇ ۈ ۉ ۊ ۋ ۏ یىي ۍ ێ ې ۑ "
    "ؽ ؾ ؿ ؠ ے"
)
LATIN = "aɑbcdeəɛfgɣhiıjklmnŋopqrstuvwxyzþʔ"

# The secondary order: variants that come before their letter, the letter, variants that come after it, accents.
BEFORE = "ةیى"
AFTER = "أؤإئا"
ACCENTS = (
    "\u0332\u0313\u0314\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307\u0338\u0327\u0328\u0304"
    "\u0336\u0335\u0305\u0309\u030f\u0310\u0311\u031b\u0323\u0324\u0325\u0326\u032d\u032e\u0330\u0331\u0654\u0655"
)
# The tertiary order: letters, compatibility characters, capitals, and these marks, which have no other weight.
HARAKAT = (
    "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0653\u06df\u06e1"
    "\u065f\u0656\u0657\u0658\u0659\u065a\u065b\u065c\u065d\u065e\u0670"
)
# Characters of two letters, and letters with a stroke as letter and accent.
EXPANSIONS = {"æ": "ae", "œ": "oe", "ß": "ss", "đ": "d\u0335", "ł": "l\u0335", "ø": "o\u0338"}

# Two steps are free: for symbols and for scripts that are not listed.
_GROUPS = [*SYMBOLS, "", *CURRENCIES, *DIGITS, *ARABIC.split(), *LATIN, ""]
_OTHER_SYMBOLS = chr(len(SYMBOLS) + 1)
_OTHER_SCRIPTS = chr(len(_GROUPS))
_PRIMARY = {letter: chr(step) for step, group in enumerate(_GROUPS, 1) for letter in group}
_VARIANTS = [*BEFORE, "letter", *AFTER, "madda", "joined", *ACCENTS]
_SECONDARY = {variant: chr(weight) for weight, variant in enumerate(_VARIANTS, 1)}
_LETTER = _SECONDARY["letter"]
_PLAIN, _COMPATIBLE, _CAPITAL = "\x01\x02\x03"
_TERTIARY = {mark: chr(weight) for weight, mark in enumerate(HARAKAT, ord(_CAPITAL) + 1)}

# An article, with its harakat and a tatweel, before the rest of its word.
_ARTICLE = re.compile("[\u200e\u200f\u061c]*[اٱ][\u064e\u0640]*ل[\u0651\u0652\u0640]*(?=\\w)")


def collate(text: str, *, skip_article: bool = True) -> tuple[str, ...]:
    """The key of a text for `sorted`. Texts with equal keys do not differ for a reader who sorts them.

    With `skip_article`, texts are compared without their leading article, and with it only if they are equal so far.
    """
    text = unicodedata.normalize("NFC", text)
    whole = _key(text)
    return _key(_ARTICLE.sub("", text, count=1) if _ARTICLE.match(text) else text) + whole if skip_article else whole


def _key(text: str) -> tuple[str, str, str]:
    """The weights of a text at the three levels."""
    weights = [_weights(character) for character in text]
    primary, secondary, tertiary = ("".join(level) for level in zip(*weights, strict=True)) if weights else ("", "", "")
    return primary, secondary, tertiary


@cache
def _weights(character: str) -> tuple[str, str, str]:
    """The weights of a character at the three levels; an empty string at a level where it does not count."""
    if character in _PRIMARY:
        return _PRIMARY[character], _SECONDARY.get(character, _LETTER), _PLAIN
    if character in _TERTIARY:
        return "", "", _TERTIARY[character]
    if character in _SECONDARY:
        return "", _SECONDARY[character], _PLAIN
    if character == "آ":
        return 2 * _PRIMARY["ا"], _LETTER + _SECONDARY["madda"], 2 * _PLAIN
    category = unicodedata.category(character)
    if category == "Nd":
        return _weights(str(unicodedata.decimal(character)))
    if character == "ـ" or category[0] in "MC":
        return "", "", ""
    return _derived_weights(character) or (
        (_OTHER_SCRIPTS if category[0] in "LN" else _OTHER_SYMBOLS) + character,
        _LETTER,
        _PLAIN,
    )


def _derived_weights(character: str) -> tuple[str, str, str] | None:
    """The weights of a character that is made of other characters: a capital, an accented letter, a ligature."""
    small = character.lower()
    if small != character:
        primary, secondary, tertiary = _key(unicodedata.normalize("NFC", small))
        return primary, secondary, _CAPITAL + tertiary[1:]
    if character in EXPANSIONS:
        primary, secondary, tertiary = _key(EXPANSIONS[character])
        joined = len(primary) > 1
        return primary, _SECONDARY["joined"] + secondary[1:] if joined else secondary, tertiary
    decomposed = unicodedata.normalize("NFKD", character)
    if decomposed == character:
        return None
    primary, secondary, tertiary = _key(decomposed)
    compatible = decomposed != unicodedata.normalize("NFD", character)
    return primary, secondary, _COMPATIBLE * len(tertiary) if compatible else tertiary
