"""The text of site.yaml -> Site, and every mistake in the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Literal, get_args, get_origin, get_type_hints

from msgspec.structs import fields

from syrnews_site.arabic.clean import one_line
from syrnews_site.model import Diagnostic
from syrnews_site.settings.site import Site
from syrnews_site.yamlreader import Mapping, Node, Scalar, read
from syrnews_site.yamlreader.values import Reader
from syrnews_site.zones import is_zone

ADDRESS = re.compile(r"https?://[^\s/?#<>\"'\\@]+(?:/[^\s?#<>\"'\\]*)?", re.IGNORECASE)
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
FILE = re.compile(r"(?![/\\])(?!(?:.*[/\\])?\.\.?(?:[/\\]|\Z))[^\x00-\x1f:\\]+")  # relative, and not upwards

# The smallest and largest value of a number: what is read as one, and what memory and readers can bear.
RANGES = {"auto_tags_count": (1, 1000), "feed_length": (1, 1000), "max_file_size": (1, 1000)}

# What other programs call these settings.
OTHERS = {
    "base_url": "url",
    "baseurl": "url",
    "siteurl": "url",
    "site_url": "url",
    "name": "title",
    "sitename": "title",
    "subtitle": "description",
    "lang": "language",
    "default_lang": "language",
    "locale": "language",
    "tz": "timezone",
    "time_zone": "timezone",
    "autotags": "auto_tags",
    "outlets": "sources",
    "numerals": "digits",
}


def is_font(name: str) -> bool:
    return FILE.fullmatch(name) is not None and name.lower().endswith(".woff2")


# Settings whose text has a form of its own: what it must be, and an example.
FORMS: dict[str, tuple[Callable[[str], object], str, str]] = {
    "url": (ADDRESS.fullmatch, "an address that begins with https:// or http://", "https://example.org/archive/"),
    "language": (LANGUAGE.fullmatch, "the code of a language", "ar"),
    "timezone": (is_zone, "the name of a time zone", "Asia/Damascus"),
    "tags": (FILE.fullmatch, "a file of the content folder", "tags.yaml"),
    "sources": (FILE.fullmatch, "a file of the content folder", "sources.yaml"),
    "fonts": (is_font, "a .woff2 file below content/media/", "fonts/name.woff2"),
}


def load_site(text: str, file: str = "site.yaml") -> tuple[Site, tuple[Diagnostic, ...]]:
    """The settings that a text holds, and all that is wrong with it; what is wrong keeps its default.

    Diagnostics: SN201 to SN205 (YAML), SN211 (unknown setting, with the nearest known one), SN212 (wrong value).
    """
    node, broken = read(text, file)
    reader = Reader(file, "SN212")
    values: dict[str, object] = {}
    if isinstance(node, Mapping):
        kinds = get_type_hints(Site)
        for key, value in node.entries:
            if key.value not in kinds:
                reader.unknown("SN211", key, Site.__struct_fields__, OTHERS)
            else:
                values[key.value] = setting(reader, key.value, value, kinds[key.value])
    elif node is not None:
        reader.report(node, "SN212", "the settings must be key: value, one a line", "write title: value")
    site = Site(**{name: value for name, value in values.items() if value is not None})  # type: ignore[arg-type]
    return site, tuple(sorted((*broken, *reader.diagnostics)))


def setting(reader: Reader, key: str, node: Node, kind: Any) -> object | None:
    """The value of one setting by its type; None (its default) where it is empty, or wrong and reported."""
    if kind is bool:
        return reader.boolean(key, node, bool(DEFAULTS[key]))
    if get_origin(kind) is tuple:
        return tuple(value for item in reader.texts(key, node) if (value := formed(reader, key, item)))
    if not isinstance(node, Scalar):
        reader.wrong(key, node, "a number" if kind is int else "text", f"write {key}: {DEFAULTS[key] or 'value'}")
        return None
    if not node.value:
        return None
    if kind is int:
        return number(reader, key, node)
    if get_origin(kind) is Literal:
        return choice(reader, key, node, get_args(kind))
    return formed(reader, key, node)


def number(reader: Reader, key: str, node: Scalar) -> int | None:
    lowest, highest = RANGES[key]
    digits = node.value.strip()
    if digits.isdecimal() and len(digits) < 10 and lowest <= int(digits) <= highest:
        return int(digits)
    reader.wrong(key, node, f"a whole number from {lowest} to {highest}")
    return None


def choice(reader: Reader, key: str, node: Scalar, choices: tuple[str, ...]) -> str | None:
    value = node.value.strip().lower()
    if value in choices:
        return value
    reader.wrong(key, node, " or ".join(choices))
    return None


def formed(reader: Reader, key: str, node: Scalar) -> str | None:
    """Clean text on one line, in the form that the setting asks for."""
    value = one_line(node.value)
    if key in FORMS:
        fits, wanted, example = FORMS[key]
        if not fits(value):
            reader.wrong(key, node, wanted, f"for example {key}: {example}")
            return None
    return value.rstrip("/") + "/" if key == "url" else value


DEFAULTS = {field.name: field.default for field in fields(Site)}
