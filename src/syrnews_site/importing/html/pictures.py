"""The pictures of an article that were saved with its page, with their captions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from syrnews_site.arabic.clean import one_line
from syrnews_site.importing.html.saved import SavedPage
from syrnews_site.importing.html.text import PageLine
from syrnews_site.importing.markdown import picture
from syrnews_site.importing.model import MediaFile

MOST = 40
_SMALLEST = 90  # pixels; smaller ones are buttons and faces
_ADDRESSES = ("src", "data-src", "data-lazy-src", "data-original")
_SETS = ("srcset", "data-srcset")


def pictures_of(
    page: SavedPage, lines: Sequence[PageLine], first: int, last: int
) -> tuple[dict[int, str], tuple[MediaFile, ...]]:
    """The marks of the pictures between two places of the page, by their places, and their files."""
    marks: dict[int, str] = {}
    files: list[MediaFile] = []
    for place in range(first, last + 1):
        element = lines[place].picture
        if element is None or len(files) >= MOST or _is_small(element):
            continue
        file = next((found for address in _addresses(element) if (found := page.media(address))), None)
        if file is None or file in files:
            continue
        alt, caption = one_line(element.get("alt") or ""), _caption(element)
        marks[place] = picture(len(files), alt, caption or "")
        files.append(file)
    return marks, tuple(files)


def _addresses(element: Any) -> Iterator[str]:
    """The addresses at which the picture may have been saved, the likeliest first."""
    yield from (address.strip() for name in _ADDRESSES if (address := element.get(name)))
    for name in _SETS:
        yield from addresses_of_set(element.get(name) or "")


def addresses_of_set(srcset: str) -> Iterator[str]:
    """The addresses in a `srcset`, without their widths."""
    return (part.split()[0] for part in srcset.split(",") if part.strip())


def _is_small(element: Any) -> bool:
    for name in ("width", "height"):
        value = (element.get(name) or "").removesuffix("px")
        if value.isdigit() and int(value) < _SMALLEST:
            return True
    return False


def _caption(element: Any) -> str:
    """The caption of the figure that the picture is in."""
    figure = next((above for above in element.iterancestors() if above.tag == "figure"), None)
    if figure is None:
        return ""
    return one_line(" ".join(found.text_content() for found in figure.iter("figcaption")))[:500]
