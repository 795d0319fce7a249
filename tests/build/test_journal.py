"""The journal: publishing that a process began is finished by the next one, wherever it stopped."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from syrnews_site.build.journal import Publication, carry_out, finish, recover
from syrnews_site.settings.options import Places
from tests.sitekit import tree

BEFORE = {"index.html": b"old", "2025/a.html": b"gone", "2025/06/b.html": b"gone", "keep.html": b"kept"}
STAGED = {"index.html": b"new", "2026/c.html": b"new"}
AFTER = {"index.html": b"new", "2026/c.html": b"new", "keep.html": b"kept"}
EDIT = Publication(False, list(STAGED), ["2025/a.html", "2025/06/b.html"])
WHOLE = Publication(True, [], [])


@pytest.fixture
def where(tmp_path: Path) -> Places:
    """A published site and a staging folder."""
    places = Places(str(tmp_path / "content"), str(tmp_path / "build"), str(tmp_path / "cache"), ())
    write(Path(places.output), BEFORE)
    write(Path(places.stage), STAGED)
    return places


def write(folder: Path, files: dict[str, bytes]) -> None:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)


def died_after(where: Places, publication: Publication, *, moved: int = 0, deleted: int = 0) -> None:
    """Leave the state of a process that died after it had moved and deleted these numbers of files."""
    carry_out(where, publication)
    for folder, files in ((where.output, BEFORE), (where.stage, STAGED)):
        shutil.rmtree(folder, ignore_errors=True)
        write(Path(folder), files)
    for path in publication.files[:moved]:
        write(Path(where.output), {path: STAGED[path]})
        (Path(where.stage) / path).unlink()
    for path in publication.gone[:deleted]:
        (Path(where.output) / path).unlink()


def test_files_are_moved_and_deleted_and_empty_folders_go(where: Places) -> None:
    carry_out(where, EDIT)
    assert tree(Path(where.output)) == AFTER
    assert not (Path(where.output) / "2025").exists()


def test_a_whole_site_replaces_the_output_folder(where: Places) -> None:
    carry_out(where, WHOLE)
    assert tree(Path(where.output)) == STAGED
    assert not Path(where.stage).exists()


def test_a_whole_site_needs_no_output_folder(where: Places) -> None:
    shutil.rmtree(where.output)
    carry_out(where, WHOLE)
    assert tree(Path(where.output)) == STAGED


@pytest.mark.parametrize(("moved", "deleted"), [(0, 0), (1, 0), (2, 0), (2, 1), (2, 2)])
def test_what_a_dead_process_began_is_finished(where: Places, moved: int, deleted: int) -> None:
    died_after(where, EDIT, moved=moved, deleted=deleted)
    assert recover(where)
    assert tree(Path(where.output)) == AFTER
    assert not Path(where.journal).exists()


def test_a_whole_site_that_waits_in_the_staging_folder_is_put_in_place(where: Places) -> None:
    died_after(where, WHOLE)
    assert recover(where)
    assert tree(Path(where.output)) == STAGED


def test_a_whole_site_that_is_in_place_stays(where: Places) -> None:
    carry_out(where, WHOLE)
    assert recover(where)
    assert tree(Path(where.output)) == STAGED


def test_after_the_end_there_is_nothing_to_recover(where: Places) -> None:
    carry_out(where, EDIT)
    finish(where)
    assert not recover(where)
    finish(where)


@pytest.mark.parametrize("damage", [lambda data: data[:-1], lambda data: b"", lambda data: data.replace(b"2", b"3")])
def test_a_damaged_journal_is_deleted_and_not_followed(where: Places, damage: object) -> None:
    died_after(where, EDIT)
    journal = Path(where.journal)
    assert callable(damage)
    journal.write_bytes(damage(journal.read_bytes()))
    assert recover(where)
    assert tree(Path(where.output)) == BEFORE
    assert not journal.exists()
