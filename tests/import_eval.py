"""How well `import` reads saved pages, beside trafilatura alone: `python -m tests.import_eval DIR`.

The folder holds `html/<page>.html`, and what is right: `gold/*-b.json` with page, title, date, source, author, body
(paragraph by paragraph) and `tolerated` lines. A date that the text lacks may be in the metadata: then the day is right
if it is that of `article:published_time`.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import trafilatura
from msgspec import Struct

from syrnews_site.authority.lookup import load_authority
from syrnews_site.content.markdown.readable import readable
from syrnews_site.importing.html.kind import HTML
from syrnews_site.importing.model import ImportContext, ImportedArticle, ImportOptions, NotTaken, SourceFile
from syrnews_site.settings.site import Site
from tests.pastes.gold import folded, key

ROOT = Path(__file__).resolve().parents[1]
_PUBLISHED = re.compile(r'article:published_time"\s+content="(\d{4}-\d\d-\d\d)')


class PageScore(Struct, frozen=True):
    """What was found of a page. A field is None if nobody knows what is right."""

    page: str
    title: bool
    day: bool | None
    source: bool | None
    author: bool | None
    recall: float
    precision: float
    found: str


def score_body(lines: Sequence[str], gold: dict[str, Any]) -> tuple[float, float]:
    """Which share of the paragraphs was found, and which share of what was found is right."""
    left = [key(line) for line in lines if line.strip()]
    tolerated = {key(line) for line in gold.get("tolerated", ())}
    right = [key(line) for line in gold["body"]]
    found = 0
    for line in right:
        if line in left:
            left.remove(line)
            found += 1
    extra = sum(line not in tolerated for line in left)
    return found / len(right), found / (found + extra) if found + extra else 0.0


def _compare(page: str, article: ImportedArticle, lines: Sequence[str], gold: dict[str, Any], day: str) -> PageScore:
    recall, precision = score_body(lines, gold)
    return PageScore(
        page=page,
        title=folded(article.title) == folded(gold["title"]),
        day=article.date[:10] == day if day else None,
        source=folded(gold["source"]) in folded(article.source) if gold["source"] else None,
        author=folded(article.author) == folded(gold["author"]) if gold["author"] else None,
        recall=recall,
        precision=precision,
        found=f"{article.title[:60]} | {article.date} | {article.source} | {article.author} {article.warnings}",
    )


def ours(file: Path, context: ImportContext) -> tuple[ImportedArticle, list[str]]:
    """The article of a page, and its lines."""
    source = SourceFile(str(file.parent), file.name, file.name, file.stat().st_size)
    item = next(HTML.items(source, context))
    article = HTML.article(item, context) if not isinstance(item, NotTaken) else item
    if isinstance(article, NotTaken):
        return ImportedArticle("", ""), []
    return article, readable(article.body).split("\n")


def theirs(file: Path) -> tuple[ImportedArticle, list[str]]:
    """The same by trafilatura alone."""
    found: Any = trafilatura.bare_extraction(file.read_bytes(), fast=True, include_comments=False, with_metadata=True)
    if found is None:
        return ImportedArticle("", ""), []
    article = ImportedArticle(
        found.title or "", "", found.date or "", source=found.sitename or "", author=found.author or ""
    )
    return article, (found.text or "").split("\n")


def row(name: str, scores: Sequence[PageScore]) -> str:
    """The sums of a reader."""
    shares = []
    for field in ("title", "day", "source", "author"):
        known = [value for score in scores if (value := getattr(score, field)) is not None]
        shares.append(f"{field} {sum(known)}/{len(known)}")
    recall, precision = (
        sum(getattr(score, name) for score in scores) / len(scores) for name in ("recall", "precision")
    )
    return f"{name:12} {', '.join(shares)}, recall {recall:.3f}, precision {precision:.3f}"


def _golds(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*-b.json"))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-v", "--verbose", action="store_true")
    arguments = parser.parse_args()
    texts = [(ROOT / "content" / name).read_text(encoding="utf-8") for name in ("tags.yaml", "sources.yaml")]
    context = ImportContext(Site(), load_authority(*texts)[0], ImportOptions())
    golds = {gold["page"]: gold for gold in _golds(arguments.folder / "gold") if gold.get("page")}
    both: tuple[list[PageScore], list[PageScore]] = ([], [])
    for file in sorted((arguments.folder / "html").glob("*.html")):
        gold = golds[file.stem]
        in_metadata = _PUBLISHED.search(file.read_text(encoding="utf-8", errors="replace"))
        day = gold["date"][:10] or (in_metadata[1] if in_metadata else "")
        for scores, (article, lines) in zip(both, (ours(file, context), theirs(file)), strict=True):
            scores.append(_compare(file.stem, article, lines, gold, day))
    for name, scores in zip(("import", "trafilatura"), both, strict=True):
        print(row(name, scores))  # noqa: T201 - a command
        for score in scores if arguments.verbose else ():
            print(f"  {score.page}: {score.title} {score.day} {score.recall:.2f} {score.precision:.2f} {score.found}")  # noqa: T201


if __name__ == "__main__":
    main()
