"""The journal of publishing: it lists what is about to happen, so that the next build can finish what was cut off.

The journal is written before the first change, and deleted when all has happened and the catalog knows it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

import msgspec

from syrnews_site.build.outcome import Unfinished
from syrnews_site.build.placement import Placement
from syrnews_site.disk.files import replace_file
from syrnews_site.disk.trash import discard
from syrnews_site.settings.options import Places


class Publication(NamedTuple):
    """What happens to the output folder. Paths are relative to it and to the staging folder.

    `whole`: the staging folder holds the entire site and takes the place of the output folder; `files` is empty.
    `files`: staged files that are moved into the output folder. `gone`: files of the output folder that are deleted.
    """

    whole: bool
    files: Sequence[str]
    gone: Sequence[str]


class JournalEntry(msgspec.Struct):
    """The journal's one entry. `stage`: the inode of the staging folder, so that no other folder is taken for it."""

    whole: bool
    files: list[str]
    gone: list[str]
    stage: int


@contextmanager
def carried_out(where: Places, publication: Publication) -> Iterator[None]:
    """Write the journal and do what it lists. If that fails, or the `with` block does, undo all of it.

    Staging folder and output folder must be on one file system. Raises Unfinished if the changes cannot be undone.
    """
    discard(where.old)
    body = json.dumps({**publication._asdict(), "stage": _inode(where.stage)}).encode()
    replace_file(where.journal, _checksum(body) + b"\n" + body)
    placement = Placement(where)
    try:
        _perform(placement, publication)
        yield
    except BaseException as error:
        if not placement.undo():
            raise Unfinished(error) from error
        with contextlib.suppress(OSError):
            os.unlink(where.journal)
        raise


def recover(where: Places) -> bool:
    """Finish the publication of a build that died. Returns whether there was a journal.

    A journal that is damaged, or that would lead out of the output folder, was never acted on. It is deleted. Raises
    Unfinished if the publication can still not be finished.
    """
    try:
        entry = _entry(where)
    except FileNotFoundError:
        return False
    try:
        discard(where.old)  # names in it would be in the way
        if entry:
            _perform(Placement(where), Publication(entry.whole, entry.files, entry.gone))
        os.unlink(where.journal)
    except OSError as error:
        raise Unfinished(error) from error
    return True


def finish(where: Places) -> None:
    """Delete the journal, if there is one: the catalog knows what was published."""
    with contextlib.suppress(OSError):
        os.unlink(where.journal)


def is_safe(path: str) -> bool:
    """Whether a path leads below the output folder: plain names with slashes between them."""
    parts = path.split("/")
    odd = "\0" in path or (os.sep != "/" and ("\\" in path or ":" in path))
    return not odd and not any(part in ("", ".", "..") for part in parts)


def _entry(where: Places) -> JournalEntry | None:
    """The journal's entry; None if it is not to be acted on."""
    with open(where.journal, "rb") as file:
        checksum, _, body = file.read().partition(b"\n")
    if checksum != _checksum(body):
        return None
    try:
        entry = msgspec.convert(json.loads(body), JournalEntry)
    except (ValueError, msgspec.ValidationError):
        return None
    if entry.stage != _inode(where.stage) or not all(map(is_safe, (*entry.files, *entry.gone))):
        return None  # a whole site that is in place already is no longer in the staging folder
    return entry


def _inode(folder: str) -> int:
    """The inode of a folder; 0 if there is none."""
    with contextlib.suppress(OSError):
        return os.lstat(folder).st_ino
    return 0


def _checksum(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=16).hexdigest().encode()


def _perform(placement: Placement, publication: Publication) -> None:
    """Do what the journal lists. Whatever has happened already is passed over."""
    if publication.whole:
        placement.exchange_trees()
        return
    for path in publication.files:
        placement.put(path)
    for path in publication.gone:
        placement.withdraw(path)
    for folder in sorted({os.path.dirname(path) for path in publication.gone}, key=len, reverse=True):
        placement.delete_empty(folder)
