"""Parts, the units of planning: which parts of the site a build plans. The name of a part is `<view>:<part>`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from syrnews_site.build.damage import OutputDamage
from syrnews_site.build.edits import Edits
from syrnews_site.model import Page
from syrnews_site.packed import encode
from syrnews_site.pages import VIEWS
from syrnews_site.pages.archive import Archive
from syrnews_site.pages.view import View

_VIEWS = {view.name: view for view in VIEWS}


class Part(NamedTuple):
    """A part of the site. `view` is None if the site has no such view any longer; such a part has no pages."""

    name: str
    view: View | None

    def pages(self, archive: Archive) -> Iterable[Page]:
        """The pages that the part has now."""
        return self.view.pages(archive, self.name.partition(":")[2]) if self.view else ()


def part_named(name: str) -> Part:
    """A part from its name in the catalog."""
    return Part(name, _VIEWS.get(name.partition(":")[0]))


def every_part(archive: Archive, damage: OutputDamage) -> Iterator[Part]:
    """All parts of the site in the order of the views, then the parts that the site has lost since the last build."""
    former = set() if damage.whole else set(archive.catalog.outputs.parts())
    for view in VIEWS:
        for part in view.parts(archive):
            name = f"{view.name}:{part}"
            former.discard(name)
            yield Part(name, view)
    for name in sorted(former):
        yield Part(name, None)


def touched_parts(archive: Archive, edits: Edits, damage: OutputDamage) -> Iterator[Part]:
    """The parts that show an edited article or miss a file, and those that are planned in every build."""
    names = set(damage.missing.values())
    rejections = archive.catalog.meta("rejected") != encode(archive.rejected)
    for view in VIEWS:
        edited = (*edits.headlines, *edits.bodies) if view.bodies else edits.headlines
        for headline in (*edited, *edits.stories) if view.stories else edited:
            names.update(f"{view.name}:{part}" for part in view.touched(archive, headline))
        if edits.headlines:
            names.update(f"{view.name}:{part}" for part in view.drifted(archive))
        if view.small or (rejections and view.rejections):
            names.update(f"{view.name}:{part}" for part in view.parts(archive))
    return map(part_named, sorted(names))
