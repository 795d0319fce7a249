"""The settings of one archive, typed, each with its default."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from syrnews_site.arabic.dates.months import Months
from syrnews_site.arabic.digits import Digits


class Site(Struct, frozen=True):
    """The settings of one archive. An empty site.yaml gives these defaults. docs/settings.md explains each."""

    title: str = "أرشيف الأخبار السورية"
    description: str = ""
    url: str = ""  # where the site is published, with a slash at its end; empty: not known
    language: str = "ar"
    timezone: str = "Asia/Damascus"
    months: Months = "levantine"
    digits: Digits = "western"
    hijri: bool = False
    tags: str = "tags.yaml"  # relative to the content folder
    sources: str = "sources.yaml"
    undated: Literal["reject", "keep"] = "reject"
    originals: bool = True
    days: bool = True
    on_this_day: bool = True
    stats: bool = True
    tag_feeds: bool = True
    related: bool = True
    search: bool = True
    auto_tags: bool = True
    auto_tags_count: int = 2  # how often a body must name an entry that its title does not
    feed_length: int = 50
    chrome: tuple[str, ...] = ()  # more lines that are no part of an article, as they stand
    fonts: tuple[str, ...] = ()  # woff2 files below content/media/
    max_file_size: int = 10  # MB
