"""How well the article is found in pasted pages: `make paste-eval DIR=folder` prints a table.

The folder holds `inputs/<id>.txt` and `gold/<id>.json`: title, date (with the time as printed), source, author, body
(paragraph by paragraph, or hashes of them), `tolerated` lines, kind; or small cases, `<id>.txt` beside `<id>.json` with
what is `expected`. An input is loaded twice: as it would be published, and with `undated: keep`, which shows what was
found in a text without a date. The worst fault comes first in the summary: published wrong, without a warning.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from syrnews_site.authority.lookup import Authority, load_authority
from syrnews_site.content.load import load
from syrnews_site.model import Article, LoadResult
from syrnews_site.settings.site import Site
from tests.pastes.gold import folded, key

ROOT = Path(__file__).resolve().parents[1]
FEWEST_FOUND = 0.95  # share of the body's paragraphs; with fewer, an article is published wrong
FEWEST_RIGHT = 0.8  # share of the published lines that are of the body
_ZONED = re.compile(r"T.*[+Z]")
_COLUMNS = ("title", "day", "time", "source", "author")


@dataclass(frozen=True, slots=True)
class Paste:
    """An input with what is right: `body` as hashes; an empty title or date is not in the text."""

    name: str
    kind: str
    path: str
    text: bytes
    title: str
    date: str
    source: str
    author: str
    body: tuple[str, ...]
    tolerated: frozenset[str]
    reject: bool


@dataclass(frozen=True, slots=True)
class Score:
    """What became of a paste. A field is None if the text does not say what it would compare."""

    paste: Paste
    published: bool
    codes: tuple[str, ...]
    title: bool | None
    day: bool
    time: bool
    source: bool | None
    author: bool | None
    recall: float
    precision: float

    @property
    def wrong(self) -> bool:
        """Whether it would be published with a wrong title, day or body, or is no article at all."""
        body = self.recall < FEWEST_FOUND or self.precision < FEWEST_RIGHT
        return self.published and (self.title is False or not self.day or body or self.paste.reject)


def read_folder(folder: Path) -> list[Paste]:
    """The pastes of a folder, in the order of their names."""
    if (folder / "gold").is_dir():
        pairs = [(file, folder / "inputs" / f"{file.stem}.txt") for file in sorted((folder / "gold").glob("*.json"))]
    else:
        pairs = [(file, _input_of(file)) for file in sorted(folder.glob("*.json"))]
    return [_paste(file, text) for file, text in pairs]


def _input_of(file: Path) -> Path:
    """The text beside a case; its name may begin with a date."""
    return next(path for path in sorted(file.parent.glob("*.txt")) if path.stem.endswith(file.stem))


def _paste(file: Path, text: Path) -> Paste:
    gold = json.loads(file.read_text(encoding="utf-8"))
    gold = {"kind": "kinds", **gold["expected"]} if "expected" in gold else gold
    body = tuple(key(line) for line in gold["body"])
    tolerated = frozenset(key(line) for line in gold.get("tolerated", ()))
    reject = bool(gold.get("reject")) or not (gold["date"] and gold["title"])
    values = (gold["title"], gold["date"], gold["source"], gold["author"])
    return Paste(file.stem, gold["kind"], f"articles/{text.name}", text.read_bytes(), *values, body, tolerated, reject)


def score(paste: Paste, authority: Authority) -> Score:
    """What is made of a paste, beside what is right."""
    strict = load(Site(auto_tags=False), authority, paste.path, paste.text)
    kept = load(Site(auto_tags=False, undated="keep"), authority, paste.path, paste.text)
    article = kept.article
    left = [key(line) for line in article.body.split("\n") if line.strip()] if article else []
    found = 0
    for line in paste.body:
        if line in left:
            left.remove(line)
            found += 1
    extra = sum(line not in paste.tolerated for line in left)
    return Score(
        paste,
        published=strict.article is not None,
        codes=_codes(strict),
        title=_same(article, paste.title, lambda article: article.headline.title, whole=True),
        day=_date(article)[:10] == paste.date[:10],
        time=_date(article) == paste.date if _ZONED.search(paste.date) else _same_clock(_date(article), paste.date),
        source=_same(
            article, paste.source, lambda article: article.headline.outlet.name if article.headline.outlet else ""
        ),
        author=_same(article, paste.author, lambda article: article.author),
        recall=found / len(paste.body) if paste.body else 1.0,
        precision=found / (found + extra) if found + extra else 0.0,
    )


def _codes(loaded: LoadResult) -> tuple[str, ...]:
    return tuple(diagnostic.code for diagnostic in loaded.diagnostics)


def _date(article: Article | None) -> str:
    return article.headline.date if article else ""


def _same_clock(found: str, right: str) -> bool:
    return found.startswith(right) and (len(right) > 10 or "T" not in found)


def _same(article: Article | None, right: str, value: Callable[[Article], str], *, whole: bool = False) -> bool | None:
    if not right:
        return None
    found = folded(value(article)) if article else ""
    return found == folded(right) if whole else folded(right) in found


def table(scores: Sequence[Score]) -> Iterable[str]:
    """A row for each kind of paste, and the summary."""
    yield (
        f"{'kind':6} {'n':>4} {'published':>9} {'warned':>6} "
        + " ".join(f"{name:>7}" for name in _COLUMNS)
        + " recall precision wrong unwarned"
    )
    for kind in sorted({row.paste.kind for row in scores}):
        rows = [row for row in scores if row.paste.kind == kind]
        shares = " ".join(f"{_share(rows, name):>7}" for name in _COLUMNS)
        warned = sum(row.published and bool(row.codes) for row in rows)
        recall, precision = (sum(getattr(row, name) for row in rows) / len(rows) for name in ("recall", "precision"))
        wrong = sum(row.wrong for row in rows)
        yield (
            f"{kind:6} {len(rows):4} {sum(row.published for row in rows):9} {warned:6} {shares} {recall:6.3f}"
            f" {precision:9.3f} {wrong:5} {sum(row.wrong and not row.codes for row in rows):8}"
        )
    silent = sum(row.wrong and not row.codes for row in scores)
    titles, days = _share(scores, "title"), _share(scores, "day")
    yield f"published wrong without a warning: {silent} of {len(scores)}; titles {titles}; days {days}"


def _share(rows: Sequence[Score], name: str) -> str:
    known = [value for row in rows if (value := getattr(row, name)) is not None]
    return f"{sum(known)}/{len(known)}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true", help="a line for each paste that is not right")
    arguments = parser.parse_args()
    texts = [(ROOT / "content" / name).read_text(encoding="utf-8") for name in ("tags.yaml", "sources.yaml")]
    authority = load_authority(*texts)[0]
    scores = [score(paste, authority) for paste in read_folder(arguments.folder)]
    for line in table(scores):
        print(line)  # noqa: T201 - a command of make
    for row in scores if arguments.verbose else ():
        if row.wrong or row.title is False or not row.day or row.recall < 1 or row.precision < 1:
            print(row.paste.name, row.published, row.codes, row.title, row.day, row.recall, row.precision)  # noqa: T201


if __name__ == "__main__":
    main()
