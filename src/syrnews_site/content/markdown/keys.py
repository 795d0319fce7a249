"""The keys of front matter: a table of them, and of the keys that other programs use."""

from __future__ import annotations

import re

KEYS = (
    "title", "date", "updated", "added", "source", "source_url", "author", "tags",
    "slug", "id", "summary", "draft", "aliases", "lang", "image",
    "retrieved", "imported_from", "sha256", "version_of",
)  # fmt: skip
KNOWN = frozenset(KEYS)

# Names that people write for these keys: each is an error that names the key.
OTHER_NAMES = {
    "headline": "title",
    "العنوان": "title",
    "عنوان": "title",
    "التاريخ": "date",
    "تاريخ": "date",
    "accessed": "retrieved",
    "archived": "added",
    "publisher": "source",
    "outlet": "source",
    "المصدر": "source",
    "مصدر": "source",
    "الكاتب": "author",
    "الوسوم": "tags",
    "وسوم": "tags",
}

# Keys of Jekyll, Hugo, WordPress and their exporters, with the key of ours that has their meaning. They have the form
# that `bare_key` gives: small letters alone.
ADOPTED = {
    "published": "draft",  # Jekyll: true or false. Other programs: a date, see `foreign`
    "status": "draft",
    "poststatus": "draft",
    "pubdate": "date",
    "publishdate": "date",
    "datepublished": "date",
    "publishedat": "date",
    "publishedtime": "date",
    "created": "date",
    "createdat": "date",
    "postdate": "date",
    "modified": "updated",
    "lastmod": "updated",
    "lastmodified": "updated",
    "lastmodifiedat": "updated",
    "datemodified": "updated",
    "modifiedat": "updated",
    "modifiedtime": "updated",
    "updatedat": "updated",
    "postmodified": "updated",
    "categories": "tags",
    "category": "tags",
    "keywords": "tags",
    "description": "summary",
    "excerpt": "summary",
    "abstract": "summary",
    "postexcerpt": "summary",
    "authors": "author",
    "byline": "author",
    "permalink": "aliases",
    "url": "aliases",  # or `source_url`, if it is a whole address
    "redirectfrom": "aliases",
    "link": "source_url",
    "canonical": "source_url",
    "canonicalurl": "source_url",
    "originalurl": "source_url",
    "language": "lang",
    "locale": "lang",
    "posttitle": "title",
    "postname": "slug",
}

# Keys of those programs that say nothing about an article: how it looks, where it is listed, numbers of a database.
IGNORED = frozenset(
    """
    layout type format template weight order toc math mathjax katex mermaid sitemap robots noindex seo menu nav navorder
    images img thumbnail cover coverimage featured featuredimage featuredmedia featureimage header hero banner
    caption comments comment commentstatus pingstatus pin pinned sticky hidden private password series parent
    haschildren children aside cascade outputs resources markup iscjklanguage linktitle expirydate headless build params
    taxonomies extra path insearchindex guid views likes searchable excerptseparator collection renderwithliquid
    defaults classes readtime readingtime share related tocsticky dategmt modifiedgmt customediturl sidebarlabel
    sidebarposition meta customfields morelink
    """.split()  # noqa: SIM905 - rows of words are easier to read than a list of strings
)
# The prefixes that exporters give to keys of a database: `wordpress_id`, `author_login`, `_edit_last`.
_DATABASE_KEY = re.compile(r"_|(?:wordpress|wp|post|author|yoast|rank_math|elementor|jekyll|jetpack|og|twitter)_")


def bare_key(key: str) -> str:
    """A key in the form of the tables: `publishDate`, `publish_date` and `publish-date` are `publishdate`."""
    return key.lower().replace("_", "").replace("-", "")


def is_ignored(key: str) -> bool:
    """Whether a key is known as a key of another program that says nothing about an article."""
    return bare_key(key) in IGNORED or _DATABASE_KEY.match(key.lower().replace("-", "_")) is not None
