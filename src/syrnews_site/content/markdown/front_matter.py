"""The YAML at the head of a Markdown article -> its fields, typed, and all that is wrong with them."""

from __future__ import annotations

import re

from msgspec import Struct

from syrnews_site.addresses import is_alias, is_page_name
from syrnews_site.arabic.clean import one_line
from syrnews_site.arabic.dates.parse import NotADate, PrintedDate, parse
from syrnews_site.content.printed_dates import date_doubts, iso_date
from syrnews_site.diagnostics import quoted
from syrnews_site.model import Diagnostic
from syrnews_site.yamlreader import Mapping, Node, Scalar, read
from syrnews_site.yamlreader.values import Reader

KEYS = (
    "title", "date", "updated", "added", "source", "source_url", "author", "tags",
    "slug", "id", "summary", "draft", "aliases", "lang",
)  # fmt: skip
KNOWN = frozenset(KEYS)

# What other programs, or Arabic, call these keys.
OTHERS = {
    "headline": "title",
    "العنوان": "title",
    "عنوان": "title",
    "published": "date",
    "pubdate": "date",
    "publishdate": "date",
    "created": "date",
    "التاريخ": "date",
    "تاريخ": "date",
    "modified": "updated",
    "lastmod": "updated",
    "last_modified_at": "updated",
    "retrieved": "added",
    "accessed": "added",
    "archived": "added",
    "publisher": "source",
    "outlet": "source",
    "المصدر": "source",
    "مصدر": "source",
    "url": "source_url",
    "link": "source_url",
    "canonical": "source_url",
    "canonical_url": "source_url",
    "authors": "author",
    "byline": "author",
    "الكاتب": "author",
    "categories": "tags",
    "category": "tags",
    "keywords": "tags",
    "الوسوم": "tags",
    "وسوم": "tags",
    "permalink": "slug",
    "description": "summary",
    "excerpt": "summary",
    "abstract": "summary",
    "status": "draft",
    "redirect_from": "aliases",
    "language": "lang",
    "locale": "lang",
}

WEB = re.compile(r"https?://[^\s/?#<>\"\\]+(?:[/?#][^\s<>\"\\]*)?", re.IGNORECASE)
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
TAG_COMMA = re.compile("[,،;؛]")


class FrontMatter(Struct, frozen=True):
    """What an article says of itself. A field that is absent, or wrong and reported, is empty.

    `date` is None where there is no such key, and NotADate where its value is none. `title_line` is where a missing
    title is reported. `unsure` names keys that may stand in what could not be read: all of them where an entry is
    broken, and those that a misspelt key seems to mean. Nothing is said to be missing that may stand there.
    """

    title: str = ""
    title_line: int = 1
    date: PrintedDate | NotADate | None = None
    updated: PrintedDate | None = None
    added: PrintedDate | None = None
    outlet: str = ""
    source_url: str = ""
    author: str = ""
    tags: tuple[str, ...] = ()
    id: str = ""
    declared_id: str = ""  # the `id` alone, which no other article may have
    summary: str = ""
    draft: bool = False
    aliases: tuple[str, ...] = ()
    lang: str = ""
    unsure: frozenset[str] = frozenset()


def read_front_matter(text: str, file: str, first_line: int) -> tuple[FrontMatter, list[Diagnostic]]:
    """The fields that a text holds which begins in line `first_line` of the file, and all that is wrong with them.

    Diagnostics: SN112 to SN115 (dates), SN122 to SN126 (values and keys), SN201 to SN205 (YAML).
    """
    node, unreadable = read(text, file, first_line, comments=False)
    broken = any(diagnostic.severity == "error" for diagnostic in unreadable)
    unsure = KNOWN if broken else frozenset()
    fields = Fields(file, escapes="\\" in text)
    fields.diagnostics += unreadable
    if isinstance(node, Mapping):
        return fields.front_matter(node, unsure), fields.diagnostics
    if node is not None:
        fields.report(node, "SN201", "front matter is not key: value", "write key: value, one a line, between the ---")
        unsure = KNOWN
    return FrontMatter(unsure=unsure), fields.diagnostics


