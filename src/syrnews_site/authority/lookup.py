"""What tags.yaml and sources.yaml know: entries by any spelling, and the entries that a text names."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from urllib.parse import urlsplit

from syrnews_site.arabic.affixes import ARTICLE
from syrnews_site.authority.entries import Entry, OutletEntry, ancestors, bare_domain, key
from syrnews_site.authority.reading import read_entries, read_outlet_entries
from syrnews_site.authority.tagger import Tagger
from syrnews_site.model import Diagnostic, Outlet

SHORTEST = 3  # letters that a name must have after its article is removed


def _host(address: str) -> str:
    try:
        return bare_domain(urlsplit(address).hostname or "")
    except ValueError:  # brackets in the address that are no IPv6
        return ""


class Authority:
    """The entries of the two files, by spelling and by slug. The indexes and the tagger are built on first use."""

    def __init__(self, entries: Iterable[Entry] = (), outlet_entries: Iterable[OutletEntry] = ()) -> None:
        self.entries = tuple(entries)
        self.outlet_entries = tuple(outlet_entries)

    def tag(self, spelling: str) -> Entry | None:
        """The entry that an article's own tag means: by any spelling or the slug, with or without the article."""
        return self._entry_of_spelling.get(key(spelling))

    def entry(self, slug: str) -> Entry | None:
        """The entry with this slug."""
        return self._entry_of_slug.get(slug)

    def ancestors(self, slug: str) -> tuple[Entry, ...]:
        """The entries that this entry is part of, the nearest first."""
        return tuple(self._entry_of_slug[above] for above in ancestors(slug, self._parents))

    def outlet(self, spelling: str) -> Outlet | None:
        """The outlet that an article's source means: by any spelling or the slug."""
        entry = self._outlet_entry_of_spelling.get(key(spelling))
        return entry.outlet if entry else None

    def outlet_at(self, address: str) -> Outlet | None:
        """The outlet whose home page has the host of this address, or whose domain the host belongs to.

        `www.` makes no difference. The longest of the domains that fit decides.
        """
        host = _host(address) if address else ""
        if found := self._outlet_of_host.get(host):
            return found
        while host:
            if found := self._outlet_of_domain.get(host):
                return found
            host = host.partition(".")[2]
        return None

    def outlet_entry(self, slug: str) -> OutletEntry | None:
        """The entry of the outlet with this slug."""
        return self._outlet_entry_of_slug.get(slug)

    def find(self, title: str, body: str, count: int) -> tuple[Entry, ...]:
        """The entries that the title names, or that the body names at least `count` times, in the order of slugs."""
        return self._tagger.find(title, body, count)

    @cached_property
    def _tagger(self) -> Tagger:
        return Tagger(self.entries)

    @cached_property
    def _outlet_of_host(self) -> dict[str, Outlet]:
        entries = reversed(self.outlet_entries)
        return {host: entry.outlet for entry in entries if (host := _host(entry.url))}

    @cached_property
    def _outlet_of_domain(self) -> dict[str, Outlet]:
        return {domain: entry.outlet for entry in reversed(self.outlet_entries) for domain in entry.domains}

    # The first entry with a slug or a spelling keeps it: the entries are entered in reverse.

    @cached_property
    def _entry_of_slug(self) -> dict[str, Entry]:
        return {entry.slug: entry for entry in reversed(self.entries)}

    @cached_property
    def _parents(self) -> dict[str, str]:
        return {slug: entry.part_of for slug, entry in self._entry_of_slug.items()}

    @cached_property
    def _entry_of_spelling(self) -> dict[str, Entry]:
        spellings = {key(text): entry for entry in reversed(self.entries) for text in entry.spellings}
        variants: dict[str, Entry] = {}
        ambiguous = set()
        for entry in self.entries:
            for text in entry.spellings:
                variant = article_variant(entry, text)
                if variant and variants.setdefault(variant, entry) is not entry:
                    ambiguous.add(variant)
        for variant in ambiguous:
            del variants[variant]
        return variants | {key(slug): entry for slug, entry in self._entry_of_slug.items()} | spellings

    @cached_property
    def _outlet_entry_of_slug(self) -> dict[str, OutletEntry]:
        return {entry.outlet.slug: entry for entry in reversed(self.outlet_entries)}

    @cached_property
    def _outlet_entry_of_spelling(self) -> dict[str, OutletEntry]:
        spellings = {key(text): entry for entry in reversed(self.outlet_entries) for text in entry.spellings}
        return {key(slug): entry for slug, entry in self._outlet_entry_of_slug.items()} | spellings


def article_variant(entry: Entry, spelling: str) -> str:
    """The key of a spelling with its article removed, or with an article added; empty if this would be another word.

    An ambiguous name is even more ambiguous without its article. Only topics are common nouns, which take an article.
    """
    folded = key(spelling)
    if entry.requires:
        return ""
    if spelling.startswith(ARTICLE):
        bare = folded.removeprefix(ARTICLE)
        return bare if len(bare) >= SHORTEST else ""
    return ARTICLE + folded if entry.kind == "topic" else ""


def load_authority(
    tags_text: str,
    sources_text: str,
    tags_file: str = "tags.yaml",
    sources_file: str = "sources.yaml",
    *,
    language: str = "",
) -> tuple[Authority, tuple[Diagnostic, ...]]:
    """The authority that the texts of the two files describe, and all mistakes in the texts. A text may be empty.

    Entries have their names in `language`, where they give one.
    """
    entries, tags_diagnostics = read_entries(tags_text, tags_file, language)
    outlet_entries, sources_diagnostics = read_outlet_entries(sources_text, sources_file, language)
    return Authority(entries, outlet_entries), tags_diagnostics + sources_diagnostics
