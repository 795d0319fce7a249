"""Films and sounds of media/ have players on pages, and links where a player is not possible."""

from __future__ import annotations

import pytest

from syrnews_site.markup.body import feed_html
from tests.markup.bodies import ROOT, article, elements, html, text_of


@pytest.mark.parametrize(
    ("path", "tag"),
    [
        ("media/clip.mp4", "video"),
        ("media/clip.MP4", "video"),
        ("media/clip.webm#t=10", "video"),
        ("../../media/voice.mp3", "audio"),
        ("/media/voice.ogg", "audio"),
    ],
)
def test_a_film_or_sound_has_a_player_with_a_link_inside(path: str, tag: str) -> None:
    made = html(f"![لقطة من *دمشق*]({path} 'عنوان')")
    [paragraph, player, link] = elements(made)
    source = ROOT + path[path.index("media/") :]
    assert (paragraph[0], player[0], link[0]) == ("p", tag, "a")
    assert player[1] == {
        "controls": "",
        "preload": "metadata",
        "src": source,
        "aria-label": "لقطة من دمشق",
        "title": "عنوان",
    }
    assert (link[1]["href"], text_of(made).strip()) == (source, "لقطة من دمشق")


def test_a_player_without_a_description_has_the_name_of_its_file() -> None:
    made = html("![](<media/نشرة المساء.mp3>)")
    assert 'aria-label="نشرة المساء.mp3"' in made
    assert "نشرة المساء.mp3" in text_of(made)


def test_a_player_by_reference_and_with_spaces_is_one_too() -> None:
    assert html("![أ][1] ![ب](media/b c.mp3)\n\n[1]: media/a.mp4\n").count(" controls ") == 2


def test_within_a_link_the_film_is_its_description() -> None:
    assert html("[![لقطة](media/clip.mp4)](tags/a.html)") == f'<p><a href="{ROOT}tags/a.html">لقطة</a></p>\n'


def test_a_document_as_an_image_is_a_link() -> None:
    assert html("![التقرير](media/report.pdf)") == f'<p><a href="{ROOT}media/report.pdf">التقرير</a></p>\n'


def test_a_link_to_a_film_stays_a_link_and_a_film_elsewhere_is_not_loaded() -> None:
    made = html("[نص](media/clip.mp4) ![فيلم](https://example.org/clip.mp4)")
    assert "<video" not in made
    assert [attributes["href"] for tag, attributes in elements(made) if tag == "a"] == [
        ROOT + "media/clip.mp4",
        "https://example.org/clip.mp4",
    ]


def test_in_a_feed_films_and_sounds_are_links() -> None:
    made = feed_html(article("![لقطة](media/clip.mp4)"), "https://example.org/")
    assert '<p><a href="https://example.org/media/clip.mp4">لقطة</a></p>' in made
