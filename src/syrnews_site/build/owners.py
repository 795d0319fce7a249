"""The owners of contested addresses, from one build to the next.

The catalog has them, and a small file beside the catalog has them as well: `build --clean`, another version of the
program and a damaged catalog begin a new catalog, and an address must not change for that.
"""

from __future__ import annotations

import contextlib

import msgspec

from syrnews_site.catalog.catalog import Catalog
from syrnews_site.catalog.incumbents import Owner
from syrnews_site.disk.digests import digest_of
from syrnews_site.disk.files import read_file, replace_file
from syrnews_site.packed import encode
from syrnews_site.pages.aliases import decide_aliases
from syrnews_site.pages.archive import Archive

META = "owners"
DIGEST = 32  # characters before the data: the digest of the data

_decode = msgspec.msgpack.Decoder(dict[str, Owner]).decode


def known_owners(catalog: Catalog, path: str) -> dict[str, Owner]:
    """The owners that the last build left: in the catalog or, if that is new, in the file `path`."""
    return _read(path) if catalog.fresh else _decode(catalog.meta(META) or encode({}))


def record_owners(archive: Archive, path: str) -> None:
    """Leave the owners for the next build."""
    decide_aliases(archive)
    catalog = archive.catalog
    owners = dict(sorted(catalog.incumbents.owners.items()))
    data = encode(owners)
    catalog.set_meta(META, data)
    catalog.incumbents.end()
    if _read(path) != owners:
        replace_file(path, digest_of(data).encode() + data)


def _read(path: str) -> dict[str, Owner]:
    """The owners in a file; none if the file is missing or damaged."""
    with contextlib.suppress(OSError, msgspec.DecodeError):
        content = read_file(path)
        digest, data = content[:DIGEST], content[DIGEST:]
        if digest == digest_of(data).encode():
            return _decode(data)
    return {}
