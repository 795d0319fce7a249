"""The page of a story: articles that are near-duplicates, in the order of time, and what their texts have in common.

The address of a story is that of its earliest article, below `stories/`: it changes only if an earlier article comes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from msgspec import Raw, Struct

from syrnews_site.addresses import story_path
from syrnews_site.arabic.slug import address_key
from syrnews_site.catalog.rows import LiveArticle
from syrnews_site.model import ContentFile, CountedLink, Headline, Page
from syrnews_site.packed import decode_headline
from syrnews_site.pages.archive import Archive
from syrnews_site.pages.headlines import decode_url
from syrnews_site.pages.view import View, always, never, page, raws

NAMED = 8  # near-duplicates that an article's page names
LISTED = 6  # stories that a tag's page names
COMPARED = 12  # articles of a story whose texts are compared; further ones are listed

Alike: TypeAlias = tuple[tuple[Raw, ...], str]  # the headlines of near-duplicates, and the path of their story


class Version(Struct, frozen=True, array_like=True):
    """An article of a story.

    `text`: its place among the articles that the page reads, or -1 if its text is not compared. `base`: the place of
    the article with which it is compared, the earliest that is like it; -1 for the first one.
    """

    headline: Raw
    text: int
    base: int


class StoryPage(Struct):
    """Data of story.html."""

    versions: tuple[Version, ...]  # the earliest first, the undated last
    outlets: int  # of different names


class StorySheet(Struct):
    """Data of stories.css."""


def near_duplicates(archive: Archive, first: str, last: str) -> Mapping[str, Alike]:
    """For each file of an article with first <= day < last that has near-duplicates, what its page names."""
    if not archive.site.stories:
        return {}
    stories = archive.catalog.stories
    return {
        path: (
            raws(other.headline for other in others[:NAMED]),
            story_path(decode_url(stories.story(path)[0].headline)),
        )
        for path, others in stories.like(first, last).items()
    }


def stories_of(archive: Archive, term: str) -> tuple[CountedLink, ...]:
    """The newest stories of a term's articles."""
    found: dict[str, CountedLink] = {}
    for path in archive.catalog.stories.of_term(term, LISTED * NAMED):
        story = archive.catalog.stories.story(path)
        first = decode_headline(story[0].headline)
        found.setdefault(first.url, CountedLink(story_path(first.url), first.title, len(story)))
    return tuple(found.values())[:LISTED]


def _parts(archive: Archive) -> Iterator[str]:
    if archive.site.stories:
        for first in archive.catalog.stories.firsts():
            yield decode_url(first.headline)


def _touched(archive: Archive, headline: Headline) -> Iterator[str]:
    """Whichever article of a story is the earliest, now or before: all articles of an edited story count as edited."""
    if archive.site.stories:
        yield headline.url


def _pages(archive: Archive, part: str) -> Iterator[Page]:
    """The story whose earliest article has this address."""
    if not archive.site.stories:
        return
    for path in archive.catalog.clashes.with_url(address_key(part)):
        story = archive.catalog.stories.story(path)
        if story and story[0].path == path:
            yield _story(archive, story)


def _story(archive: Archive, story: list[LiveArticle]) -> Page:
    stories = archive.catalog.stories
    read = [article.path for article in story[:COMPARED]]
    versions = [Version(Raw(story[0].headline), 0, -1)]
    for place, article in enumerate(story[1:], 1):
        like = stories.pairs_of(article.path)
        base = next((index for index, path in enumerate(read) if path in like), -1)
        versions.append(Version(Raw(article.headline), place if place < COMPARED else -1, base))
    headlines = [decode_headline(article.headline) for article in story]
    outlets = {headline.outlet.slug for headline in headlines if headline.outlet}
    sources = (ContentFile(article.path, article.digest) for article in story[:COMPARED])
    return page(story_path(headlines[0].url), "story.html", StoryPage(tuple(versions), len(outlets)), *sources)


def _sheet(archive: Archive, part: str) -> Iterator[Page]:
    if archive.site.stories:
        yield page("assets/stories.css", "stories.css", StorySheet())


STORIES = View("stories", _parts, _touched, _pages, bodies=True)
STORY_SHEET = View("story-sheet", always, never, _sheet)
