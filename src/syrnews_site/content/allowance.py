"""How much of each kind an article may have: other pages show its title, its summary, its tags and its names.

Each tag has pages of its own, and each alias is a page. Without bounds an article of 16 KB makes 6,000 files.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from syrnews_site.content.headline import SUMMARY_LENGTH
from syrnews_site.diagnostics import quoted
from syrnews_site.model import Article, Diagnostic, LoadResult, Outlet

MOST_TAGS = MOST_ALIASES = 100
LONGEST_TITLE, LONGEST_SUMMARY, LONGEST_NAME = 1000, 10 * SUMMARY_LENGTH, 300  # characters
_HINT = "the pages show what the limits allow; the rest is only in the file"


def allowed(loaded: LoadResult) -> LoadResult:
    """The same result. If an article has more than it may have, the rest is left out, and a warning says so."""
    article = loaded.article
    if article is None:
        return loaded
    excesses = tuple(_excesses(article))
    if not excesses:
        return loaded
    warnings = (Diagnostic(loaded.path, 0, 0, "SN117", message, _HINT, "warning") for message in excesses)
    return LoadResult(loaded.path, _shortened(article), (*loaded.diagnostics, *warnings))


def _excesses(article: Article) -> Iterator[str]:
    """What an article has too much of, as messages."""
    headline = article.headline
    if len(headline.tags) > MOST_TAGS:
        first = quoted(headline.tags[MOST_TAGS].name)
        yield f"{len(headline.tags)} tags, of which {MOST_TAGS} are kept; the first of the others is {first}"
    if len(article.aliases) > MOST_ALIASES:
        first = quoted(article.aliases[MOST_ALIASES])
        yield f"{len(article.aliases)} aliases, of which {MOST_ALIASES} are kept; the first of the others is {first}"
    if len(headline.title) > LONGEST_TITLE:
        yield f"a title of {len(headline.title)} characters, of which {LONGEST_TITLE} are kept"
    if len(headline.summary) > LONGEST_SUMMARY:
        yield f"a summary of {len(headline.summary)} characters, of which {LONGEST_SUMMARY} are kept"
    outlet = headline.outlet.name if headline.outlet else ""
    longest = max(map(len, (outlet, article.author, *(tag.name for tag in headline.tags))))
    if longest > LONGEST_NAME:
        yield f"a name of {longest} characters, of which {LONGEST_NAME} are kept"


def _shortened(article: Article) -> Article:
    headline = article.headline
    outlet = headline.outlet
    return replace(
        article,
        headline=replace(
            headline,
            title=_cut(headline.title, LONGEST_TITLE),
            summary=_cut(headline.summary, LONGEST_SUMMARY),
            tags=tuple(replace(tag, name=_cut(tag.name, LONGEST_NAME)) for tag in headline.tags[:MOST_TAGS]),
            outlet=Outlet(outlet.slug, _cut(outlet.name, LONGEST_NAME)) if outlet else None,
        ),
        author=_cut(article.author, LONGEST_NAME),
        aliases=article.aliases[:MOST_ALIASES],
    )


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"
