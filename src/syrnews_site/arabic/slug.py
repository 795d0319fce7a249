"""Slugs: short names for addresses, the same on every machine, whatever the script of the text."""

from __future__ import annotations

import unicodedata
from hashlib import blake2b

from syrnews_site.arabic.fold import fold


def slug(text: str) -> str:
    """Eight hex digits for a name: spellings that fold to the same key get the same slug."""
    return _digest(fold(text))


def slug_of_path(path: str) -> str:
    """Eight hex digits for a path with forward slashes: the same for its NFC and NFD spellings."""
    return _digest(unicodedata.normalize("NFC", path))


def _digest(key: str) -> str:
    """blake2b-32 of the key in UTF-8, in hex; lone surrogates (file names that are no UTF-8) pass as three bytes."""
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
