"""What both formats of an article have in common: from what a file says of itself to the headline that pages show."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from syrnews_site.addresses import article_path, is_page_name
from syrnews_site.arabic.dates.parse import PrintedDate
from syrnews_site.arabic.slug import slug, slug_of_path
from syrnews_site.authority.lookup import Authority
from syrnews_site.model import Headline, Outlet, Tag
from syrnews_site.settings.site import Site
from syrnews_site.zones import zone

SUMMARY_LENGTH = 200  # characters


class Record(Struct, frozen=True):
    """What a file says of itself, in clean text: an article before the site's own rules are laid over it.

    `tags` are those given by hand, as they were spelt; `body` is what a reader sees of the body. An empty `id` or
    `summary` is made from the path or the body. `printed` is None only where the site keeps undated articles.
    """

    title: str
    printed: PrintedDate | None
    body: str
    id: str = ""
    outlet: str = ""
    tags: tuple[str, ...] = ()
    summary: str = ""
    lang: str = ""


def headline(site: Site, authority: Authority, path: str, record: Record) -> Headline:
    """The headline of the article in the file at `path` (relative to the content folder)."""
    iso = record.printed.iso(zone(site.timezone)) if record.printed else ""
    identity = record.id or id_of_path(path)
    return Headline(
        id=identity,
        url=article_path(iso, identity),
        title=record.title,
        date=iso,
        outlet=outlet_of(authority, record.outlet),
        tags=tags_of(site, authority, record),
        summary=record.summary or summary_of(record.body),
        lang="" if record.lang == site.language else record.lang,
        approximate=record.printed is not None and record.printed.approximate,
    )


def id_of_path(path: str) -> str:
    """The file's stem where it can be a file name everywhere and is plain ASCII, else eight hex digits of the path."""
    name = path.rpartition("/")[2]
    stem = name.rpartition(".")[0] or name
    return stem if is_page_name(stem) else slug_of_path(path)


def summary_of(body: str) -> str:
    """The first 200 characters of the body, cut at a word and marked with … where it goes on."""
    start = " ".join(body[: SUMMARY_LENGTH + 50].split())
    if len(start) <= SUMMARY_LENGTH:  # much white space, or all there is
        start = " ".join(body[: SUMMARY_LENGTH * 10].split())
    if len(start) <= SUMMARY_LENGTH:
        return start
    cut = start[: SUMMARY_LENGTH + 1].rpartition(" ")[0] or start[:SUMMARY_LENGTH]
    return cut.rstrip(" ،,.؛;:-–—") + "…"


def outlet_of(authority: Authority, name: str) -> Outlet | None:
    """The outlet of this name in any spelling; one that sources.yaml lacks is known by the name alone."""
    if not name:
        return None
    return authority.outlet(name) or Outlet(name_slug(name), name)


def tags_of(site: Site, authority: Authority, record: Record) -> tuple[Tag, ...]:
    """The tags given by hand, in their order, then those that the tagger finds; each subject once."""
    tags: dict[str, Tag] = {}
    for spelling in record.tags:
        if entry := authority.tag(spelling):
            tags.setdefault(entry.slug, Tag(entry.slug, entry.name, entry.kind))
        else:
            key = name_slug(spelling)
            tags.setdefault(key, Tag(key, spelling))
    if site.auto_tags:
        for entry in authority.find(record.title, record.body, site.auto_tags_count):
            tags.setdefault(entry.slug, Tag(entry.slug, entry.name, entry.kind, found=True))
    return tuple(tags.values())


@lru_cache(maxsize=4096)  # an archive names the same subjects and outlets again and again
def name_slug(name: str) -> str:
    """The slug of a tag or outlet that the authority lacks."""
    return slug(name)
