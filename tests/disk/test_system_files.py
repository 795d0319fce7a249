"""Files that systems and editors make for themselves are told from files that a person made."""

from __future__ import annotations

import pytest

from syrnews_site.disk.system_files import is_system_file


@pytest.mark.parametrize(
    "name",
    [
        "Thumbs.db",
        "thumbs.db",
        "ehthumbs_vista.db",
        "Thumbs.db:encryptable",
        "desktop.ini",
        "Desktop.ini",
        "photo.jpg:Zone.Identifier",
        "$RECYCLE.BIN",
        "System Volume Information",
        ".DS_Store",
        "._خبر.md",
        "Icon\r",
        "__MACOSX",
        "@eaDir",
        "#recycle",
        "lost+found",
        "~$خبر.docx",
        "~WRL0001.tmp",
        ".~lock.خبر.odt#",
        "خبر.md~",
        "خبر.md.swp",
        ".خبر.md.swo",
        "#خبر.md#",
        ".gitkeep",
        ".git",
    ],
)
def test_a_file_of_a_system_or_editor_is_recognised(name: str) -> None:
    assert is_system_file(name)


@pytest.mark.parametrize(
    "name",
    [
        "a.md",
        "thumbs.png",
        "desktop.txt",
        "film.swf",
        "Icon.png",
        "my thumbs.db.txt",
        ".well-known",
        ".htaccess",
        "_headers",
        "#وسم.txt",
        "~خبر.md",
        "$100.txt",
        "git.md",
        "notes.tmp",
    ],
)
def test_a_file_of_a_person_is_no_system_file(name: str) -> None:
    assert not is_system_file(name)
