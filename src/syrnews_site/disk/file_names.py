"""Which file names every file system accepts, FAT, exFAT and NTFS included: on Windows, phones and memory sticks."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from syrnews_site.addresses import is_device_name

# Reserved characters: Microsoft, "Naming Files, Paths, and Namespaces"; section 7.7.3 of exFAT's specification has the
# same list.
RESERVED = re.compile(r'["*/:<>?\\|\x00-\x1f\x7f]')
NAME_LENGTH = 255  # UTF-16 units
PATH_LENGTH = 180  # UTF-16 units: a program on Windows accepts 259 for a whole path; 79 are left for the site's folder

# FAT32: a folder holds at most 65,536 entries. A name takes one entry, and one more for each 13 of its UTF-16 units.
FAT_ENTRIES = 65_536
FAT_UNITS = 13
LARGEST_ON_FAT = 2**32 - 1  # bytes of one file


def units(text: str) -> int:
    """The length of a text in UTF-16 units, the units of these file systems."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def problems(paths: Iterable[str]) -> Iterator[str]:
    """Why some file systems refuse these paths (relative, with forward slashes): a line of English for each mistake."""
    known: dict[str, str] = {}  # each path and folder by its folded form
    for path in paths:
        yield from _of_path(path)
        parts = path.split("/")
        for depth in range(1, len(parts) + 1):
            part = "/".join(parts[:depth])
            other = known.setdefault(folded(part), part)
            if other != part:
                yield f"{path}: {part!r} and {other!r} are the same name if case is ignored"
                break


def folded(path: str) -> str:
    """A form that is equal for two paths if a file system that ignores case and Unicode's forms takes them for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _of_path(path: str) -> Iterator[str]:
    if units(path) > PATH_LENGTH:
        yield f"{path}: longer than {PATH_LENGTH} characters"
    for name in path.split("/"):
        if reason := _of_name(name):
            yield f"{path}: {reason}"


def _of_name(name: str) -> str:
    if RESERVED.search(name):
        return f"{name!r} has a character that Windows and FAT forbid"
    if name != name.rstrip(". "):
        return f"{name!r} ends with a dot or a space, which Windows removes"
    if is_device_name(name):
        return f"{name!r} is the name of a device on Windows"
    if units(name) > NAME_LENGTH:
        return f"a name longer than {NAME_LENGTH} characters"
    return "" if name.isprintable() else f"{name!r} has characters that cannot be shown"


def full_folders(paths: Iterable[str]) -> list[str]:
    """Folders with more files than FAT32 can hold, in order. exFAT has no such limit."""
    entries: Counter[str] = Counter()
    seen: set[str] = set()
    for path in paths:
        while path and path not in seen:
            seen.add(path)
            folder, _, name = path.rpartition("/")
            entries[folder] += 1 + -(-units(name) // FAT_UNITS)
            path = folder
    return sorted(folder for folder, count in entries.items() if count + 2 > FAT_ENTRIES)
