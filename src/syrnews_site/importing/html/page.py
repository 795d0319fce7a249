"""A saved page -> an article."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from syrnews_site.arabic.clean import one_line
from syrnews_site.arabic.dates.parse import PrintedDate
from syrnews_site.arabic.fold import fold
from syrnews_site.content.scraped import bylines, doubts
from syrnews_site.content.scraped.article import understand
from syrnews_site.content.scraped.labelled import KEPT, Reading
from syrnews_site.importing.html.body import chosen, extracted, markdown_of
from syrnews_site.importing.html.facts import DateFact, PageFacts, facts_of
from syrnews_site.importing.html.pictures import pictures_of
from syrnews_site.importing.html.saved import SavedPage
from syrnews_site.importing.html.text import CAPTION, PageLine, lines_of
from syrnews_site.importing.html.titles import site_beside, title_of
from syrnews_site.importing.libraries import library
from syrnews_site.importing.model import ImportContext, ImportedArticle, NotTaken
from syrnews_site.importing.moments import written
from syrnews_site.zones import zone

DAY = 10  # characters of ISO 8601
_ANYWHERE = "articles/page.txt"
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_ARABIC = re.compile("[\u0600-\u06ff]")
_NO_NAME = re.compile(r"https?:|@|\d|^admin|^editor|^administrator|^webmaster|[|()\[\]{}<>=]", re.IGNORECASE)
_FEWEST_LETTERS = 80  # of the text of an article without metadata that call it one


def article_of_page(page: SavedPage, origin: str, context: ImportContext) -> ImportedArticle | NotTaken:
    """The article of a page, or why there is none. Pages of headlines have none."""
    root = tree_of(page.text)
    if root is None:
        return NotTaken(origin, "has no text")
    facts = facts_of(root)
    lines = lines_of(root)
    numbers = [index for index, line in enumerate(lines) if line.text and line.element != CAPTION]
    text = "\n\n".join(lines[index].text for index in numbers)
    reading, printed = understand(context.site, context.authority, _ANYWHERE, text)
    kept = frozenset(
        numbers[line.number // 2]
        for line, state in zip(reading.page.lines, reading.states, strict=False)
        if state in KEPT
    )
    places, agreed = chosen(lines, kept, extracted(copy.deepcopy(root)))
    title = title_of(facts.titles, (lines[index].text for index in numbers), reading.title, facts.site_names)
    places = [place for place in places if fold(lines[place].text) != fold(title)]
    if reason := _no_article(facts, reading, lines, places, agreed=agreed):
        return NotTaken(origin, reason)
    named = site_beside(facts.titles, title, (lines[index].text for index in numbers))
    beside = tuple(name for name in (reading.source, named) if name)
    dates, warnings = _date(facts, printed, context)
    if not facts.dates:
        warnings += [found.message for found in doubts.of(reading) if found.code == "SN132"]
    if not agreed:
        warnings.append("the beginning and the end of the text are not sure")
    above = _place_of_title(lines, title, places)
    marks, files = pictures_of(page, lines, above, places[-1]) if places else ({}, ())
    url = page.url or facts.url
    return ImportedArticle(
        title=title,
        body=markdown_of(lines, places, marks),
        date=dates,
        source=_outlet(facts, beside, url, context),
        source_url=url,
        author=_author(facts, reading, context),
        tags=facts.tags or tuple(reading.keywords),
        retrieved=page.retrieved,
        updated=facts.updated if facts.updated[:10] > dates[:10] > "" else "",
        lang="" if _is_arabic(title) or not facts.lang else facts.lang,
        media=files,
        warnings=tuple(warnings),
    )


def tree_of(text: str) -> Any:
    """The tree of a page; None if the page is empty. Entities of XML are not expanded, and nothing is fetched."""
    html = library("lxml.html")
    bare = _DECLARATION.sub("", text.replace("\0", ""))
    if not bare.strip():
        return None
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        return html.document_fromstring(bare.encode("utf-8", "replace"), parser=parser)
    except (library("lxml.etree").LxmlError, ValueError):
        return None


def _no_article(
    facts: PageFacts, reading: Reading, lines: list[PageLine], places: Iterable[int], *, agreed: bool
) -> str:
    letters = sum(len(lines[place].text) for place in places)
    if not letters and not facts.is_article:
        return "a page without an article"
    if doubts.is_list(reading) and not facts.is_article and not agreed:
        return "a page of headlines, without an article"
    return "" if letters >= _FEWEST_LETTERS or facts.is_article else "a page without an article"


def _place_of_title(lines: list[PageLine], title: str, places: list[int]) -> int:
    """The last line above the text that has the title; the first line of the text if there is none."""
    first = places[0] if places else 0
    key = fold(title)
    return next((place for place in range(first, -1, -1) if fold(lines[place].text) == key), first)


def _date(facts: PageFacts, printed: PrintedDate | None, context: ImportContext) -> tuple[str, list[str]]:
    """The date of publication in ISO 8601, and a warning if two that the page gives differ by more than a day."""
    found = list(facts.dates)
    if printed is not None and printed.unit == "day":
        found.append(DateFact(written(printed), "the text"))
    if not found:
        return (written(printed), []) if printed else ("", [])
    used = found[0]
    if len(used.iso) == 10:  # another one of the same day may have a time
        used = next((fact for fact in found if fact.iso[:10] == used.iso[:10] and len(fact.iso) > 10), used)
    warnings = [
        f"two dates: {used.where} has {used.iso}, {other.where} has {other.iso}; {used.iso[:10]} is used"
        for other in found
        if _are_apart(used.iso, other.iso)
    ]
    return _on_printed_day(used.iso, printed, context), warnings[:1]


def _on_printed_day(iso: str, printed: PrintedDate | None, context: ImportContext) -> str:
    """The moment by the clock of the archive's place, if it is on the printed day there and not where it is given."""
    moment = datetime.fromisoformat(iso) if len(iso) > DAY else None
    if moment is None or moment.tzinfo is None or printed is None or moment.date() == printed.day:
        return iso
    there = moment.astimezone(zone(context.site.timezone))
    return there.isoformat(timespec="minutes") if there.date() == printed.day else iso


