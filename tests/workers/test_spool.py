"""The spool gives back what was added to it, from any number of files."""

from __future__ import annotations

from pathlib import Path

import pytest

from syrnews_site.workers.spool import FILES_OPEN, SpoolReader, SpoolWriter


def test_the_spool_gives_back_what_was_added_in_any_order(tmp_path: Path) -> None:
    writers = [SpoolWriter(str(tmp_path), f"batch-{number}") for number in range(FILES_OPEN + 5)]
    places = {
        writer.add(data := f"{name} {number}".encode()): data for number, writer in enumerate(writers) for name in "ab"
    }
    for writer in writers:
        writer.write()
    reader = SpoolReader(str(tmp_path))
    for place, data in [*places.items(), *reversed(places.items())]:
        assert reader.read(place) == data
    reader.close()


def test_a_batch_without_articles_writes_no_file(tmp_path: Path) -> None:
    SpoolWriter(str(tmp_path), "batch-0").write()
    assert list(tmp_path.iterdir()) == []


def test_a_place_in_a_file_of_another_build_is_not_found(tmp_path: Path) -> None:
    place = SpoolWriter(str(tmp_path), "older-0").add(b"article")
    with pytest.raises(FileNotFoundError):
        SpoolReader(str(tmp_path)).read(place)
