"""Links and images whose path has spaces: `![](media/my photo (1).jpg)`, as people write the names of their files.

CommonMark ends an address at its first space, so that such an image is text. Where CommonMark finds no link or image,
the rules of this module read the whole parenthesis as a path. The path of a link must end in a suffix, since prose has
parentheses after brackets too.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

_PATH = r"(?P<path>[^\s<>()](?:[^<>()\n]|\([^<>()\n]{0,99}\)){0,300}?)"  # the bound keeps the search linear
_TITLE = r"""(?:[ \t]+(?:"(?P<double>[^"\n]*)"|'(?P<single>[^'\n]*)'))?[ \t]*"""
_TARGET = re.compile(rf"\([ \t]*{_PATH}{_TITLE}\)")
_DEFINITION = re.compile(rf" {{0,3}}\[(?P<label>[^\[\]\n^][^\[\]\n]*)\]:[ \t]*{_PATH}{_TITLE}")
_HAS_SUFFIX = re.compile(r"\.[A-Za-z0-9]{2,5}(?:[?#]\S*)?$")


def spaced_link(state: StateInline, silent: bool) -> bool:
    """A link at the parser's place, which is a bracket."""
    start = state.pos
    label_end = state.md.helpers.parseLinkLabel(state, start, True)
    target = _TARGET.match(state.src, label_end + 1, state.posMax) if label_end >= 0 else None
    address = _address(state.md, target)
    if target is None or not address or not _HAS_SUFFIX.search(target["path"]):
        return False
    if not silent:
        end = state.posMax
        state.pos, state.posMax = start + 1, label_end
        state.push("link_open", "a", 1).attrs = _attributes("href", address, target)
        state.linkLevel += 1
        state.md.inline.tokenize(state)
        state.linkLevel -= 1
        state.push("link_close", "a", -1)
        state.posMax = end
    state.pos = target.end()
    return True


def spaced_image(state: StateInline, silent: bool) -> bool:
    """An image at the parser's place, which is an exclamation mark."""
    start = state.pos
    if not state.src.startswith("![", start):
        return False
    label_end = state.md.helpers.parseLinkLabel(state, start + 1, False)
    target = _TARGET.match(state.src, label_end + 1, state.posMax) if label_end >= 0 else None
    address = _address(state.md, target)
    if target is None or not address:
        return False
    if not silent:
        token = state.push("image", "img", 0)
        token.attrs = {**_attributes("src", address, target), "alt": ""}
        token.content = state.src[start + 2 : label_end]
        token.children = []
        state.md.inline.parse(token.content, state.md, state.env, token.children)
    state.pos = target.end()
    return True


def spaced_definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A definition on one line, outside of paragraphs: `[1]: media/my photo.jpg`."""
    line = state.getLines(start, start + 1, state.blkIndent, False)
    definition = _DEFINITION.fullmatch(line)
    address = _address(state.md, definition)
    if silent or definition is None or not address or not _HAS_SUFFIX.search(definition["path"]):
        return False
    title = definition["double"] or definition["single"] or ""
    known = state.env.setdefault("references", {})
    label = normalizeReference(definition["label"])
    found = {"href": address, "title": title, "label": label, "map": [start, start + 1]}
    if known.setdefault(label, found) is not found:
        state.env.setdefault("duplicate_refs", []).append(found)
    state.line = start + 1
    return True


def _address(parser: MarkdownIt, target: re.Match[str] | None) -> str:
    """The escaped path of a target with spaces; empty if there is no space in it, or if the address is not safe."""
    if target is None or not re.search(r"[ \t]", target["path"]):
        return ""
    address = parser.normalizeLink(target["path"])
    return address if parser.validateLink(address) else ""


def _attributes(name: str, address: str, target: re.Match[str]) -> dict[str, str | int | float]:
    title = target["double"] or target["single"]
    return {name: address, "title": title} if title else {name: address}
