"""Files that systems and editors make for themselves are told from files that a person made."""

from __future__ import annotations

import pytest

from syrnews_site.disk.system_files import is_backup, is_hidden, is_system_file, is_system_folder


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
        ".DS_Store",
        "._خبر.md",
        "Icon\r",
        "~$خبر.docx",
        "~WRL0001.tmp",
        ".~lock.خبر.odt#",
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
        "$RECYCLE.BIN",
        "System Volume Information",
        "__MACOSX",
        "@eaDir",
        "#recycle",
        "lost+found",
        ".git",
        ".Trash-1000",
    ],
)
def test_a_folder_of_a_system_is_recognised(name: str) -> None:
    assert is_system_folder(name)


@pytest.mark.parametrize("name", ["##", "#وسم#", "~$أخبار", "2013.swp", "Icon\r", "desktop.ini", "a~", "~قديم.tmp"])
def test_a_folder_with_the_name_of_an_editors_file_is_a_persons(name: str) -> None:
    assert not is_system_folder(name)


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
        "##",
        "lost+found",
    ],
)
def test_a_file_of_a_person_is_no_system_file(name: str) -> None:
    assert not is_system_file(name)


def test_a_backup_has_its_file_beside_it() -> None:
    names = frozenset({"a.md", "a.md~", "b.md~"})
    assert is_backup("a.md~", names)
    assert not is_backup("b.md~", names)
    assert not is_backup("a.md", names)


def test_names_with_a_dot_before_or_a_tilde_behind_are_hidden() -> None:
    assert [name for name in (".a", "b~", "c.d", "~e") if is_hidden(name)] == [".a", "b~"]
