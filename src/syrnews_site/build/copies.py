"""Files that are published unchanged: media, the files of static/, and the theme's assets."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from syrnews_site.addresses import MEDIA, OWN_FOLDERS, is_root_file
from syrnews_site.build.output import MARKER
from syrnews_site.catalog.catalog import Catalog
from syrnews_site.catalog.rows import FileRow
from syrnews_site.diagnostics import quoted, unreadable
from syrnews_site.disk.digests import digest_of
from syrnews_site.disk.file_names import folded
from syrnews_site.disk.files import read_file
from syrnews_site.model import ContentFile, Diagnostic, StandingFile
from syrnews_site.settings.options import Places
from syrnews_site.theme.files import theme_files
from syrnews_site.workers.context import THEME

# Media that browsers show without running anything. SVG is missing, since it may hold scripts.
MEDIA_SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".pdf", ".mp3", ".ogg", ".mp4", ".webm", ".woff2")
STATIC = "static/"  # begins the path of a content file that is published at the site's root
ROBOTS = "robots.txt"  # the one file of ours that a file of static/ replaces
ASSETS = "assets/"
# Programs, which a server runs or shows to everybody. Nobody asks a site of files for a program.
PROGRAMS = (".php", ".phtml", ".phar", ".cgi", ".fcgi", ".pl", ".py", ".rb", ".sh", ".asp", ".aspx", ".ashx", ".jsp")


@dataclass(slots=True)
class Copies:
    """The files that are published unchanged, by their paths on the site, and what is wrong with the others."""

    files: list[tuple[str, ContentFile]] = field(default_factory=list)
    static: list[str] = field(default_factory=list)  # the paths of those files that come from static/
    diagnostics: list[Diagnostic] = field(default_factory=list)


def gather_copies(catalog: Catalog, where: Places, standing: list[StandingFile]) -> Copies:
    """Find these files. Of media and static/, only files that may have changed are read."""
    copies = Copies()
    for path, file in _named(copies, _media(catalog, copies)):
        _take(catalog, where, copies, path, file)
    pages = {page.path.casefold(): page.source.path for page in standing}
    for path, file in _named(copies, _static(catalog, copies, pages)):
        if _take(catalog, where, copies, path, file):
            copies.static.append(path)
    assets = {name: path for name, path in theme_files(where.themes).items() if name.startswith(ASSETS)}
    copies.files += [(name, ContentFile(THEME + name, digest_of(read_file(path)))) for name, path in assets.items()]
    return copies


def _media(catalog: Catalog, copies: Copies) -> Iterator[tuple[str, FileRow]]:
    for file in catalog.files.below(MEDIA):
        if file.regular and file.path.lower().endswith(MEDIA_SUFFIXES):
            yield file.path, file
        else:
            suffix = os.path.splitext(file.path)[1]
            message = f"not published: {quoted(suffix or file.path)}" if file.regular else "not a regular file"
            hint = "put a file of one of these kinds here: " + ", ".join(MEDIA_SUFFIXES)
            copies.diagnostics.append(Diagnostic(file.path, 0, 0, "SN602", message, hint, "warning"))


def _static(catalog: Catalog, copies: Copies, pages: dict[str, str]) -> Iterator[tuple[str, FileRow]]:
    """The files of static/ whose names are free. `pages`: the file of each standing page, by its folded path."""
    for file in catalog.files.below(STATIC):
        path = unicodedata.normalize("NFC", file.path.removeprefix(STATIC))
        if problem := _unfit(path, file, pages):
            copies.diagnostics.append(Diagnostic(file.path, 0, 0, "SN607", *problem, "warning"))
        else:
            yield path, file


def _unfit(path: str, file: FileRow, pages: dict[str, str]) -> tuple[str, str] | None:
    """Why a file of static/ is not published, with a hint. `path` is its path on the site."""
    key = path.casefold()
    parts = key.split("/")
    above = ["/".join(parts[:depth]) for depth in range(1, len(parts) + 1)]
    if not file.regular:
        return "not published: not a regular file", "replace it by a copy of the file itself"
    if key.endswith(PROGRAMS):
        return f"not published: a program: {quoted(path)}", "a site of files runs no programs"
    if page := next((pages[name] for name in above if name in pages), ""):
        return f"not published: the page of {quoted(page)} has this address", "delete one of the two files"
    if len(parts) > 1 and (parts[0] in OWN_FOLDERS or parts[0] == "undated" or parts[0].isdecimal()):
        return f"not published: the site has pages of its own in {quoted(parts[0] + '/')}", "choose another folder"
    if (is_root_file(parts[0]) and path != ROBOTS) or path == MARKER or parts[0] in OWN_FOLDERS:
        return f"not published: the site has {quoted(parts[0])} of its own", "give the file another name"
    return None


def _named(copies: Copies, files: Iterator[tuple[str, FileRow]]) -> Iterator[tuple[str, FileRow]]:
    """The files under the names with which they are published. Names that some systems take for one are reported.

    A published name is in Unicode's composed form (NFC), as links are: a Mac and its archives decompose names.
    """
    known: dict[str, tuple[str, str]] = {}  # folded path -> published path, content file
    for name, file in files:
        path = unicodedata.normalize("NFC", name)
        other, other_file = known.setdefault(folded(path), (path, file.path))
        if other_file == file.path:
            yield path, file
            continue
        if other == path:
            message = f"not published: {quoted(other_file)} has the same name in another form of Unicode"
        else:
            message = f"{quoted(other_file)} has the same name in other capitals: many systems keep one of the two"
            yield path, file
        copies.diagnostics.append(Diagnostic(file.path, 0, 0, "SN606", message, "rename one of the two", "warning"))


def _take(catalog: Catalog, where: Places, copies: Copies, path: str, file: FileRow) -> bool:
    """Add a file to the copies, unless it cannot be read."""
    try:
        copies.files.append((path, ContentFile(file.path, _digest(catalog, where, file))))
    except OSError as error:
        copies.diagnostics.append(unreadable(file.path, error.strerror))
        return False
    return True


def _digest(catalog: Catalog, where: Places, file: FileRow) -> str:
    """The digest of a file's bytes. The file is read only if it is suspect."""
    if file.digest and not file.suspect:
        return file.digest
    digest = digest_of(read_file(os.path.join(where.content, file.path)))
    catalog.files.set_digests([(file.path, digest)])
    return digest
