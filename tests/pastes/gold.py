"""From what is right of a page to the states that its lines may have: of synthetic pages, and of a folder of pastes."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from syrnews_site.arabic.clean import clean
from syrnews_site.authority.lookup import Authority
from syrnews_site.content.scraped import candidates, evidence, lines
from syrnews_site.content.scraped.model import INDEX
from syrnews_site.content.scraped.page import PastedPage, compare, page_of
from tests.pastes.sheet import Page

_ABOVE = {
    "menu": ("menu",),
    "date": ("date above",),
    "byline": ("byline above",),
    "caption": ("menu",),
    "chrome": ("menu",),
}
_BETWEEN = {"menu": ("chrome",), "subtitle": ("subtitle",)} | {
    name: (name,) for name in ("date", "byline", "caption", "chrome")
}
_BELOW = {"date": ("date below",), "byline": ("byline below",)}


@dataclass(frozen=True, slots=True)
class Example:
    """A page as the trainer sees it: for each line its evidence, its possible states, and those that are right."""

    name: str
    evidence: tuple[tuple[str, ...], ...]
    allowed: tuple[tuple[int, ...], ...]
    right: tuple[tuple[int, ...], ...]
    has_body: bool

    def with_evidence(self, keeps: Callable[[str], bool]) -> Example:
        """The same page with the evidence alone that `keeps` says yes to."""
        kept = tuple(tuple(filter(keeps, names)) for names in self.evidence)
        return replace(self, evidence=kept)


def _example(name: str, page: PastedPage, right: Sequence[Sequence[str]]) -> Example:
    compare(page)
    names = evidence.of_page(page)
    allowed, wanted = [], []
    for possible, states in zip(candidates.of_page(page), right, strict=True):
        chosen = tuple(number for state in states if (number := INDEX[state]) in possible)
        allowed.append(possible)
        wanted.append(chosen or possible)  # a line whose right state its kind does not allow teaches nothing
    has_body = page.has_body and any(INDEX["body"] in states for states in wanted)
    return Example(name, names, tuple(allowed), tuple(wanted), has_body)


def of_synthetic(name: str, page: Page, authority: Authority) -> Example:
    """The example that a synthetic page is."""
    found = lines.split(page.text, authority)
    labels = [label for text, label in page.rows if text.strip()]
    titles = [index for index, label in enumerate(labels) if label == "title"]
    bodies = [index for index, label in enumerate(labels) if label == "body"]
    title = titles[0] if titles else -1
    first, last = (bodies[0], bodies[-1]) if bodies else (len(labels), len(labels))
    right: list[Sequence[str]] = []
    for index, label in enumerate(labels):
        if label in ("title", "again"):
            right.append(("title", "again"))
        elif label in ("body", "heading", "inside"):
            right.append((label,))
        elif index > last:
            right.append(_BELOW.get(label, ("after",)))
        elif title < 0 or index < title:
            right.append(_ABOVE[label] if index < first else ("inside",))
        else:
            right.append(_BETWEEN[label] if index < first else ("inside",))
    return _example(name, page_of(found), right)


def norm(text: str) -> str:
    """Text as the scorer of a folder of pastes compares it: NFC, without invisible characters and double spaces."""
    text = unicodedata.normalize("NFC", text)
    text = re.sub("[\u200b-\u200f\u061c\u202a-\u202e\u2060-\u2069\ufeff\u00ad]", "", text)
    return " ".join(text.split())


def folded(text: str) -> str:
    """A title, a name as the scorer compares it."""
    text = re.sub("[\u064b-\u0652\u0670\u0640]", "", norm(text)).translate(str.maketrans("أإآٱىة", "اااايه"))
    return re.sub(r"[^\w]+", " ", text).strip()


def key(text: str) -> str:
    """A line of gold: itself, or the hash that the folder keeps of it."""
    return text if text.startswith("h:") else "h:" + blake2b(norm(text).encode(), digest_size=8).hexdigest()


def of_folder(folder: Path, authority: Authority) -> list[tuple[str, Example]]:
    """The pastes of a folder, each with the outlet that it is of."""
    found = []
    for file in sorted((folder / "gold").glob("*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        text = (folder / "inputs" / f"{file.stem}.txt").read_text(encoding="utf-8")
        outlet = str(gold["outlet"]).split()[0] if gold["kind"] != "neg" else file.stem
        found.append((outlet, _of_paste(file.stem, text, gold, authority)))
    return found


def digest_of(folder: Path) -> str:
    """A digest of all inputs and gold of a folder."""
    digest = blake2b(digest_size=8)
    for file in sorted((*(folder / "inputs").iterdir(), *(folder / "gold").iterdir())):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def _of_paste(name: str, text: str, gold: dict[str, object], authority: Authority) -> Example:
    page = page_of(lines.split(clean(text)[0], authority))
    body, loose = {key(str(x)) for x in gold["body"]}, {key(str(x)) for x in gold["tolerated"]}  # type: ignore[attr-defined]
    title, date = folded(str(gold["title"])), str(gold["date"])
    people = [folded(str(value)) for value in (gold["author"], gold["source"]) if value]
    keys = [key(line.text) for line in page.lines]
    bodies = [index for index, line in enumerate(keys) if line in body]
    first, last = (bodies[0], bodies[-1]) if bodies else (len(keys), len(keys))
    titles = [index for index, line in enumerate(page.lines) if title and folded(line.text) == title and index < first]
    lowest = titles[-1] if titles else -1
    right: list[Sequence[str]] = []
    for index, line in enumerate(page.lines):
        theirs = len(line.text) < 60 and any(person in folded(line.text) for person in people)
        same_day = (
            line.date is not None
            and line.date.date is not None
            and bool(date)
            and line.date.date.day.isoformat() == date[:10]
        )
        if keys[index] in body and first <= index <= last:
            short = len(line.text) < 90 and not lines.ends_sentence(line.text)
            right.append(("heading", "body") if short else ("body",))
        elif index > last:
            right.append(("after", "byline below") if theirs else ("after",))
        elif index in titles:
            right.append(("menu", "title", "again"))
        elif index > first:
            right.append(("inside",))
        elif not titles or index < lowest:
            near = bool(titles) and index > titles[0]
            states = (
                ("date above",)
                if same_day and not titles
                else ("menu", "date above")
                if same_day
                else ("menu", "byline above")
                if theirs
                else ("menu",)
            )
            right.append((*states, "chrome", "caption", "date", "byline") if near else states)
        elif same_day or line.kind == lines.AGE:
            right.append(("date",))
        elif theirs:
            right.append(("byline",))
        elif keys[index] in loose:
            right.append(("caption", "subtitle", "byline", "again"))
        else:
            right.append(("caption", "chrome", "again"))
    return _example(name, page, right)
