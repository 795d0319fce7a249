"""Markdown without its marks, for the tagger and for summaries."""

from __future__ import annotations

import pytest

from syrnews_site.content.markdown.readable import readable, readable_start


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("نص بلا علامات. 5 - 3", "نص بلا علامات. 5 - 3"),
        ("## عنوان\n> قول\n- بند\n* آخر", "عنوان\nقول\nبند\nآخر"),
        ("**غامق** _مائل_ و`شيفرة` وsnake_case", "غامق مائل وشيفرة وsnake_case"),
        ('[نص](a_b) ![صورة](x.png "ع") [نص][1] <https://example.org>', "نص صورة نص https://example.org"),
        ("حاشية[^1]\n\n[^1]: نصها", "حاشية\n\nنصها"),
        ("| أ | ب |\n|---|:-:|\n| ج | د |", "  أ   ب  \n\n  ج   د  "),
        ("```python\nx = 1\n```", "\nx = 1\n"),
        (r"\*نجمة\* و\_", "*نجمة* و_"),
        ("***\nنص", "\nنص"),
    ],
)
def test_readable_text_has_no_marks_of_markdown(body: str, shown: str) -> None:
    assert readable(body) == shown


def test_the_start_of_a_text_has_no_headings_and_a_bounded_length() -> None:
    assert readable_start("# عنوان\n\n*نص* أول\n\n## آخر\n\nنص ثان") == "\n\nنص أول\n\n\n\nنص ثان"
    assert len(readable_start("كلمة " * 100_000)) <= 2000
