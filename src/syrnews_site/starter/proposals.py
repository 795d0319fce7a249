"""Proposes changes of site.yaml and sources.yaml for what recurs in the raw texts of an archive."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from syrnews_site.authority.lookup import Authority, load_authority
from syrnews_site.content.files import is_article, is_markdown, unfit
from syrnews_site.content.load import readable_text
from syrnews_site.content.recurring import Recurrence, find
from syrnews_site.content.scraped.article import understand
from syrnews_site.content.scraped.labelled import Reading
from syrnews_site.disk.files import read_below, replace_file
from syrnews_site.disk.scan import scan
from syrnews_site.settings.read import SITE_FILE, read_settings
from syrnews_site.settings.site import Site
from syrnews_site.settings.site_yaml import load_site

_PLAIN_KEY = re.compile(r"[^\W\d_][\w ]*")
_COMMENTED_CHROME = re.compile(r"^# chrome:\n(?:#   - .*\n)*", re.MULTILINE)
_CHROME = re.compile(r"^chrome:[ \t]*\n(?P<items>(?:(?P<indent> *)- .*\n)+)", re.MULTILINE)
_ANY_CHROME = re.compile(r"^chrome:", re.MULTILINE)
_DOMAINS = re.compile(r"(?:[ \t].*\n)*?  domains:[ \t]*\n")


class ChangedFile(Struct, frozen=True):
    """A settings file below the content folder, as it is and as it is proposed."""

    path: str
    before: str
    after: str

    def diff(self, folder: str) -> str:
        """The change as a unified diff; `folder` is the path of the content folder."""
        before, after = (text.splitlines(keepends=True) for text in (self.before, self.after))
        path = f"{folder}/{self.path}".replace("\\", "/")
        return "".join(difflib.unified_diff(before, after, f"a/{path}", f"b/{path}"))


class Proposal(Struct, frozen=True):
    """What recurs in the raw texts, and the files that would say so. `by_hand`: files that a person must edit."""

    recurrences: tuple[Recurrence, ...]
    files: tuple[ChangedFile, ...]
    by_hand: tuple[str, ...] = ()


def propose(content: Path) -> Proposal:
    """Read all raw texts of an archive, and propose settings for what recurs. Writes nothing."""
    settings = read_settings(str(content), "")
    authority = load_authority(settings.tags_text, settings.sources_text)[0]
    recurrences = tuple(find(_readings(content, settings.site, authority), authority))
    chrome = [found.text for found in recurrences if found.subject in ("section", "chrome")]
    texts = (_text(content, SITE_FILE), settings.sources_text)
    proposed = (with_chrome(texts[0], chrome), with_outlets(texts[1], recurrences))
    right = (_has_chrome(proposed[0], settings.site, chrome), _has_outlets(proposed[1], texts[1], recurrences))
    changes = [
        (ChangedFile(path, before, after), fits)
        for path, before, after, fits in zip((SITE_FILE, settings.site.sources), texts, proposed, right, strict=True)
        if after != before or not fits
    ]
    files = tuple(change for change, fits in changes if fits)
    return Proposal(recurrences, files, tuple(change.path for change, fits in changes if not fits))


def apply(content: Path, proposal: Proposal) -> None:
    """Write the proposed files."""
    for file in proposal.files:
        replace_file(str(content / file.path), file.after.encode())


def _text(content: Path, path: str) -> str:
    try:
        return read_below(str(content), path).decode("utf-8-sig")
    except FileNotFoundError:
        return ""


def _readings(content: Path, site: Site, authority: Authority) -> Iterator[Reading]:
    for folder in scan(str(content)):
        for file in folder.entries:
            path = f"{folder.path}/{file.name}" if folder.path else file.name
            if not is_article(path) or is_markdown(path):
                continue
            if unfit(path, file.size, regular=file.regular, max_file_size=site.max_file_size) is None:
                text = readable_text(path, read_below(str(content), path)).text
                yield understand(site, authority, path, text)[0]


def with_chrome(text: str, lines: Sequence[str]) -> str:
    """The text of site.yaml with more lines below `chrome`."""
    if not lines:
        return text
    text = _ended(text)
    items = [f"- {_quoted(line)}\n" for line in lines]
    if found := _CHROME.search(text):
        added = "".join(found["indent"] + item for item in items)
        return text[: found.end("items")] + added + text[found.end("items") :]
    added = "chrome:\n" + "".join(f"  {item}" for item in items)
    commented = _COMMENTED_CHROME.search(text)
    if commented and not _ANY_CHROME.search(text):
        return text[: commented.end()] + added + text[commented.end() :]
    return text + added


def with_outlets(text: str, recurrences: Iterable[Recurrence]) -> str:
    """The text of sources.yaml with entries for outlets, and with domains."""
    for found in recurrences:
        text = _ended(text)
        if found.subject == "outlet":
            text += f"{_key(found.text)}:\n"
        elif found.subject == "domain":
            text = _with_domain(text, found)
    return text


def _with_domain(text: str, found: Recurrence) -> str:
    entry = load_authority("", text)[0].outlet(found.outlet)
    heading = re.search(rf"^(?:{re.escape(_key(entry.name))}):[ \t]*\n", text, re.MULTILINE) if entry else None
    if heading is None:
        return text
    domains = _DOMAINS.match(text, heading.end())
    if domains:
        return f"{text[: domains.end()]}    - {found.text}\n{text[domains.end() :]}"
    return f"{text[: heading.end()]}  domains:\n    - {found.text}\n{text[heading.end() :]}"


def _has_chrome(text: str, site: Site, lines: Iterable[str]) -> bool:
    """Whether the new site.yaml is read, has the lines and keeps all else."""
    read, _ = load_site(text, SITE_FILE)
    return set(read.chrome) == {*site.chrome, *lines}


def _has_outlets(text: str, before: str, recurrences: Iterable[Recurrence]) -> bool:
    """Whether the new sources.yaml has no new mistake, and knows the outlets and the domains."""
    authority, mistakes = load_authority("", text)
    if len(mistakes) > len(load_authority("", before)[1]):
        return False
    return all(
        authority.outlet(found.text) if found.subject == "outlet" else authority.outlet_at(f"https://{found.text}/")
        for found in recurrences
        if found.subject in ("outlet", "domain")
    )


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _key(name: str) -> str:
    return name if _PLAIN_KEY.fullmatch(name) else _quoted(name)
