"""Markdown -> safe HTML: CommonMark, tables and footnotes (markdown-it-py), with rules of our own for what is unsafe.

Raw HTML is text. An address that is neither http, https, mailto, a fragment nor a path leaves its link as text. What
stands deeper than any reader could follow is text too, so that no body takes longer than its length allows.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, MutableMapping, Sequence
from functools import cache
from html import escape
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.paragraph import paragraph
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.image import image
from markdown_it.token import Token
from markdown_it.utils import OptionsDict
from mdit_py_plugins.footnote import footnote_plugin

from syrnews_site.highlight import highlight
from syrnews_site.markup import opening

Environment = MutableMapping[str, Any]

DEEPEST_BLOCK = 40  # quotes and lists within one another; each takes two levels where it is a list
DEEPEST_IMAGE = 2  # an image in the description of an image
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_SCHEMES = frozenset(("http", "https", "mailto"))
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u2028\u2029]")
_NOT_IN_A_SLUG = re.compile(r"[^\w]+")
_HARAKAT = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]")

FOOTNOTES = "الحواشي"
FOOTNOTE = "الحاشية"
BACK = "العودة إلى موضع الحاشية"
TABLE = "جدول"


def html(body: str, root: str, mark: Callable[[str], str]) -> str:
    """The HTML of a body; `mark` escapes a text. Links and images are paths below `root`."""
    parser = _parser()
    environment: Environment = {"root": root, "mark": mark, "base": mark}
    tokens = parser.parse(body, environment)
    _name_headings(tokens, environment)
    rendered = parser.renderer.render(tokens, parser.options, environment)
    return str(rendered)


def plain_text(body: str) -> str:
    """The text of a body; paragraphs and the like are divided by blank lines, cells and lines by line breaks."""
    blocks = (_text_of(token) for token in _parser().parse(body, {}))
    return "\n\n".join(block for block in blocks if block)


@cache
def _parser() -> MarkdownIt:
    # Levels end at `DEEPEST_BLOCK`, by a rule that keeps the text; maxNesting would drop it. For brackets in a line,
    # it only ends the search.
    parser = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False, "maxNesting": 100}, renderer_cls=_Renderer)
    parser.enable("table").use(footnote_plugin, inline=False, move_to_end=False)
    parser.block.ruler.before("table", "too_deep", _too_deep)
    parser.inline.ruler.at("image", _image)
    parser.core.ruler.after("inline", "footnotes", _move_footnotes)
    parser.validateLink = is_safe  # type: ignore[method-assign]
    for rule in ("footnote_ref", "footnote_block_open", "footnote_block_close", "footnote_open", "footnote_anchor"):
        parser.add_render_rule(rule, getattr(_Renderer, rule))
    return parser


def is_safe(address: str) -> bool:
    """Whether an address is http, https or mailto, a fragment, or a path without a host; percent-escapes are seen through."""
    return all(_is_safe(_UNSEEN.sub("", text)) for text in (address, unquote(address)))


def _is_safe(address: str) -> bool:
    if scheme := _SCHEME.match(address):
        return scheme[1].lower() in _SCHEMES
    first = re.split(r"[/?#]", address, maxsplit=1)[0]
    return ":" not in first and not address.replace("\\", "/").startswith("//")


def local_path(address: str) -> str:
    """A path from the site's root, for an address without a scheme: neither `..` nor a first slash leads above it."""
    path, mark, rest = _divided(address)
    segments = ["" if part in (".", "..") else part for part in unquote(path).split("/")]
    if ".." in unquote(path).split("/"):
        path = posixpath.normpath("/" + unquote(path))
        segments = path.split("/")
    kept = "/".join(segment for segment in segments if segment)
    return _quoted(kept) + ("/" if path.endswith("/") and kept else "") + mark + rest
