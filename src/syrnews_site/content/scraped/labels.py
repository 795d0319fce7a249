"""Lines that say what they are: `المصدر: ...`, `بقلم: ...`, `الكلمات المفتاحية: ...`, and rows of hashtags."""

from __future__ import annotations

import re
from collections.abc import Sequence

from syrnews_site.arabic.fold import words
from syrnews_site.content.scraped import names

LONGEST_LINE = 400  # characters; a long row of keywords has about 300
_LONGEST_LABEL = 40
_LONGEST_NAME = 80
_MOST_WORDS_OF_A_NAME = 4

# A label and a colon (or a slash, or an equals sign), then the value.
LABELS: dict[str, str] = {
    "author": """
بقلم | كتب | كتبت | كتبه | كتبها | الكاتب | الكاتبة | كاتب المقال | كاتبة المقال | المؤلف | إعداد | أعده | أعدته
أعدها | أعد التقرير | إعداد وتحرير | تحرير | المحرر | المحررة | إعداد التقرير | المراسل | المراسلة | by | author
written by | reporter
""",
    "source": """
المصدر | مصدر الخبر | مصدر المقال | نقلا عن | الناشر | source | sources | publisher
""",
    "keywords": """
الكلمات المفتاحية | كلمات مفتاحية | الكلمات الدلالية | كلمات دلالية | كلمات دليلية | الكلمات الدالة
كلمات البحث | مفاتيح البحث | الوسوم | وسوم | الأوسمة | أوسمة | الوسم | تاغ | تاغات | التاغات | تاجات | هاشتاغ
هاشتاج | التصنيف | التصنيفات | تصنيفات | الأقسام | القسم | tags | tag | keywords | topics | categories
category | labels | filed under
""",
}

# The same without a colon, for a few words that begin such lines: the rest must then be short, like a name.
LOOSE: dict[str, str] = {
    "author": """
بقلم | كتب | كتبت | كتبه | كتبها | إعداد | إعداد وتحرير | by
""",
    "source": """
المصدر | نقلا عن | source
""",
    "keywords": """
الكلمات المفتاحية | الكلمات الدلالية | الوسوم | وسوم
""",
}


def _folded(tables: dict[str, str]) -> dict[tuple[str, ...], str]:
    rows = ((kind, line) for kind, table in tables.items() for line in table.splitlines())
    return {tuple(folded): kind for kind, line in rows for phrase in line.split("|") if (folded := words(phrase))}


# Labels of authors that also begin headlines: what follows must be a person's name.
IF_NAMED = """
حوار | حاوره | حاورها | أجرى الحوار | أجرت الحوار | تحقيق | تقرير | ترجمة | متابعة | تغطية | مراسلنا | مراسلتنا
"""

_LABELS = _folded(LABELS)
_IF_NAMED = _folded({"author": IF_NAMED})
_LOOSE = _folded(LOOSE)
# Labels that are alone on their line, without a colon; the value is the next line.
BARE = {label: kind for label, kind in _LOOSE.items() if kind != "keywords"}
_FIRST_WORDS = frozenset(label[0] for label in (*_LABELS, *_LOOSE, *_IF_NAMED))

_COLON = re.compile(r"[:：﹕︓=/؛|–—-]")
_COLONS = ":：﹕︓"
_NO_NAME = re.compile(r"\d|[.:؟!]$")
_HASHTAGS = re.compile(r"(?:#\w+(?:[\s،,;؛|]+|(?=#)|$))+")
_BETWEEN_KEYWORDS = re.compile(r"[،,;؛|#•·/\\\t]|\s[-–—]\s| {2,}")
_EDGES = " \t\u00a0\u200e\u200f\u061c:：/|–—-=،,؛;.•·«»\"'[]()"


def label(line: str, folded: Sequence[str]) -> tuple[str, str]:
    """("author" | "source" | "keywords", the value) of a line with a label and a colon; ("", "") for any other.

    `folded` is the line's words, as `fold.words` gives them, or the first few of them. A slash or a dash does for a
    colon after the words of `LOOSE` alone: `بقلم/ أحمد العلي`.
    """
    if not folded or folded[0] not in _FIRST_WORDS or len(line) > LONGEST_LINE:
        return "", ""
    colon = _COLON.search(line, 0, _LONGEST_LABEL)
    if colon is None:
        return "", ""
    before = tuple(words(line[: colon.start()]))
    kind = (_LABELS if colon.group() in _COLONS else _LOOSE).get(before, "")
    value = line[colon.end() :].strip()
    if before in _IF_NAMED and _is_person(value):
        kind = "author"
    if kind != "source":
        value = value.strip(_EDGES)
    address = value.startswith(("http://", "https://"))
    too_long = kind in ("author", "source") and len(value) > _LONGEST_NAME and not address
    return ("", "") if not kind or too_long else (kind, value)


def _is_person(value: str) -> bool:
    """Whether the value begins with a given name and is as short as a name."""
    folded = words(value)
    return 2 <= len(folded) <= _MOST_WORDS_OF_A_NAME and folded[0] in names.GIVEN


def loose_label(line: str, folded: Sequence[str]) -> tuple[str, str]:
    """The same for a line without a colon whose rest is as short as a name: `كتب أحمد العلي`."""
    for length in (2, 1):
        kind = _LOOSE.get(tuple(folded[:length]), "")
        if kind and 1 <= len(folded) - length <= _MOST_WORDS_OF_A_NAME and not _NO_NAME.search(line):
            return kind, " ".join(line.split()[length:]).strip(_EDGES)
    return "", ""


def may_be_keywords(line: str) -> bool:
    """Whether a long line can be a row of keywords: with a colon near its beginning, or hashtags."""
    return len(line) <= LONGEST_LINE and (":" in line[:_LONGEST_LABEL] or line[0] == "#")


def hashtags(line: str) -> bool:
    """Whether the line is a row of hashtags and nothing else."""
    return line.startswith("#") and len(line) <= LONGEST_LINE and _HASHTAGS.fullmatch(line) is not None


def keywords(value: str) -> tuple[str, ...]:
    """The keywords of a list, in their order, each once; the underscores of hashtags become spaces."""
    parts = (part.replace("_", " ").strip(_EDGES) for part in _BETWEEN_KEYWORDS.split(value))
    return tuple(dict.fromkeys(part for part in parts if part))
