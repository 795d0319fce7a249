"""Free names for new files: no file of the archive has one of them, nor would a reader take two of them for one."""

from __future__ import annotations

import os
from collections import OrderedDict

from syrnews_site.arabic.slug import address_key
from syrnews_site.content.files import MARKDOWN

_FOLDERS = 64  # whose names are remembered


class FreeNames:
    """Chooses the path of each new article below the content folder."""

    def __init__(self, content: str, into: str) -> None:
        """`into`: the folder for new articles, below the content folder."""
        self._content, self._into = content, into
        self._taken: OrderedDict[str, set[str]] = OrderedDict()

    def free(self, date: str, words: str) -> tuple[str, str]:
        """A path that no file has, and the slug that front matter must give, if the file's name does not give it.

        `date` is in ISO 8601, or empty.
        """
        day = date[:10]
        folder = "/".join((self._into, *(day.split("-")[:2] if day else ["undated"])))
        taken = self._names(folder)
        number = 1
        while True:
            slug = words if number == 1 else f"{words}-{number}"
            name = f"{day}-{slug}" if day else slug
            if (key := address_key(name)) not in taken:
                taken.add(key)
                return f"{folder}/{name}{MARKDOWN}", "" if slug.isascii() and len(day) in (0, 10) else slug
            number += 1

    def _names(self, folder: str) -> set[str]:
        if folder in self._taken:
            self._taken.move_to_end(folder)
            return self._taken[folder]
        names: set[str] = set()
        path = os.path.join(self._content, folder)
        if os.path.isdir(path):
            names = {address_key(os.path.splitext(name)[0]) for name in os.listdir(path)}
        self._taken[folder] = names
        if len(self._taken) > _FOLDERS:
            self._taken.popitem(last=False)
        return names