def _are_apart(one: str, other: str) -> bool:
    if len(one) < 10 or len(other) < 10:
        return one[: len(other)] != other[: len(one)]
    return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days) > 1


def _outlet(facts: PageFacts, beside: tuple[str, ...], url: str, context: ImportContext) -> str:
    """The outlet that sources.yaml knows by the address or by the page's name; else the name that the page gives.

    `beside`: names that the text and the title of the page give.
    """
    authority = context.authority
    if context.options.source:
        return context.options.source
    if known := authority.outlet_at(url):
        return known.name
    for name in (*facts.site_names, *beside):
        if name and (outlet := authority.outlet(name)):
            return outlet.name
    names = [name for name in facts.site_names if not name.startswith("http") and len(name) < 80]
    return next((name for name in names if _is_arabic(name)), "") or next(iter((*beside, *names)), "") or _host(url)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _author(facts: PageFacts, reading: Reading, context: ImportContext) -> str:
    """Who wrote the article: as its text says, else as its metadata say if that is a name and no login or outlet."""
    outlets = {fold(name) for name in (*facts.site_names, reading.source) if name}
    for name in facts.authors:
        bare = one_line(re.split(r"\s+[-–—/|]\s+", name)[0])
        words = bare.split()
        if not 2 <= len(words) <= 5 or _NO_NAME.search(bare) or fold(bare) in outlets:
            continue
        named = bylines.read(bare, context.authority, frozenset())
        if named.source and not named.author:
            continue
        if _is_arabic(bare) or not any(map(_is_arabic, facts.titles)):
            return bare
    return "، ".join(author for author in reading.authors[-1:] if fold(author) not in outlets)


def _is_arabic(text: str) -> bool:
    return _ARABIC.search(text) is not None
