"""The text of chronology.yaml -> events in the order of their dates, and a diagnostic for each mistake in the text.

The file is a list of events. A mistake in an event affects this event alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from syrnews_site import yamlreader
from syrnews_site.arabic.clean import one_line
from syrnews_site.arabic.slug import slug as slug_of
from syrnews_site.authority.forms import PERIOD
from syrnews_site.authority.lookup import Authority
from syrnews_site.model import Diagnostic
from syrnews_site.yamlreader import Mapping, Node, Scalar, Sequence
from syrnews_site.yamlreader.characters import with_plain_characters
from syrnews_site.yamlreader.values import Reader

EVENT_FIELDS = ("date", "until", "text", "kind", "articles", "tags", "from", "to")


class Reference(Struct, frozen=True, array_like=True, order=True):
    """An article that an event names by its id or its address, and the place of this name in the file."""

    name: str
    line: int
    column: int


class Event(Struct, frozen=True):
    """An event of chronology.yaml. `date`, `until`: a year, month or day; `until` is empty unless it is a span.

    `anchor` names the event's place on its page. `tags`: slugs; the articles with all of these tags, from `first` to
    `last`, belong to the event, besides those that `articles` names. `line`, `column`: of its `tags` in the file.
    """

    anchor: str
    date: str
    text: str
    until: str = ""
    kind: str = ""
    articles: tuple[Reference, ...] = ()
    tags: tuple[str, ...] = ()
    first: str = ""
    last: str = ""
    line: int = 0
    column: int = 0


def read_chronology(text: str, file: str, authority: Authority) -> tuple[tuple[Event, ...], tuple[Diagnostic, ...]]:
    """The events in the order of their dates, and all mistakes in the file. The text may be empty.

    Diagnostics: SN122 and SN123 (fields), SN201 to SN205 (YAML), SN306 (an event without a date or a text).
    """
    if not text:
        return (), ()
    reader = _EventReader(file, authority)
    events = sorted(reader.events(text), key=lambda event: (event.date, event.until))
    numbers: Counter[str] = Counter()
    anchored = []
    for event in events:
        numbers[event.date] += 1
        suffix = f"_{numbers[event.date]}" if numbers[event.date] > 1 else ""
        anchored.append(replace(event, anchor=event.date + suffix))
    return tuple(anchored), tuple(sorted(reader.diagnostics))


class _EventReader(Reader):
    """Reads the events of one file, and collects a diagnostic for each mistake in them."""

    def __init__(self, file: str, authority: Authority) -> None:
        super().__init__(file, "SN122")
        self.authority = authority

    def events(self, text: str) -> Iterator[Event]:
        """The events in the order of the file."""
        node, diagnostics = yamlreader.read(with_plain_characters(text), self.file, limits=yamlreader.AUTHORITY)
        self.diagnostics += diagnostics
        if isinstance(node, Sequence):
            for item in node.items:
                if event := self._event(item):
                    yield event
        elif node is not None:
            self.report(
                node, "SN122", "the file must be a list of events", "begin each event with a dash: - date: 2013"
            )

    def _event(self, node: Node) -> Event | None:
        if not isinstance(node, Mapping):
            self.wrong("each event", node, "a map", f"write these keys: {', '.join(EVENT_FIELDS)}")
            return None
        for field, _ in node.entries:
            if field.value not in EVENT_FIELDS:
                self.unknown("SN123", field, EVENT_FIELDS, {"title": "text", "id": "articles"})
        date, until = self._span(node, "date", "until")
        text = one_line(self.line("text", node.get("text")))
        if not text or not (date or node.get("date")):
            self.report(
                node, "SN306", "the event has no date or no text", "write date: 2013-08-21 and text: a sentence"
            )
        if not text or not date:
            return None
        kind, tags = self.line("kind", node.get("kind")), self._tags(node)
        first, last = self._span(node, "from", "to")
        place = node.get("tags") or node
        return Event(
            "",
            date,
            text,
            until,
            kind,
            self._references(node),
            tags,
            first or date,
            last or (first if first else until or date),
            place.line,
            place.column,
        )

    def _span(self, node: Mapping, begin: str, end: str) -> tuple[str, str]:
        """Two dates. Reports an end without a beginning, and an end that is before the beginning."""
        first, last = (self.formed(name, node.get(name), PERIOD) for name in (begin, end))
        if first and last and last + "~" < first:  # 2013 contains 2013-05
            self.wrong(end, node.get(end) or node, f"no earlier than {first}")
            last = ""
        return first, last

    def _references(self, node: Mapping) -> tuple[Reference, ...]:
        value = node.get("articles")
        scalars = self.texts("articles", value) if value is not None else ()
        return tuple(Reference(self.clean(scalar.value).lstrip("/"), scalar.line, scalar.column) for scalar in scalars)

    def _tags(self, node: Mapping) -> tuple[str, ...]:
        """The slugs of the tags, as an article that gives these tags would have them."""
        value = node.get("tags")
        names: tuple[Scalar, ...] = self.texts("tags", value) if value is not None else ()
        entries = [(name, self.authority.tag(name.value)) for name in names]
        return tuple(dict.fromkeys(entry.slug if entry else slug_of(name.value) for name, entry in entries))
