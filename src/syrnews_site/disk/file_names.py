"""Which file names every file system takes: FAT, exFAT and NTFS as well, on Windows, phones and sticks."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from syrnews_site.addresses import is_device_name

# Microsoft's "Naming Files, Paths, and Namespaces": reserved characters; exFAT's specification 7.7.3
# has the same characters. A name has at most 255 UTF-16 units.
RESERVED = re.compile(r'["*/:<>?\\|\x00-\x1f\x7f]')
NAME_LENGTH = 255  # UTF-16 units
PATH_LENGTH = 180  # UTF-16 units: Windows' programs take 259 for a whole path, and 79 are left for the place

# FAT32: a folder has at most 65,536 entries of 32 bytes; a long name takes one more for each 13 of its UTF-16 units.
FAT_ENTRIES = 65_536
FAT_UNITS = 13
LARGEST_ON_FAT = 2**32 - 1  # bytes of one file


def units(text: str) -> int:
    """The length of a text in UTF-16 units, in which file systems count."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def problems(paths: Iterable[str]) -> Iterator[str]:
    """What is wrong with each of these paths (relative, with forward slashes), in plain English."""
    known: dict[str, str] = {}  # each path and folder by what tells it apart
    for path in paths:
        yield from _of_path(path)
        parts = path.split("/")
        for depth in range(1, len(parts) + 1):
            part = "/".join(parts[:depth])
            other = known.setdefault(folded(part), part)
            if other != part:
                yield f"{path}: {part!r} and {other!r} are one name where capital letters do not count"
                break


def folded(path: str) -> str:
    """Equal for two paths that are one on a file system that minds neither case nor Unicode's forms."""
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
        return f"{name!r} ends with a dot or a space, which Windows drops"
    if is_device_name(name):
        return f"{name!r} is the name of a device on Windows"
    if units(name) > NAME_LENGTH:
        return f"a name longer than {NAME_LENGTH} characters"
    return "" if name.isprintable() else f"{name!r} has characters that cannot be shown"


def full_folders(paths: Iterable[str]) -> list[str]:
    """Folders with more in them than FAT32 can hold, in order; exFAT takes them."""
    entries: Counter[str] = Counter()
    seen: set[str] = set()
    for path in paths:
        while path and path not in seen:
            seen.add(path)
            folder, _, name = path.rpartition("/")
            entries[folder] += 1 + -(-units(name) // FAT_UNITS)
            path = folder
    return sorted(folder for folder, count in entries.items() if count + 2 > FAT_ENTRIES)
