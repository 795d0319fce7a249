"""Any bytes are loaded: the result is an article or an error."""

from __future__ import annotations

from hashlib import blake2b, sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnews_site.authority.lookup import Authority
from syrnews_site.content.load import load
from syrnews_site.diagnostics import CODES
from syrnews_site.settings.site import Site

SITE = Site(undated="keep")
TEXT = "عنوان الخبر\n\n6 تشرين الثاني 2025\n\nمتن الخبر.\n"
PATHS = st.sampled_from(["articles/a.txt", "articles/2025/11/06/خبر.txt", "articles/a.md", "articles/A.MD"])
PIECES = st.sampled_from(
    [b"---\n", b"title: ", b"date: ", "6 تشرين الثاني 2025\n".encode(), b"\n\n", b"[", b"#", b"\xff\xfe", b"\x00"]
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_every_encoding_of_a_text_gives_the_same_article(encoding: str) -> None:
    data = TEXT.encode(encoding)
    article = load(SITE, Authority(), "articles/a.txt", data).article
    assert article is not None
    assert article.headline.title == "عنوان الخبر"
    assert article.body == "متن الخبر."
    assert article.origin.digest == blake2b(data, digest_size=16).hexdigest()
    assert article.sha256 == sha256(data).hexdigest()


def test_line_ends_and_direction_controls_change_nothing_in_an_article() -> None:
    plain = load(SITE, Authority(), "articles/a.txt", TEXT.encode()).article
    odd = load(
        SITE, Authority(), "articles/a.txt", TEXT.replace("\n", "\r\n").replace("متن", "\u202eمتن").encode()
    ).article
    assert plain is not None
    assert odd is not None
    assert odd.body == plain.body
    assert odd.headline == plain.headline
    assert [note.text for note in odd.notes if note.rule == "clean"] == ["direction: 1"]


def test_the_suffix_tells_the_format_whatever_its_case() -> None:
    markdown = "---\ntitle: عنوان\ndate: 2025-11-06\n---\n\nمتن.\n".encode()
    article = load(SITE, Authority(), "articles/a.MD", markdown).article
    assert article is not None
    assert article.format == "markdown"


def test_a_file_that_is_too_large_is_not_decoded() -> None:
    loaded = load(Site(max_file_size=1), Authority(), "articles/a.txt", b"\x00" * 1_000_001)
    assert [diagnostic.code for diagnostic in loaded.diagnostics] == ["SN103"]


@given(PATHS, st.one_of(st.binary(), st.text().map(str.encode), st.lists(PIECES).map(b"".join)))
def test_any_bytes_give_an_article_or_an_error(path: str, data: bytes) -> None:
    loaded = load(SITE, Authority(), path, data)
    errors = [diagnostic for diagnostic in loaded.diagnostics if diagnostic.severity == "error"]
    assert (loaded.article is None) == bool(errors)
    assert {diagnostic.code for diagnostic in loaded.diagnostics} <= set(CODES)
    assert all(diagnostic.file == path for diagnostic in loaded.diagnostics)
    assert loaded == load(SITE, Authority(), path, data)
