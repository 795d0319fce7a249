"""A part of a page, as feeds and exports have it -> Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from syrnews_site.arabic.clean import one_line
from syrnews_site.importing.html.body import markdown_of
from syrnews_site.importing.html.page import tree_of
from syrnews_site.importing.html.text import CAPTION, lines_of
from syrnews_site.importing.markdown import escaped, picture
from syrnews_site.importing.model import MediaFile
from syrnews_site.yamlreader.values import WEB_ADDRESS

_MARKUP = re.compile(
    r"</?(?:p|br|div|a|h[1-6]|img|ul|ol|li|blockquote|strong|em|b|i|span|figure|table)\b[^>]*>", re.IGNORECASE
)
_BLOCK = re.compile(r"<(?:p|div|br|table|ul|ol|li|blockquote|h[1-6])\b", re.IGNORECASE)

Finder = Callable[[str], MediaFile | None]  # the file of a picture, by its address


def is_html(text: str) -> bool:
    """Whether a text has marks of HTML."""
    return _MARKUP.search(text) is not None


def fragment(html: str, find: Finder = lambda address: None) -> tuple[str, tuple[MediaFile, ...]]:
    """The Markdown of a part of a page, and its pictures. A picture without a file stays a link to its address."""
    if not _BLOCK.search(html):
        html = "<p>" + re.sub(r"\n\s*\n", "</p><p>", html.strip()).replace("\n", "<br>") + "</p>"
    root = tree_of(f"<div>{html}</div>")
    if root is None:
        return "", ()
    lines = lines_of(root)
    files: list[MediaFile] = []
    marks = {place: mark for place, line in enumerate(lines) if (mark := _picture(line.picture, find, files))}
    places = [place for place, line in enumerate(lines) if line.text and line.element != CAPTION]
    return markdown_of(lines, places, marks), tuple(files)


def _picture(element: Any, find: Finder, files: list[MediaFile]) -> str:
    if element is None:
        return ""
    address, alt = (element.get("src") or "").strip(), one_line(element.get("alt") or "")
    figure = next((above for above in element.iterancestors() if above.tag == "figure"), None)
    caption = "" if figure is None else one_line(" ".join(found.text_content() for found in figure.iter(CAPTION)))
    if file := find(address):
        files.append(file)
        return picture(len(files) - 1, alt, caption)
    if WEB_ADDRESS.fits(address) and "<" not in address and ">" not in address:
        return f"![{escaped(alt)}](<{address}>)"
    return ""
