"""The settings of an archive: typed fields with defaults."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from syrnews_site.arabic.dates.months import Months
from syrnews_site.arabic.digits import Digits
from syrnews_site.arabic.plural import ArticleNoun

MANY_ARTICLES = 200  # for fewer articles, pages of the days of the year are mostly empty


class Site(Struct, frozen=True):
    """The settings of an archive. An empty site.yaml gives these defaults. docs/settings.md explains the settings."""

    title: str = "أرشيف الأخبار السورية"
    description: str = ""
    url: str = ""  # the address of the published site, with a slash at its end; empty if unknown
    language: str = "ar"
    timezone: str = "Asia/Damascus"
    months: Months = "levantine"
    digits: Digits = "western"
    article_noun: ArticleNoun = "مادة"  # of an Arabic interface
    hijri: bool = False
    tags: str = "tags.yaml"  # relative to the content folder
    sources: str = "sources.yaml"
    undated: Literal["reject", "keep"] = "reject"
    originals: bool = True
    days: bool = True
    on_this_day: bool | None = None  # None: true for an archive of MANY_ARTICLES files
    stats: bool = True
    tag_feeds: bool = True
    related: bool = True
    search: bool = True
    stories: bool = False  # find near-duplicates
    buttons: bool = True  # that copy and download, made by a script
    auto_tags: bool = True
    auto_tags_count: int = 2  # how often a body must name an entry that the title does not name
    feed_length: int = 50
    chrome: tuple[str, ...] = ()  # further lines that sources print around articles
    accent: tuple[str, ...] = ()  # #rrggbb, on light and on dark pages; the theme's own if empty
    logo: str = ""  # a picture, relative to content/media/
    icon: str = ""
    navigation: tuple[str, ...] = ()  # the theme's own if empty
    footer: str = ""
    fonts: tuple[str, ...] = ()  # .woff2 files, relative to content/media/
    max_file_size: int = 10  # MB
    max_site_size: int = 1000  # MB; what GitHub Pages takes
