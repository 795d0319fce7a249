"""The text of tags.yaml and sources.yaml -> entries and publishers, and every mistake in them.

Both files are maps from a canonical name to what is known of it: a broken entry costs that entry alone, and a name
cannot stand twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from syrnews_site import yamlreader
from syrnews_site.arabic.fold import fold
from syrnews_site.arabic.slug import slug as slug_of
from syrnews_site.diagnostics import quoted
from syrnews_site.model import TAG_KINDS, Diagnostic, Outlet
from syrnews_site.yamlreader import Mapping, Node, Scalar

GROUPS = ("place", "person")  # what `requires:` may name besides words: tagger.GROUPS has the words
TAG_KEYS = ("kind", "slug", "spellings", "requires", "part_of")
SOURCE_KEYS = ("url", "slug", "spellings", "country")

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SLUG_LENGTH = 80  # a slug becomes the name of a folder: far below the 255 bytes of file systems
FEW = 8  # known words that a hint can list


class Entry(Struct, frozen=True):
    """A subject of tags.yaml. `spellings` begin with the name itself; `part_of` is another entry's slug, or empty.

    `requires`: words, or names of groups of words, one of which must stand beside the name before a text is taken to
    mean this entry; empty where the name is clear by itself.
    """

    slug: str
    name: str
    kind: str = ""
    part_of: str = ""
    spellings: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()


class Publisher(Struct, frozen=True):
    """An outlet of sources.yaml, with its home page and the country it works from where these are known."""

    outlet: Outlet
    url: str = ""
    country: str = ""
    spellings: tuple[str, ...] = ()


class Item(Struct, frozen=True):
    """One name of a file with its fields and its spellings, the name first."""

    name: Scalar
    fields: Mapping
    spellings: tuple[Scalar, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """The spellings without their places, each once."""
        return tuple(dict.fromkeys(scalar.value for scalar in self.spellings))

    def node(self, field: str) -> Node:
        """Where a mistake in this field is reported."""
        return self.fields.get(field) or self.name


@lru_cache(8192)
def key(spelling: str) -> str:
    """What all spellings of one name have in common. A hashtag's underscores count as spaces."""
    return fold(spelling.replace("_", " "))


def read_entries(text: str, file: str) -> tuple[tuple[Entry, ...], tuple[Diagnostic, ...]]:
    """The entries of tags.yaml in file order, and all that is wrong with it."""
    reading = Reading(file)
    items = reading.items(text, TAG_KEYS)
    entries = [reading.entry(item) for item in items]
    reading.report_clashes(items, [entry.slug for entry in entries])
    entries = reading.with_parents(items, entries)
    return tuple(entries), tuple(sorted(reading.diagnostics))


def read_publishers(text: str, file: str) -> tuple[tuple[Publisher, ...], tuple[Diagnostic, ...]]:
    """The outlets of sources.yaml in file order, and all that is wrong with it."""
    reading = Reading(file)
    items = reading.items(text, SOURCE_KEYS)
    publishers = [reading.publisher(item) for item in items]
    reading.report_clashes(items, [publisher.outlet.slug for publisher in publishers])
    return tuple(publishers), tuple(sorted(reading.diagnostics))


