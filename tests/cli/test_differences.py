"""A difference as it is printed: no title is more than text, and long lists are cut."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from syrnews_site.cli.differences import LONGEST, SHOWN, as_json, escaped, markdown, size, terminal
from syrnews_site.model import Diagnostic
from syrnews_site.published.difference import ChangeLists, Difference, DifferenceEntry, Rejection
from tests import htmlkit

HOSTILE = (
    "<script>alert(1)</script>",
    "</details><img src=x onerror=y>",
    "[click](https://evil.example)",
    "![x](https://evil.example/p.png)",
    "# heading\n- list\n\n---",
    "`code` ~~~ ``` | cell | *bold* _it_",
    "https://evil.example www.evil.example",
    "@somebody #12 owner/repository#3",
    "&lt;b&gt; &#60;",
    "\u202eturned\u2066",
    "<!-- comment",
    "\\<b>",
)


def difference_of(title: str, path: str = "2025/11/06/x.html") -> Difference:
    """A difference whose every text is `title`."""
    entry = DifferenceEntry(path, title)
    error = Diagnostic(f"articles/{title}", 1, 1, "SN105", title)
    return Difference(
        articles=ChangeLists([entry], [entry], [entry]),
        pages=ChangeLists([entry], [], []),
        rejected=[Rejection(error, True)],
    )


def elements(text: str) -> list[tuple[str, dict[str, str]]]:
    """The elements and attributes of a Markdown text, as GitHub would show it."""
    html = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(text)
    return [(str(element.tag), dict(element.attrib)) for element in htmlkit.fragment(html).iter()]


@pytest.mark.parametrize("title", HOSTILE)
def test_a_title_is_nothing_but_text_in_a_summary(title: str) -> None:
    assert elements(markdown(difference_of(title))) == elements(markdown(difference_of("harmless")))


@given(st.text(max_size=60))
def test_any_text_stays_text_on_one_line(text: str) -> None:
    assert elements("- " + escaped(text)) == elements("- x")
    assert "\n" not in escaped(text)


def test_mentions_and_addresses_become_no_links() -> None:
    assert "@somebody" not in escaped("@somebody")
    assert "://" not in escaped("https://x")
    assert "www." not in escaped("www.x.example")


def test_a_long_summary_is_cut_and_the_rest_is_counted() -> None:
    entries = [DifferenceEntry(f"2025/11/06/{number}.html", "ط" * 500) for number in range(SHOWN * 20)]
    changes = ChangeLists(entries, entries, entries)
    text = markdown(Difference(articles=changes, pages=changes))
    assert len(text.encode()) < LONGEST + 1000
    assert f"and {len(entries) - SHOWN} more" in text


def test_json_is_uncut_and_takes_any_name() -> None:
    read = json.loads(as_json(difference_of("عنوان", "media/\udcff.png")))
    assert read["articles"]["added"] == [{"path": "media/\udcff.png", "title": "عنوان"}]
    assert read["rejected"][0]["code"] == "SN105"
    entries = [DifferenceEntry(str(number)) for number in range(SHOWN * 2)]
    assert len(json.loads(as_json(Difference(pages=ChangeLists(entries))))["pages"]["added"]) == SHOWN * 2


def test_the_terminal_shows_no_control_characters() -> None:
    assert "\u202e" not in "".join(terminal(difference_of("\u202e\x1b[2J")))
    assert "\x1b" not in "".join(terminal(difference_of("\x1b[2J", "a\x1b.html")))


def test_the_terminal_tells_new_rejections_from_old_ones() -> None:
    error = Diagnostic("articles/a.md", 1, 1, "SN105", "no title")
    difference = Difference(rejected=[Rejection(error, True), Rejection(error, False)])
    lines = list(terminal(difference))
    assert lines[0] == "articles: 0 added, 0 changed, 0 removed, 2 rejected (1 of them new)"
    assert lines[1:3] == [
        "  rejected articles/a.md:1 SN105 no title",
        "  rejected as before articles/a.md:1 SN105 no title",
    ]


def test_a_site_that_grew_or_shrank_says_by_how_much() -> None:
    grown = Difference(old_size=1000, new_size=3500, old_files=1, new_files=2)
    shrunk = Difference(old_size=3500, new_size=1000, old_files=2, new_files=1)
    assert list(terminal(grown))[-1] == "size: 3.5 kB in 2 files (+2.5 kB; before: 1.0 kB in 1 files)"
    assert list(terminal(shrunk))[-1] == "size: 1.0 kB in 1 files (-2.5 kB; before: 3.5 kB in 2 files)"


@pytest.mark.parametrize(("number", "words"), [(0, "0 bytes"), (999, "999 bytes"), (1000, "1.0 kB"), (10**9, "1.0 GB")])
def test_sizes_have_the_unit_that_suits_them(number: int, words: str) -> None:
    assert size(number) == words


def test_pages_whose_navigation_alone_changed_are_one_line_and_a_list_for_programs() -> None:
    near = Difference(navigation=[DifferenceEntry("a.html", "أ"), DifferenceEntry("b.html")])
    assert "changed in navigation alone: 2 pages" in list(terminal(near))
    assert "- changed in navigation alone: 2 pages" in markdown(near).splitlines()
    assert json.loads(as_json(near))["navigation"][0] == {"path": "a.html", "title": "أ"}
    assert not [line for line in terminal(Difference()) if "navigation" in line]
