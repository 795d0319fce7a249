"""The fields of a file -> the headline of its article. Both formats of articles share this step."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from syrnews_site.addresses import article_path, is_page_name
from syrnews_site.arabic.clean import seen
from syrnews_site.arabic.dates.parse import PrintedDate
from syrnews_site.arabic.slug import slug, slug_of_path
from syrnews_site.authority.lookup import Authority
from syrnews_site.content.printed_dates import without_date
from syrnews_site.model import Headline, Outlet, Tag
from syrnews_site.settings.site import Site
from syrnews_site.zones import zone

SUMMARY_LENGTH = 200  # characters


class Record(Struct, frozen=True):
    """The fields of a file in clean text, before the settings and the authority of the site are applied.

    `tags` are the tags that the file itself gives, in its own spelling. `body` is the text that a reader sees. An empty
    `id` is made from the path, an empty `summary` from the body. `printed` is None only for an undated article.
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
    """The headline of the article in the file at `path`, which is relative to the content folder."""
    iso = record.printed.iso(zone(site.timezone)) if record.printed else ""
    identity = record.id or id_of_path(path)
    return Headline(
        id=identity,
        url=article_path(iso, identity),
        title=seen(record.title).strip(),
        date=iso,
        outlet=outlet_of(authority, record.outlet),
        tags=tags_of(site, authority, record),
        summary=seen(record.summary) or summary_of(record.body),
        lang="" if record.lang == site.language else record.lang,
        approximate=record.printed is not None and record.printed.approximate,
    )


def id_of_path(path: str) -> str:
    """The file's name without its suffix and without a date before it, if a page can have this name.

    The page's folder already has the date. A name that is not in ASCII, or that no page can have, gives eight hex
    digits of the path.
    """
    name = path.rpartition("/")[2]
    stem = name.rpartition(".")[0] or name
    names = (candidate for candidate in (without_date(stem), stem) if candidate.isascii() and is_page_name(candidate))
    return next(names, "") or slug_of_path(path)


def summary_of(body: str) -> str:
    """The body on one line. A longer body than 200 characters is cut after a word, and ends with an ellipsis."""
    start = " ".join(body[: SUMMARY_LENGTH + 50].split())
    if len(start) <= SUMMARY_LENGTH:  # the body is short, or has much white space
        start = " ".join(body[: SUMMARY_LENGTH * 10].split())
    if len(start) <= SUMMARY_LENGTH:
        return start
    cut = start[: SUMMARY_LENGTH + 1].rpartition(" ")[0] or start[:SUMMARY_LENGTH]
    return cut.rstrip(" ،,.؛;:-–—") + "…"


def outlet_of(authority: Authority, name: str) -> Outlet | None:
    """The outlet of this name in any spelling, or None for an empty name.

    An outlet that sources.yaml does not have gets a slug that is made of its name.
    """
    if not name:
        return None
    name = seen(name).strip()
    return authority.outlet(name) or Outlet(_name_slug(name), name)


def tags_of(site: Site, authority: Authority, record: Record) -> tuple[Tag, ...]:
    """The tags that the file gives, in their order, then the tags that the tagger finds. No tag is repeated."""
    tags: dict[str, Tag] = {}
    for spelling in filter(None, (seen(tag).strip() for tag in record.tags)):
        if entry := authority.tag(spelling):
            tags.setdefault(entry.slug, Tag(entry.slug, entry.name, entry.kind))
        else:
            key = _name_slug(spelling)
            tags.setdefault(key, Tag(key, spelling))
    if site.auto_tags:
        for entry in authority.find(record.title, record.body, site.auto_tags_count):
            tags.setdefault(entry.slug, Tag(entry.slug, entry.name, entry.kind, found=True))
    return tuple(tags.values())


@lru_cache(maxsize=4096)  # an archive repeats the same subjects and outlets
def _name_slug(name: str) -> str:
    """The slug of a tag or outlet that the authority does not have."""
    return slug(name)
