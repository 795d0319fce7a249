"""Slugs: short names for addresses, in Latin digits and letters for texts of any script."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

from syrnews_site.arabic.fold import fold

_SIGNS = "/._-"
_PART = re.compile(f"([{_SIGNS}])")


def slug(text: str) -> str:
    """Eight hex digits for a name. Spellings that fold to the same text have the same slug."""
    return _digest(fold(text))


def slug_of_path(path: str) -> str:
    """Eight hex digits for a path with forward slashes. The NFC and the NFD spelling have the same slug."""
    return _digest(unicodedata.normalize("NFC", path))


def address_key(path: str) -> str:
    """What the address of one page must have different from that of any other page.

    A disk may take capital and small letters, or two Unicode forms, for the same; a reader takes two spellings of an
    Arabic name for the same. So the letters of each part of a path are folded, and its signs stay.
    """
    if path.isascii():
        return path.lower()
    return "".join(part if part in _SIGNS else fold(part) for part in _PART.split(path))


def _digest(key: str) -> str:
    """blake2b-32 of the key in UTF-8, in hex. A lone surrogate, from a file name that is not UTF-8, is three bytes."""
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
