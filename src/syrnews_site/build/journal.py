"""The journal of publishing: it lists what is about to happen, so that the next build can finish what was cut off.

The journal is written before the first change, and deleted when all has happened and the catalog knows it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Sequence
from typing import NamedTuple

from syrnews_site.disk.files import replace_file
from syrnews_site.disk.trash import discard
from syrnews_site.settings.options import Places


class Publication(NamedTuple):
    """What happens to the output folder. Paths are relative to it and to the staging folder.

    `whole`: the staging folder holds the entire site and replaces the output folder by one rename; `files` is empty.
    `files`: staged files that are moved into the output folder. `gone`: files of the output folder that are deleted.
    """

    whole: bool
    files: Sequence[str]
    gone: Sequence[str]


def carry_out(where: Places, publication: Publication) -> None:
    """Write the journal, then do what it lists. Staging folder and output folder must be on one file system."""
    body = json.dumps(publication._asdict()).encode()
    replace_file(where.journal, _checksum(body) + b"\n" + body)
    _perform(where, publication)


def recover(where: Places) -> bool:
    """Finish the publication of a build that died. Returns whether there was a journal.

    A journal that is damaged was never acted on. It is deleted.
    """
    try:
        with open(where.journal, "rb") as file:
            checksum, _, body = file.read().partition(b"\n")
    except FileNotFoundError:
        return False
    if checksum == _checksum(body):
        _perform(where, Publication(**json.loads(body)))
    os.unlink(where.journal)
    return True


def finish(where: Places) -> None:
    """Delete the journal, if there is one: the catalog knows what was published."""
    with contextlib.suppress(FileNotFoundError):
        os.unlink(where.journal)


def _checksum(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=16).hexdigest().encode()


def _perform(where: Places, publication: Publication) -> None:
    """Do what the journal lists. Whatever has happened already is passed over."""
    if publication.whole:
        if os.path.isdir(where.stage):
            thread = discard(where.output)
            os.rename(where.stage, where.output)
            if thread:
                thread.join()
        return
    for folder in {os.path.dirname(path) for path in publication.files}:
        os.makedirs(os.path.join(where.output, folder), exist_ok=True)
    for path in publication.files:
        with contextlib.suppress(FileNotFoundError):
            os.replace(os.path.join(where.stage, path), os.path.join(where.output, path))
    for path in publication.gone:
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            os.unlink(os.path.join(where.output, path))
    for folder in sorted({os.path.dirname(path) for path in publication.gone}, key=len, reverse=True):
        _delete_empty(where.output, folder)


def _delete_empty(output: str, folder: str) -> None:
    """Delete a folder if it is empty, and then the folders above it."""
    while folder:
        try:
            os.rmdir(os.path.join(output, folder))
        except OSError:
            return
        folder = os.path.dirname(folder)
