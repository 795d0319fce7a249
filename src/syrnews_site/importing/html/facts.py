"""What a page says of itself to programs: JSON-LD, Open Graph, other `meta`, microdata, `time`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from syrnews_site.arabic.clean import one_line
from syrnews_site.importing.moments import iso_moment
from syrnews_site.yamlreader.values import WEB_ADDRESS

_ARTICLES = re.compile(r"(?:News|Reportage|Analysis|Opinion|Background|Report|Blog|Scholarly)?(?:Article|Posting|News)")
_LARGEST_JSON = 1_000_000  # characters of one script
_DATES = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "date", "pubdate",
    "publishdate", "publish-date", "publish_date", "dc.date", "dc.date.issued", "dcterms.created", "sailthru.date",
    "parsely-pub-date", "article.published", "published_time", "citation_publication_date", "dc.date.created",
)  # fmt: skip
_UPDATES = ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified")
_AUTHORS = ("author", "article:author", "dc.creator", "byl", "sailthru.author", "parsely-author", "citation_author")
_TITLES = ("og:title", "twitter:title", "dc.title", "citation_title", "parsely-title")


class DateFact(Struct, frozen=True):
    """A date, in ISO 8601, and where the page says it."""

    iso: str
    where: str


class PageFacts(Struct, frozen=True):
    """What a page says of itself; what it does not say is empty."""

    titles: tuple[str, ...] = ()
    dates: tuple[DateFact, ...] = ()
    updated: str = ""
    authors: tuple[str, ...] = ()
    site_names: tuple[str, ...] = ()
    url: str = ""
    tags: tuple[str, ...] = ()
    lang: str = ""
    description: str = ""
    is_article: bool = False


def facts_of(root: Any) -> PageFacts:
    """The facts of a parsed page."""
    metas = _metas(root)
    linked = [item for item in _json_ld(root) if _is_article(item)]
    return PageFacts(
        titles=_lines(
            *(item.get("headline") or item.get("name") for item in linked),
            *_values(metas, _TITLES),
            *_texts(root, "//title"),
        ),
        dates=tuple(_dates(root, metas, linked)),
        updated=next(filter(None, (iso_moment(str(item.get("dateModified", ""))) for item in linked)), "")
        or next(filter(None, map(iso_moment, _values(metas, _UPDATES))), ""),
        authors=_lines(*(name for item in linked for name in _names(item.get("author"))), *_values(metas, _AUTHORS)),
        site_names=_lines(
            *_values(metas, ("og:site_name",)), *(name for item in linked for name in _names(item.get("publisher")))
        ),
        url=_url(root, metas),
        tags=_lines(*_values(metas, ("article:tag", "news_keywords")), *_keywords(metas)),
        lang=(root.get("lang") or "").strip().replace("_", "-"),
        description=next(iter(_lines(*_values(metas, ("og:description", "description")))), ""),
        is_article=bool(linked) or "article" in metas.get("og:type", ()),
    )


def _metas(root: Any) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if name and (content := (element.get("content") or "").strip()):
            metas.setdefault(name.strip().lower(), []).append(content)
    return metas


def _values(metas: dict[str, list[str]], names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        yield from metas.get(name, ())


def _lines(*texts: object) -> tuple[str, ...]:
    """The texts on one line each, without repetition."""
    return tuple(dict.fromkeys(line for text in texts if isinstance(text, str) and (line := one_line(text))))


def _texts(root: Any, path: str) -> Iterator[str]:
    for element in root.iter(path.lstrip("/")):
        yield element.text_content()


def _keywords(metas: dict[str, list[str]]) -> Iterator[str]:
    """The keywords of a page, unless they are the words of its title with commas between them."""
    for row in metas.get("keywords", ()):
        words = [word.strip() for word in re.split("[,،;]", row) if word.strip()]
        title = " ".join(metas.get("og:title", ()))
        if len(words) > 1 and sum(word in title for word in words) < 0.8 * len(words):
            yield from words


def _json_ld(root: Any) -> Iterator[dict[str, Any]]:
    for element in root.iter("script"):
        if "ld+json" in (element.get("type") or "").lower() and (text := element.text):
            try:
                found = json.loads(text[:_LARGEST_JSON].strip().strip(";"), strict=False)
            except (ValueError, RecursionError):
                continue
            yield from _objects(found, 0)


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value[:200]:
            yield from _objects(item, depth)
    elif isinstance(value, dict) and depth < 4:
        yield value
        yield from _objects(value.get("@graph", []), depth + 1)
        yield from _objects(value.get("mainEntity", []), depth + 1)


def _is_article(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    return any(
        isinstance(kind, str) and _ARTICLES.fullmatch(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _names(value: Any) -> Iterator[str]:
    """The names of an author or publisher, which is a text, an object with a name, or a list of these."""
    if isinstance(value, list):
        for item in value[:20]:
            yield from _names(item)
    elif isinstance(value, dict):
        yield from _names(value.get("name"))
    elif isinstance(value, str):
        yield value


def _dates(root: Any, metas: dict[str, list[str]], linked: list[dict[str, Any]]) -> Iterator[DateFact]:
    """The dates of publication in the order in which they are trusted."""
    for where, texts in (
        ("JSON-LD datePublished", [str(item.get("datePublished") or "") for item in linked]),
        ("article:published_time", metas.get("article:published_time", [])),
        ("time", list(_times(root))),
        ("meta", list(_values(metas, _DATES[1:]))),
        ("datePublished", list(_itemprops(root))),
    ):
        for text in texts:
            if iso := iso_moment(text):
                yield DateFact(iso, where)


def _times(root: Any) -> Iterator[str]:
    """The dates of `time` elements that are the page's own: marked as such, or the only one."""
    times = [element for element in root.iter("time") if (element.get("datetime") or "").strip()]
    own = [element for element in times if _is_own_date(element)]
    for element in own or (times if len(times) == 1 else []):
        yield element.get("datetime")


def _is_own_date(element: Any) -> bool:
    mark = f"{element.get('itemprop') or ''} {element.get('class') or ''} {element.get('pubdate') or ''}".lower()
    return "published" in mark or "pubdate" in mark or "entry-date" in mark


def _itemprops(root: Any) -> Iterator[str]:
    for element in root.iter():
        if isinstance(element.tag, str) and element.get("itemprop") == "datePublished":
            yield element.get("content") or element.get("datetime") or element.get("title") or element.text_content()


def _url(root: Any, metas: dict[str, list[str]]) -> str:
    links = [
        element.get("href") or "" for element in root.iter("link") if "canonical" in (element.get("rel") or "").lower()
    ]
    return next((url.strip() for url in (*links, *metas.get("og:url", ())) if WEB_ADDRESS.fits(url.strip())), "")
