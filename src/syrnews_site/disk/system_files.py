"""Files that systems and editors leave in folders by themselves. No person wrote them, and no message names them."""

from __future__ import annotations

import re

# Names in any case: of files, of the folders of a system, and of what version control keeps.
_SYSTEM = re.compile(
    r"""
      (?:eh)?thumbs(?:_vista)?\.db(?::encryptable)? | desktop\.ini | .*:zone\.identifier          # Windows
    | \$recycle\.bin | recycler | system\ volume\ information
    | \.ds_store | \._.* | icon\r | __macosx | \.apple.* | \.(?:localized|apdisk|lsoverride)       # macOS
    | \.(?:trashes|fseventsd|spotlight-v100|temporaryitems|documentrevisions-v100)
    | network\ trash\ folder | temporary\ items
    | @eadir | @tmp | \#recycle | \#snapshot | @recycle | @recently-snapshot                        # storage devices
    | lost\+found | \.directory | \.trash-.* | \.nfs[0-9a-f]+ | \.fuse_hidden.*                     # Linux
    | ~\$.* | ~.*\.tmp | \.~lock\..*\#                                                              # office programs
    | .*~ | .*\.sw[l-px] | \#.*\# | \.\#.*                                                          # editors
    | \.git(?:ignore|keep|attributes|modules)? | \.keep | \.svn | \.hg(?:ignore)?                   # version control
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)


def is_system_file(name: str) -> bool:
    """Whether a file or folder of this name is made by a system, an office program or an editor for itself."""
    return _SYSTEM.fullmatch(name) is not None
