"""A flash: an article of one line. Its title is published as its text, and its page says so."""

from __future__ import annotations

from syrnews_site.content.files import ARTICLES
from syrnews_site.model import Note


def is_flash(path: str, title: str, body: str) -> bool:
    """Whether an article has a title alone. A standing page is none: a page without a text is a mistake."""
    return bool(title) and not body and path.startswith(ARTICLES)


def flash_note(line: int, title: str) -> Note:
    """The note of a flash, whose title is in this line."""
    return Note("flash", line, title)
