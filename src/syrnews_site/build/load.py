"""Load: new and changed files become articles of the catalog."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import count, islice
from typing import NamedTuple

import msgspec

from syrnews_site.arabic.slug import address_key
from syrnews_site.authority.lookup import Authority
from syrnews_site.build.clashes import resolve_clashes
from syrnews_site.build.edits import Edits
from syrnews_site.build.fingerprint import Keys
from syrnews_site.build.links import record_links
from syrnews_site.build.outcome import Build
from syrnews_site.build.owners import known_owners
from syrnews_site.build.scan import ContentChanges
from syrnews_site.build.static import SiteFiles
from syrnews_site.catalog.catalog import Catalog
from syrnews_site.catalog.rows import ArticleRow
from syrnews_site.content.files import ARTICLES, unfit
from syrnews_site.diagnostics import deadly
from syrnews_site.packed import encode
from syrnews_site.settings.clock import is_after, now, sort_key
from syrnews_site.settings.site import Site
from syrnews_site.workers.load import load_batch
from syrnews_site.workers.messages import LoadedFile, LoadJob, SetupFile
from syrnews_site.workers.pool import LOST

BATCH = 96  # files: some 30 ms of work, so that two workers end together and messages stay small

_decode_files = msgspec.msgpack.Decoder(list[LoadedFile]).decode


class Admission(NamedTuple):
    """Which articles go on the site: drafts only if `drafts`, articles of moments after `now` only if `future`."""

    now: str
    timezone: str
    drafts: bool
    future: bool

    def state(self, file: LoadedFile, sort: str) -> str:
        """`live`, `draft` or `future`."""
        if file.draft and not self.drafts:
            return "draft"
        return "future" if is_after(sort, self.now) and not self.future else "live"


def load(build: Build, site_files: SiteFiles, keys: Keys, changes: ContentChanges, setup: SetupFile) -> Edits:
    """Load the files that a scan found to be new or changed, in workers, and bring the catalog's articles up to date.

    If settings or our code differ from those of the last build, or the clock was set back, every file is loaded again.
    """
    catalog, options, site = build.catalog, build.options, site_files.settings.site
    admission = Admission(now(), site.timezone, options.drafts, options.future)
    ahead = not options.future and is_after(catalog.articles.latest(), admission.now)
    edits = Edits(whole=ahead or catalog.meta("load_key") != keys.load)
    catalog.incumbents.begin(known_owners(catalog, build.where.owners))
    if edits.whole:
        catalog.incumbents.remember_all()
        catalog.articles.begin_all()
        catalog.diagnostics.clear()
        catalog.links.clear()
        catalog.stories.clear()
        catalog.terms.set_above(_above(site_files.authority))
    for path in changes.gone:
        edits.drop(catalog, path)
    for files in _loaded_files(build, _batched(_fit_files(build, site, edits), BATCH), setup, edits):
        _take(catalog, files, admission, edits, stories=site.stories)
        build.progress("load", len(files))
    if edits.whole:
        catalog.articles.end_all()
    if not options.future:
        for path in catalog.articles.due(admission.now):
            catalog.incumbents.arrived([path])
            edits.set_state(catalog, path, "live")
    resolve_clashes(catalog, edits)
    if edits.whole:
        catalog.terms.enter_all()
    return edits


def _above(authority: Authority) -> dict[str, list[tuple[str, str, str]]]:
    """For each entry the terms that list its articles too: term, name and kind of what the entry is part of."""
    return {
        entry.slug: [("tags/" + holder.slug, holder.name, holder.kind) for holder in authority.ancestors(entry.slug)]
        for entry in authority.entries
        if entry.part_of
    }


def _loaded_files(
    build: Build, batches: Iterable[tuple[str, ...]], setup: SetupFile, edits: Edits
) -> Iterator[list[LoadedFile]]:
    """Let workers load these files. If a worker dies at a batch, its files are loaded one by one."""
    map_jobs = build.workers.for_jobs(build.catalog.files.count(ARTICLES, suspects=not edits.whole))
    waiting: deque[tuple[str, ...]] = deque()
    number = count()

    def jobs(batches: Iterable[tuple[str, ...]]) -> Iterator[bytes]:
        for batch in batches:
            waiting.append(batch)
            yield encode(LoadJob(next(number), batch, edits.whole))

    lost: list[str] = []
    for result in map_jobs(partial(load_batch, setup), jobs(batches)):
        batch = waiting.popleft()  # results come in the order of the jobs
        if result == LOST:
            lost += batch
        else:
            yield _decode_files(result)
    for result in map_jobs(partial(load_batch, setup), jobs((path,) for path in lost)):
        (path,) = waiting.popleft()
        yield [LoadedFile(path, "", (deadly(path),))] if result == LOST else _decode_files(result)


def _fit_files(build: Build, site: Site, edits: Edits) -> Iterator[str]:
    """The paths of the files to load. The diagnostics of files that cannot be loaded are recorded on the way."""
    catalog = build.catalog
    for file in catalog.files.below(ARTICLES, suspects=not edits.whole):
        diagnostic = build.without.get(file.path) or unfit(
            file.path, file.size, regular=file.regular, max_file_size=site.max_file_size
        )
        if diagnostic is None:
            yield file.path
            continue
        if not edits.whole:
            edits.drop(catalog, file.path)
        catalog.diagnostics.record(file.path, [diagnostic])


def _batched(paths: Iterable[str], size: int) -> Iterator[tuple[str, ...]]:
    """Tuples of `size` paths; the last one may be shorter."""
    source = iter(paths)
    while batch := tuple(islice(source, size)):
        yield batch


def _take(catalog: Catalog, files: Sequence[LoadedFile], admission: Admission, edits: Edits, *, stories: bool) -> None:
    """Bring what workers loaded into the catalog."""
    rows: list[ArticleRow] = []
    for file in files:
        row = _row(file, admission) if file.headline else None
        if stories:
            catalog.stories.take(file.path, file.sketch)
        if not edits.whole:
            edits.replace(catalog, file.path, row, file.diagnostics)
        elif file.diagnostics:
            catalog.diagnostics.record(file.path, file.diagnostics)
        if row:
            rows.append(row)
            record_links(catalog, file.path, file.links)
    catalog.articles.add(rows)
    catalog.incumbents.arrived(row.path for row in rows)
    if not edits.whole:  # after a load of every article, all terms are entered at once, which is cheaper
        catalog.terms.enter(row.path for row in rows)
    catalog.files.set_digests((file.path, file.digest) for file in files)
    edits.unread += (file.path for file in files if not file.digest)
    edits.loaded += len(files)


def _row(file: LoadedFile, admission: Admission) -> ArticleRow:
    sort = sort_key(file.date, admission.timezone)
    return ArticleRow(
        path=file.path,
        state=admission.state(file, sort),
        day=file.date[:10],
        sort=sort,
        url_key=address_key(file.url),
        id_key=file.id_key,
        digest=file.digest,
        headline=file.headline,
        aliases=encode(file.aliases),
        spool=file.spool,
        analysis_digest=file.analysis_digest,
        analysis_spool=file.analysis_spool,
        commented=file.commented,
    )
