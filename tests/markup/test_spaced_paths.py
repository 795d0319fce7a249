"""Paths with spaces: links and images lead to the file that the person means, and prose in parentheses stays prose."""

from __future__ import annotations

import pytest

from tests.markup.bodies import ROOT, elements, html, text_of


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("media/my photo.jpg", "media/my%20photo.jpg"),
        (
            "media/صورة المظاهرة.png",
            "media/%D8%B5%D9%88%D8%B1%D8%A9%20%D8%A7%D9%84%D9%85%D8%B8%D8%A7%D9%87%D8%B1%D8%A9.png",
        ),
        ("media/IMG 2024 (1).jpg", "media/IMG%202024%20(1).jpg"),
        ("  media/a b.png  ", "media/a%20b.png"),
        ("media/a  b.png", "media/a%20%20b.png"),
        ("../../media/a b.png", "media/a%20b.png"),
        ("<media/a b.png>", "media/a%20b.png"),
        ("media/a%20b.png", "media/a%20b.png"),
        ("media/a%20b c.png", "media/a%20b%20c.png"),
        ("/media/my folder/a b.png", "media/my%20folder/a%20b.png"),
    ],
)
def test_an_image_shows_the_file_whose_name_has_spaces(written: str, name: str) -> None:
    [paragraph, image] = elements(html(f"قبل ![نص]({written}) بعد"))
    assert (paragraph[0], image[0], image[1]["src"], image[1]["alt"]) == ("p", "img", ROOT + name, "نص")


@pytest.mark.parametrize("quotes", ['"{}"', "'{}'"])
def test_a_title_after_the_path_is_a_title(quotes: str) -> None:
    [_, image] = elements(html(f"قبل ![نص](media/a b.png {quotes.format('عنوان الصورة')})"))
    assert (image[1]["src"], image[1]["title"]) == (ROOT + "media/a%20b.png", "عنوان الصورة")


def test_a_link_with_a_suffix_leads_to_the_file() -> None:
    made = html("[تقرير **مهم**](media/the report.pdf) ثم [صفحة](my page.html#part)")
    assert [element[1].get("href") for element in elements(made) if element[0] == "a"] == [
        ROOT + "media/the%20report.pdf",
        ROOT + "my%20page.html#part",
    ]
    assert "<strong>مهم</strong>" in made


def test_a_definition_may_have_spaces() -> None:
    made = html('![نص][1] و[تقرير][ب]\n\n[1]: media/my photo.jpg "عنوان"\n[ب]: media/my report.pdf\n')
    assert f'src="{ROOT}media/my%20photo.jpg" alt="نص" title="عنوان"' in made
    assert f'href="{ROOT}media/my%20report.pdf"' in made
    assert "[" not in text_of(made)


def test_an_image_within_a_link_may_have_spaces_in_both_paths() -> None:
    made = elements(html("[![س](media/a b.png)](media/c d.pdf)"))
    assert [(tag, attributes.get("href") or attributes.get("src")) for tag, attributes in made[1:]] == [
        ("a", ROOT + "media/c%20d.pdf"),
        ("img", ROOT + "media/a%20b.png"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "[قال](نعم بالطبع)",
        "[1](انظر الصفحة رقم 2)",
        "`![نص](media/a b.png)`",
        "[نص](javascript:a b.html)",
        "![نص](javascript:alert(1) b.png)",
        "[1]: هذا نص وليس عنواناً",
    ],
)
def test_what_is_no_path_stays_text(body: str) -> None:
    assert not [tag for tag, _ in elements(html(body)) if tag in ("a", "img")]


def test_a_body_of_nothing_but_open_targets_takes_no_longer_than_its_length() -> None:
    body = "![](a " * 3000 + "(" * 100 + " " * 3000
    assert "<img" not in html(body)
