"""site.yaml: defaults, types, and a diagnostic for each wrong setting."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnews_site.settings.site import Site
from syrnews_site.settings.site_yaml import RANGES, load_site


def only_mistake(text: str) -> tuple[int, int, str, str, str]:
    """The line, column, code, message and hint of the only mistake in a text."""
    (mistake,) = load_site(text)[1]
    assert mistake.file == "site.yaml"
    assert mistake.severity == "error"
    return mistake.line, mistake.column, mistake.code, mistake.message, mistake.hint


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", "---\n", "title:\nhijri:\nchrome:\nfeed_length:\n"])
def test_empty_file_gives_the_defaults(text: str) -> None:
    assert load_site(text) == (Site(), ())


def test_settings_of_every_type_are_read() -> None:
    text = """\
title: أرشيف  الصحافة # the name
description: >
  سطر
  وآخر
url: HTTPS://example.org/a
language: en
timezone: Africa/Casablanca
months: Gulf
digits: arabic
hijri: yes
undated: keep
originals: off
auto_tags: لا
feed_length: "20"
chrome: [تابعونا, "شارك: الآن"]
fonts: fonts/a.WOFF2
"""
    expected = Site(
        title="أرشيف الصحافة",
        description="سطر وآخر",
        url="HTTPS://example.org/a/",
        language="en",
        timezone="Africa/Casablanca",
        months="gulf",
        digits="arabic",
        hijri=True,
        undated="keep",
        originals=False,
        auto_tags=False,
        feed_length=20,
        chrome=("تابعونا", "شارك: الآن"),
        fonts=("fonts/a.WOFF2",),
    )
    assert load_site(text) == (expected, ())
    assert hash(expected)


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("titel", "title"),
        ("Title", "title"),
        ("auto-tags", "auto_tags"),
        ("base_url", "url"),
        ("lang", "language"),
        ("feedlength", "feed_length"),
        ("timezones", "timezone"),
    ],
)
def test_hint_for_an_unknown_setting_names_the_nearest_setting(key: str, meant: str) -> None:
    line, column, code, message, hint = only_mistake(f"hijri: no\n{key}: x\n")
    assert (line, column, code) == (2, 1, "SN211")
    assert key in message
    assert hint == f"did you mean \u2068{meant}\u2069?"


def test_hint_for_a_setting_unlike_all_others_lists_all_settings() -> None:
    assert all(name in only_mistake("zzzzzz: x\n")[4] for name in Site.__struct_fields__)


@pytest.mark.parametrize(
    ("text", "column", "wanted"),
    [
        ("hijri: maybe", 8, "true or false"),
        ("hijri: [yes]", 8, "true or false"),
        ("title: [a]", 8, "text"),
        ("title: {a: b}", 8, "text"),
        ("feed_length: many", 14, "whole number"),
        ("feed_length: 0", 14, "1 to 1000"),
        ("feed_length: -5", 14, "1 to 1000"),
        ("feed_length: 1e9", 14, "1 to 1000"),
        ("feed_length: 99999999999999999999", 14, "1 to 1000"),
        ("feed_length: [1]", 14, "number"),
        ("months: french", 9, "levantine or gulf or both"),
        ("digits: [western]", 9, "text"),
        ("undated: maybe", 10, "reject or keep"),
        ("timezone: Asia/Damascsu", 11, "time zone"),
        ("timezone: ../../etc/passwd", 11, "time zone"),
        ("timezone: Asia", 11, "time zone"),
        ("url: example.org", 6, "https://"),
        ("url: javascript:alert(1)", 6, "https://"),
        ("url: ftp://example.org/", 6, "https://"),
        ("url: https://example.org/?a=b", 6, "https://"),
        ('url: "https://exa mple.org/"', 6, "https://"),
        ("language: العربية", 11, "code of a language"),
        ("tags: ../tags.yaml", 7, "content folder"),
        ("tags: /etc/tags.yaml", 7, "content folder"),
        ("sources: a/../../b.yaml", 10, "content folder"),
        ("fonts: [a.ttf]", 9, "woff2"),
        ("fonts: [https://example.org/a.woff2]", 9, "woff2"),
        ("chrome: [[a]]", 10, "text"),
        ("chrome: {a: b}", 9, "list"),
    ],
)
def test_wrong_value_keeps_the_default_and_the_message_says_what_is_wanted(text: str, column: int, wanted: str) -> None:
    line, place, code, message, _ = only_mistake(text + "\n")
    assert (line, place, code) == (1, column, "SN212")
    assert wanted in message
    assert load_site(text + "\n")[0] == Site()


@pytest.mark.parametrize("text", ["عنوان", "- title\n- url\n"])
def test_file_that_is_not_a_map_is_an_error(text: str) -> None:
    assert only_mistake(text)[2] == "SN212"


def test_all_mistakes_are_reported_and_the_other_settings_are_read() -> None:
    site, mistakes = load_site("titel: a\nhijri: x\nmonths: gulf\ndigits: a: b\ntitle: د\ntitle: ه\n")
    assert [(mistake.line, mistake.code) for mistake in mistakes] == [
        (1, "SN211"),
        (2, "SN212"),
        (4, "SN201"),
        (6, "SN203"),
    ]
    assert site == Site(months="gulf", title="د")


@pytest.mark.parametrize("name", RANGES)
def test_default_number_is_in_its_range(name: str) -> None:
    lowest, highest = RANGES[name]
    assert lowest <= getattr(Site(), name) <= highest


@given(st.lists(st.tuples(st.sampled_from([*Site.__struct_fields__, "x"]), st.text(max_size=12))))
def test_any_text_gives_a_site(lines: list[tuple[str, str]]) -> None:
    site, _ = load_site("\n".join(f"{key}: {value}" for key, value in lines))
    assert isinstance(site, Site)


def test_sample_settings_are_valid_and_equal_the_defaults(root: Path) -> None:
    site, mistakes = load_site((root / "content" / "site.yaml").read_text(encoding="utf-8"))
    assert mistakes == ()
    assert site == Site(description=site.description)


def test_every_setting_is_documented_with_its_default(root: Path) -> None:
    text = (root / "docs" / "settings.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| (?:`([^`]*)`)? ?\|", text, re.MULTILINE))
    shown = {
        name: "" if value == () else "auto" if value is None else str(value) for name, value in vars_of(Site()).items()
    }
    assert rows == {name: value.lower() if value in ("True", "False") else value for name, value in shown.items()}


def vars_of(site: Site) -> dict[str, object]:
    return {name: getattr(site, name) for name in site.__struct_fields__}
