"""The language of messages: an option, else the locale; programs always get English."""

from __future__ import annotations

import json

import pytest

from tests.cli.program import run
from tests.sitekit import Archive


@pytest.mark.parametrize(
    ("locale", "arguments", "said"),
    [
        ("C.UTF-8", ("--language", "ar"), "خطأ SN101: الملف فارغ (الحل: احذف الملف، أو اكتب المقالة)"),
        ("ar_SY.UTF-8", (), "خطأ SN101: الملف فارغ"),
        ("ar_SY.UTF-8", ("--language", "en"), "error SN101: the file is empty"),
        ("de_DE.UTF-8", (), "error SN101: the file is empty"),
    ],
)
def test_an_option_or_the_locale_chooses_the_language(
    archive: Archive, monkeypatch: pytest.MonkeyPatch, locale: str, arguments: tuple[str, ...], said: str
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    archive.write("articles/empty.txt", "")
    assert said in run("check", "--jobs", 1, *arguments).stderr


def test_annotations_are_in_arabic_and_json_is_not(archive: Archive) -> None:
    archive.write("articles/empty.txt", "")
    annotated = run("check", "--jobs", 1, "--language", "ar", "--report", "github").stdout
    assert "::error file=content/articles/empty.txt,title=SN101::الملف فارغ" in annotated
    first = run("check", "--jobs", 1, "--language", "ar", "--report", "json").stdout.splitlines()[0]
    assert json.loads(first)["message"] == "the file is empty"


def test_what_is_read_has_its_doubts_in_arabic(archive: Archive) -> None:
    archive.write("articles/empty.txt", "")
    assert "الملف فارغ" in run("read", "--language", "ar", "content/articles/empty.txt").stdout
