"""Links and pictures that lead to nothing on the site, and what they may mean."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cached_property
from urllib.parse import unquote

from syrnews_site.addresses import MEDIA
from syrnews_site.build.damage import OutputDamage
from syrnews_site.build.links import target_of
from syrnews_site.build.parts import every_part
from syrnews_site.catalog.links import DeadLink
from syrnews_site.catalog.rows import OutputRow
from syrnews_site.content.files import ARTICLES
from syrnews_site.content.standing import PAGES
from syrnews_site.diagnostics import quoted
from syrnews_site.disk.file_names import folded
from syrnews_site.markup.links import file_paths, site_path
from syrnews_site.model import Diagnostic
from syrnews_site.pages.archive import Archive
from syrnews_site.pages.link_targets import LinkTargets


def dead_links(archive: Archive) -> list[Diagnostic]:
    """A warning for each link and picture that leads to nothing on the site: SN603, SN604, SN605.

    The catalog must know the published files.
    """
    search = LinkSearch(archive)
    return [search.report(link) for link in (*archive.catalog.links.dead(), *_of_standing(archive))]


def dead_links_of_plan(archive: Archive) -> list[Diagnostic]:
    """The same for a build that publishes nothing: the published files are those that it plans."""
    if not archive.catalog.links.any() and not any(archive.page_links.values()):
        return []
    outputs = archive.catalog.outputs
    for part in every_part(archive, OutputDamage(whole=True)):
        outputs.record(OutputRow(page.path, part.name, b"", 0, b"") for page in part.pages(archive))
    diagnostics = dead_links(archive)
    outputs.forget_all()
    return diagnostics


def _of_standing(archive: Archive) -> Iterator[DeadLink]:
    """The dead links of standing pages."""
    targets, outputs = LinkTargets(archive.catalog, archive.standing), archive.catalog.outputs
    for path, links in archive.page_links.items():
        for link in links:
            named = not link.image and file_paths(path, link.address)
            target = targets.of(path, link.address) if named else target_of(link)
            if not outputs.get(target) and not outputs.get(target + "/index.html"):
                yield DeadLink(path, link, target)


class LinkSearch:
    """Tells what is wrong with a dead link, and looks for what it may mean."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def report(self, dead: DeadLink) -> Diagnostic:
        """The diagnostic of a dead link."""
        code, message, hint = self._problem(dead)
        return Diagnostic(dead.path, dead.link.line, dead.link.column, code, message, hint, "warning")

    def _problem(self, dead: DeadLink) -> tuple[str, str, str]:
        """Code, message and hint."""
        link, target = dead.link, dead.target
        written = quoted(unquote(link.address))
        if link.address.startswith("#"):
            return "SN603", f"the text has no heading of this name: {written}", "write the words of the heading"
        if link.image and not target:
            return "SN604", f"not shown: pictures come from {MEDIA}, not from {written}", self._elsewhere(link.address)
        if near := self._near(target):
            return "SN605", f"the file is written otherwise: {written}", f"write {quoted(near)}"
        if target.startswith(MEDIA):
            return "SN604", f"there is no such file: {written}", f"put the file into {MEDIA}, or correct the link"
        for path in file_paths(dead.path, link.address):
            file = self._files.get(folded(path), "")
            if file == path:
                hint = "the file is a draft, has a date in the future, or has a mistake"
                return "SN603", f"the article is not on the site: {quoted(file)}", hint
            if file:
                return "SN605", f"the file is written otherwise: {written}", f"write {quoted(file)}"
        return "SN603", f"the link leads nowhere: {written}", "correct the link, or write only its text"

    def _near(self, target: str) -> str:
        """The published file whose name differs by capitals or Unicode forms only; empty if there is none."""
        if target.startswith(MEDIA):
            return self._media.get(folded(target), "")
        folder = target.rpartition("/")[0]
        names = (row.path for row in self._archive.catalog.outputs.in_folder(folder))
        return next((name for name in names if folded(name) == folded(target)), "") if target else ""

    def _elsewhere(self, address: str) -> str:
        name = folded(site_path(address)).rpartition("/")[2]
        found = next((path for key, path in self._media.items() if key.rpartition("/")[2] == name), "")
        return f"write {quoted(found)}" if found else f"put the picture into {MEDIA}"

    @cached_property
    def _media(self) -> dict[str, str]:
        return {folded(path): path for path, _ in self._archive.copies if path.startswith(MEDIA)}

    @cached_property
    def _files(self) -> dict[str, str]:
        """The articles and standing pages of the content folder, on the site or not, by their folded paths."""
        rows = (row for folder in (ARTICLES, PAGES) for row in self._archive.catalog.files.below(folder))
        files = (unicodedata.normalize("NFC", row.path) for row in rows)
        return {folded(path): path for path in files}
