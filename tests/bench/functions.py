"""What one call of the functions costs that every article goes through."""

from __future__ import annotations

import timeit
from collections.abc import Callable
from pathlib import Path

from syrnews_site.arabic import bidi, clean, collate, fold
from syrnews_site.arabic.dates.parse import parse
from syrnews_site.authority.lookup import load_authority
from syrnews_site.content.load import load
from syrnews_site.markup.body import body_html
from syrnews_site.search.words import body, without_endings
from syrnews_site.settings.site import Site
from tests.bench import corpus

ROOT = Path(__file__).parents[2]


def table() -> None:
    """Print microseconds a call, the best of five."""
    content = ROOT / "content"
    article = next(corpus.articles(1, content))
    text = "\n\n".join(article.paragraphs)
    tags, sources = ((content / name).read_text(encoding="utf-8") for name in ("tags.yaml", "sources.yaml"))
    authority, _ = load_authority(tags, sources, "tags.yaml", "sources.yaml")
    site, bare = Site(), Site(auto_tags=False)
    markdown, scraped = article.markdown().encode(), article.scraped().encode()
    loaded = load(bare, authority, "articles/a.md", markdown).article
    assert loaded is not None
    lines = (ROOT / "tests/data/dates.tsv").read_text(encoding="utf-8").splitlines()[1:]
    printed = [
        line.split("\t")[1].encode().decode("unicode_escape", "ignore") if "\\u" in line else line.split("\t")[1]
        for line in lines
    ]
    words = fold.words(text)
    print(f"one article: {len(text.encode())} bytes of text, {len(words)} words\n\n{'function':38}{'µs':>8}")
    timed: dict[str, Callable[[], object]] = {
        "clean": lambda: clean.clean(text),
        "fold": lambda: fold.fold(text),
        "isolate": lambda: bidi.isolate(text),
        "find tags": lambda: authority.find(article.title, text, 2),
        "load Markdown, no tagger": lambda: load(bare, authority, "articles/a.md", markdown),
        "load Markdown": lambda: load(site, authority, "articles/a.md", markdown),
        "load scraped text, no tagger": lambda: load(bare, authority, "articles/a.txt", scraped),
        "body to HTML": lambda: body_html(loaded, "../../../"),
        f"parse a date (mean of {len(printed)})": lambda: [parse(line) for line in printed],
        f"stem a word (mean of {len(words)})": lambda: [without_endings(body(word)) for word in words],
        "collate a title": lambda: collate.collate(article.title),
    }
    shares = {name: len(printed) if "date" in name else len(words) if "stem" in name else 1 for name in timed}
    for name, call in timed.items():
        best = min(timeit.repeat(call, number=20, repeat=5)) / 20 * 1e6 / shares[name]
        print(f"{name:38}{best:8.1f}")
    print()
