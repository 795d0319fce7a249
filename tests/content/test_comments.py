"""HTML comments are taken out of files: no page, feed or search shows them, and lines keep their numbers."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnews_site.content.comments import Unclosed, Uncommented, without_comments
from tests.markup.bodies import html, text_of
from tests.sitekit import FEW_PAGES, Archive

pytestmark = pytest.mark.slow

SECRET = "لا تنشروا اسم الشاهد"
C = f"<!-- {SECRET} -->"
ARTICLE = "---\ntitle: عنوان\ndate: 2025-11-06\n---\n\n{}\n"


def markdown(text: str) -> str:
    made = without_comments(text, markdown=True)
    assert isinstance(made, Uncommented)
    return made.text


@pytest.mark.parametrize(
    ("written", "left"),
    [
        (f"{C}\n\nقبل.\n\n<!--more-->\n\nبعد.", "\n\nقبل.\n\n\n\nبعد."),
        (f"قبل {C} بعد", "قبل  بعد"),
        (f"قبل\n{C}\nبعد", "قبل\n\nبعد"),
        (f"قبل\n  {C}  \nبعد", "قبل\n\nبعد"),
        (f"قبل <!--\n{SECRET}\n\n{SECRET}\n--> بعد", "قبل  بعد"),
        (f"- أ\n- {C}\n- ب", "- أ\n\n- ب"),
        (f"- {C}\n  تتمة", "- \n  تتمة"),
        (f"1. أ {C}\n2. ب", "1. أ \n2. ب"),
        (f"> {C}\n> نص", ">\n> نص"),
        (f"> <!-- {SECRET}\n> {SECRET} -->\n> نص", ">\n> نص"),
        (f"| أ {C} | ب |", "| أ  | ب |"),
        (f"# عنوان {C}", "# عنوان "),
        (f"{C}{C}\nنص", "\nنص"),
        (f"<!-- {SECRET}\n--> {C}\nنص", "\nنص"),
        ("أ<!-->ب<!--->ج<!---->د", "أبجد"),
        (f"نص <!—{SECRET}—> بعد", "نص  بعد"),
        (f"نص <!– {SECRET} –> بعد", "نص  بعد"),
        (f"نص <!-- {SECRET} —> بعد", "نص  بعد"),
        (f"نص <!-- {SECRET} —> {SECRET} --> بعد", "نص  بعد"),
        (f"<!-- ```\n{SECRET}\n``` -->\nنص", "\nنص"),
        (f"<!-- {SECRET} -- {SECRET} > -->", ""),
    ],
)
def test_comments_go_and_the_text_around_them_stays(written: str, left: str) -> None:
    assert markdown(written) == left


@pytest.mark.parametrize(
    "code",
    [f"```\n{C}\n```", f"~~~ html\n{C}\n~~~", f"- أ\n  ```\n  {C}\n  ```", f"`{C}`", f"``{C} ` {C}``", f"\\{C}"],
)
def test_a_comment_in_code_is_text(code: str) -> None:
    assert markdown(f"قبل\n\n{code}\n\nبعد {C}") == f"قبل\n\n{code}\n\nبعد "
    assert "<!--" in text_of(html(code))


def test_a_backtick_alone_begins_no_code() -> None:
    assert markdown(f"حرف ` واحد {C}\n\n` {C}") == "حرف ` واحد \n\n` "


def test_lines_after_a_comment_keep_their_numbers() -> None:
    text = f"1\n<!--\n{SECRET}\n-->\n5 <!--\n--> 6\n7 {C}\n8"
    made = without_comments(text, markdown=True)
    assert isinstance(made, Uncommented)
    found = {
        word: made.original_line(line) for line, row in enumerate(made.text.split("\n"), 1) for word in row.split()
    }
    assert (found["1"], found["5"], found["7"], found["8"]) == (1, 5, 7, 8)
    assert [line for line, _ in made.comments] == [2, 5, 7]
    assert made.original_line(0) == 0


@pytest.mark.parametrize(
    ("text", "place"), [("<!-- أ", (1, 1)), ("أ\n\nب <!-- ج\n\nد", (3, 3)), (f"{C} <!--", (1, 31))]
)
@pytest.mark.parametrize("form", [True, False])
def test_a_comment_that_does_not_end_is_found(text: str, place: tuple[int, int], form: bool) -> None:
    assert without_comments(text, markdown=form) == Unclosed(*place)


@given(st.lists(st.sampled_from(["<!--", "-->", "a", "\n", "\n\n", "`", "```", "- ", "> ", "  ", "\\"])).map("".join))
def test_lines_of_any_text_keep_their_order_and_stay_within_the_text(text: str) -> None:
    made = without_comments(text, markdown=True)
    if isinstance(made, Uncommented):
        lines = [made.original_line(line) for line in range(1, made.text.count("\n") + 2)]
        assert lines == sorted(set(lines))
        assert lines[-1] <= text.count("\n") + 1


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_no_file_of_the_site_has_the_text_of_a_comment(tmp_path: Path, name: str) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    text = f"{C}\n\nقبل {C} الفاصل.\n\n<!--\n# {SECRET}\n-->\n\nبعد الفاصل.\n"
    head = (
        "---\ntitle: عنوان\nsummary: خلاصة {0}\ndate: 2025-11-06\n---\n"
        if name == "a.md"
        else "عنوان الخبر\n{0}\n6/11/2025\n"
    )
    archive.write(f"articles/{name}", C + "\n" + head.format(C) + text)
    archive.write("pages/about.md", f"---\ntitle: عن الأرشيف\n---\n\nنص {C}.\n")
    outcome = archive.build()
    assert outcome.count("error") == 0
    assert outcome.articles == 1
    assert "الفاصل" in archive.page("2025/11/06/a.html")
    for file in archive.output.rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            assert SECRET.encode() not in data, file
            assert "الشاهد".encode() not in data, file
            assert b"<!--" not in data, file


def test_an_original_with_comments_is_not_published_until_they_go(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    archive.write("articles/a.md", ARTICLE.format(f"نص {C}."))
    archive.build()
    assert not (archive.output / "2025/11/06/a.txt").exists()
    assert 'href="a.txt"' not in archive.page("2025/11/06/a.html")
    archive.write("articles/a.md", ARTICLE.format("نص."))
    archive.build()
    assert (archive.output / "2025/11/06/a.txt").exists()


def test_a_mistake_below_a_comment_is_reported_in_its_own_line(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    archive.write("articles/a.md", f"<!--\n{SECRET}\n-->\n---\ntitle: عنوان\ndate: 2025-13-40\n---\n\nنص.\n")
    assert [(found.code, found.line) for found in archive.build().diagnostics] == [("SN113", 6)]


def test_a_definition_that_serves_as_a_comment_is_not_in_the_summary(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    archive.write("articles/a.md", ARTICLE.format(f"[//]: # ({SECRET})\n\nنص المقالة.\n\n[1]: https://example.org 'x'"))
    archive.build()
    assert SECRET not in archive.page("2025/11/06/a.html") + archive.page("feed.xml")
