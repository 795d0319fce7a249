"""A Markdown file is divided into front matter, title and body, each with its line."""

from __future__ import annotations

import pytest

from syrnews_site.content.markdown.parts import Parts, divide, first_line, title_and_body
from syrnews_site.model import Note


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("نص\n", Parts(None, 1, "نص", 1)),
        ("\n \nنص\n\n", Parts(None, 1, "نص", 3)),
        ("---\na: b\n---\nنص\n", Parts("a: b\n", 2, "نص", 4)),
        ("\n---  \na: b\n...\n\n  نص", Parts("a: b\n", 3, "  نص", 6)),
        ("---\n---\n", Parts("", 2, "", 3)),
        ("---\na: b\n---\nنص\n\n---\n\nآخر", Parts("a: b\n", 2, "نص\n\n---\n\nآخر", 4)),
        ("نص\n---\nآخر\n", Parts(None, 1, "نص\n---\nآخر", 1)),
    ],
)
def test_front_matter_is_the_text_between_a_first_line_of_dashes_and_the_next(text: str, parts: Parts) -> None:
    assert divide(text) == parts


@pytest.mark.parametrize("text", ["---\na: b\n", "\n---\nنص --- نص\n", "---"])
def test_front_matter_that_does_not_end_gives_no_parts(text: str) -> None:
    assert divide(text) is None


def test_the_first_line_with_text_is_counted_from_one() -> None:
    assert [first_line(text) for text in ("نص", "\n\nنص", " \n\t\n---\n")] == [1, 3, 3]


@pytest.mark.parametrize(
    ("body", "title", "rest", "line"),
    [
        ("# عنوان\nنص", "عنوان", "نص", 5),
        ("# لغة C#\n\nنص", "لغة C#", "نص", 6),
        ("# عنوان ##\n\nنص", "عنوان", "نص", 6),
        ("# **عنوان** و[رابط](a.html)\nنص", "عنوان ورابط", "نص", 5),
        ("عنوان\n=====\n\nنص", "عنوان", "نص", 7),
        ("مقدمة\n\n# عنوان\n\nنص", "عنوان", "مقدمة\n\n\n\nنص", 4),
    ],
)
def test_without_a_title_in_front_matter_the_first_heading_is_the_title(
    body: str, title: str, rest: str, line: int
) -> None:
    found, parts, notes = title_and_body("", Parts("", 2, body, 4))
    assert (found, parts.body, parts.body_line) == (title, rest, line)
    assert [note.rule for note in notes] == ["heading taken as title"]


@pytest.mark.parametrize("body", ["نص", "## عنوان\n\nنص", "```\n# a\n```", "#عنوان"])
def test_text_lower_headings_and_code_give_no_title(body: str) -> None:
    parts = Parts("", 2, body, 4)
    assert title_and_body("", parts) == ("", parts, ())


def test_a_heading_that_repeats_the_title_is_dropped_with_a_note() -> None:
    title, parts, notes = title_and_body("أخبار سوريا", Parts("", 2, "# اخبار سوريا\n\nنص", 6))
    assert (title, parts.body, parts.body_line) == ("أخبار سوريا", "نص", 8)
    assert notes == (Note("repeated title dropped", 6, "# اخبار سوريا"),)


def test_any_other_heading_stays_in_the_body() -> None:
    parts = Parts("", 2, "# تمهيد\n\nنص", 6)
    assert title_and_body("أخبار سوريا", parts) == ("أخبار سوريا", parts, ())
