"""Damage: what in the output folder differs from what the last build left there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache

import msgspec

from syrnews_site.build.output import MARKER, folder_digests, is_intact
from syrnews_site.catalog.catalog import Catalog
from syrnews_site.disk.raw_names import on_disk
from syrnews_site.disk.scan import UNREADABLE, scan_folder
from syrnews_site.packed import encode
from syrnews_site.workers.beside import beside

_decode_digests = msgspec.msgpack.Decoder(dict[str, bytes]).decode


@dataclass(frozen=True, slots=True)
class OutputDamage:
    """What a scan of the output folder found. `whole`: nothing is published, so that every page is new."""

    whole: bool = False
    missing: Mapping[str, str] = field(default_factory=dict)  # missing or changed file -> its part of the site
    strays: tuple[str, ...] = ()  # files that no build made; a name that is not UTF-8 is what the system calls it
    folders: tuple[str, ...] = ()  # folders that differ

    def __bool__(self) -> bool:
        return self.whole or bool(self.folders)


@contextmanager
def scan_output(catalog: Catalog, output: str, *, every: bool = False) -> Iterator[Callable[[], OutputDamage]]:
    """Begin to scan the output folder in a copy of this process. The value of the `with` waits for the damage.

    `every`: the bytes of every file are compared, not only of files in folders that look different.
    """
    if catalog.fresh:
        nothing_published = OutputDamage(whole=True)
        yield lambda: nothing_published
        return
    with beside(lambda: encode(folder_digests(output))) as digests:
        yield cache(lambda: _damage(catalog, output, _decode_digests(digests()), every))


def _damage(catalog: Catalog, output: str, digests: Mapping[str, bytes], every: bool) -> OutputDamage:
    if not os.path.isdir(output):
        return _whole(catalog)
    known = catalog.folders.digests("output")
    folders = [path for path in sorted(digests.keys() | known.keys()) if digests.get(path) != known.get(path)]
    missing: dict[str, str] = {}
    strays: list[str] = []
    for path in sorted(digests) if every else folders:
        folder = scan_folder(output, path)
        prefix = path + "/" if path else ""
        if any(not entry.regular and not entry.inode for entry in folder.entries):
            return _whole(catalog)  # a name that is not UTF-8, or a folder that cannot be read
        present = {prefix + entry.name: entry for entry in folder.entries}
        published = {row.path: row for row in catalog.outputs.in_folder(path)}
        others = (path for path in present if path not in published and path != MARKER)
        strays += [on_disk(path) for path in others if path.rpartition("/")[2] != UNREADABLE]
        missing.update(
            (path, row.part) for path, row in published.items() if not is_intact(output, present.get(path), row)
        )
    folders = sorted({*folders, *map(os.path.dirname, missing)})
    return OutputDamage(catalog.outputs.count() == 0, missing, tuple(strays), tuple(folders))


def _whole(catalog: Catalog) -> OutputDamage:
    """Forget all that is published: a whole new site is to take the place of the output folder."""
    catalog.begin()
    catalog.outputs.forget_all()
    catalog.folders.forget("output")
    return OutputDamage(whole=True)
