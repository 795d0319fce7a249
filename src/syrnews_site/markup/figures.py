"""Figures: a picture that is alone in its paragraph, with its caption and its credit, which are in its title.

`![a dam](media/dam.jpg "The dam in 1973. © SANA")`
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markdown_it.token import Token

from syrnews_site.markup.links import media_path, player

# What people write before the name of who took a picture.
_CREDIT_WORDS = (
    "credit",
    "photo",
    "تصوير",
    "الصورة",
)
_CREDIT = re.compile(rf"\s*(?:©|\([cC]\)\s|(?:^|(?<=[\s.،؛(]))(?:{'|'.join(_CREDIT_WORDS)})\s*:)\s*", re.IGNORECASE)


class Caption(NamedTuple):
    """The caption of a picture, and who took it or owns it; both may be empty."""

    text: str
    credit: str


def caption(title: str) -> Caption:
    """The two parts of a title: the credit begins at `©`, `credit:` or `تصوير:`."""
    found = _CREDIT.search(title)
    if not found:
        return Caption(title.strip(), "")
    return Caption(title[: found.start()].strip(), title[found.end() :].strip())


def with_figures(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens. A paragraph that holds a picture of this site, and nothing else, is one token."""
    index = 0
    while index < len(tokens):
        image = _lone_picture(tokens[index : index + 3])
        if image:
            yield Token("figure", "figure", 0, children=[image], block=True)
        else:
            yield tokens[index]
        index += 3 if image else 1


def _lone_picture(tokens: Sequence[Token]) -> Token | None:
    if len(tokens) < 3 or tokens[0].type != "paragraph_open" or tokens[0].hidden or tokens[1].type != "inline":
        return None
    children = tokens[1].children or []
    if len(children) != 1 or children[0].type != "image":
        return None
    path = media_path(str(children[0].attrGet("src") or ""))
    return children[0] if path and player(path) is None else None
