"""Short texts without a title of their own: posts of social media."""

from __future__ import annotations

from syrnews_site.arabic.clean import one_line

LONGEST_TITLE = 200  # characters
_BEGINNING = 80


def title_and_text(title: str, text: str) -> tuple[str, str]:
    """The title and the text; without a title, the first line if it is short, and else its first words."""
    title = one_line(title)
    if title or not text.strip():
        return title, text
    first, _, rest = text.strip().partition("\n")
    if rest.strip() and len(first) <= LONGEST_TITLE:
        return one_line(first), rest
    line = one_line(first)
    return (line if len(line) <= _BEGINNING else line[:_BEGINNING].rpartition(" ")[0] + "…"), text


def is_short(text: str, words: int) -> bool:
    """Whether a post has fewer words than an article must have."""
    return len(text.split()) < words