class Reading:
    """One of the two files on its way to entries, and the mistakes found so far."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.diagnostics: list[Diagnostic] = []

    def report(self, node: Node, code: str, message: str, hint: str = "") -> None:
        self.diagnostics.append(Diagnostic(self.file, node.line, node.column, code, message, hint))

    def items(self, text: str, keys: Sequence[str]) -> list[Item]:
        """The names that a file holds, with their fields; unknown keys are reported."""
        node, unreadable = yamlreader.read(text, self.file, limits=yamlreader.AUTHORITY)
        self.diagnostics += unreadable
        if isinstance(node, Mapping):
            return list(self.named(node, keys))
        if node is not None:
            self.report(node, "SN122", "not a map of names", "begin each entry with its name and a colon")
        return []

    def named(self, node: Mapping, keys: Sequence[str]) -> Iterator[Item]:
        for name, fields in node.entries:
            if isinstance(fields, Scalar) and not fields.value:
                fields = Mapping((), name.line, name.column)
            if not key(name.value):
                self.report(name, "SN302", f"not a name: {quoted(name.value)}", "begin the entry with its name")
            elif not isinstance(fields, Mapping):
                hint = f"write these keys below the name: {', '.join(keys)}"
                self.report(fields, "SN122", f"{quoted(name.value)} must hold a map", hint)
            else:
                for field, _ in fields.entries:
                    if field.value not in keys:
                        self.report(field, "SN123", f"unknown key {quoted(field.value)}", suggestion(field.value, keys))
                yield Item(name, fields, (name, *self.texts(fields, "spellings")))

    def entry(self, item: Item) -> Entry:
        """An entry, its parent left out."""
        kind = self.text(item, "kind")
        if kind not in TAG_KINDS:
            message = f"unknown kind {quoted(kind)}" if kind else f"{quoted(item.name.value)} has no kind"
            self.report(item.node("kind"), "SN305", message, suggestion(kind, TAG_KINDS))
            kind = ""
        requires = self.texts(item.fields, "requires")
        for scalar in requires:
            if scalar.value.isascii() and scalar.value not in GROUPS:
                message = f"unknown group of words {quoted(scalar.value)}"
                self.report(scalar, "SN305", message, suggestion(scalar.value, GROUPS))
            elif " " in key(scalar.value):
                message = f"more than one word: {quoted(scalar.value)}"
                self.report(scalar, "SN122", message, "write the word that stands next to the name")
        words = tuple(scalar.value for scalar in requires)
        return Entry(self.slug(item), item.name.value, kind, spellings=item.texts, requires=words)

    def publisher(self, item: Item) -> Publisher:
        url = self.text(item, "url")
        if url and not url.startswith(("https://", "http://")):
            message = f"not an http or https address: {quoted(url)}"
            self.report(item.node("url"), "SN124", message, "write the whole address: https://...")
            url = ""
        outlet = Outlet(self.slug(item), item.name.value)
        return Publisher(outlet, url, self.text(item, "country"), item.texts)

    def text(self, item: Item, field: str) -> str:
        node = item.fields.get(field)
        if node is None or isinstance(node, Scalar):
            return node.value.strip() if node else ""
        self.report(node, "SN122", f"{field} must be one value, not a list or a map")
        return ""

    def texts(self, fields: Mapping, field: str) -> tuple[Scalar, ...]:
        """The items of a list; a single value stands for a list of one."""
        node = fields.get(field)
        if node is None or isinstance(node, Scalar):
            return (node,) if node and key(node.value) else ()
        items = node.items if isinstance(node, yamlreader.Sequence) else (node,)
        texts = tuple(item for item in items if isinstance(item, Scalar) and key(item.value))
        if len(texts) != len(items):
            self.report(node, "SN122", f"{field} must be a list of words, none of them empty")
        return texts

    def slug(self, item: Item) -> str:
        slug = self.text(item, "slug")
        if slug and not (SLUG.fullmatch(slug) and len(slug) <= SLUG_LENGTH):
            hint = "write small Latin letters, digits and single hyphens: deir-ez-zor"
            self.report(item.node("slug"), "SN125", f"not a slug: {quoted(slug)}", hint)
            slug = ""
        return slug or slug_of(item.name.value)

    def report_clashes(self, items: Sequence[Item], slugs: Sequence[str]) -> None:
        """Report the spellings and the slugs that more than one entry claims. The first one keeps them."""
        by_spelling: dict[str, Scalar] = {}
        by_slug: dict[str, Scalar] = {}
        for item, slug in zip(items, slugs, strict=True):
            if (other := by_slug.setdefault(slug, item.name)) is not item.name:
                message = f"the slug {slug} is that of {quoted(other.value)} in line {other.line}"
                self.report(item.node("slug"), "SN303", message, "give each entry a slug of its own")
            for scalar in item.spellings:
                if (other := by_spelling.setdefault(key(scalar.value), item.name)) is not item.name:
                    message = f"{quoted(scalar.value)} is a spelling of {quoted(other.value)} in line {other.line}"
                    self.report(scalar, "SN301", message, "keep it in one of the two")

    def with_parents(self, items: Sequence[Item], entries: Sequence[Entry]) -> list[Entry]:
        """The entries, each with its parent's slug; a parent that is unknown, or leads back, is reported."""
        slugs = {key(text): entry.slug for entry in reversed(entries) for text in entry.spellings}
        parents: dict[str, str] = {}
        for item, entry in zip(items, entries, strict=True):
            name = self.text(item, "part_of")
            parent = slugs.get(key(name), "")
            if name and not parent:
                hint = suggestion(name, [entry.name for entry in entries])
                self.report(item.node("part_of"), "SN304", f"no entry is called {quoted(name)}", hint)
            elif name and entry.slug in ancestors(parent, parents):
                self.report(item.node("part_of"), "SN304", f"{quoted(entry.name)} would be a part of itself")
                parent = ""
            parents[entry.slug] = parent
        return [replace(entry, part_of=parents[entry.slug]) for entry in entries]


def ancestors(slug: str, parents: dict[str, str]) -> Iterator[str]:
    """The entry of this slug, what it is part of, and so on upwards."""
    while slug:
        yield slug
        slug = parents.get(slug, "")


def suggestion(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest of the known words, or all of them where they are few."""
    names = sorted(known)
    near = get_close_matches(word, names, n=1)
    if near:
        return f"did you mean {quoted(near[0])}?"
    return f"known: {', '.join(names)}" if len(names) <= FEW else ""