class Fields(Reader):
    """The fields of one front matter, on their way from nodes to values."""

    def __init__(self, file: str, *, escapes: bool) -> None:
        """`escapes`: strings may hold what was not in the file's text, which is clean: `"\\u202E"`."""
        super().__init__(file, "SN122")
        self.one_line = one_line if escapes else spaced

    def front_matter(self, mapping: Mapping, unsure: frozenset[str]) -> FrontMatter:
        nodes: dict[str, Node] = {}
        for key, node in mapping.entries:
            if key.value in KNOWN:
                nodes[key.value] = node
            else:
                unsure |= {self.unknown("SN123", key, KEYS, OTHERS)}
        title = nodes.get("title")
        date = self.date("date", nodes)
        updated, added = self.date("updated", nodes), self.date("added", nodes)
        if isinstance(updated, PrintedDate) and isinstance(date, PrintedDate) and updated.day < date.day:
            message = "updated before it was published"
            self.report(nodes["updated"], "SN112", message, "exchange date and updated?", "warning")
        return FrontMatter(
            title=self.line("title", nodes),
            title_line=title.line if title else 1,
            date=date,
            updated=updated if isinstance(updated, PrintedDate) else None,
            added=added if isinstance(added, PrintedDate) else None,
            outlet=self.line("source", nodes),
            source_url=self.address("source_url", nodes),
            author="، ".join(self.lines("author", nodes)),
            tags=self.tags(nodes),
            id=self.identity(nodes),
            declared_id=self.line("id", nodes),
            summary=self.line("summary", nodes),
            draft="draft" in nodes and self.boolean("draft", nodes["draft"], False),
            aliases=self.aliases(nodes),
            lang=self.language(nodes),
            unsure=unsure,
        )

    def line(self, key: str, nodes: dict[str, Node]) -> str:
        node = nodes.get(key)
        return self.one_line(self.text(key, node)) if node is not None else ""

    def lines(self, key: str, nodes: dict[str, Node]) -> list[str]:
        node = nodes.get(key)
        texts = self.texts(key, node) if node is not None else ()
        return [line for scalar in texts if (line := self.one_line(scalar.value))]

    def tags(self, nodes: dict[str, Node]) -> tuple[str, ...]:
        """The tags of a list, or of one string with commas; a hashtag's mark is no part of its name."""
        names = self.lines("tags", nodes)
        if isinstance(nodes.get("tags"), Scalar):
            names = TAG_COMMA.split(names[0]) if names else []
        return tuple(bare for name in names if (bare := name.strip(" #")))

    def date(self, key: str, nodes: dict[str, Node]) -> PrintedDate | NotADate | None:
        node = nodes.get(key)
        text = self.line(key, nodes)
        if node is None or not text:
            return NotADate("it is no text") if node is not None and not isinstance(node, Scalar) else None
        printed = iso_date(text) or parse(text)
        if isinstance(printed, NotADate):
            hint = "write 2025-11-06, 2025-11-06 14:20 or 6 تشرين الثاني 2025"
            self.report(node, "SN113", f"{key} is not a date: {quoted(text)}: {printed.reason}", hint)
        elif printed.warnings:
            self.diagnostics += date_doubts(printed, text, self.file, node.line, node.column)
        return printed

    def address(self, key: str, nodes: dict[str, Node]) -> str:
        value = self.line(key, nodes)
        if value and not WEB.fullmatch(value):
            message = f"{key} is not an address of the web: {quoted(value)}"
            self.report(nodes[key], "SN124", message, "it begins with https:// or http:// and has no spaces")
            return ""
        return value

    def identity(self, nodes: dict[str, Node]) -> str:
        """The id, else the slug; whichever cannot be the name of a page is reported."""
        found = {key: value for key in ("id", "slug") if (value := self.line(key, nodes))}
        for key, value in list(found.items()):
            if not is_page_name(value):
                hint = "use Latin letters, digits, - and _, at most 100; index, 404 and names like con are taken"
                self.report(nodes[key], "SN125", f"{key} cannot be the name of a file: {quoted(value)}", hint)
                del found[key]
        if len(set(found.values())) == 2:
            message = f"id and slug differ: the address is made of the id {quoted(found['id'])}"
            self.report(nodes["slug"], "SN125", message, "delete one of them", "warning")
        return next(iter(found.values()), "")

    def aliases(self, nodes: dict[str, Node]) -> tuple[str, ...]:
        """Old addresses below the site's root, each once."""
        node = nodes.get("aliases")
        found: dict[str, None] = {}
        for item in self.texts("aliases", node) if node is not None else ():
            value = self.one_line(item.value)
            if is_alias(value):
                found[value] = None
            else:
                hint = "write the old address from the site's root on, without a slash before it: 2012/old-name.html"
                self.report(item, "SN126", f"not a path that ends in .html: {quoted(item.value)}", hint)
        return tuple(found)

    def language(self, nodes: dict[str, Node]) -> str:
        value = self.line("lang", nodes)
        if value and not LANGUAGE.fullmatch(value):
            self.wrong("lang", nodes["lang"], "the code of a language", "for example lang: en")
            return ""
        return value


def spaced(text: str) -> str:
    """The text on one line, with single spaces."""
    return " ".join(text.split())
