"""The first half of a build: files that are new or changed, through the loader, into the catalog."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import islice

import msgspec

from syrnews_site.catalog.catalog import Catalog
from syrnews_site.catalog.rows import ArticleRow
from syrnews_site.diagnostics import quoted
from syrnews_site.model import Diagnostic, Headline
from syrnews_site.workers.load import load_batch
from syrnews_site.workers.messages import LoadedFile, LoadJob, SetupFile
from syrnews_site.workers.pool import Map

BATCH = 48  # files: some 5 ms of work, so that two workers end together and messages stay small

_answers = msgspec.msgpack.Decoder(list[LoadedFile])
_headline = msgspec.msgpack.Decoder(Headline).decode
_encode = msgspec.msgpack.Encoder().encode


@dataclass(slots=True)
class Edits:
    """What became of the archive: headlines as they were and as they are, and whose body alone changed."""

    headlines: list[Headline] = field(default_factory=list)
    bodies: list[Headline] = field(default_factory=list)
    loaded: int = 0


def batched(paths: Iterable[str], size: int) -> Iterator[tuple[str, ...]]:
    """Tuples of `size` paths, the last one shorter."""
    source = iter(paths)
    while batch := tuple(islice(source, size)):
        yield batch


class Intake:
    """Loads files into one catalog, and remembers what that changed."""

    def __init__(self, catalog: Catalog, *, whole: bool, now: str, drafts: bool, future: bool) -> None:
        """`whole`: the catalog is empty, so that nothing needs comparing. `now`: as articles' `sort`."""
        self.catalog, self.whole, self.now, self.drafts, self.future = catalog, whole, now, drafts, future
        self.edits = Edits()
        self._keys: list[tuple[str, str]] = []

    def load(self, run: Map, paths: Iterable[str], setup: SetupFile, progress: Callable[[int], None]) -> None:
        """Load these files in workers; what comes back goes into the catalog."""
        batches = enumerate(batched(paths, BATCH))
        jobs = (_encode(LoadJob(number, batch, self.whole)) for number, batch in batches)
        rows: list[ArticleRow] = []
        for answer in run(partial(load_batch, setup), jobs):
            answers = _answers.decode(answer)
            for taken in answers:
                row = self._take(taken)
                if row:
                    rows.append(row)
            self.catalog.files.set_digests((one.path, one.digest) for one in answers)
            if self.whole and len(rows) > 2000:
                self.catalog.articles.add(rows)
                rows.clear()
            self.edits.loaded += len(answers)
            progress(len(answers))
        self.catalog.articles.add(rows)
        if not self.whole:
            self.catalog.terms.enter(row.path for row in rows)

    def reject(self, path: str, said: Diagnostic) -> None:
        """Take note of a file that is not loaded, and of why."""
        if not self.whole:
            self._drop(path)
        self.catalog.diagnostics.record(path, [said])

    def forget(self, paths: Iterable[str]) -> None:
        """Take out what is no longer in the folder."""
        for path in paths:
            self._drop(path)

    def _take(self, taken: LoadedFile) -> ArticleRow | None:
        """One loaded file: drop what it was before, and give the row of what it is now."""
        path = taken.path
        if not self.whole:
            before, was = self.catalog.articles.headline(path), self.catalog.articles.digest(path)
        else:
            before, was = None, ""
        if taken.diagnostics or not self.whole:
            self.catalog.diagnostics.record(path, taken.diagnostics)
        row = self._row(taken) if taken.headline else None
        after = _headline(row.headline) if row and row.state == "live" and not self.whole else None
        if not self.whole:
            self._remember(path)
            self.catalog.articles.drop(path)
            if before != after:
                self.edits.headlines.extend(filter(None, (before, after)))
            elif after and was != taken.digest:
                self.edits.bodies.append(after)
            if row:
                self._keys.append((row.url_key, row.id_key))
        return row

    def _row(self, taken: LoadedFile) -> ArticleRow:
        sort = taken.date[:16]
        state = "live"
        if taken.draft and not self.drafts:
            state = "draft"
        elif sort > self.now and not self.future:
            state = "future"
        key = unicodedata.normalize("NFC", taken.url).casefold()
        aliases = _encode(taken.aliases)
        return ArticleRow(
            taken.path,
            state,
            sort,
            key,
            taken.id_key,
            taken.digest,
            taken.headline,
            aliases,
            taken.spool,
            taken.analysis_digest,
            taken.analysis_spool,
        )

    def _drop(self, path: str) -> None:
        before = self.catalog.articles.headline(path)
        if before:
            self.edits.headlines.append(before)
        self._remember(path)
        self.catalog.articles.drop(path)

    def _remember(self, path: str) -> None:
        keys = self.catalog.clashes.keys(path)
        if keys:
            self._keys.append(keys)

    def release(self) -> None:
        """Put on the site what was held back until a moment that has come."""
        for path in self.catalog.articles.due(self.now):
            self.catalog.articles.set_state(path, "live")
            keys, headline = self.catalog.clashes.keys(path), self.catalog.articles.headline(path)
            if keys and headline:
                self._keys.append(keys)
                self.edits.headlines.append(headline)

    def settle(self) -> None:
        """Of articles that want one address, or declare one id, keep the first by path, and say so of the others."""
        rivals = self.catalog.clashes.all_rivals() if self.whole else self.catalog.clashes.rivals(self._keys)
        if not self.whole:
            rivals = self.catalog.clashes.rivals([(url, id_) for _, url, id_ in rivals])
        states = []
        for path, url_key, id_key in rivals:
            first = self.catalog.clashes.first_with_url(url_key)
            first_of_id = self.catalog.clashes.first_with_id(id_key) if id_key else path
            states.append((path, _clash(path, url_key, first, id_key, first_of_id)))
        for path, said in states:
            self._settle(path, said)
        if self.whole:
            self.catalog.terms.enter_all()

    def _settle(self, path: str, said: Diagnostic | None) -> None:
        state = "clash" if said else "live"
        self.catalog.diagnostics.record_clash(path, said)
        if self.catalog.articles.state(path) != state:
            before = self.catalog.articles.headline(path)
            self.catalog.articles.set_state(path, state)
            after = self.catalog.articles.headline(path)
            self.edits.headlines.extend(filter(None, (before, after)))


def _clash(path: str, url: str, first: str, id_: str, first_of_id: str) -> Diagnostic | None:
    if first != path:
        hint = "give one of them an id or slug of its own in its front matter, or another file name"
        return Diagnostic(path, 0, 0, "SN401", f"{quoted(url)} is the address of {quoted(first)} too", hint)
    if first_of_id != path:
        hint = "change the id in one of them"
        return Diagnostic(path, 0, 0, "SN402", f"the id {quoted(id_)} is that of {quoted(first_of_id)} too", hint)
    return None
