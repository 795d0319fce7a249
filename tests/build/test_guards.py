"""A build that lost many articles at once, or that made more than its host takes, publishes nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from syrnews_site.build.outcome import BuildFailed
from tests.sitekit import Archive, tree


def archive_of(root: Path, count: int) -> Archive:
    archive = Archive(root, "on_this_day: false\nstats: false\nsearch: false\n")
    for number in range(count):
        archive.article(f"{number // 20}/a{number}.md", title=f"عنوان {number}")
    archive.build()
    return archive


def codes(archive: Archive, **options: object) -> list[str]:
    with pytest.raises(BuildFailed) as failed:
        archive.build(**options)
    return [diagnostic.code for diagnostic in failed.value.diagnostics]


def lose(archive: Archive, count: int) -> None:
    for path in sorted(archive.content.glob("articles/*/*.md"))[:count]:
        path.unlink()


def test_a_sudden_loss_is_not_published_until_it_is_allowed(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, 40)
    before = tree(archive.output)
    shutil.move(archive.content / "articles", archive.root / "away")
    for _ in range(2):
        assert codes(archive) == ["SN406"]
        assert tree(archive.output) == before
    assert archive.build(allow_loss=True).articles == 0
    assert not list(archive.output.glob("2025/**/a*.html"))
    archive.article("b.md")
    assert archive.build().articles == 1


@pytest.mark.parametrize(("count", "lost"), [(40, 10), (240, 12)])
def test_a_small_loss_is_published(tmp_path: Path, count: int, lost: int) -> None:
    archive = archive_of(tmp_path, count)
    lose(archive, lost)
    assert archive.build().articles == count - lost


def test_a_loss_is_seen_by_a_clean_build_and_without_the_catalog(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, 40)
    lose(archive, 11)
    assert codes(archive, clean=True) == ["SN406"]
    shutil.rmtree(archive.root / ".cache")
    assert codes(archive) == ["SN406"]
    assert archive.build(allow_loss=True).articles == 29


def test_articles_that_become_unreadable_or_future_are_a_loss_and_drafts_and_renamed_folders_are_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = archive_of(tmp_path, 40)
    (archive.content / "articles/0").rename(archive.content / "articles/renamed")
    assert archive.build().articles == 40
    texts = {path: path.read_bytes() for path in archive.content.glob("articles/*/*.md")}
    for path, text in texts.items():
        path.write_bytes(text.replace(b"---\n", b"---\ndraft: true\n", 1))
    assert archive.build().held == {"draft": 40}
    for path, text in texts.items():
        path.write_bytes(text)
    assert archive.build().articles == 40
    for path in texts:
        path.write_bytes(b"\x00\x01")
    assert codes(archive) == ["SN406"]
    for path, text in texts.items():
        path.write_bytes(text)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    assert codes(archive) == ["SN406"]


def test_a_site_that_is_larger_than_its_host_allows_is_not_published(tmp_path: Path) -> None:
    archive = archive_of(tmp_path, 2)
    before = tree(archive.output)
    archive.write("site.yaml", "max_site_size: 3\nsearch: false\n")
    archive.write("media/large.mp4", bytes(3_100_000))
    assert codes(archive) == ["SN407"]
    assert tree(archive.output) == before
    archive.write("media/large.mp4", bytes(1_500_000))
    archive.build()
    archive.write("media/other.mp4", bytes(1_600_000))
    (archive.content / "media/large.mp4").unlink()
    archive.build()
    assert (archive.output / "media/other.mp4").is_file()
