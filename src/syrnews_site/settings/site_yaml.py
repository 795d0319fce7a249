"""The text of site.yaml -> Site, and a diagnostic for each mistake in the text."""

from __future__ import annotations

import re
from typing import Literal, get_args, get_origin, get_type_hints

from msgspec.structs import fields

from syrnews_site.model import Diagnostic
from syrnews_site.settings import colours
from syrnews_site.settings.site import Site
from syrnews_site.yamlreader import Mapping, Node, Scalar, read
from syrnews_site.yamlreader.characters import with_plain_characters
from syrnews_site.yamlreader.values import LANGUAGE, Form, Reader
from syrnews_site.zones import is_zone

# The smallest and the largest value of a number: a build has the memory for it, and readers have the patience.
RANGES = {
    "auto_tags_count": (1, 1000),
    "feed_length": (1, 1000),
    "max_file_size": (1, 1000),
    "max_site_size": (1, 1_000_000),
}

# The names of these settings in other programs.
OTHER_NAMES = {
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

PICTURE_SUFFIXES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif")
_PICTURE = "a picture below content/media/"
_COLOUR = re.compile("#?[0-9a-fA-F]{6}")
_ADDRESS = re.compile(r"https?://[^\s/?#<>\"'\\@]+(?:/[^\s?#<>\"'\\]*)?", re.IGNORECASE)  # without user and question
_FILE = re.compile(r"(?![/\\])(?!(?:.*[/\\])?\.\.?(?:[/\\]|\Z))[^\x00-\x1f:\\]+")  # relative, without . and ..
_CONTENT_FILE = "a file of the content folder"


_AUTOMATIC = "auto"  # the value of a setting that the size of the archive decides


def _is_picture(name: str) -> bool:
    return _FILE.fullmatch(name) is not None and name.lower().endswith(PICTURE_SUFFIXES)


def _is_font(name: str) -> bool:
    return _FILE.fullmatch(name) is not None and name.lower().endswith(".woff2")


FORMS = {
    "url": Form(_ADDRESS.fullmatch, "an address that begins with https:// or http://", "https://example.org/archive/"),
    "language": LANGUAGE,
    "timezone": Form(is_zone, "the name of a time zone", "Asia/Damascus"),
    "tags": Form(_FILE.fullmatch, _CONTENT_FILE, "tags.yaml"),
    "sources": Form(_FILE.fullmatch, _CONTENT_FILE, "sources.yaml"),
    "accent": Form(_COLOUR.fullmatch, "a colour of six hexadecimal digits", "0b5d4e"),
    "logo": Form(_is_picture, _PICTURE, "logo.png"),
    "icon": Form(_is_picture, _PICTURE, "icon.png"),
    "fonts": Form(_is_font, "a .woff2 file below content/media/", "fonts/name.woff2"),
}
DEFAULTS = {field.name: field.default for field in fields(Site)}


def load_site(text: str, file: str = "site.yaml") -> tuple[Site, tuple[Diagnostic, ...]]:
    """The settings that a text holds, and all mistakes in the text. A setting with a wrong value keeps its default.

    Diagnostics: SN201 to SN205 (YAML), SN211 (unknown setting), SN212 (wrong value).
    """
    node, diagnostics = read(with_plain_characters(text), file)
    reader = Reader(file, "SN212")
    values: dict[str, object] = {}
    if isinstance(node, Mapping):
        kinds = get_type_hints(Site)
        for key, value in node.entries:
            if key.value not in kinds:
                reader.unknown("SN211", key, Site.__struct_fields__, OTHER_NAMES)
            else:
                values[key.value] = _setting(reader, key.value, value, kinds[key.value])
    elif node is not None:
        reader.report(node, "SN212", "the file must be lines of key: value", "write title: value")
    site = Site(**{name: value for name, value in values.items() if value is not None})  # type: ignore[arg-type]
    return site, tuple(sorted((*diagnostics, *reader.diagnostics)))


def _setting(reader: Reader, key: str, node: Node, kind: object) -> object | None:
    """The value of a setting by the type of its field. None, for the default, if the value is empty or wrong."""
    if kind is bool:
        return reader.boolean(key, node, bool(DEFAULTS[key]))
    if kind == bool | None:
        return None if _says(node, _AUTOMATIC) else reader.boolean(key, node, bool(DEFAULTS[key]))
    if key == "accent":
        return _accent(reader, node)
    if get_origin(kind) is tuple:
        return tuple(text for item in reader.texts(key, node) if (text := _text(reader, key, item)))
    if not isinstance(node, Scalar):
        reader.wrong(key, node, "a number" if kind is int else "text", f"write {key}: {DEFAULTS[key] or 'value'}")
        return None
    if not node.value:
        return None
    if kind is int:
        return reader.number(key, node, *RANGES[key])
    if get_origin(kind) is Literal:
        return reader.choice(key, node, get_args(kind))
    return _text(reader, key, node) or None


def _says(node: Node, word: str) -> bool:
    return isinstance(node, Scalar) and node.value.strip().lower() in ("", word)


def _accent(reader: Reader, node: Node) -> tuple[str, ...] | None:
    """The accent on light and on dark pages: two colours, or one, which is made lighter for dark pages."""
    if isinstance(node, Scalar) and not node.value:
        reader.report(node, "SN212", "accent has no value", "write the colour without #: a # begins a comment")
        return None
    given = reader.texts("accent", node)
    texts = [text for item in given if (text := _text(reader, "accent", item))]
    if len(texts) != len(given) or not 1 <= len(texts) <= 2:
        if len(given) > 2:
            reader.report(node, "SN212", "accent has more than two colours", "one for light pages, one for dark pages")
        return None
    light, *dark = ("#" + text.lower().removeprefix("#") for text in texts)
    on_dark = dark[0] if dark else colours.legible(light, colours.DARK_PAPER, colours.DARK_INK)
    found = [
        _is_legible(reader, given[0], light, "light", colours.PAPER, colours.INK),
        _is_legible(reader, given[-1], on_dark, "dark", colours.DARK_PAPER, colours.DARK_INK),
    ]
    return (light, on_dark) if all(found) else None


def _is_legible(reader: Reader, node: Scalar, colour: str, which: str, paper: str, ink: str) -> bool:
    """Whether text of this colour can be read on a page; if not, that is reported with the figures."""
    if (ratio := colours.contrast(colour, paper)) >= colours.LEAST_CONTRAST:
        return True
    message = f"accent {colour} has a contrast of {ratio:.1f}:1 to the {which} page, {paper}; text needs 4.5:1"
    reader.report(node, "SN212", message, f"the nearest that can be read: {colours.legible(colour, paper, ink)[1:]}")
    return False


def _text(reader: Reader, key: str, node: Scalar) -> str:
    """Clean text on one line, in the form that the setting requires; empty if it is wrong."""
    text = reader.formed(key, node, FORMS[key]) if key in FORMS else reader.line(key, node)
    return text.rstrip("/") + "/" if text and key == "url" else text
