"""A registry of paths: no two of its files have one name, and no file is where another one needs a folder."""

from __future__ import annotations

from collections.abc import Callable

from syrnews_site.disk.file_names import folded


def folders_of(path: str) -> list[str]:
    """The folders that a path needs, the highest first: `a` and `a/b` for `a/b/c.html`."""
    parts = path.split("/")
    return ["/".join(parts[:depth]) for depth in range(1, len(parts))]


class PathRegistry:
    """Paths and their owners. Paths are compared by `key`: by default as a disk does that ignores case and form."""

    def __init__(self, key: Callable[[str], str] = folded) -> None:
        self._key = key
        self._files: dict[str, str] = {}
        self._folders: dict[str, str] = {}

    def take(self, path: str, owner: str) -> None:
        """Let a path belong to an owner. The path must have no rival."""
        key = self._key(path)
        self._files[key] = owner
        for folder in folders_of(key):
            self._folders.setdefault(folder, owner)

    def rival(self, path: str) -> str:
        """The owner because of which a path cannot be taken; empty if the path is free."""
        key = self._key(path)
        in_the_way = (self._files.get(name) for name in (key, *folders_of(key)))
        return self._folders.get(key) or next(filter(None, in_the_way), "")
