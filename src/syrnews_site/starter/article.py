"""Begins an article: writes a file with its first lines."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Literal

from msgspec import Struct

from syrnews_site.arabic.clean import one_line
from syrnews_site.arabic.dates.parse import NotADate, parse
from syrnews_site.arabic.dates.show import show
from syrnews_site.arabic.slug import slug
from syrnews_site.content.files import ARTICLES
from syrnews_site.disk.files import make_folders_below
from syrnews_site.settings.clock import today
from syrnews_site.settings.read import read_settings
from syrnews_site.settings.site import Site

Format = Literal["md", "txt"]

SLUG_LENGTH = 60  # characters; longer names are hard to read, and some systems refuse them

MARKDOWN = """\
---
title: {quoted}
date: {day}
# source: {source}
# tags: [{tags}]
added: {added}
draft: true
---

{body}
"""
TEXT = """\
{title}

{shown}

"""
BODY = "اكتب النص هنا."
SOURCE = "اسم الصحيفة أو الوكالة"
TAGS = "دمشق، حلب"


class NewFile(Struct, frozen=True):
    """A file to write: its path below the content folder, and its text."""

    path: str
    text: str


class NotADay(Exception):
    """The date cannot be read; the message says why."""


class NoTitle(Exception):
    """The title is empty, or has no visible characters."""


def new_file(title: str, date: str, form: Format, site: Site, *, added: str) -> NewFile:
    """The file for a new article. `date` and `added`, the day on which the archive got the article, are in ISO 8601.

    Raises NoTitle. A Markdown file has the line `draft: true`. Raw text has no drafts: its file has title and
    date alone, and no body.
    """
    name = one_line(title)
    if not name:
        raise NoTitle(title)
    day = date[:10]
    path = f"{ARTICLES}{day[:4]}/{day[5:7]}/{day}-{short_name(name)}.{form}"
    if form == "md":
        quoted = json.dumps(name, ensure_ascii=False)
        return NewFile(path, MARKDOWN.format(quoted=quoted, day=date, source=SOURCE, tags=TAGS, added=added, body=BODY))
    shown = show(date, months=site.months, digits=site.digits, time=len(date) > 10)
    return NewFile(path, TEXT.format(title=name, shown=shown))


def short_name(title: str) -> str:
    """The part of a file's name after the date: the words of a Latin title, or eight hex digits for any other title."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    letters = [character for character in title if character.isalpha()]
    if letters and all(character.isascii() or "LATIN" in unicodedata.name(character, "") for character in letters):
        return re.sub(r"[^a-z0-9]+", "-", plain)[:SLUG_LENGTH].strip("-") or slug(title)
    return slug(title)


def write(content: Path, title: str, date: str, form: Format) -> Path:
    """Write the file for a new article, and return its path. Never overwrites a file.

    `date` has any form that an article's date may have; an empty date is today in the archive's time zone. Raises
    NotADay, NoTitle, and FileExistsError if an article with this title and day exists.
    """
    site = read_settings(str(content), "").site
    added = today(site.timezone)
    file = new_file(title, iso_of(date) or added, form, site, added=added)
    path = content / file.path
    make_folders_below(str(content), file.path)
    with open(path, "x", encoding="utf-8", newline="\n") as opened:
        opened.write(file.text)
    return path


def iso_of(date: str) -> str:
    """A date of any form in ISO 8601, with its time if it has one; "" for "". Raises NotADay."""
    if not date:
        return ""
    printed = parse(date)
    if isinstance(printed, NotADate):
        raise NotADay(printed.reason)
    return printed.day.isoformat() if printed.time is None else f"{printed.day}T{printed.time:%H:%M}"
