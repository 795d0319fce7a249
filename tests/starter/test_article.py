"""The file of a new article: its name, and text that loads without a diagnostic."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnews_site.authority.lookup import load_authority
from syrnews_site.content.load import load
from syrnews_site.settings.site import Site
from syrnews_site.starter.article import NotADay, NoTitle, new_file, short_name, write
from syrnews_site.yamlreader import Mapping, Scalar, read

SITE = Site()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Hello, World!", "hello-world"),
        ("Élan vital", "elan-vital"),
        ("x" * 100, "x" * 60),
        ("con", "con"),
    ],
)
def test_a_latin_title_names_its_file(title: str, name: str) -> None:
    assert short_name(title) == name


@pytest.mark.parametrize("title", ["دمشق", "دمشق Damascus", "123", "!!!", "你好"])
def test_any_other_title_gets_eight_hex_digits(title: str) -> None:
    assert len(short_name(title)) == 8
    assert set(short_name(title)) <= set("0123456789abcdef")


def test_spellings_of_one_title_share_a_name() -> None:
    assert short_name("الإدارة") == short_name("الادارة")


@given(st.text(max_size=80))
def test_any_title_survives_the_front_matter(title: str) -> None:
    try:
        file = new_file(title, "2025-11-06", "md", SITE, added="2026-01-02")
    except NoTitle:
        return
    front = file.text.split("---\n")[1]
    node, diagnostics = read(front, "x.md")
    assert diagnostics == ()
    assert isinstance(node, Mapping)
    value = node.get("title")
    assert isinstance(value, Scalar)
    assert value.value == " ".join(value.value.split()) != ""


def test_a_new_draft_loads_without_a_diagnostic() -> None:
    authority = load_authority("", "", "tags.yaml", "sources.yaml")[0]
    file = new_file('عنوان: "خاص"', "2025-11-06", "md", SITE, added="2026-01-02")
    loaded = load(SITE, authority, file.path, file.text.encode())
    assert loaded.diagnostics == ()
    assert loaded.article is not None
    assert loaded.article.draft
    assert loaded.article.headline.title == 'عنوان: "خاص"'
    assert loaded.article.added == "2026-01-02"


@pytest.mark.parametrize("date", ["6 تشرين الثاني 2025", "2025-11-06", "6/11/2025"])
def test_any_date_that_newspapers_print_names_the_file_by_its_day(tmp_path: Path, date: str) -> None:
    path = write(tmp_path, "Title", date, "md")
    assert path == tmp_path / "articles" / "2025" / "11" / "2025-11-06-title.md"


def test_a_file_that_exists_is_never_overwritten(tmp_path: Path) -> None:
    path = write(tmp_path, "Title", "2025-11-06", "txt")
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError):
        write(tmp_path, "Title", "2025-11-06", "txt")
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_date_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    with pytest.raises(NotADay) as raised:
        write(tmp_path, "Title", "tomorrow", "md")
    assert str(raised.value)
    assert list(tmp_path.iterdir()) == []
