"""Which files are articles, and why a file is not opened."""

from __future__ import annotations

import pytest

from syrnews_site.content.files import is_article, is_markdown, too_large, unfit


@pytest.mark.parametrize(
    ("path", "article", "markdown"),
    [
        ("articles/a.txt", True, False),
        ("articles/2025/خبر.MD", True, True),
        ("articles/a.html", False, False),
        ("articles/txt", False, False),
        ("pages/about.md", False, True),
        ("a.txt", False, False),
    ],
)
def test_articles_are_texts_and_markdown_below_articles(path: str, article: bool, markdown: bool) -> None:
    assert is_article(path) is article
    assert is_markdown(path) is markdown


def test_a_text_of_at_most_the_allowed_size_is_opened() -> None:
    assert unfit("articles/a.txt", 1_000_000, regular=True, max_file_size=1) is None
    assert too_large("articles/a.txt", 1_000_000, 1) is None


@pytest.mark.parametrize(
    ("path", "size", "regular", "code", "word"),
    [
        ("articles/a.txt", 1_000_001, True, "SN103", "1.0 MB"),
        ("articles/a.txt", 1, False, "SN104", "regular"),
        ("articles/a.pdf", 1, True, "SN104", ".pdf"),
        ("articles/noname", 1, True, "SN104", "articles/noname"),
        ("articles/\\xff.txt/", 1, False, "SN104", "UTF-8"),
        ("articles/below/.", 0, False, "SN108", "folder"),
    ],
)
def test_a_file_that_is_not_opened_is_reported_with_a_reason_and_a_hint(
    path: str, size: int, regular: bool, code: str, word: str
) -> None:
    diagnostic = unfit(path, size, regular=regular, max_file_size=1)
    assert diagnostic is not None
    assert (diagnostic.code, diagnostic.severity) == (code, "error")
    assert word in diagnostic.message
    assert diagnostic.hint
    diagnostic.file.encode("utf-8")


def test_a_hidden_file_is_named_in_a_note() -> None:
    diagnostic = unfit("articles/.a.txt", 0, regular=False, max_file_size=1)
    assert diagnostic is not None
    assert (diagnostic.file, diagnostic.code, diagnostic.severity) == ("articles/.a.txt", "SN608", "note")
