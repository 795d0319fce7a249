"""The front matter of a Markdown article -> typed fields, and a diagnostic for each mistake in them."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

from msgspec import Struct

from syrnews_site.addresses import alias_path, is_page_name
from syrnews_site.arabic.clean import one_line
from syrnews_site.arabic.dates.parse import NotADate, PrintedDate, parse
from syrnews_site.arabic.dates.periods import parse_period
from syrnews_site.content.markdown.foreign import author, has_map, joined, translated
from syrnews_site.content.markdown.imported import check_origin, version_of
from syrnews_site.content.markdown.keys import ADOPTED, KEYS, KNOWN, OTHER_NAMES, bare_key, is_ignored
from syrnews_site.content.markdown.picture import picture
from syrnews_site.content.markdown.tag_names import OTHER_COMMA, TAG_COMMA, bare_tag
from syrnews_site.content.markdown.toml import read_toml
from syrnews_site.content.printed_dates import DATE_HINT, date_doubts, is_before, iso_date
from syrnews_site.diagnostics import quoted
from syrnews_site.model import Diagnostic, LocalLink
from syrnews_site.yamlreader import Mapping, Node, Scalar, read
from syrnews_site.yamlreader.characters import UNSEEN, with_plain_characters
from syrnews_site.yamlreader.values import LANGUAGE, WEB_ADDRESS, Reader, nearest

_UNSEEN_IN_NAME = re.compile(f"[ـ{UNSEEN}]")


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
    image: str = ""
    retrieved: PrintedDate | None = None
    version_of: LocalLink | None = None
    unsure: frozenset[str] = frozenset()


def read_front_matter(
    text: str, file: str, first_line: int, *, toml: bool = False
) -> tuple[FrontMatter, list[Diagnostic]]:
    """The fields of a front matter whose text begins in line `first_line` of the file, and all mistakes in it.

    Diagnostics: SN112 to SN115 (dates), SN122 to SN126 (values and keys), SN201 to SN205 (YAML).
    """
    node: Node | None
    if toml:
        node, diagnostics = read_toml(text, file, first_line)
    else:
        node, diagnostics = read(with_plain_characters(text), file, first_line, comments=False)
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
        nodes = {key.value: node for key, node in mapping.entries if key.value in KNOWN}
        for key, node in mapping.entries:
            if key.value not in KNOWN:
                unsure |= self.other_key(key, node, nodes)
        title = nodes.get("title")
        date, updated, added, retrieved = (
            self.date(key, nodes.get(key)) for key in ("date", "updated", "added", "retrieved")
        )
        check_origin(self, nodes)
        if isinstance(updated, PrintedDate) and isinstance(date, PrintedDate) and is_before(updated, date):
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
            author="، ".join(self.lines("author", self.author(nodes.get("author")))),
            tags=self.tags(nodes.get("tags")),
            id=identity or slug,
            declared_id=identity,
            summary=self.line("summary", nodes.get("summary")),
            draft="draft" in nodes and self.boolean("draft", nodes["draft"], False),
            aliases=self.aliases(nodes.get("aliases")),
            lang=self.formed("lang", nodes.get("lang"), LANGUAGE),
            image=picture(self, nodes.get("image")),
            retrieved=retrieved if isinstance(retrieved, PrintedDate) else None,
            version_of=version_of(self, nodes.get("version_of")),
            unsure=unsure,
        )

    def other_key(self, key: Scalar, node: Node, nodes: dict[str, Node]) -> set[str]:
        """Report a key that is not ours. `nodes` gains the value of a key that another program uses for one of ours.

        Returns the key of ours that a misspelt key seems to mean, if there is one.
        """
        shown, warning, hint = quoted(key.value), "", "delete the key"
        if bare_key(key.value) in ADOPTED:
            adopted = translated(key.value, node)
            ours = adopted[0] if adopted else ADOPTED[bare_key(key.value)]
            if adopted is None or not self._adopt(*adopted, nodes):
                warning = f"nothing reads the key {shown}: {_why_not_read(ours, nodes)}"
            else:
                warning, hint = f"the key {shown} of another program is read as {ours}", f"write {ours}"
        elif not is_ignored(key.value):
            meant = OTHER_NAMES.get(key.value.lower()) or nearest(key.value.lower().replace("-", "_"), KEYS)
            if meant:
                return {self.unknown("SN123", key, KEYS, OTHER_NAMES)}
            hint = f"delete the key; known keys: {', '.join(KEYS)}"
        self.report(key, "SN123", warning or f"nothing reads the key {shown}", hint, "warning")
        return set()

    def _adopt(self, ours: str, node: Node, nodes: dict[str, Node]) -> bool:
        """Add the value of a foreign key to those of ours. False if it is wrong, or if ours has a value already."""
        trial = FieldReader(self.file, self.wrong_kind, clean=self.clean)
        trial.front_matter(
            Mapping(((Scalar(ours, node.line, node.column, True), node),), node.line, node.column), frozenset()
        )
        if any(diagnostic.severity == "error" for diagnostic in trial.diagnostics):
            return False
        if ours in ("tags", "aliases"):
            nodes[ours] = joined(nodes.get(ours), node)
        elif ours == "draft" and ours in nodes:
            nodes[ours] = node if self.boolean(ours, node, False) else nodes[ours]
        elif ours in nodes:
            return False
        else:
            nodes[ours] = node
        return True

    def author(self, node: Node | None) -> Node | None:
        """The author's node. Of an author that other programs write as a map, the name in it, with a warning."""
        if node is None or isinstance(node, Scalar) or not has_map(node):
            return node
        named = author(node)
        if not has_map(named):
            self.report(node, "SN122", "author is a map: only the name in it is read", "write author: name", "warning")
        return named

    def tags(self, node: Node | None) -> tuple[str, ...]:
        """The tags of a list, or of one string with commas, without the marks of hashtags.

        The item of a list may hold several tags too, since an Arabic keyboard has no other comma than one that YAML
        does not know. Quotation marks around an item keep it whole.
        """
        names: list[str] = []
        for scalar in self.texts("tags", node) if node is not None else ():
            name = self.clean(scalar.value)
            if scalar.plain or scalar is node:
                names += TAG_COMMA.split(name)
                continue
            names.append(name)
            if OTHER_COMMA.search(name):
                message = f"a tag with a comma in its name: {quoted(name)}"
                self.report(scalar, "SN122", message, "write each tag as an item of its own", "warning")
        return tuple(dict.fromkeys(tag for name in names if (tag := bare_tag(name))))

    def date(self, key: str, node: Node | None) -> PrintedDate | NotADate | None:
        """A date in any of its forms; None if there is no value, NotADate if the value is no date."""
        text = self.line(key, node)
        if node is None or not text:
            return None if node is None or isinstance(node, Scalar) else NotADate("it is not text")
        printed = iso_date(text) or parse(text)
        if isinstance(printed, NotADate) and isinstance(period := parse_period(text), PrintedDate):
            return period
        if isinstance(printed, NotADate):
            self.report(node, "SN113", f"{key} is not a date: {quoted(text)}: {printed.reason}", DATE_HINT)
        elif printed.warnings:
            self.diagnostics += date_doubts(printed, text, self.file, node.line, node.column)
        return printed

    def page_name(self, key: str, node: Node | None) -> str:
        """A name for the article's page; empty if there is no node, or if no page can have this name."""
        value = _page_name(self.line(key, node))
        if node is None or not value or is_page_name(value):
            return value
        hint = "use at most 100 letters, digits, - and _; index, 404 and devices' names such as con are reserved"
        if is_page_name(hyphenated := "-".join(value.split())):
            hint = f"write {key}: {hyphenated}"
        self.report(node, "SN125", f"{key} cannot be the name of a file: {quoted(value)}", hint)
        return ""

    def aliases(self, node: Node | None) -> tuple[str, ...]:
        """The files at old addresses of the article, below the site's root, each of them once."""
        paths: dict[str, None] = {}
        for item in self.texts("aliases", node) if node is not None else ():
            address = item.value.strip()
            path = "" if re.search("[?#]", address) else alias_path(one_line(unquote(address)))
            if path:
                paths[path] = None
            else:
                self.report(item, "SN126", f"not a path of the site: {quoted(item.value)}", _alias_hint(address))
        return tuple(paths)


def _alias_hint(address: str) -> str:
    """What to write instead of an alias that is refused."""
    if "?" in address:
        return "a site of files cannot see what follows the question mark; leave this alias out"
    if "#" in address:
        return "leave out the # and what follows it: servers never see it"
    if "://" in address:
        path = address.partition("://")[2].partition("/")[2]  # urlsplit raises an error for `http://[`
        return f"leave out the domain: {path.strip('/') or 'old-name.html'}"
    return "write the old address from the site's root: 2012/old-name.html, 2012/old-name/ or old-name.php"


def _page_name(value: str) -> str:
    """A slug in NFC, without invisible characters, and without the escapes that WordPress gives to Arabic letters."""
    if value.isascii() and "%" not in value:
        return value
    return unicodedata.normalize("NFC", _UNSEEN_IN_NAME.sub("", unquote(value)))


def _why_not_read(ours: str, nodes: dict[str, Node]) -> str:
    return f"{ours} is given too" if ours in nodes else f"its value is no value of {ours}"


def _spaced(text: str) -> str:
    """A clean text on one line, with single spaces."""
    return " ".join(text.split())
