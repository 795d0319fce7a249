"""A built site measured against the limits of GitHub Pages."""

from __future__ import annotations

import os
from pathlib import Path

from syrnews_site.published.limits import LARGEST_SITE, LISTED, SiteSize, measure


def test_the_size_is_the_sum_of_all_files(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "large.html").write_bytes(bytes(300))
    (tmp_path / "small.html").write_bytes(bytes(20))
    measured = measure(tmp_path)
    assert (measured.bytes, measured.files, measured.links) == (320, 2, ())
    assert measured.largest == ((300, "a/large.html"), (20, "small.html"))
    assert measured.fits


def test_the_largest_files_are_listed_and_no_others(tmp_path: Path) -> None:
    for size in range(LISTED + 5):
        (tmp_path / f"{size}.html").write_bytes(bytes(size))
    assert [size for size, _ in measure(tmp_path).largest] == list(range(LISTED + 4, 4, -1))


def test_symbolic_and_hard_links_do_not_fit(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    os.link(tmp_path / "file", tmp_path / "other-name")
    (tmp_path / "symbolic").symlink_to("file")
    measured = measure(tmp_path)
    assert measured.links == ("file", "other-name", "symbolic")
    assert not measured.fits


def test_a_site_fits_up_to_the_limit_and_is_nearly_full_from_four_fifths_of_it() -> None:
    assert not SiteSize(LARGEST_SITE + 1, 1, (), ()).fits
    assert SiteSize(LARGEST_SITE, 1, (), ()).fits
    assert SiteSize(LARGEST_SITE * 9 // 10, 1, (), ()).nearly_full
    assert not SiteSize(LARGEST_SITE + 1, 1, (), ()).nearly_full
    assert not SiteSize(LARGEST_SITE // 2, 1, (), ()).nearly_full
