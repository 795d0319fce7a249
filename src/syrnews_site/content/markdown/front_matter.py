"""The front matter of a Markdown article -> typed fields, and a diagnostic for each mistake in them."""

from __future__ import annotations

import re

from msgspec import Struct

from syrnews_site.addresses import is_alias, is_page_name
from syrnews_site.arabic.clean import one_line
from syrnews_site.arabic.dates.parse import NotADate, PrintedDate, parse
from syrnews_site.content.markdown.keys import KEYS, KNOWN, OTHER_NAMES
from syrnews_site.content.printed_dates import DATE_HINT, date_doubts, iso_date
from syrnews_site.diagnostics import quoted
from syrnews_site.model import Diagnostic
from syrnews_site.yamlreader import Mapping, Node, Scalar, read
from syrnews_site.yamlreader.values import LANGUAGE, WEB_ADDRESS, Reader

_TAG_COMMA = re.compile("[,،;؛]")


class FrontMatter(Struct, frozen=True):
    """The fields of an article. A field is empty if its key is absent, or if its value is wrong and reported.

    `date` is None if there is no such key, and NotADate if its value is no date. A missing title is reported in
    `title_line`. `unsure` names the keys that may be in a part that could not be read: all keys if an entry is broken,
    and the keys that a misspelt key seems to mean. None of these is reported as missing.
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
    """The fields of a front matter whose text begins in line `first_line` of the file, and all mistakes in it.

    Diagnostics: SN112 to SN115 (dates), SN122 to SN126 (values and keys), SN201 to SN205 (YAML).
    """
    node, diagnostics = read(text, file, first_line, comments=False)
    broken = any(diagnostic.severity == "error" for diagnostic in diagnostics)
    unsure = KNOWN if broken else frozenset()
    # The file's text is clean. An escape in a string can bring back what cleaning removes: "\u202E".
    reader = FieldReader(file, "SN122", clean=one_line if "\\" in text else _spaced)
    reader.diagnostics += diagnostics
    if isinstance(node, Mapping):
        return reader.front_matter(node, unsure), reader.diagnostics
    if node is not None:
        hint = "write one key: value a line between the two lines of ---"
        reader.report(node, "SN201", "the front matter is not key: value", hint)
        unsure = KNOWN
    return FrontMatter(unsure=unsure), reader.diagnostics


class FieldReader(Reader):
    """Reads the fields of one front matter."""

    def front_matter(self, mapping: Mapping, unsure: frozenset[str]) -> FrontMatter:
        """The fields of a map of known keys; `unsure` gains the keys that unknown ones seem to mean."""
        nodes: dict[str, Node] = {}
        for key, node in mapping.entries:
            if key.value in KNOWN:
                nodes[key.value] = node
            else:
                unsure |= {self.unknown("SN123", key, KEYS, OTHER_NAMES)}
        title = nodes.get("title")
        date, updated, added = (self.date(key, nodes.get(key)) for key in ("date", "updated", "added"))
        if isinstance(updated, PrintedDate) and isinstance(date, PrintedDate) and updated.day < date.day:
            message = f"updated before it was published: {quoted(self.line('updated', nodes['updated']))}"
            self.report(nodes["updated"], "SN112", message, "exchange date and updated?", "warning")
        identity, slug = self.page_name("id", nodes.get("id")), self.page_name("slug", nodes.get("slug"))
        if identity and slug and identity != slug:
            message = f"id and slug differ: the address is made of the id {quoted(identity)}"
            self.report(nodes["slug"], "SN125", message, "delete id or slug", "warning")
        return FrontMatter(
            title=self.line("title", title),
            title_line=title.line if title else 1,
            date=date,
            updated=updated if isinstance(updated, PrintedDate) else None,
            added=added if isinstance(added, PrintedDate) else None,
            outlet=self.line("source", nodes.get("source")),
            source_url=self.formed("source_url", nodes.get("source_url"), WEB_ADDRESS, "SN124"),
            author="، ".join(self.lines("author", nodes.get("author"))),
            tags=self.tags(nodes.get("tags")),
            id=identity or slug,
            declared_id=identity,
            summary=self.line("summary", nodes.get("summary")),
            draft="draft" in nodes and self.boolean("draft", nodes["draft"], False),
            aliases=self.aliases(nodes.get("aliases")),
            lang=self.formed("lang", nodes.get("lang"), LANGUAGE),
            unsure=unsure,
        )

    def tags(self, node: Node | None) -> tuple[str, ...]:
        """The tags of a list, or of one string with commas, without the marks of hashtags."""
        names = self.lines("tags", node)
        if isinstance(node, Scalar):
            names = _TAG_COMMA.split(names[0]) if names else []
        return tuple(bare for name in names if (bare := name.strip(" #")))

    def date(self, key: str, node: Node | None) -> PrintedDate | NotADate | None:
        """A date in any of its forms; None if there is no value, NotADate if the value is no date."""
        text = self.line(key, node)
        if node is None or not text:
            return None if node is None or isinstance(node, Scalar) else NotADate("it is not text")
        printed = iso_date(text) or parse(text)
        if isinstance(printed, NotADate):
            self.report(node, "SN113", f"{key} is not a date: {quoted(text)}: {printed.reason}", DATE_HINT)
        elif printed.warnings:
            self.diagnostics += date_doubts(printed, text, self.file, node.line, node.column)
        return printed

    def page_name(self, key: str, node: Node | None) -> str:
        """A name for the article's page; empty if there is no node, or if no page can have this name."""
        value = self.line(key, node)
        if node is None or not value or is_page_name(value):
            return value
        hint = "use at most 100 Latin letters, digits, - and _; index, 404 and devices' names such as con are reserved"
        self.report(node, "SN125", f"{key} cannot be the name of a file: {quoted(value)}", hint)
        return ""

    def aliases(self, node: Node | None) -> tuple[str, ...]:
        """Old addresses below the site's root, each of them once."""
        addresses: dict[str, None] = {}
        for item in self.texts("aliases", node) if node is not None else ():
            address = self.clean(item.value)
            if is_alias(address):
                addresses[address] = None
            else:
                hint = "write the old address from the site's root, without a slash before it: 2012/old-name.html"
                self.report(item, "SN126", f"not a path that ends in .html: {quoted(item.value)}", hint)
        return tuple(addresses)


def _spaced(text: str) -> str:
    """A clean text on one line, with single spaces."""
    return " ".join(text.split())
