"""Files that are published unchanged: media, the files of static/, and the theme's assets."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

import msgspec

from syrnews_site.addresses import MEDIA, OWN_FOLDERS, SHEET_PATH, has_runnable_ending, is_root_file, path_problem
from syrnews_site.build.outcome import Build
from syrnews_site.build.output import MARKER
from syrnews_site.catalog.catalog import Catalog
from syrnews_site.catalog.rows import FileRow
from syrnews_site.content.files import not_read
from syrnews_site.diagnostics import quoted, unfit_path, unreadable
from syrnews_site.disk.digests import digest_of
from syrnews_site.disk.file_names import folded
from syrnews_site.disk.files import digest_below, open_below
from syrnews_site.disk.path_registry import PathRegistry
from syrnews_site.model import ContentFile, Diagnostic
from syrnews_site.packed import encode
from syrnews_site.pictures.clean import clean, is_picture
from syrnews_site.pictures.size import Size, size
from syrnews_site.settings.options import Places
from syrnews_site.theme.files import read_theme_file, theme_files
from syrnews_site.versions import code_digest
from syrnews_site.workers.context import THEME

# Media that browsers show without running anything. SVG is missing, since it may hold scripts.
MEDIA_SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".pdf", ".mp3", ".ogg", ".mp4", ".webm", ".woff2")
STATIC = "static/"  # begins the path of a content file that is published at the site's root
ROBOTS = "robots.txt"  # the one file of ours that a file of static/ replaces
ASSETS = "assets/"


@dataclass(slots=True)
class Copies:
    """The files that are published unchanged, by their paths on the site, and what is wrong with the others."""

    files: list[tuple[str, ContentFile]] = field(default_factory=list)
    static: list[str] = field(default_factory=list)  # the paths of those files that come from static/
    diagnostics: list[Diagnostic] = field(default_factory=list)
    sizes: dict[str, Size] = field(default_factory=dict)  # of pictures, in pixels, by their paths on the site
    resized: frozenset[str] = frozenset()  # the pictures whose sizes are not those of the last build


def gather_copies(build: Build, pages: PathRegistry) -> Copies:
    """Find these files. Of media and static/, only files that may have changed are read.

    `pages`: the paths of the standing pages on the site.
    """
    catalog, where = build.catalog, build.where
    copies = Copies()
    pictures = _Pictures(catalog)
    for path, file in _named(copies, _media(catalog, copies)):
        _take(pictures, build, copies, path, file)
    for path, file in _named(copies, _static(catalog, copies, pages)):
        if _take(pictures, build, copies, path, file):
            copies.static.append(path)
    for name, folder in theme_files(where.themes).items():
        if name.startswith(ASSETS) and name != SHEET_PATH:
            copies.files.append((name, ContentFile(THEME + name, digest_of(read_theme_file(folder, name)))))
    pictures.record()
    copies.sizes, copies.resized = pictures.sizes, pictures.resized
    return copies


def _media(catalog: Catalog, copies: Copies) -> Iterator[tuple[str, FileRow]]:
    for file in catalog.files.below(MEDIA):
        if not file.regular:
            copies.diagnostics.append(not_read(file.path))
        elif not file.path.lower().endswith(MEDIA_SUFFIXES):
            suffix = os.path.splitext(file.path)[1]
            message = f"not published: {quoted(suffix or file.path)}"
            hint = "put a file of one of these kinds here: " + ", ".join(MEDIA_SUFFIXES)
            copies.diagnostics.append(Diagnostic(file.path, 0, 0, "SN602", message, hint, "warning"))
        elif problem := path_problem(unicodedata.normalize("NFC", file.path)):
            copies.diagnostics.append(unfit_path(file.path, problem))
        else:
            yield file.path, file


def _static(catalog: Catalog, copies: Copies, pages: PathRegistry) -> Iterator[tuple[str, FileRow]]:
    """The files of static/ whose names are free."""
    for file in catalog.files.below(STATIC):
        path = unicodedata.normalize("NFC", file.path.removeprefix(STATIC))
        if not file.regular:
            reason = not_read(file.path)
            message = f"not published: {reason.message}"
            copies.diagnostics.append(Diagnostic(reason.file, 0, 0, "SN607", message, reason.hint, "warning"))
        elif problem := _unfit(path, pages):
            copies.diagnostics.append(Diagnostic(file.path, 0, 0, "SN607", *problem, "warning"))
        else:
            yield path, file


def _unfit(path: str, pages: PathRegistry) -> tuple[str, str] | None:
    """Why a file of static/ is not published, with a hint. `path` is its path on the site."""
    key = path.casefold()
    parts = key.split("/")
    if has_runnable_ending(parts[-1]):
        return f"not published: a program: {quoted(path)}", "a site of files runs no programs, and no server's settings"
    if problem := path_problem(path):
        return f"not published: {problem}: {quoted(path)}", "rename the file"
    if page := pages.rival(path):
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


def _take(pictures: _Pictures, build: Build, copies: Copies, path: str, file: FileRow) -> bool:
    """Add a file to the copies, unless it cannot be read."""
    if diagnostic := build.without.get(file.path):
        copies.diagnostics.append(diagnostic)
        return False
    try:
        copies.files.append((path, ContentFile(file.path, pictures.digest(build.where, file))))
    except OSError as error:
        copies.diagnostics.append(unreadable(file.path, error.strerror))
        return False
    if pictures.is_doubtful(file.path):
        message = "the picture is damaged, or not of the format of its name: it may tell who took it, where and when"
        hint = "save the picture anew with another program, as JPEG, PNG or WebP"
        copies.diagnostics.append(Diagnostic(file.path, 0, 0, "SN609", message, hint, "warning"))
    return True


class _Pictures:
    """The sizes of pictures, and those whose metadata may not all be taken out.

    A picture is looked at when its bytes may have changed.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._every = catalog.meta("pictures_code") != code_digest().encode()
        known = catalog.meta("doubtful_pictures")
        self._former = set(msgspec.msgpack.decode(known, type=list[str])) if known else set()
        self._now: set[str] = set()
        known = catalog.meta("picture_sizes")
        self._former_sizes = msgspec.msgpack.decode(known, type=dict[str, Size]) if known else {}
        self.sizes: dict[str, Size] = {}

    def digest(self, where: Places, file: FileRow) -> str:
        """The digest of a file's bytes. The file is read only if it is suspect. Raises OSError."""
        if file.digest and not file.suspect and not (self._every and is_picture(file.path)):
            if file.path in self._former:
                self._now.add(file.path)
            self._remember(file.path, self._former_sizes.get(_published(file.path)))
            return file.digest
        digest = digest_below(where.content, file.path)
        if is_picture(file.path):
            with open(open_below(where.content, file.path), "rb") as picture:
                cleaned = clean(picture)
                if cleaned.doubtful:
                    self._now.add(file.path)
                self._remember(file.path, size(picture, cleaned.parts))
        self._catalog.files.set_digests([(file.path, digest)])
        return digest

    def is_doubtful(self, path: str) -> bool:
        """Whether a picture is doubtful, after `digest` has seen it."""
        return path in self._now

    def record(self) -> None:
        """Leave the names for the next build."""
        self._catalog.set_meta("pictures_code", code_digest().encode())
        self._catalog.set_meta("doubtful_pictures", encode(sorted(self._now)))
        self._catalog.set_meta("picture_sizes", encode(self.sizes))

    @property
    def resized(self) -> frozenset[str]:
        """The pictures that are new, gone, or of another size than in the last build."""
        return frozenset(path for path, _ in self.sizes.items() ^ self._former_sizes.items())

    def _remember(self, path: str, found: Size | None) -> None:
        if found and path.startswith(MEDIA):
            self.sizes[_published(path)] = found


def _published(path: str) -> str:
    """The path on the site of a file of media/."""
    return unicodedata.normalize("NFC", path)
