"""Time zones, always from the package tzdata: the same history of clocks on every machine.

`ZoneInfo(name)` would ask the operating system first, and two systems may have two versions of the database.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo


@cache
def zone(name: str) -> ZoneInfo:
    """The time zone of this name, such as `Asia/Damascus`. Raises KeyError if tzdata has no such zone."""
    if not is_zone(name):
        raise KeyError(name)
    with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as file:
        return ZoneInfo.from_file(file, key=name)


def is_zone(name: str) -> bool:
    """Whether tzdata has a zone of exactly this name; upper and lower case differ, whatever the file system says."""
    return name in _names()


@cache
def _names() -> frozenset[str]:
    return frozenset(files("tzdata").joinpath("zones").read_text(encoding="utf-8").split())
