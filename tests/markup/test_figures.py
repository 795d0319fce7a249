"""A picture that is alone in its paragraph is a figure, with a caption, a credit and a size."""

from __future__ import annotations

import pytest

from syrnews_site.markup.commonmark import html as markdown
from syrnews_site.markup.figures import caption
from tests.markup.bodies import ROOT, elements, html, text_of


@pytest.mark.parametrize(
    ("title", "text", "credit"),
    [
        ("السد عام 1973. تصوير: سانا", "السد عام 1973.", "سانا"),
        ("The dam. Credit: SANA", "The dam.", "SANA"),
        ("The dam © SANA", "The dam", "SANA"),
        ("© SANA", "", "SANA"),
        ("تصوير: سانا", "", "سانا"),
        ("discredit: a word", "discredit: a word", ""),
        ("السد", "السد", ""),
        ("", "", ""),
    ],
)
def test_a_title_is_a_caption_and_a_credit(title: str, text: str, credit: str) -> None:
    assert caption(title) == (text, credit)


def test_a_lone_picture_is_a_figure_that_leads_to_its_file() -> None:
    made = html('قبل.\n\n![سد](media/a b.png "السد. © سانا <b>")\n\nبعد.')
    found = [tag for tag, _ in elements(made)]
    assert found == ["p", "figure", "a", "img", "figcaption", "small", "p"]
    attributes = dict(elements(made)[2][1])
    assert attributes["href"] == ROOT + "media/a%20b.png"
    assert "السد. تصوير: سانا <b>" in text_of(made)


def test_a_picture_in_a_text_a_link_or_a_list_is_no_figure() -> None:
    for body in ("نص ![سد](media/a.png)", "[![سد](media/a.png)](years.html)", "- ![سد](media/a.png)"):
        assert "<figure" not in html(body)
        assert "<img" in html(body)


def test_a_film_or_a_picture_of_another_host_is_no_figure() -> None:
    assert "<figure" not in html("![](media/film.mp4)")
    assert "<figure" not in html("![](https://example.org/a.png)")
    assert "(صورة في موقع آخر)" in html("![](https://example.org/a.png)")


def test_a_picture_whose_size_is_known_tells_it() -> None:
    made = markdown("![سد](media/%D8%B3%D8%AF.png)", "", "ar", {}, sizes={"media/سد.png": (640, 480)})
    (image,) = (attributes for tag, attributes in elements(made) if tag == "img")
    assert (image["width"], image["height"]) == ("640", "480")
    other = markdown("![سد](media/other.png)", "", "ar", {}, sizes={"media/سد.png": (640, 480)})
    assert "width" not in other


def test_a_figure_without_a_description_has_a_link_with_a_name() -> None:
    attributes = dict(elements(html("![](media/dam.png)"))[1][1])
    assert attributes["aria-label"] == "dam.png"
