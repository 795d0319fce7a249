"""Pictures of media/ and static/ are published without their metadata."""

from __future__ import annotations

import re
import struct
from pathlib import Path

from tests.pictures.test_clean import PICTURES, PLACE
from tests.sitekit import FEW_PAGES, Archive, tree

NAMES = ("media/a.jpg", "media/b.PNG", "static/c.webp")


def test_no_place_is_published_and_pictures_stay_when_nothing_changed(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    for name, picture in zip(NAMES, PICTURES, strict=True):
        archive.write(name, picture)
    assert not archive.build().diagnostics
    published = tree(archive.root / "build")
    assert [path for path, data in published.items() if PLACE in data] == []
    assert all(
        0 < len(published[name.removeprefix("static/")]) < len(data) for name, data in zip(NAMES, PICTURES, strict=True)
    )
    archive.article("new.md", title="خبر", date="2024-01-01")
    assert not any(path.endswith((".jpg", ".PNG", ".webp")) for path in archive.build().written)
    assert tree(archive.root / "build") == archive.clean_tree()


def test_a_damaged_picture_is_named_by_every_build_until_it_is_replaced(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    damaged = PICTURES[0][:2] + b"\xff\xe1\x00\x40Exif\0\0" + PLACE
    archive.write("media/a.jpg", damaged)

    def named() -> list[str]:
        return [found.file for found in archive.build().diagnostics if found.code == "SN609"]

    assert named() == ["media/a.jpg"]
    archive.article("new.md", title="خبر", date="2024-01-01")
    assert named() == ["media/a.jpg"]
    assert PLACE not in (archive.root / "build" / "media" / "a.jpg").read_bytes()
    archive.write("media/a.jpg", PICTURES[0])
    assert named() == []
    archive.article("another.md", title="خبر آخر", date="2024-01-02")
    assert named() == []


def test_a_page_knows_the_size_of_its_picture_and_learns_a_new_one(tmp_path: Path) -> None:
    def shown(page: str) -> list[str]:
        return re.findall(r'width="\d+" height="\d+"', archive.page(page))

    archive = Archive(tmp_path, FEW_PAGES)
    archive.write("media/dam.png", picture(640, 480))
    archive.article("one.md", body="![سد](media/dam.png)")
    archive.article("two.md")
    archive.write("pages/about.md", "---\ntitle: عن\n---\n\n![سد](media/dam.png)\n")
    archive.build()
    assert shown("2025/11/06/one.html") == shown("about.html") == ['width="640" height="480"']
    archive.write("media/dam.png", picture(320, 200))
    written = archive.build().written
    assert "2025/11/06/one.html" in written
    assert "2025/11/06/two.html" not in written
    assert shown("2025/11/06/one.html") == shown("about.html") == ['width="320" height="200"']
    assert tree(archive.output) == archive.clean_tree()
    (archive.content / "media/dam.png").unlink()
    archive.build()
    assert shown("2025/11/06/one.html") == []
    assert tree(archive.output) == archive.clean_tree()


def picture(width: int, height: int) -> bytes:
    """The beginning of a PNG of this size."""
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", width, height) + b"\x08\x02\0\0\0" + bytes(4)
