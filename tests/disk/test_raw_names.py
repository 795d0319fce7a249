"""Names that are not UTF-8 have a form that can be shown, and that leads back to the file."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnews_site.disk.raw_names import is_shown_form, on_disk, shown


@pytest.mark.parametrize("name", ["a.md", "خبر.txt", "a\\xff.md", "🙂"])
def test_names_in_utf_8_are_shown_as_they_are(name: str) -> None:
    assert shown(name) == name
    assert not is_shown_form(name)
    assert on_disk(name) == name


def test_bytes_that_are_not_utf_8_are_shown_as_escapes() -> None:
    assert shown(os.fsdecode(b"\xff\xd8.md")) == "\\xff\\xd8.md/"


@given(st.binary(min_size=1, max_size=8).filter(lambda raw: b"\0" not in raw and b"/" not in raw))
def test_every_name_comes_back_and_can_be_encoded(raw: bytes) -> None:
    name = os.fsdecode(raw)
    form = shown(name)
    form.encode()
    assert on_disk("folder/" + form) == "folder/" + name


@given(
    st.lists(st.binary(min_size=1, max_size=6).filter(lambda raw: b"\0" not in raw and b"/" not in raw), unique=True)
)
def test_no_two_names_have_the_same_form(raws: list[bytes]) -> None:
    assert len({shown(os.fsdecode(raw)) for raw in raws}) == len(raws)
