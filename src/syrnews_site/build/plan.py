"""Which pages are stale: every part that a change can touch is planned again, and each page's fingerprint compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

import msgspec

from syrnews_site.build.load import Edits
from syrnews_site.build.scan import Damage
from syrnews_site.catalog.rows import OutputRow
from syrnews_site.model import Page
from syrnews_site.pages import VIEWS
from syrnews_site.pages.archive import Archive
from syrnews_site.pages.view import View

MANY = 2000  # edits: from here on planning everything costs less than finding out what they touch

Fingerprint = Callable[[Page], bytes]


@dataclass(frozen=True, slots=True)
class Stale:
    """A page to make, and why: `new`, `changed`, `damaged`."""

    part: str
    page: Page
    fingerprint: bytes
    reason: str
    published: bytes = b""  # fingerprint of a folder of files, where all of them are in place


@dataclass(slots=True)
class Planner:
    """Plans parts of the site against the outputs that the catalog knows. `gone` grows while `stale` is consumed."""

    archive: Archive
    fingerprint: Fingerprint
    damage: Damage
    fresh: bool  # there is no output: every page is new
    gone: list[str] = field(default_factory=list)
    planned: int = 0
    reasons: dict[str, str] = field(default_factory=dict)  # of the one page that is to be explained
    explained: str = ""

    def stale(self, parts: Iterable[tuple[View, str]]) -> Iterator[Stale]:
        """The pages of these parts that are not what they should be; what no page wants any more goes to `gone`."""
        for one in self._stale(parts):
            if one.page.path == self.explained:
                self.reasons[one.page.path] = one.reason
            yield one

    def _stale(self, parts: Iterable[tuple[View, str]]) -> Iterator[Stale]:
        missing = set(self.damage.missing)
        for view, part in parts:
            name = f"{view.name}:{part}"
            before = {} if self.fresh else self.archive.catalog.outputs.of(name)
            for page in view.pages(self.archive, part):
                self.planned += 1
                fingerprint = self.fingerprint(page)
                if page.path.endswith("/"):  # a folder of files, made together
                    published = self._published(before, page.path, missing)
                    if published == fingerprint:
                        before = {path: row for path, row in before.items() if not path.startswith(page.path)}
                    else:
                        yield Stale(name, page, fingerprint, "changed", published)
                    continue
                row = before.pop(page.path, None)
                if row is None:
                    yield Stale(name, page, fingerprint, "new")
                elif row.fingerprint != fingerprint:
                    yield Stale(name, page, fingerprint, "changed")
                elif page.path in missing:
                    yield Stale(name, page, fingerprint, "damaged")
            self.gone.extend(before)

    @staticmethod
    def _published(before: dict[str, OutputRow], folder: str, missing: set[str]) -> bytes:
        """The fingerprint of a folder's files; none where they have several, or one of them is damaged."""
        files = [path for path in before if path.startswith(folder)]
        found = {before[path].fingerprint for path in files}
        return found.pop() if len(found) == 1 and missing.isdisjoint(files) else b""

    def explain(self, path: str, includes: Callable[[str], Iterable[str]]) -> tuple[str, ...]:
        """What an output depends on, and why it was or was not made again; to be asked when `stale` is consumed."""
        row = self.archive.catalog.outputs.get(path)
        parts = list(_named([row.part])) if row else []
        for view, part in parts:
            for page in view.pages(self.archive, part):
                if page.path == path or (page.path.endswith("/") and path.startswith(page.path)):
                    why = self.reasons.get(page.path, "current: made again only when something below changes")
                    return (
                        f"{path}: {why}",
                        f"  part: {row.part if row else part}",
                        *(f"  template: {name}" for name in includes(page.template)),
                        *(f"  reads: {source.path} {source.digest}" for source in page.reads),
                        f"  data: {len(page.data)} bytes: {_shortened(page)}",
                        f"  fingerprint: {self.fingerprint(page).hex()}",
                    )
        return (f"{path}: no page of the site",)

    def every_part(self) -> Iterator[tuple[View, str]]:
        """All parts of the site, and after them those that it had and has no more."""
        former = set() if self.fresh else set(self.archive.catalog.outputs.parts())
        for view in VIEWS:
            for part in view.parts(self.archive):
                former.discard(f"{view.name}:{part}")
                yield view, part
        for name in sorted(former):
            yield _gone(name)

    def touched_parts(self, edits: Edits) -> Iterator[tuple[View, str]]:
        """The parts that show an edited article, or lost a file, or are so small that they are always looked at."""
        names = set(self.damage.parts)
        rejections = self.archive.catalog.meta("rejected") != msgspec.msgpack.encode(self.archive.rejected)
        for view in VIEWS:
            for headline in edits.headlines:
                names.update(f"{view.name}:{part}" for part in view.touched(self.archive, headline))
            if view.bodies:
                for headline in edits.bodies:
                    names.update(f"{view.name}:{part}" for part in view.touched(self.archive, headline))
            if view.small or (rejections and view.rejections):
                names.update(f"{view.name}:{part}" for part in view.parts(self.archive))
        return _named(names)


def _shortened(page: Page) -> str:
    """The page's data as text, for a person."""
    text = repr(msgspec.msgpack.decode(page.data))
    return text if len(text) <= 400 else text[:400] + " …"


def _named(names: Iterable[str]) -> Iterator[tuple[View, str]]:
    """Parts from their names in the catalog; one of a view that there is no more is gone."""
    views = {view.name: view for view in VIEWS}
    for name in sorted(names):
        view, _, part = name.partition(":")
        yield (views[view], part) if view in views else _gone(name)


def _gone(name: str) -> tuple[View, str]:
    """A part that the site has no more: it has no pages, so that all its outputs go."""
    view, _, part = name.partition(":")
    return View(view, lambda archive: (), lambda archive, headline: (), lambda archive, part: iter(())), part
