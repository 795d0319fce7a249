"""tags.yaml and sources.yaml: one name, many spellings; which of them a text means."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from syrnews_site.authority.entries import Entry, Publisher, key, read_entries, read_publishers
from syrnews_site.authority.tagger import ARTICLE, Tagger
from syrnews_site.model import Diagnostic, Outlet

__all__ = ["Authority", "Entry", "Publisher", "load_authority"]

SHORTEST = 3  # letters that a name keeps when its article is passed over


class Authority:
    """All that the two files know, by spelling. Cheap to send to a worker, which builds its own tagger on first use."""

    def __init__(self, entries: Iterable[Entry] = (), publishers: Iterable[Publisher] = ()) -> None:
        self.entries = tuple(entries)
        self.publishers = tuple(publishers)

    def __reduce__(self) -> tuple[type[Authority], tuple[tuple[Entry, ...], tuple[Publisher, ...]]]:
        return Authority, (self.entries, self.publishers)

    def tag(self, spelling: str) -> Entry | None:
        """The entry that a tag given by hand means: by any spelling, or its slug, the article forgotten or added."""
        return self._tags.get(key(spelling))

    def entry(self, slug: str) -> Entry | None:
        """The entry of this slug."""
        return self._entries.get(slug)

    def outlet(self, spelling: str) -> Outlet | None:
        """The outlet of this name in any spelling."""
        publisher = self._publishers.get(key(spelling))
        return publisher.outlet if publisher else None

    def publisher(self, slug: str) -> Publisher | None:
        """All that is known of the outlet of this slug."""
        return self._publishers_by_slug.get(slug)

    def find(self, title: str, body: str, count: int) -> tuple[Entry, ...]:
        """The entries that the title names, or the body at least `count` times; each once, in the order of slugs."""
        return self._tagger.find(title, body, count)

    @cached_property
    def _tagger(self) -> Tagger:
        return Tagger(self.entries)

    @cached_property
    def _entries(self) -> dict[str, Entry]:
        return {entry.slug: entry for entry in reversed(self.entries)}

    @cached_property
    def _publishers_by_slug(self) -> dict[str, Publisher]:
        return {publisher.outlet.slug: publisher for publisher in reversed(self.publishers)}

    @cached_property
    def _publishers(self) -> dict[str, Publisher]:
        spellings = {key(text): publisher for publisher in reversed(self.publishers) for text in publisher.spellings}
        return {key(publisher.outlet.slug): publisher for publisher in reversed(self.publishers)} | spellings

    @cached_property
    def _tags(self) -> dict[str, Entry]:
        spellings = {key(text): entry for entry in reversed(self.entries) for text in entry.spellings}
        loose: dict[str, Entry] = {}
        doubtful = set()
        for entry in self.entries:
            for text in entry.spellings:
                other = without_or_with_article(entry, text)
                if other and loose.setdefault(other, entry) is not entry:
                    doubtful.add(other)
        for other in doubtful:
            del loose[other]
        return loose | {key(entry.slug): entry for entry in reversed(self.entries)} | spellings


def without_or_with_article(entry: Entry, spelling: str) -> str:
    """The key of the same spelling without its article, or with one; empty where that is another word.

    A name that is ambiguous as it stands is more so without its article; and only topics are common nouns, which
    can take one.
    """
    folded = key(spelling)
    if entry.requires:
        return ""
    if spelling.startswith(ARTICLE):
        bare = folded.removeprefix(ARTICLE)
        return bare if len(bare) >= SHORTEST else ""
    return ARTICLE + folded if entry.kind == "topic" else ""


def load_authority(
    tags_text: str, sources_text: str, tags_file: str = "tags.yaml", sources_file: str = "sources.yaml"
) -> tuple[Authority, tuple[Diagnostic, ...]]:
    """The authority that the texts of the two files hold, and all that is wrong with them. Either may be empty."""
    entries, in_tags = read_entries(tags_text, tags_file)
    publishers, in_sources = read_publishers(sources_text, sources_file)
    return Authority(entries, publishers), in_tags + in_sources
