"""The ground of the map: the outlines of Syria, its governorates and its neighbours, and the place of a point on it.

`syria.json` names its origin: Natural Earth, which is in the public domain. Its unit is a thousandth of the map's
width.
The projection is equirectangular, with the standard parallel in the middle of Syria.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from syrnews_site.authority.entries import Entry

Ring = tuple[int, ...]  # x, y, x, y ... of a closed outline, in units


class Bounds(Struct, frozen=True):
    """The frame of the map in degrees."""

    west: float
    east: float
    south: float
    north: float


class Ground(Struct, frozen=True):
    """The outlines by name. The names of governorates are slugs of tags, without `-governorate`."""

    origin: str
    bounds: Bounds
    width: int
    height: int
    governorates: dict[str, tuple[Ring, ...]]
    countries: dict[str, tuple[Ring, ...]]


@cache
def ground() -> Ground:
    """The outlines that the program ships."""
    data = files("syrnews_site.authority").joinpath("syria.json").read_bytes()
    return msgspec.json.decode(data, type=Ground)


def is_on_map(entry: Entry) -> bool:
    """Whether the map's frame holds the entry's coordinates."""
    if not entry.coordinates:
        return False
    latitude, longitude = entry.coordinates
    bounds = ground().bounds
    return bounds.south < latitude < bounds.north and bounds.west < longitude < bounds.east


def point(entry: Entry) -> tuple[int, int]:
    """The place of an entry on the map, in units from its upper left corner. The entry is on the map."""
    latitude, longitude = entry.coordinates or (0.0, 0.0)
    ground_, bounds = ground(), ground().bounds
    across = (longitude - bounds.west) / (bounds.east - bounds.west)
    down = (bounds.north - latitude) / (bounds.north - bounds.south)
    return round(across * ground_.width), round(down * ground_.height)


def governorate_slug(name: str) -> str:
    """The slug of the tag that a governorate's outline belongs to."""
    return name if name == "rif-dimashq" else f"{name}-governorate"


def path(rings: tuple[Ring, ...]) -> str:
    """The outline as an SVG path, in relative steps, which are shorter."""
    drawn = []
    for ring in rings:
        steps = [
            f"{ring[i] - ring[i - 2]} {ring[i + 1] - ring[i - 1]}".replace(" -", "-") for i in range(2, len(ring), 2)
        ]
        drawn.append(f"M{ring[0]} {ring[1]}l{' '.join(steps)}z".replace(" -", "-"))
    return "".join(drawn)


def is_inside(x: float, y: float, rings: tuple[Ring, ...]) -> bool:
    """Whether a point lies in an area: a ray from it crosses the outline an odd number of times."""
    inside = False
    for ring in rings:
        for i in range(0, len(ring), 2):
            x1, y1, x2, y2 = ring[i - 2], ring[i - 1], ring[i], ring[i + 1]
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside
