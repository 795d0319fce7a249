"""Left-to-right runs in Arabic text: `<bdi>` around the runs that an Arabic line would show in the wrong order.

In a right-to-left paragraph the bidirectional algorithm (UAX 9) shows `C++` as `++C`, `10-20` as `20-10` and
`+963 11 222` as `222 11 963+`. It shows `BBC News`, `COVID-19`, `14.5`, `1,200`, `12:30` and `user@example.com` in the
right order. The text around a run on its page is unknown here; a run is judged as if an Arabic letter came before it,
where digits are weakest (rule W2). Arabic-Indic digits are part of the Arabic line and stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

# Strong left-to-right letters of the scripts that newspapers mix with Arabic, with their combining marks.
_LETTER = "A-Za-zªµºÀ-ÖØ-öø-ʸ\u0300-\u036fͰ-ͽͿ-ҁҊ-֏Ḁ-ῼ぀-ヿ㐀-鿿가-힣"
_WORD = f"[0-9{_LETTER}]"
# Characters inside a left-to-right phrase. Quotation marks and Arabic commas belong to the Arabic line.
_NEUTRAL = r"[ \u00a0!#$%&'*+,\-./:;<=>?@\\^_`|~°±²³·×–—−‘’…•€£¥™®©]"
_BRACKETED = rf"\((?:{_NEUTRAL}|{_WORD})*+\)|\[(?:{_NEUTRAL}|{_WORD})*+\]"

_NUMBER = r"[0-9]+(?:[.,:/][0-9]+)*+"
# A sign comes before its number, by itself or after a proclitic. After a longer word it is a hyphen.
_SIGN_PLACE = r"(?:(?<![\w)])|(?<=(?<!\w)[وفبكل])|(?<=(?<!\w)[وفبكل]ـ))"
_AMOUNT = rf"(?:{_SIGN_PLACE}[+\-−±](?!{_NUMBER}-(?![0-9])))?[$€£¥]?{_NUMBER}(?:[%°#$€£¥‰]|\+(?![0-9]))*+"
_PHONE = r"(?<!\w)\+[0-9]+(?:[ .\-/]{0,2}\([0-9]+\)|[ .\-/]{1,2}[0-9]+)++|(?<![\w.,:/])0[0-9]+(?:[ \-][0-9]{2,})++"
_AREA_CODE = r"\((?:\+|0)[0-9]*+\)[ -]?[0-9]+(?:[ -][0-9]+)*+"
_GROUPED = r"(?<![\w.,:/])[0-9]{1,3}(?: [0-9]{3}){2,10}+(?! ?[0-9])"
_AMOUNTS = rf"{_AMOUNT}(?:(?: ?[\-–—−=×÷*^~+] ?| [:/] ){_AMOUNT})*+"
# A number at the beginning of a phrase ("10 Downing Street", "25°C"). A year begins no phrase ("2011 HTS").
_BEGINNING = rf"{_AMOUNTS}(?:[°'’.\-/&_+]*+|(?<!(?<![0-9.,])(?:19|20)[0-9][0-9]) )"
_PHRASE = (
    rf"(?:{_BEGINNING}|[@#$€£¥]|(?<![\w.])\.)?[{_LETTER}](?:{_NEUTRAL}*+(?:{_WORD}|{_BRACKETED}))*+"
    r"(?:(?<=\.[A-Z])\.|[+%°$€£¥™®©\\]++|#++(?!\w))?"
)
# An address ends before the punctuation of its sentence. Its path may contain Arabic.
_ADDRESS_BODY = r"(?:[^\s<>\"«»،؛؟.,:;!?()\[\]'…]|[.,:;!?()\[\]'…](?=[^\s<>\"«»،؛؟.,:;!?()\[\]'…]))"
_ADDRESS = (
    rf"(?<![0-9A-Za-z])(?:(?:https?://|ftp://|www\.){_ADDRESS_BODY}++"
    rf"|(?:[a-z0-9-]{{1,63}}+\.){{1,9}}+[a-z]{{2,6}}/{_ADDRESS_BODY}*+)"
)

_FOREIGN = re.compile(_WORD)
_START = re.compile(rf"[0-9{_LETTER}+\-−±(.@#$€£¥]")
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_STRONG = re.compile(f"[{_LETTER}\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")  # of the two above
_RLM, _LRM = "\u200f", "\u200e"
_RUN = re.compile(f"{_ADDRESS}|{_PHONE}|{_AREA_CODE}|{_GROUPED}|{_PHRASE}|{_AMOUNTS}")
_PLAIN_BEGINNING = re.compile(rf"(?:{_NUMBER})?[{_LETTER}]")
_PLAIN_NUMBER = re.compile(_NUMBER)
_PLAIN_END = re.compile(rf"(?:{_WORD}|[)\]]|[0-9][#$%€£¥°±‰]+)\Z")
_GAP = re.compile(r"[^\w\n\u0300-\u036f]*+")
_ARABIC_PUNCTUATION = re.compile("[،؛؟«»“”]")
_FOREIGN_WORD = re.compile(rf"[{_LETTER}]\S*+")


_LANGUAGES = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"))


def runs_from_the_right(language: str) -> bool:
    """Whether a language, such as `ar` or `ar-SY`, is written from right to left."""
    return language.partition("-")[0].lower() in _LANGUAGES


def directed(text: str, language: str) -> str:
    """The text for a place that has no direction of its own, such as a title in a feed.

    Readers of feeds take the direction from the first letter, or their own. A mark that nobody sees (RLM or LRM) comes
    before a text whose first letter has the direction that its language does not have.
    """
    strong = _STRONG.search(text)
    if strong is None:
        return text
    rtl = runs_from_the_right(language)
    return text if rtl == (RIGHT_TO_LEFT.match(strong[0]) is not None) else (_RLM if rtl else _LRM) + text


def isolate(text: str) -> str:
    """The text, escaped for HTML (& < > " '), with `<bdi>` around the runs that would appear in the wrong order."""
    if not _FOREIGN.search(text):
        return escape(text)
    if _is_foreign(text):
        return _bdi(text)
    return _isolate_runs(text)


def _bdi(text: str) -> str:
    return f"<bdi>{escape(text)}</bdi>"


def _is_foreign(text: str) -> bool:
    """Whether a text is one left-to-right phrase that an Arabic line shows in the wrong order ("Hello, world.")."""
    if RIGHT_TO_LEFT.search(text) or len(_FOREIGN_WORD.findall(text)) < 2:
        return False
    return not _is_plain(text.strip(" \t\n\"'()[]«»“”‘’"))


def _isolate_runs(text: str) -> str:
    parts: list[str] = []
    end = 0
    for start, stop in _wrong_runs(text):
        parts += escape(text[end:start]), _bdi(text[start:stop])
        end = stop
    return "".join(parts) + escape(text[end:])


def _wrong_runs(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    while start := _START.search(text, position):
        run = _RUN.match(text, start.start())
        position = run.end() if run else start.end()
        if run and (not _is_plain(run[0]) or _runs_on(text, run)):
            yield run.span()


def _is_plain(run: str) -> bool:
    """Whether an Arabic line shows the run in the right order without `<bdi>`.

    The line does so for a number with single separators between its digits (W4). It also does so for a run that is
    left-to-right from its first letter, or from digits directly before that letter, up to its last letter, digit or
    closing bracket (W7, N0, N1).
    """
    if RIGHT_TO_LEFT.search(run):
        return False
    if _PLAIN_BEGINNING.match(run):
        return _PLAIN_END.search(run) is not None
    return _PLAIN_NUMBER.fullmatch(run) is not None


def _runs_on(text: str, run: re.Match[str]) -> bool:
    """Whether the phrase would join the next phrase across punctuation of the Arabic line (N1, W7)."""
    gap = _GAP.match(text, run.end())
    if gap is None or not _ARABIC_PUNCTUATION.search(gap[0]) or not _FOREIGN.match(text, gap.end()):
        return False
    return _FOREIGN.search(run[0].strip("0123456789")) is not None
