"""Which column of a table is which field of an article, by the names that people and programs give to columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

FIELDS = (
    "title", "body", "date", "source", "source_url", "author", "tags", "retrieved", "updated", "summary",
    "lang", "media",
)  # fmt: skip

# Names in small letters without signs. The first name of a field that a table has counts.
_NAMES: dict[str, tuple[str, ...]] = {
    "title": (
        "title", "headline", "uploadtitle", "posttitle", "name", "subject",
        "العنوان",
        "عنوان",
        "عنوانالخبر",
        "عنوانالمقال",
    ),
    "body": (
        "body", "text", "content", "textcontent", "articlebody", "fulltext", "maintext", "postcontent", "article",
        "message", "html",
        "النص",
        "نص",
        "نصالخبر",
        "المحتوى",
        "المتن",
        "الخبر",
        "التفاصيل",
    ),
    "date": (
        "date", "published", "publishedat", "datepublished", "publicationdate", "pubdate", "publishdate", "postdate",
        "uploadtimestamp", "timestamp", "createdat", "datetime", "time",
        "التاريخ",
        "تاريخ",
        "تاريخالنشر",
        "تاريخالخبر",
    ),
    "source": (
        "source", "outlet", "publisher", "newspaper", "sitename", "channel", "sourcename",
        "المصدر",
        "مصدر",
        "الصحيفة",
        "الموقع",
        "الوكالة",
        "القناة",
    ),
    "source_url": (
        "sourceurl", "url", "link", "permalink", "address", "articleurl", "canonicalurl",
        "الرابط",
        "رابط",
        "رابطالخبر",
    ),
    "author": (
        "author", "authors", "byline", "writer", "creator",
        "الكاتب",
        "كاتب",
        "المؤلف",
        "المحرر",
    ),
    "tags": (
        "tags", "keywords", "categories", "category", "topics", "section",
        "الوسوم",
        "وسوم",
        "الكلماتالمفتاحية",
        "التصنيف",
        "القسم",
    ),
    "retrieved": (
        "retrieved", "archivedate", "archived", "accessed", "savedat", "scrapedat", "crawledat", "dateretrieved",
        "تاريخالأرشفة",
        "تاريخالحفظ",
    ),
    "updated": (
        "updated", "updatedat", "modified", "datemodified", "lastmodified",
        "آخرتحديث",
    ),
    "summary": (
        "summary", "description", "excerpt", "abstract",
        "الملخص",
        "ملخص",
    ),
    "lang": ("lang", "language", "اللغة"),
    "media": (
        "media", "image", "images", "screenshot", "thumbnail", "photo", "picture", "video", "archivelocation",
        "الصورة",
        "الصور",
        "الملفات",
        "صورة",
    ),
}  # fmt: skip
_SIGNS = re.compile(r"[\W_]+")


def guessed(columns: Iterable[str], given: Mapping[str, str]) -> dict[str, str]:
    """Field -> column. `given`: column -> field, which goes before every guess."""
    names = [str(column) for column in columns]
    bare = {_bare(name): name for name in reversed(names)}
    found = {field: column for column, field in given.items() if column in names and field in FIELDS}
    for field, known in _NAMES.items():
        column = next((bare[name] for name in known if name in bare), "")
        if field not in found and column and column not in given:
            found[field] = column
    return found


def _bare(name: str) -> str:
    return _SIGNS.sub("", name).lower()
