"""Files that systems and editors leave in folders by themselves. No person wrote them, and no message names them."""

from __future__ import annotations

import re
from collections.abc import Set

# Names in any case. A file and a folder have their own: a person may well call a folder `##`, or `notes.swp`.
_FILE = re.compile(
    r"""
      (?:eh)?thumbs(?:_vista)?\.db(?::encryptable)? | desktop\.ini | .*:zone\.identifier          # Windows
    | \.ds_store | \._.* | icon\r | \.(?:localized|apdisk|lsoverride)                             # macOS
    | \.directory | \.nfs[0-9a-f]+ | \.fuse_hidden.*                                             # Linux
    | ~\$.* | ~.*\.tmp | \.~lock\..*\#                                                           # office programs
    | .*\.sw[l-px] | \#.+\# | \.\#.*                                                             # editors
    | \.git(?:ignore|keep|attributes|modules)? | \.keep | \.hgignore                             # version control
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_FOLDER = re.compile(
    r"""
      \$recycle\.bin | recycler | system\ volume\ information                                    # Windows
    | __macosx | \.apple.* | network\ trash\ folder | temporary\ items                           # macOS
    | \.(?:trashes|fseventsd|spotlight-v100|temporaryitems|documentrevisions-v100)
    | @eadir | @tmp | \#recycle | \#snapshot | @recycle | @recently-snapshot                      # storage devices
    | lost\+found | \.trash-.*                                                                   # Linux
    | \.git | \.svn | \.hg                                                                       # version control
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)

_BACKUP = "~"  # ends the name of a backup


def is_system_file(name: str) -> bool:
    """Whether a file of this name is made by a system, an office program or an editor for itself."""
    return _FILE.fullmatch(name) is not None


def is_system_folder(name: str) -> bool:
    """Whether a folder of this name is made by a system, or by version control, for itself."""
    return _FOLDER.fullmatch(name) is not None


def is_backup(name: str, names: Set[str]) -> bool:
    """Whether an editor made the file as a backup: `a.md~`, if `names`, those of the folder, have `a.md` as well."""
    return name.endswith(_BACKUP) and name.removesuffix(_BACKUP) in names


def is_hidden(name: str) -> bool:
    """Whether a name marks a file that its owner does not mean to publish: `.notes.txt`, `draft.md~`."""
    return name.startswith(".") or name.endswith(_BACKUP)
