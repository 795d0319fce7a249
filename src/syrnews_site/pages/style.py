"""Style sheets that the program makes: for the site's own fonts, and for program code."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from msgspec import Struct

from syrnews_site.addresses import MEDIA, SHEET_PATH
from syrnews_site.model import Page

# Weights by the names that foundries use in file names.
from syrnews_site.pages.archive import Archive
from syrnews_site.pages.view import View, always, never, page

WEIGHTS = {
    "thin": 100,
    "extralight": 200,
    "light": 300,
    "regular": 400,
    "medium": 500,
    "semibold": 600,
    "bold": 700,
    "extrabold": 800,
    "black": 900,
}
BUTTONS_PATH = "assets/buttons.js"  # a theme may replace the script by a file of this name
_NAME = re.compile(r"(?P<family>[^/]+?)(?:[-_ ](?P<weight>[A-Za-z]+))?\.woff2$", re.IGNORECASE)


class Face(Struct, frozen=True, array_like=True):
    """A font file: its path on the site, and the family and weight that its name tells."""

    path: str
    family: str
    weight: int


class FontsPage(Struct):
    """Data of fonts.css."""

    faces: tuple[Face, ...]


class StyleSheet(Struct):
    """Data of style.css."""


class ButtonsScript(Struct):
    """Data of buttons.js."""


class CodePage(Struct):
    """Data of code.css."""


def face(path: str) -> Face:
    """A font by its file below media/: `fonts/Amiri-Bold.woff2` is the family Amiri at 700."""
    path = unicodedata.normalize("NFC", MEDIA + path.removeprefix(MEDIA))
    found = _NAME.search(path)
    if not found:
        return Face(path, path.rpartition("/")[2], 400)
    weight = WEIGHTS.get((found["weight"] or "regular").lower())
    family = found["family"] if weight else found[0].removesuffix(".woff2")
    return Face(path, re.sub(r"[^\w -]", "", family), weight or 400)


def _fonts(archive: Archive, part: str) -> Iterator[Page]:
    if archive.site.fonts:
        yield page("assets/fonts.css", "fonts.css", FontsPage(tuple(map(face, archive.site.fonts))))


def _sheet(archive: Archive, part: str) -> Iterator[Page]:
    yield page(SHEET_PATH, "style.css", StyleSheet())


def _buttons(archive: Archive, part: str) -> Iterator[Page]:
    if archive.site.buttons and BUTTONS_PATH not in dict(archive.copies):
        yield page(BUTTONS_PATH, "buttons.js", ButtonsScript())


def _code(archive: Archive, part: str) -> Iterator[Page]:
    yield page("assets/code.css", "code.css", CodePage())


SHEET = View("style", always, never, _sheet)
BUTTONS = View("buttons", always, never, _buttons, small=True)
FONTS = View("fonts", always, never, _fonts)
CODE = View("code", always, never, _code)
