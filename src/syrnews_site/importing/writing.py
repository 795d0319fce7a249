"""Writes new files of an archive: whole or not at all, and never over a file that exists."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import io
import os
from collections.abc import Iterable
from typing import BinaryIO

from syrnews_site.addresses import MEDIA
from syrnews_site.arabic.slug import address_key
from syrnews_site.build.copies import MEDIA_SUFFIXES
from syrnews_site.disk.files import make_folders_below, open_below
from syrnews_site.importing.model import MediaFile
from syrnews_site.importing.warc_pictures import open_record
from syrnews_site.pictures.clean import clean, is_picture
from syrnews_site.starter.paste import file_words

BESIDE = "~syrnews-import.tmp"  # a name that a scan passes over, should a killed import leave it
LARGEST_MEDIA = 200_000_000  # bytes
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EXDEV, errno.EMLINK)


def create_below(root: str, path: str, parts: Iterable[bytes]) -> bool:
    """Write a new file below `root`, and the folders on its way. False if a file of this name exists: it stays.

    The file appears under its name when it is whole, so that a killed import leaves no half of it.
    """
    make_folders_below(root, path)
    target, beside = os.path.join(root, path), os.path.join(root, BESIDE)
    if os.path.lexists(target):
        return False
    discard_rest(root)
    with open(beside, "xb") as file:
        for part in parts:
            file.write(part)
    try:
        os.link(beside, target)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        os.rename(beside, target)  # FAT has no second names for a file
        return True
    finally:
        discard_rest(root)
    return True


def discard_rest(root: str) -> None:
    """Delete what a killed import left of a file that it was writing."""
    with contextlib.suppress(FileNotFoundError):
        os.unlink(os.path.join(root, BESIDE))


def copy_media(content: str, media: MediaFile, date: str) -> str:
    """Copy a picture or another file into content/media/, without its metadata. Returns its path on the site.

    The name has a digest of the bytes, so that the same file has the same name. Empty if a build would not publish the
    file, or if it is too large or cannot be read: then nothing is copied.
    """
    suffix = os.path.splitext(media.name)[1].lower()
    if suffix not in MEDIA_SUFFIXES:
        return ""
    try:
        with _opened(media) as file:
            size = file.seek(0, os.SEEK_END)
            if not 0 < size <= LARGEST_MEDIA:
                return ""
            file.seek(0)
            digest = _digest(file)
            words = file_words(os.path.splitext(os.path.basename(media.name))[0])[:40].strip("-")
            words = words if words.isascii() and address_key(words) else ""
            name = f"{words}-{digest}{suffix}" if words else f"{digest}{suffix}"
            path = MEDIA + "/".join((*((date[:7].split("-")) if date else ["undated"]), name))
            create_below(content, path, _clean_parts(file, media.name))
    except OSError:
        return ""
    return path


def _digest(file: BinaryIO) -> str:
    state = hashlib.sha256()
    while part := file.read(1 << 16):
        state.update(part)
    return state.hexdigest()[:12]


def _opened(media: MediaFile) -> BinaryIO:
    if media.file is None:
        return io.BytesIO(media.data)
    file = os.fdopen(open_below(media.file.root, media.file.path), "rb")
    if media.record is None:
        return file
    with file:
        return open_record(file, media.record, LARGEST_MEDIA)


def _clean_parts(file: BinaryIO, name: str) -> Iterable[bytes]:
    if is_picture(name):
        yield from clean(file).read(file)
        return
    file.seek(0)
    while part := file.read(1 << 16):
        yield part
