"""The keys of front matter that `import` writes: where an article comes from, and of which article it is a version."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from syrnews_site.diagnostics import quoted
from syrnews_site.markup.links import FILE_SUFFIXES
from syrnews_site.model import LocalLink
from syrnews_site.yamlreader import Node
from syrnews_site.yamlreader.values import Form, Reader

_SHA256 = Form(re.compile("[0-9a-f]{64}").fullmatch, "a SHA-256 in 64 hex digits", "0" * 64)


def check_origin(reader: Reader, nodes: Mapping[str, Node]) -> None:
    """Report wrong values of the keys that no page shows: the name of what the article comes from, and its digest."""
    reader.line("imported_from", nodes.get("imported_from"))
    reader.formed("sha256", nodes.get("sha256"), _SHA256)


def version_of(reader: Reader, node: Node | None) -> LocalLink | None:
    """The file of the article that this article is another version of, as a link of the body would name it."""
    path = reader.line("version_of", node)
    if node is None or not path:
        return None
    if not path.lower().endswith(FILE_SUFFIXES):
        hint = "write the path of its file: version_of: articles/2025/11/name.md"
        reader.report(node, "SN122", f"version_of names no article: {quoted(path)}", hint)
        return None
    return LocalLink(node.line, node.column, quote(path))
