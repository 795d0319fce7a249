"""The size of a site as it is printed."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from syrnews_site.cli.limits import lines, markdown, verdict
from syrnews_site.published.limits import LARGEST_SITE, SiteSize
from tests import htmlkit


@pytest.mark.parametrize(
    ("measured", "words"),
    [
        (SiteSize(5, 1, (), ()), "fits GitHub Pages: 5 bytes of 1.0 GB (0.0%) in 1 files"),
        (SiteSize(LARGEST_SITE * 9 // 10, 1, (), ()), "nearly too large for GitHub Pages: 900.0 MB"),
        (SiteSize(LARGEST_SITE * 2, 1, (), ("a",)), "too large for GitHub Pages: 2.0 GB"),
        (SiteSize(5, 1, (), ("a", "b")), "GitHub Pages accepts no links, and the site has 2: "),
    ],
)
def test_one_sentence_says_whether_the_site_fits(measured: SiteSize, words: str) -> None:
    assert verdict(measured).startswith(words)


def test_names_of_files_are_text_in_the_summary() -> None:
    html = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(
        markdown(SiteSize(5, 1, ((5, "<b>|x"),), ("[a](b)",)))
    )
    summary = htmlkit.fragment(html)
    assert {"a", "b"} & {str(element.tag) for element in summary.iter()} == set()
    assert [htmlkit.text_of(cell) for cell in summary.iter("td")] == ["5 bytes", "<b>|x"]


def test_the_terminal_shows_no_control_characters() -> None:
    assert "\x1b" not in "".join(lines(SiteSize(5, 1, ((5, "\x1b"),), ("\x1b",))))
