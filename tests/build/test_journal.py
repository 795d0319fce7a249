"""The journal: publishing is undone if it fails, and finished by the next process if the process dies."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

import pytest

from syrnews_site.build.journal import Publication, carried_out, finish, is_safe, recover
from syrnews_site.build.outcome import Unfinished
from syrnews_site.settings.options import Places
from tests.sitekit import tree

BEFORE = {"index.html": b"old", "2025/a.html": b"gone", "2025/06/b.html": b"gone", "keep.html": b"kept"}
STAGED = {"index.html": b"new", "2026/c.html": b"new"}
AFTER = {"index.html": b"new", "2026/c.html": b"new", "keep.html": b"kept"}
EDIT = Publication(False, list(STAGED), ["2025/a.html", "2025/06/b.html"])
WHOLE = Publication(True, [], [])


class Failed(Exception):
    """What happens after publishing."""


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


def published(where: Places, publication: Publication) -> None:
    with carried_out(where, publication):
        pass


def died_after(where: Places, publication: Publication, *, moved: int = 0, deleted: int = 0) -> None:
    """Leave the state of a process that died after it had moved and deleted these numbers of files."""
    stage = Path(where.stage)
    published(where, Publication(publication.whole, publication.files[:moved], publication.gone[:deleted]))
    if publication.whole:
        shutil.rmtree(where.output)
        write(Path(where.output), BEFORE)
        stage = stage if stage.is_dir() else Path(where.output)
    write_journal(where, json.dumps({**publication._asdict(), "stage": stage.stat().st_ino}))


def fail_after(where: Places, publication: Publication, *, then: Callable[[], object] = lambda: None) -> None:
    """Publish, do something, and fail before the catalog knows."""
    with carried_out(where, publication):
        then()
        raise Failed


def write_journal(where: Places, body: str) -> None:
    checksum = blake2b(body.encode(), digest_size=16).hexdigest()
    Path(where.journal).write_bytes(f"{checksum}\n{body}".encode())


def test_files_are_moved_and_deleted_and_empty_folders_go(where: Places) -> None:
    published(where, EDIT)
    assert tree(Path(where.output)) == AFTER
    assert not (Path(where.output) / "2025").exists()


def test_a_whole_site_replaces_the_output_folder(where: Places) -> None:
    published(where, WHOLE)
    assert tree(Path(where.output)) == STAGED


def test_a_whole_site_needs_no_output_folder(where: Places) -> None:
    shutil.rmtree(where.output)
    published(where, WHOLE)
    assert tree(Path(where.output)) == STAGED
    assert not Path(where.stage).exists()


@pytest.mark.parametrize("publication", [EDIT, WHOLE])
def test_what_fails_before_the_catalog_knows_is_undone(where: Places, publication: Publication) -> None:
    seen: list[dict[str, bytes]] = []
    with pytest.raises(Failed):
        fail_after(where, publication, then=lambda: seen.append(tree(Path(where.output))))
    assert seen == [STAGED if publication.whole else AFTER]
    assert tree(Path(where.output)) == BEFORE
    assert not (Path(where.output) / "2026").exists()
    assert not recover(where)


def test_what_cannot_be_undone_is_finished_by_the_next_build(where: Places) -> None:
    with pytest.raises(Unfinished, match="neither finished nor undone"):
        fail_after(where, EDIT, then=lambda: shutil.rmtree(where.old))
    assert Path(where.journal).exists()
    assert recover(where)
    assert tree(Path(where.output)).items() >= {"keep.html": b"kept"}.items()


@pytest.mark.parametrize(("moved", "deleted"), [(0, 0), (1, 0), (2, 0), (2, 1), (2, 2)])
def test_what_a_dead_process_began_is_finished(where: Places, moved: int, deleted: int) -> None:
    died_after(where, EDIT, moved=moved, deleted=deleted)
    assert recover(where)
    assert tree(Path(where.output)) == AFTER
    assert not Path(where.journal).exists()


def test_a_whole_site_that_waits_in_the_staging_folder_is_put_in_place(where: Places) -> None:
    with pytest.raises(Unfinished):
        fail_after(where, WHOLE, then=lambda: os.rename(where.stage, where.stage + "-away"))
    os.rename(where.output, where.stage)  # a process died between two renames: there is no site
    assert recover(where)
    assert tree(Path(where.output)) == STAGED


def test_a_whole_site_that_is_in_place_stays(where: Places) -> None:
    published(where, WHOLE)
    assert recover(where)
    assert tree(Path(where.output)) == STAGED


def test_after_the_end_there_is_nothing_to_recover(where: Places) -> None:
    published(where, EDIT)
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


@pytest.mark.parametrize("path", ["", ".", "..", "../x", "/etc/x", "a//b", "a/../../x", "a/./b", "a/", "a\0"])
def test_a_journal_that_leads_out_of_the_output_folder_is_not_followed(where: Places, path: str) -> None:
    assert not is_safe(path)
    inode = Path(where.stage).stat().st_ino
    for kind in ("files", "gone"):
        entry = {"whole": False, "files": ["index.html"], "gone": [], "stage": inode}
        write_journal(where, json.dumps({**entry, kind: [path]}))
        assert recover(where)
        assert tree(Path(where.output)) == BEFORE


@pytest.mark.parametrize("body", ["[]", "{}", "0", "nothing", '{"whole": 1, "files": [], "gone": [], "stage": 1}'])
def test_an_odd_journal_is_not_followed(where: Places, body: str) -> None:
    write_journal(where, body)
    assert recover(where)
    assert tree(Path(where.output)) == BEFORE


def test_a_journal_of_another_staging_folder_is_not_followed(where: Places) -> None:
    died_after(where, EDIT)
    os.rename(where.stage, where.stage + "-other")
    write(Path(where.stage), {"index.html": b"of another build"})
    assert recover(where)
    assert tree(Path(where.output)) == BEFORE


def test_links_in_the_output_folder_are_replaced_and_not_followed(where: Places, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    write(outside, {"a.html": b"not ours", "c.html": b"not ours"})
    output = Path(where.output)
    shutil.rmtree(output / "2025")
    (output / "2025").symlink_to(outside)
    (output / "2026").symlink_to(outside)
    (output / "index.html").unlink()
    (output / "index.html").symlink_to(outside / "c.html")
    published(where, EDIT._replace(gone=["2025/a.html", "2025"]))
    assert tree(outside) == {"a.html": b"not ours", "c.html": b"not ours"}
    assert tree(output) == AFTER
    assert not (output / "2026").is_symlink()


def test_files_and_folders_in_the_way_give_way_and_come_back(where: Places) -> None:
    output = Path(where.output)
    write(output, {"2026": b"a file where a folder is to be"})
    (output / "index.html").unlink()
    write(output, {"index.html/x": b"a folder where a file is to be"})
    before = tree(output)
    seen: list[dict[str, bytes]] = []
    with pytest.raises(Failed):
        fail_after(where, EDIT, then=lambda: seen.append(tree(output)))
    assert seen == [AFTER]
    assert tree(output) == before
