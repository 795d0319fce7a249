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
from syrnews_site.disk.files import read_below
from syrnews_site.settings.read import read_settings
from syrnews_site.settings.site import Site
from syrnews_site.starter.article import SLUG_LENGTH, iso_of

UNNAMED = "pasted"
SUFFIX = ".txt"
PASTED = f"{ARTICLES}{UNNAMED}{SUFFIX}"
SOURCE_LABEL = "المصدر"
_TATWEEL = "\u0640"
_NO_WORD = re.compile(r"[\W_]+")


class EmptyPaste(Exception):
    """There is no text in what was pasted."""


class Pasted(Struct, frozen=True):
    """The file that was written, and what is understood of it."""

    path: Path
    explanation: Explanation


class Proposed(Struct, frozen=True):
    """A file that nobody has written: its path below the content folder, its bytes, and what is understood of it."""

    path: str
    data: bytes
    explanation: Explanation


def write_paste(content: Path, data: bytes, *, title: str = "", date: str = "", source: str = "") -> Pasted:
    """Write what `propose_paste` proposes, under the first name that is free. Never overwrites a file.

    A text that cannot be published is written too, so that it is not lost. Raises NotADay for the date, and EmptyPaste.
    """
    proposed = propose_paste(content, data, title=title, date=date, source=source)
    path = _create(content, proposed.path.removesuffix(SUFFIX), proposed.data)
    return Pasted(path, _explain(content, path.relative_to(content).as_posix(), proposed.data))


def propose_paste(content: Path, data: bytes, *, title: str = "", date: str = "", source: str = "") -> Proposed:
    """The file for a pasted text. Nothing is written.

    The bytes stay as they are. A given title and source become first lines of the text. A given date begins the file's
    name; it becomes a line too if the text would otherwise have another date. What is not understood so takes the place
    of the line that is, or the text begins below its title. Raises NotADay for the date, and EmptyPaste.
    """
    settings = read_settings(str(content), "")
    site, authority = (
        settings.site,
        load_authority(settings.tags_text, settings.sources_text, language=settings.site.language)[0],
    )
    if not readable_text(PASTED, data).text.strip():
        raise EmptyPaste
    day = iso_of(date)
    head = [line for line in (one_line(title), _credit(one_line(source)) if source else "") if line]
    text = with_head(data, head)
    if day and _understood(site, authority, text, day)["date"] != day[:10]:
        head.insert(1 if title else 0, day.replace("T", " "))
        text = with_head(data, head)
    given = {"title": one_line(title), "date": day, "source": one_line(source)}
    text = _corrected(site, authority, data, text, given)
    path = _stem(site, authority, text, day) + SUFFIX
    return Proposed(path, text, explain(site, authority, path, text))


def _explain(content: Path, path: str, data: bytes) -> Explanation:
    settings = read_settings(str(content), "")
    return explain(
        settings.site,
        load_authority(settings.tags_text, settings.sources_text, language=settings.site.language)[0],
        path,
        data,
    )


def read_pasted(content: Path, path: str) -> Explanation:
    """What is understood of a file below articles/ that was written. Raises OSError, also for any other path."""
    if not path.startswith(ARTICLES):
        raise FileNotFoundError(path)
    return _explain(content, path, read_below(str(content), path))


def with_head(data: bytes, head: list[str]) -> bytes:
    """The text below these lines, in UTF-8; without lines, the bytes as they are."""
    decoded = decode(data)
    if not head or decoded is None:
        return data
    return "\n\n".join((*head, decoded[0])).encode()


def _understood(site: Site, authority: Authority, text: bytes, day: str) -> dict[str, str]:
    """Title, date and source of a text in a file whose name begins with `day`, or without a day if that is empty."""
    path = f"{ARTICLES}{day[:10] or UNNAMED}-{UNNAMED}.txt"
    found, printed = understand(site, authority, path, readable_text(path, text).text)
    date = printed.day.isoformat() if printed else ""
    return {"title": one_line(found.title), "date": date, "source": one_line(found.source)}


def _corrected(site: Site, authority: Authority, data: bytes, text: bytes, given: dict[str, str]) -> bytes:
    """Of three texts the one that is understood best: the first, if all that is given is understood in it.

    They are `text`, which has it in new first lines; `data` with each in the place of the line that is taken for it;
    and `data` with new first lines, from below the line that is taken for the title. `given`: title, date and source;
    empty if nobody said it.
    """
    decoded = decode(data)
    numbers = {line.label: line.number for line in reversed(explain(site, authority, PASTED, data).lines)}
    written = {"title": given["title"], "date": given["date"].replace("T", " "), "source": _credit(given["source"])}
    names = [name for name, value in given.items() if value]
    texts = [text]
    if decoded and names:
        lines = decoded[0].split("\n")
        for name in names:
            if name in numbers:
                lines[numbers[name] - 1] = written[name]
        texts.append(with_head("\n".join(lines).encode(), [written[name] for name in names if name not in numbers]))
        below = "\n".join(decoded[0].split("\n")[numbers.get("title", 0) :])
        texts.append(with_head(below.encode(), [written[name] for name in names]))

    def right(candidate: bytes) -> int:
        understood = _understood(site, authority, candidate, given["date"])
        return sum(understood[name] == (given[name][:10] if name == "date" else given[name]) for name in names)

    return max(texts, key=right)  # of equals the first


def _credit(source: str) -> str:
    return f"{SOURCE_LABEL}: {source}"


def _stem(site: Site, authority: Authority, text: bytes, day: str) -> str:
    """The path below the content folder without its suffix: folders of year and month, the day, words of the title."""
    path = PASTED
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
        path = content / f"{stem}{'' if number == 1 else f'-{number}'}{SUFFIX}"
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with open(path, "xb") as file:
                file.write(data)
        except FileExistsError:
            number += 1
        else:
            return path
