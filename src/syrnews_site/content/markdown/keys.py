"""The keys of front matter: a table of them, and of the names that other programs use for them."""

from __future__ import annotations

KEYS = (
    "title", "date", "updated", "added", "source", "source_url", "author", "tags",
    "slug", "id", "summary", "draft", "aliases", "lang",
)  # fmt: skip
KNOWN = frozenset(KEYS)

# The names that other programs, or Arabic, use for these keys.
OTHER_NAMES = {
    "headline": "title",
    "العنوان": "title",
    "عنوان": "title",
    "published": "date",
    "pubdate": "date",
    "publishdate": "date",
    "created": "date",
    "التاريخ": "date",
    "تاريخ": "date",
    "modified": "updated",
    "lastmod": "updated",
    "last_modified_at": "updated",
    "retrieved": "added",
    "accessed": "added",
    "archived": "added",
    "publisher": "source",
    "outlet": "source",
    "المصدر": "source",
    "مصدر": "source",
    "url": "source_url",
    "link": "source_url",
    "canonical": "source_url",
    "canonical_url": "source_url",
    "authors": "author",
    "byline": "author",
    "الكاتب": "author",
    "categories": "tags",
    "category": "tags",
    "keywords": "tags",
    "الوسوم": "tags",
    "وسوم": "tags",
    "permalink": "slug",
    "description": "summary",
    "excerpt": "summary",
    "abstract": "summary",
    "status": "draft",
    "redirect_from": "aliases",
    "language": "lang",
    "locale": "lang",
}
