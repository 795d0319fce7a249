"""Files that an export or a table names, and that lie beside it or in a folder beside it."""

from __future__ import annotations

import os
import posixpath
import re

from syrnews_site.disk.files import open_below
from syrnews_site.importing.model import MediaFile, SourceFile

_DRIVE = re.compile(r"[A-Za-z]:")


def inner_path(path: str) -> str:
    """A path below the folder of an export; empty for any other path, and for a sentence instead of a path."""
    parts = path.replace("\\", "/").removeprefix("./").split("/")
    if not path or path.startswith("(") or _DRIVE.match(path) or any(part in ("", ".", "..") for part in parts):
        return ""
    return "/".join(parts) if "\0" not in path else ""


def file_beside(export: SourceFile, path: str) -> MediaFile | None:
    """The file at a path from the folder of an export; None if it is no regular file, or the path leads elsewhere."""
    inner = inner_path(path)
    if not inner:
        return None
    whole = posixpath.join(posixpath.dirname(export.path), inner)
    try:
        os.close(open_below(export.root, whole))
    except (OSError, ValueError):
        return None
    return MediaFile(posixpath.basename(inner), SourceFile(export.root, whole, whole, 0))
