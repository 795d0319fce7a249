"""The words that synthetic pages are made of: our own, no outlet's and no page's. `words.txt` holds the tables."""

from __future__ import annotations

import re
from pathlib import Path

_TABLE = re.compile(r"^\[(\w+)\]\n((?:.+\n)*)", re.MULTILINE)
_EMPTY = "<>"


def _tables() -> dict[str, tuple[str, ...]]:
    text = Path(__file__).with_name("words.txt").read_text(encoding="utf-8")
    return {
        name: tuple("" if entry == _EMPTY else entry for entry in entries.splitlines())
        for name, entries in _TABLE.findall(text)
    }


_ALL = _tables()
FIRST_NAMES = _ALL["FIRST_NAMES"]
LAST_NAMES = _ALL["LAST_NAMES"]
CITIES = _ALL["CITIES"]
AGENCIES = _ALL["AGENCIES"]
PAPERS = _ALL["PAPERS"]
PAPER_NAMES = _ALL["PAPER_NAMES"]
LATIN_NAMES = _ALL["LATIN_NAMES"]
SECTIONS = _ALL["SECTIONS"]
LANGUAGES = _ALL["LANGUAGES"]
SHARE = _ALL["SHARE"]
BUTTONS = _ALL["BUTTONS"]
SKIPS = _ALL["SKIPS"]
AFTER_LEADS = _ALL["AFTER_LEADS"]
FOOT = _ALL["FOOT"]
COMMENT_CHROME = _ALL["COMMENT_CHROME"]
COMMENT_FORM = _ALL["COMMENT_FORM"]
COMMENT_RULES = _ALL["COMMENT_RULES"]
COMMENTS = _ALL["COMMENTS"]
CAPTION_LEADS = _ALL["CAPTION_LEADS"]
ENGLISH = _ALL["ENGLISH"]
POLL_QUESTIONS = _ALL["POLL_QUESTIONS"]
ADDRESSES = _ALL["ADDRESSES"]
ABOUT = _ALL["ABOUT"]
WHO = _ALL["WHO"]
DID = _ALL["DID"]
DEED = _ALL["DEED"]
WHAT = _ALL["WHAT"]
QUALITY = _ALL["QUALITY"]
TEASERS = _ALL["TEASERS"]
SAID = _ALL["SAID"]
CLAUSES = _ALL["CLAUSES"]
OPENINGS = _ALL["OPENINGS"]
PAST = _ALL["PAST"]
DAYS = _ALL["DAYS"]
OFFICIALS = _ALL["OFFICIALS"]
HEADINGS = _ALL["HEADINGS"]
KEYWORD_LABELS = _ALL["KEYWORD_LABELS"]
AUTHOR_LABELS = _ALL["AUTHOR_LABELS"]
SOURCE_LINES = _ALL["SOURCE_LINES"]
