"""The command that finds articles with nearly the same text: `duplicates`."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from syrnews_site.cli.options import folder
from syrnews_site.cli.printing import say
from syrnews_site.cli.report import require_content

if TYPE_CHECKING:
    from syrnews_site.arabic.shingles import Likeness
    from syrnews_site.catalog.rows import LiveArticle

USUAL = 0.7


@click.command()
@click.option("--content", type=folder, default=Path("content"), show_default=True, help="Articles and settings.")
@click.option(
    "--threshold",
    type=click.FloatRange(0.3, 1.0),
    default=USUAL,
    show_default=True,
    help="The part of the shorter text that the other one has.",
)
@click.option("--json", "as_json", is_flag=True, help="Print a line of JSON for each story, for programs.")
def duplicates(content: Path, threshold: float, as_json: bool) -> None:
    """Find articles with nearly the same text. Nothing is written, and no build is needed.

    \b
    syrnews-site duplicates                  each story: its articles, the earliest first
    syrnews-site duplicates --threshold .9   only texts that are almost the same
    syrnews-site duplicates --json           the same for programs
    """
    from syrnews_site.build.duplicates import duplicates as find  # noqa: PLC0415 - --help starts without it
    from syrnews_site.cli.progress import shown  # noqa: PLC0415

    require_content(content)
    stories = articles = 0
    with shown(sys.stderr, enabled=True) as progress:
        found = list(find(content, _likeness(threshold), lambda more: progress("load", more)))
    for story in found:
        stories, articles = stories + 1, articles + len(story)
        say(_json(story) if as_json else _lines(story))
    if not as_json:
        say(f"{stories:,} stories of {articles:,} articles" if stories else "no two articles have nearly the same text")


def _likeness(threshold: float) -> Likeness:
    from syrnews_site.arabic.shingles import Likeness  # noqa: PLC0415 - as above

    return Likeness() if threshold == USUAL else Likeness(round(threshold * 1000), 1001)


def _lines(story: Sequence[LiveArticle]) -> str:
    """A story for a person: the title of its earliest article, then a line for each article."""
    from syrnews_site.diagnostics import isolated  # noqa: PLC0415 - as above
    from syrnews_site.packed import decode_headline  # noqa: PLC0415

    headlines = [decode_headline(article.headline) for article in story]
    lines = [isolated(headlines[0].title)]
    for article, headline in zip(story, headlines, strict=True):
        outlet = f"  {isolated(headline.outlet.name)}" if headline.outlet else ""
        lines.append(f"  {headline.date[:16].replace('T', ' ') or 'undated':<16}  {article.path}{outlet}")
    return "\n".join(lines) + "\n"


def _json(story: Sequence[LiveArticle]) -> str:
    from syrnews_site.packed import decode_headline  # noqa: PLC0415 - as above

    rows = []
    for article in story:
        headline = decode_headline(article.headline)
        outlet = headline.outlet.name if headline.outlet else ""
        rows.append({"path": article.path, "title": headline.title, "date": headline.date, "outlet": outlet})
    return json.dumps({"articles": rows}, ensure_ascii=False)
