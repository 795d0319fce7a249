"""The ground of the map, and the coordinates of the sample archive on it."""

from __future__ import annotations

import re
from pathlib import Path

from syrnews_site.authority.entries import Entry
from syrnews_site.authority.geography import governorate_slug, ground, is_inside, is_on_map, path, point
from syrnews_site.authority.lookup import load_authority

TAGS = Path(__file__).parents[2] / "content" / "tags.yaml"
DOCUMENT = Path(__file__).parents[2] / "docs" / "tags.md"
NEAR = 12  # units, some nine kilometres: outlines are simplified, and a town is larger than a point
BEYOND = {  # on an island, on the coast, at a border or on the Golan: near to the outline of their governorate
    *("arwad", "buqata", "fiq", "jableh", "kasab"),
    *("kobani", "majdal-shams", "masadah", "qudsaya", "ras-al-ayn"),
}


def is_near(x: int, y: int, rings: tuple[tuple[int, ...], ...]) -> bool:
    """Whether a point lies in an area, or near to it."""
    return any(is_inside(x + across, y + down, rings) for across in (-NEAR, 0, NEAR) for down in (-NEAR, 0, NEAR))


def test_every_place_of_syria_lies_in_syria_and_in_its_governorate() -> None:
    authority, _ = load_authority(TAGS.read_text(encoding="utf-8"), "")
    areas = {governorate_slug(name): rings for name, rings in ground().governorates.items()}
    areas["quneitra-governorate"] += areas["undof-governorate"]
    beyond = set()
    for entry in authority.entries:
        above = [holder.slug for holder in authority.ancestors(entry.slug)]
        if not entry.coordinates or "syria" not in above:
            continue
        assert is_on_map(entry), entry.slug
        x, y = point(entry)
        governorate = next((areas[slug] for slug in above if slug in areas), ())
        around = governorate or tuple(ring for rings in areas.values() for ring in rings)
        assert is_near(x, y, around), entry.slug
        if not is_inside(x, y, around):
            beyond.add(entry.slug)
    assert beyond == BEYOND


def test_no_two_places_share_a_point_and_the_document_counts_them() -> None:
    authority, _ = load_authority(TAGS.read_text(encoding="utf-8"), "")
    places = [entry for entry in authority.entries if entry.kind == "place"]
    placed = [entry.coordinates for entry in places if entry.coordinates]
    assert len(set(placed)) == len(placed)
    assert f"Of its {len(places)} places {len(placed)} have coordinates" in DOCUMENT.read_text(encoding="utf-8")


def test_the_town_of_each_governorate_has_coordinates_and_all_coordinates_name_their_record() -> None:
    text = TAGS.read_text(encoding="utf-8")
    placed = {entry.slug for entry in load_authority(text, "")[0].entries if entry.coordinates}
    towns = {governorate_slug(name).removesuffix("-governorate") for name in ground().governorates} - {
        "undof",
        "rif-dimashq",
    }
    assert len(towns) == 13
    assert towns <= placed
    assert (
        len(re.findall(r"^  coordinates: [\d., -]+  # GeoNames \d+$", text, re.M))
        == text.count("\n  coordinates:")
        == len(placed)
    )


def test_the_ground_has_the_fourteen_governorates_and_names_its_origin() -> None:
    assert len(set(ground().governorates) - {"undof"}) == 14
    assert "Natural Earth" in ground().origin
    assert "Syria" in ground().countries


def test_a_place_outside_of_the_frame_or_without_coordinates_is_not_on_the_map() -> None:
    assert not is_on_map(Entry("a", "a"))
    assert not is_on_map(Entry("paris", "a", coordinates=(48.85, 2.35)))


def test_an_outline_is_a_path_of_relative_steps() -> None:
    assert path(((0, 0, 10, 0, 10, -5),)) == "M0 0l10 0 0-5z"
