"""The forms of values in the files of names and events: slugs, hosts, coordinates, dates."""

from __future__ import annotations

import re
from datetime import date

from syrnews_site.yamlreader.values import Form

SLUG_LENGTH = 80  # a slug names a folder, and file systems allow 255 bytes for a name
SLUG = Form(
    re.compile(rf"(?=.{{1,{SLUG_LENGTH}}}\Z)[a-z0-9]+(?:-[a-z0-9]+)*").fullmatch,
    f"small Latin letters, digits and single hyphens, at most {SLUG_LENGTH} characters",
    "deir-ez-zor",
)
DOMAIN = Form(
    re.compile(r"(?=.{4,253}\Z)(?:\w(?:[\w-]{0,61}\w)?\.)+[^\W\d_]{2,}").fullmatch,
    "the name of a host, without https:// and without a path",
    "example.org",
)
NAME_IN = re.compile(r"name_[a-z]{2,3}")  # the name in the language of this code
WIKIDATA = Form(re.compile(r"Q[1-9][0-9]{0,11}").fullmatch, "the number of an item of Wikidata", "Q3766")


def coordinates(text: str) -> tuple[float, float] | tuple[()]:
    """Latitude and longitude in degrees from `33.51, 36.29`; nothing for another text, or a place off the globe."""
    found = re.fullmatch(r"(-?\d{1,2}(?:\.\d{1,8})?)\s*[,،]\s*(-?\d{1,3}(?:\.\d{1,8})?)", text, re.ASCII)
    if not found:
        return ()
    latitude, longitude = map(float, found.groups())
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else ()


def is_period(text: str) -> bool:
    """Whether a text is a year, a month or a day of the calendar, as ISO 8601 writes it."""
    try:
        date.fromisoformat(text + "-01-01"[: 10 - len(text)] if len(text) < 10 and _PERIOD.fullmatch(text) else text)
    except ValueError:
        return False
    return _PERIOD.fullmatch(text) is not None


_PERIOD = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)
COORDINATES = Form(coordinates, "a latitude and a longitude in degrees", "33.5102, 36.2913")
PERIOD = Form(is_period, "a year, a month or a day", "2013-08-21")
