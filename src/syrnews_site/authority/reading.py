"""The texts of tags.yaml and sources.yaml -> entries, and a diagnostic for each mistake in the texts.

Both files map a name to the fields of an entry. A mistake in an entry affects this entry alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from syrnews_site import yamlreader
from syrnews_site.arabic.clean import one_line, seen
from syrnews_site.arabic.slug import slug as slug_of
from syrnews_site.authority.entries import Entry, OutletEntry, ancestors, bare_domain, key
from syrnews_site.authority.forms import COORDINATES, DOMAIN, NAME_IN, PERIOD, SLUG, WIKIDATA, coordinates
from syrnews_site.authority.tagger import GROUPS
from syrnews_site.diagnostics import quoted
from syrnews_site.model import TAG_KINDS, Diagnostic, Outlet
from syrnews_site.yamlreader import Mapping, Node, Scalar
from syrnews_site.yamlreader.characters import with_plain_characters
from syrnews_site.yamlreader.values import WEB_ADDRESS, Reader, suggestion

TAG_FIELDS = (
    *("kind", "slug", "spellings", "requires", "part_of"),
    *("description", "coordinates", "wikidata", "also", "since", "until"),
)
SOURCE_FIELDS = ("url", "slug", "spellings", "country", "domains")


def read_entries(text: str, file: str, language: str = "") -> tuple[tuple[Entry, ...], tuple[Diagnostic, ...]]:
    """The entries of tags.yaml in the order of the file, and all mistakes in the file.

    Diagnostics: SN122, SN123 and SN125 (fields), SN201 to SN205 (YAML), SN301 to SN305 (names, slugs, kinds, parents,
    entries to see as well).
    """
    reader = EntryReader(file, language)
    named = reader.named_fields(text, TAG_FIELDS)
    entries = [reader.entry(fields) for fields in named]
    reader.report_clashes(named, [entry.slug for entry in entries])
    entries = reader.with_others(named, reader.with_parents(named, entries))
    return tuple(entries), tuple(sorted(reader.diagnostics))


def read_outlet_entries(
    text: str, file: str, language: str = ""
) -> tuple[tuple[OutletEntry, ...], tuple[Diagnostic, ...]]:
    """The entries of sources.yaml in the order of the file, and all mistakes in the file.

    Diagnostics: SN122 to SN125 (fields), SN201 to SN205 (YAML), SN301 to SN303 (names, slugs, domains).
    """
    reader = EntryReader(file, language)
    named = reader.named_fields(text, SOURCE_FIELDS)
    entries = [reader.outlet_entry(fields) for fields in named]
    reader.report_clashes(named, [entry.outlet.slug for entry in entries])
    return tuple(entries), tuple(sorted(reader.diagnostics))


class NamedFields(Struct, frozen=True):
    """A name of a file with the YAML fields below it, and its spellings. The first spelling is what readers see."""

    name: Scalar
    fields: Mapping
    spellings: tuple[Scalar, ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """The spellings without their places, and without repetitions and what nobody sees. The first is not empty."""
        return tuple(dict.fromkeys(text for scalar in self.spellings if (text := seen(one_line(scalar.value)).strip())))

    def place(self, field: str) -> Node:
        """The node of a field, or the name if the field is absent: the place of a diagnostic."""
        return self.fields.get(field) or self.name


class EntryReader(Reader):
    """Reads the entries of one file, and collects a diagnostic for each mistake in them."""

    def __init__(self, file: str, language: str = "") -> None:
        super().__init__(file, "SN122", clean=str.strip)  # names are compared by key, which cleans them
        self.own_name = "name_" + language.partition("-")[0]
        self.domain_owners: dict[str, Scalar] = {}  # the name of the first outlet that claims each domain

    def named_fields(self, text: str, known: Sequence[str]) -> list[NamedFields]:
        """The names of a file with their fields. Reports unknown fields, and names without a letter or digit."""
        node, diagnostics = yamlreader.read(with_plain_characters(text), self.file, limits=yamlreader.AUTHORITY)
        self.diagnostics += diagnostics
        if isinstance(node, Mapping):
            return list(self._named_fields(node, known))
        if node is not None:
            self.report(node, "SN122", "the file must be a map of names", "begin each entry with its name and a colon")
        return []

    def _named_fields(self, node: Mapping, known: Sequence[str]) -> Iterator[NamedFields]:
        for name, fields in node.entries:
            if isinstance(fields, Scalar) and not fields.value:
                fields = Mapping((), name.line, name.column)
            if not key(name.value):
                self.report(name, "SN302", f"not a name: {quoted(name.value)}", "begin the entry with its name")
            elif not isinstance(fields, Mapping):
                self.wrong(quoted(name.value), fields, "a map", f"write these keys below the name: {', '.join(known)}")
            else:
                for field, _ in fields.entries:
                    if field.value not in known and not NAME_IN.fullmatch(field.value):
                        self.unknown("SN123", field, known, {})
                others = (field.value for field, _ in fields.entries if NAME_IN.fullmatch(field.value))
                translated = {field: self.named(fields, field) for field in others}
                shown = translated.get(self.own_name) or name
                spellings = (shown, name, *filter(None, translated.values()), *self.names(fields, "spellings"))
                yield NamedFields(name, fields, spellings)

    def entry(self, named: NamedFields) -> Entry:
        """The entry of a name, without its parent."""
        kind = self.line("kind", named.fields.get("kind"))
        if kind not in TAG_KINDS:
            message = f"unknown kind {quoted(kind)}" if kind else f"{quoted(named.name.value)} has no kind"
            self.report(named.place("kind"), "SN305", message, suggestion(kind, TAG_KINDS))
            kind = ""
        requires = self.names(named.fields, "requires")
        for scalar in requires:
            if scalar.value.isascii() and scalar.value not in GROUPS:
                message = f"unknown group of words {quoted(scalar.value)}"
                self.report(scalar, "SN305", message, suggestion(scalar.value, GROUPS))
            elif " " in key(scalar.value):
                self.wrong("each item of requires", scalar, "one word", "write the word that is next to the name")
        words = tuple(scalar.value for scalar in requires)
        texts = named.texts
        entry = Entry(self.slug(named), texts[0], kind, spellings=texts, requires=words)
        return replace(entry, **self.facts(named.fields))

    def facts(self, fields: Mapping) -> dict[str, object]:
        """What an entry says of its subject besides names. Reports a date that ends before it begins."""
        since, until = (self.formed(name, fields.get(name), PERIOD) for name in ("since", "until"))
        if since and until and until + "~" < since:  # 2013 contains 2013-05
            self.wrong("until", fields.get("until") or fields, f"no earlier than {since}")
            until = ""
        return {
            "description": one_line(self.line("description", fields.get("description"))),
            "coordinates": coordinates(self.formed("coordinates", fields.get("coordinates"), COORDINATES)),
            "wikidata": self.formed("wikidata", fields.get("wikidata"), WIKIDATA),
            "since": since,
            "until": until,
        }

    def outlet_entry(self, named: NamedFields) -> OutletEntry:
        """The entry of an outlet's name."""
        texts = named.texts
        outlet = Outlet(self.slug(named), texts[0])
        url = self.formed("url", named.fields.get("url"), WEB_ADDRESS, "SN124")
        country = one_line(self.line("country", named.fields.get("country")))
        return OutletEntry(outlet, url, country, texts, self.domains(named))

    def domains(self, named: NamedFields) -> tuple[str, ...]:
        """The domains of an outlet, as hosts are compared. Reports an item that is no host, or is another outlet's."""
        node = named.fields.get("domains")
        found: list[str] = []
        for scalar in self.texts("domains", node) if node is not None else ():
            if not (domain := bare_domain(self.formed("domains", scalar, DOMAIN, "SN124"))):
                continue
            if (owner := self.domain_owners.setdefault(domain, named.name)) is not named.name:
                message = f"{quoted(domain)} is a domain of {quoted(owner.value)} in line {owner.line}"
                self.report(scalar, "SN301", message, "keep the domain in one of the two entries")
            elif domain not in found:
                found.append(domain)
        return tuple(found)

    def names(self, fields: Mapping, field: str) -> tuple[Scalar, ...]:
        """The names of a list. Reports a name without a letter or digit."""
        node = fields.get(field)
        scalars = self.texts(field, node) if node is not None else ()
        for scalar in scalars:
            if not key(scalar.value):
                self.wrong(f"each item of {field}", scalar, "a word or a name")
        return tuple(scalar for scalar in scalars if key(scalar.value))

    def named(self, fields: Mapping, field: str) -> Scalar | None:
        """The name in another language. Reports a list, and a name without a letter or digit."""
        node = fields.get(field)
        if isinstance(node, Scalar) and key(node.value):
            return node
        if node is not None:
            self.wrong(field, node, "a word or a name")
        return None

    def slug(self, named: NamedFields) -> str:
        """The slug of an entry: its own if it is well formed, else eight hex digits made from the name."""
        return self.formed("slug", named.fields.get("slug"), SLUG, "SN125") or slug_of(named.name.value)

    def report_clashes(self, named: Sequence[NamedFields], slugs: Sequence[str]) -> None:
        """Report each spelling and each slug that two entries claim. The first entry keeps it."""
        by_spelling: dict[str, Scalar] = {}
        by_slug: dict[str, Scalar] = {}
        for fields, slug in zip(named, slugs, strict=True):
            if (owner := by_slug.setdefault(slug, fields.name)) is not fields.name:
                message = f"the slug {quoted(slug)} belongs to {quoted(owner.value)} in line {owner.line}"
                self.report(fields.place("slug"), "SN303", message, "give this entry a slug of its own")
            for scalar in fields.spellings:
                if (owner := by_spelling.setdefault(key(scalar.value), fields.name)) is not fields.name:
                    message = f"{quoted(scalar.value)} is a spelling of {quoted(owner.value)} in line {owner.line}"
                    self.report(scalar, "SN301", message, "keep the spelling in one of the two entries")

    def with_parents(self, named: Sequence[NamedFields], entries: Sequence[Entry]) -> list[Entry]:
        """The entries with the slugs of their parents. Reports a parent that is unknown or is part of its own child."""
        slugs = {key(text): entry.slug for entry in reversed(entries) for text in entry.spellings}
        parents: dict[str, str] = {}
        for fields, entry in zip(named, entries, strict=True):
            name = self.line("part_of", fields.fields.get("part_of"))
            parent = slugs.get(key(name), "")
            if name and not parent:
                hint = suggestion(name, [entry.name for entry in entries])
                self.report(fields.place("part_of"), "SN304", f"no entry has the name {quoted(name)}", hint)
            elif name and entry.slug in (parent, *ancestors(parent, parents)):
                hint = "name an entry that is not a part of this one, or delete part_of"
                self.report(fields.place("part_of"), "SN304", f"{quoted(entry.name)} would be a part of itself", hint)
                parent = ""
            parents[entry.slug] = parent
        return [replace(entry, part_of=parents[entry.slug]) for entry in entries]

    def with_others(self, named: Sequence[NamedFields], entries: Sequence[Entry]) -> list[Entry]:
        """The entries with the slugs of the entries to see as well. Reports a name that is unknown, or the entry's."""
        slugs = {key(text): entry.slug for entry in reversed(entries) for text in (entry.slug, *entry.spellings)}
        found = []
        for fields, entry in zip(named, entries, strict=True):
            others = []
            for scalar in self.names(fields.fields, "also"):
                slug = slugs.get(key(scalar.value), "")
                if not slug:
                    hint = suggestion(scalar.value, [other.name for other in entries])
                    self.report(scalar, "SN304", f"no entry has the name {quoted(scalar.value)}", hint)
                elif slug == entry.slug:
                    self.report(scalar, "SN304", f"{quoted(entry.name)} would refer to itself", "delete the item")
                else:
                    others.append(slug)
            found.append(replace(entry, also=tuple(dict.fromkeys(others))) if others else entry)
        return found
