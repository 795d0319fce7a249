"""The digest that names a file's bytes."""

from __future__ import annotations

import hashlib

DIGEST_SIZE = 16  # bytes


def digest_of(data: bytes) -> str:
    """blake2b-128 in hex."""
    return hashlib.blake2b(data, digest_size=DIGEST_SIZE).hexdigest()
