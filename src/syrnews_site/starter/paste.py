"""Puts a pasted text into an archive: under a name that has its date and title, and without changing the text."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from msgspec import Struct

from syrnews_site.arabic.clean import one_line
from syrnews_site.authority.lookup import Authority, load_authority
from syrnews_site.content.decoding.encoding import decode
from syrnews_site.content.explain import Explanation, explain
from syrnews_site.content.files import ARTICLES
from syrnews_site.content.load import readable_text
from syrnews_site.content.scraped.article import understand
from syrnews_site.settings.read import read_settings
from syrnews_site.settings.site import Site
from syrnews_site.starter.article import SLUG_LENGTH, iso_of

UNNAMED = "pasted"
SOURCE_LABEL = "المصدر"
_TATWEEL = "\u0640"
_NO_WORD = re.compile(r"[\W_]+")


class EmptyPaste(Exception):
    """There is no text in what was pasted."""


class Pasted(Struct, frozen=True):
    """The file that was written, and what is understood of it."""

    path: Path
    explanation: Explanation


def write_paste(content: Path, data: bytes, *, title: str = "", date: str = "", source: str = "") -> Pasted:
    """Write a pasted text below articles/, and read it. Never overwrites a file.

    The bytes are written as they are. A given title and source become first lines of the text. A given date begins the
    file's name; it becomes a line too if the text would otherwise have another date. A text that cannot be published
    is written too, so that it is not lost. Raises NotADay for the date, and EmptyPaste.
    """
    settings = read_settings(str(content), "")
    site, authority = settings.site, load_authority(settings.tags_text, settings.sources_text)[0]
    if not readable_text(f"{ARTICLES}{UNNAMED}.txt", data).text.strip():
        raise EmptyPaste
    day = iso_of(date)
    head = [line for line in (one_line(title), f"{SOURCE_LABEL}: {one_line(source)}" if source else "") if line]
    text = with_head(data, head)
    if day and _date_in(site, authority, text, day) != day[:10]:
        head.insert(1 if title else 0, day.replace("T", " "))
        text = with_head(data, head)
    path = _create(content, _stem(site, authority, text, day), text)
    return Pasted(path, explain(site, authority, path.relative_to(content).as_posix(), text))


def with_head(data: bytes, head: list[str]) -> bytes:
    """The text below these lines, in UTF-8; without lines, the bytes as they are."""
    decoded = decode(data)
    if not head or decoded is None:
        return data
    return "\n\n".join((*head, decoded[0])).encode()


def _date_in(site: Site, authority: Authority, text: bytes, day: str) -> str:
    """The day of the text's article in a file whose name begins with `day`."""
    path = f"{ARTICLES}{day[:10]}-{UNNAMED}.txt"
    printed = understand(site, authority, path, readable_text(path, text).text)[1]
    return printed.day.isoformat() if printed else ""


def _stem(site: Site, authority: Authority, text: bytes, day: str) -> str:
    """The path below the content folder without its suffix: folders of year and month, the day, words of the title."""
    path = f"{ARTICLES}{UNNAMED}.txt"
    found, printed = understand(site, authority, path, readable_text(path, text).text)
    name = file_words(found.title) or UNNAMED
    whole = printed.day.isoformat() if printed and printed.unit == "day" else ""
    day = day[:10] or whole
    return f"{ARTICLES}{day[:4]}/{day[5:7]}/{day}-{name}" if day else f"{ARTICLES}{name}"


def file_words(title: str) -> str:
    """The words of a title with hyphens between them, for a file's name: letters and digits of any script, no marks."""
    decomposed = unicodedata.normalize("NFKD", title)
    latin = all(character.isascii() for character in decomposed if character.isalpha())
    letters = decomposed if latin else unicodedata.normalize("NFC", title)
    plain = "".join(letter for letter in letters if letter != _TATWEEL and unicodedata.category(letter) != "Mn")
    words = _NO_WORD.sub("-", plain.lower()).strip("-")
    if len(words) <= SLUG_LENGTH:
        return words
    return words[: SLUG_LENGTH + 1].rpartition("-")[0] or words[:SLUG_LENGTH]


def _create(content: Path, stem: str, data: bytes) -> Path:
    """Write the file under the first free name: `stem`, `stem-2`, `stem-3`."""
    number = 1
    while True:
        path = content / f"{stem}{'' if number == 1 else f'-{number}'}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with open(path, "xb") as file:
                file.write(data)
        except FileExistsError:
            number += 1
        else:
            return path
