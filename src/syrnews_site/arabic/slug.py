"""Slugs: short names for addresses, in Latin digits and letters for texts of any script."""

from __future__ import annotations

import unicodedata
from hashlib import blake2b

from syrnews_site.arabic.fold import fold


def slug(text: str) -> str:
    """Eight hex digits for a name. Spellings that fold to the same text have the same slug."""
    return _digest(fold(text))


def slug_of_path(path: str) -> str:
    """Eight hex digits for a path with forward slashes. The NFC and the NFD spelling have the same slug."""
    return _digest(unicodedata.normalize("NFC", path))


def _digest(key: str) -> str:
    """blake2b-32 of the key in UTF-8, in hex. A lone surrogate, from a file name that is not UTF-8, is three bytes."""
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
