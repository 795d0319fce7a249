"""What GitHub Pages takes."""

from __future__ import annotations

import os
from pathlib import Path

from syrnews_site.cli.limits import lines, markdown
from syrnews_site.published.limits import LARGEST_SITE, Size, measure


def test_a_folder_is_measured_without_links(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "large.html").write_bytes(bytes(300))
    (tmp_path / "small.html").write_bytes(bytes(20))
    measured = measure(tmp_path)
    assert (measured.bytes, measured.files, measured.links) == (320, 2, ())
    assert measured.largest[0] == (300, "a/large.html")
    assert measured.fits


def test_links_of_both_kinds_do_not_fit(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    os.link(tmp_path / "file", tmp_path / "other-name")
    (tmp_path / "symbolic").symlink_to("file")
    measured = measure(tmp_path)
    assert measured.links == ("file", "other-name", "symbolic")
    assert not measured.fits


def test_a_site_beyond_the_limit_does_not_fit() -> None:
    assert not Size(LARGEST_SITE + 1, 1, (), ()).fits
    assert Size(LARGEST_SITE, 1, (), ()).fits
    assert Size(LARGEST_SITE * 9 // 10, 1, (), ()).nearly_full
    assert not Size(LARGEST_SITE // 2, 1, (), ()).nearly_full


def test_names_are_text_in_the_summary() -> None:
    measured = Size(5, 1, ((5, "<b>|x"),), ("[a](b)",))
    text = markdown(measured)
    assert "<b>" not in text
    assert "[a]" not in text
    assert "\x1b" not in "".join(lines(Size(5, 1, ((5, "\x1b"),), ("\x1b",))))
