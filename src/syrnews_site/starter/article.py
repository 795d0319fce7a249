"""A new article, ready to be written: its place and its first lines."""

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
from syrnews_site.settings.clock import now
from syrnews_site.settings.read import read_settings
from syrnews_site.settings.site import Site

Format = Literal["md", "txt"]

SLUG_LENGTH = 60  # characters: the name of the file stays readable, and legal everywhere

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

{body}
"""
BODY = "اكتب المتن هنا."
SOURCE = "اسم الصحيفة أو الوكالة"
TAGS = "دمشق، حلب"


class Draft(Struct, frozen=True):
    """A file to be written: its path below the content folder, and its text."""

    path: str
    text: str


class NotADay(Exception):
    """A date that cannot be read; its text says why."""


class NoTitle(Exception):
    """A title of which nothing is left when it is cleaned."""


def draft(title: str, date: str, form: Format, site: Site, *, added: str) -> Draft:
    """The file for a new article; its `date`, and the day on which it is `added` to the archive, in ISO 8601.

    Raises NoTitle. A Markdown article is a draft until its author says otherwise; raw text has no drafts.
    """
    name = one_line(title)
    if not name:
        raise NoTitle(title)
    day = date[:10]
    path = f"{ARTICLES}{day[:4]}/{day[5:7]}/{day}-{short_name(name)}.{form}"
    if form == "md":
        quoted = json.dumps(name, ensure_ascii=False)
        return Draft(path, MARKDOWN.format(quoted=quoted, day=date, source=SOURCE, tags=TAGS, added=added, body=BODY))
    shown = show(date, months=site.months, digits=site.digits, time=len(date) > 10)
    return Draft(path, TEXT.format(title=name, shown=shown, body=BODY))


def short_name(title: str) -> str:
    """What names the file after its date: a Latin title's own words, else eight hex digits, the same everywhere."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    letters = [character for character in title if character.isalpha()]
    if letters and all(character.isascii() or "LATIN" in unicodedata.name(character, "") for character in letters):
        return re.sub(r"[^a-z0-9]+", "-", plain)[:SLUG_LENGTH].strip("-") or slug(title)
    return slug(title)


def write(content: Path, title: str, date: str, form: Format) -> Path:
    """Write the file for a new article, and return its path; no file is ever overwritten.

    `date`: any form that articles may have it in; empty: today, in the archive's own time zone. Raises NotADay,
    NoTitle, and FileExistsError where there is such an article already.
    """
    site = read_settings(str(content), "").site
    today = now(site.timezone)[:10]
    made = draft(title, _iso(date) or today, form, site, added=today)
    path = content / made.path
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "x", encoding="utf-8", newline="\n") as file:
        file.write(made.text)
    return path


def _iso(date: str) -> str:
    if not date:
        return ""
    printed = parse(date)
    if isinstance(printed, NotADate):
        raise NotADay(printed.reason)
    return printed.day.isoformat() if printed.time is None else f"{printed.day}T{printed.time:%H:%M}"
