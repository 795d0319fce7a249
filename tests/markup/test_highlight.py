"""Program code is highlighted without loss, in colours with enough contrast."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnews_site.markup.highlight import CODE_COLOURS, LONGEST_CODE, code_css, highlight


@given(st.text(), st.sampled_from(["python", "html", "yaml", "sql", "c", "bash", "js", "diff", "json"]))
def test_highlighting_keeps_every_character(code: str, language: str) -> None:
    marked = highlight(code, language)
    bare = re.sub(r"</?span[^>]*>", "", marked)
    assert bare == highlight(code, "")


def contrast(one: str, other: str) -> float:
    """The contrast of two colours: WCAG 2.2, relative luminance."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("classes", "light", "dark"), CODE_COLOURS)
def test_colours_of_code_have_enough_contrast(classes: tuple[str, ...], light: str, dark: str) -> None:
    assert contrast(light, "#fbf9f4") >= 4.5
    assert contrast(dark, "#15171a") >= 4.5
    assert code_css().count(f".{classes[0]}") >= 2


def test_code_that_is_too_long_or_of_an_unknown_language_is_only_escaped() -> None:
    assert highlight("a < b", "") == highlight("a < b", "no-such-language") == "a &lt; b"
    assert "<span" in highlight("def f(): pass", "python")
    assert "<span" not in highlight("pass\n" * LONGEST_CODE, "python")
