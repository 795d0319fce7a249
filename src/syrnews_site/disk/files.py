"""Opens, reads, writes and replaces whole files. All reading of files that people wrote goes through `open_below`.

A reader opens regular files only: it follows no link, does not wait for a pipe, and reads no device. A writer never
writes through a name that exists: a link, or a second name of somebody's file, is replaced.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
import uuid
from collections.abc import Generator

from syrnews_site.disk.digests import DIGEST_SIZE

READ_AT_ONCE = 1 << 16  # bytes
ATTEMPTS = 3  # at creating a file whose name another process creates at the same time

_READ = os.O_RDONLY | sum(getattr(os, flag, 0) for flag in ("O_BINARY", "O_NONBLOCK", "O_NOFOLLOW", "O_NOCTTY"))
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
# Windows can open no folder. There every part of a path is looked at before the file is opened.
_CAN_DESCEND = os.open in os.supports_dir_fd and hasattr(os, "O_DIRECTORY")
if _CAN_DESCEND:
    _DESCEND = getattr(os, "O_PATH", os.O_RDONLY) | os.O_DIRECTORY


class NotRegular(OSError):
    """A path leads to a link, pipe, socket, device or folder, or through a link. `strerror` says which."""


class Changing(OSError):
    """A file changed while it was read, so that its bytes may be old and new ones mixed."""


def is_link(about: os.stat_result) -> bool:
    """Whether the stat of a name, not followed, is of a link; a junction of Windows is a link too."""
    reparse = getattr(about, "st_file_attributes", 0) & getattr(stat, "FILE_ATTRIBUTE_REPARSE_POINT", 0x400)
    return stat.S_ISLNK(about.st_mode) or bool(reparse)


def open_below(root: str, path: str) -> int:
    """A handle for reading the regular file `path` below `root`. Neither the file nor a folder on the way is a link.

    `path` has forward slashes. `root` itself may be reached through links. Raises NotRegular, or another OSError.
    """
    *folders, name = path.split("/")
    if not all(map(_stays_below, (*folders, name))):
        raise NotRegular(errno.EINVAL, "not a path below its folder", path)
    if not _CAN_DESCEND:
        return _open_checked(root, path)
    handle = os.open(root, _DESCEND)
    try:
        for folder in folders:
            handle, above = _descend(handle, folder, path), handle
            os.close(above)
        return _open_regular(name, path, handle)
    finally:
        os.close(handle)


def _stays_below(part: str) -> bool:
    """Whether a part of a path is a plain name. On Windows, a backslash or a colon in it would lead elsewhere."""
    return part not in ("", ".", "..") and "\0" not in part and (os.sep == "/" or not {"\\", ":"} & set(part))


def _descend(handle: int, folder: str, path: str) -> int:
    try:
        return os.open(folder, _DESCEND | os.O_NOFOLLOW, dir_fd=handle)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.ENOTDIR):
            raise NotRegular(error.errno, f"{folder} is a link, or no folder", path) from error
        raise


def _open_checked(root: str, path: str) -> int:
    at = root
    for part in path.split("/"):
        at = os.path.join(at, part)
        if is_link(os.lstat(at)):
            raise NotRegular(errno.ELOOP, f"{part} is a link", path)
    return _open_regular(at, path, None)


def _open_regular(name: str, path: str, folder: int | None) -> int:
    try:
        handle = os.open(name, _READ, dir_fd=folder)
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.EMLINK):  # EMLINK: FreeBSD
            raise NotRegular(error.errno, "a link", path) from error
        if error.errno in (errno.ENXIO, errno.ENODEV):
            raise NotRegular(error.errno, "a socket or a device", path) from error
        raise
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise NotRegular(errno.EINVAL, "not a regular file", path)
    return handle


def read_below(root: str, path: str, limit: int | None = None) -> bytes:
    """The bytes of a regular file, as `open_below` opens it. Of a file with more than `limit` bytes, `limit` + 1."""
    return _read(open_below(root, path), limit)


def digest_below(root: str, path: str) -> str:
    """blake2b-128 of a regular file in hex, as `digest_of` makes it. The file is never in memory as a whole."""
    state = hashlib.blake2b(digest_size=DIGEST_SIZE)
    for part in _parts(open_below(root, path)):
        state.update(part)
    return state.hexdigest()


def read_file(path: str, limit: int | None = None) -> bytes:
    """The bytes of a regular file at a path of our own. Raises NotRegular if the file is a link, or another OSError."""
    return _read(_open_regular(path, path, None), limit)


def _read(handle: int, limit: int | None) -> bytes:
    parts, size = [], 0
    for part in _parts(handle):
        parts.append(part)
        size += len(part)
        if limit is not None and size > limit:
            return b"".join(parts)[: limit + 1]
    return b"".join(parts)


def _parts(handle: int) -> Generator[bytes, None, None]:
    try:
        before = os.fstat(handle)
        while part := os.read(handle, READ_AT_ONCE):
            yield part
        if _state(os.fstat(handle)) != _state(before):
            raise Changing(errno.EAGAIN, "it is being written")
    finally:
        os.close(handle)


def _state(about: os.stat_result) -> tuple[int, int, int]:
    return about.st_size, about.st_mtime_ns, about.st_ctime_ns


def write_file(path: str, data: bytes) -> os.stat_result:
    """Write a whole file; its folder must exist. Whatever had this name is replaced, and a link is not followed.

    Returns the stat of the file.
    """
    handle = _create(path)
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(handle, view) :]
        return os.fstat(handle)
    finally:
        os.close(handle)


def copy_below(root: str, path: str, copy: str) -> tuple[os.stat_result, str]:
    """Copy a regular file, as `open_below` opens it, to the path `copy`. The file is never in memory as a whole.

    Returns the stat of the copy, and the digest of its bytes, as `digest_of` makes it.
    """
    state = hashlib.blake2b(digest_size=DIGEST_SIZE)
    parts = _parts(open_below(root, path))
    with contextlib.closing(parts), os.fdopen(_create(copy), "wb", buffering=0) as file:
        for part in parts:
            state.update(part)
            view = memoryview(part)
            while view:
                view = view[file.write(view) :]
        return os.fstat(file.fileno()), state.hexdigest()


def _create(path: str) -> int:
    for _ in range(ATTEMPTS):
        try:
            return os.open(path, _CREATE, 0o644)
        except FileExistsError:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(path)
    return os.open(path, _CREATE, 0o644)


def make_folders_below(root: str, path: str) -> None:
    """Make the folders below `root` that a new file needs. Raises NotRegular if one of them is a link or a file."""
    at = root
    os.makedirs(root, exist_ok=True)
    for folder in path.split("/")[:-1]:
        at = os.path.join(at, folder)
        with contextlib.suppress(FileExistsError):
            os.mkdir(at)
        about = os.lstat(at)
        if is_link(about) or not stat.S_ISDIR(about.st_mode):
            raise NotRegular(errno.ELOOP, f"{folder} is a link, or no folder", path)


def replace_file(path: str, data: bytes) -> None:
    """Write a file so that a crash leaves the old file or the new one: written beside it, synced, then renamed."""
    beside = f"{path}.{uuid.uuid4().hex[:8]}"
    try:
        with os.fdopen(os.open(beside, _CREATE, 0o644), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(beside)
        raise
