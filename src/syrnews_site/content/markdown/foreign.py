"""Front matter that Jekyll, Hugo, WordPress or an exporter wrote: foreign keys become keys of ours, with a warning.

Nothing in a foreign key is an error, since an archive that moves here has such keys in every article.
"""

from __future__ import annotations

import re
from collections.abc import Mapping as MappingType
from urllib.parse import unquote, urlsplit

from syrnews_site.addresses import alias_path
from syrnews_site.content.markdown.keys import ADOPTED, bare_key
from syrnews_site.yamlreader import Mapping, Node, Scalar, Sequence
from syrnews_site.yamlreader.values import BOOLEANS

_NAMES = ("name", "display_name", "title", "login")  # of an author whose value is a map
_DRAFT_STATUS = ("draft", "pending", "private", "trash", "auto-draft", "future")
_LIVE_STATUS = ("publish", "published", "inherit")
_WEB = re.compile(r"https?://", re.IGNORECASE)


def translated(key: str, node: Node) -> tuple[str, Node] | None:
    """The key of ours that an adopted key means, and its value in the form of ours. None if there is no such value.

    `key` is a key of ADOPTED in any of its forms.
    """
    key = bare_key(key)
    ours = ADOPTED[key]
    if ours == "draft":
        return _draft(key, node)
    if key in ("permalink", "url", "redirectfrom"):
        if key == "url" and isinstance(node, Scalar) and _WEB.match(node.value):
            return "source_url", node
        addresses = tuple(alias for scalar in names(node) if (alias := _alias(scalar)))
        return (ours, Sequence(addresses, node.line, node.column)) if addresses else None
    if ours == "lang" and isinstance(node, Scalar):
        return ours, _with_value(node, node.value.partition(".")[0].replace("_", "-"))
    if ours == "author":
        return ours, author(node)
    if ours == "tags":
        tags = names(node)
        return (ours, node if isinstance(node, Scalar) else Sequence(tags, node.line, node.column)) if tags else None
    return (ours, node) if isinstance(node, Scalar) and node.value else None


def author(node: Node) -> Node:
    """The author, or a list of authors; the name of an author whose value is a map of name, login, email and others."""
    if isinstance(node, Scalar):
        return node
    found = names(node)
    return Sequence(found, node.line, node.column) if found else node


def has_map(node: Node) -> bool:
    """Whether a value is a map, or a list with a map in it."""
    return isinstance(node, Mapping) or (isinstance(node, Sequence) and any(map(has_map, node.items)))


def joined(node: Node | None, more: Node) -> Node:
    """The items of both values as one list."""
    items = [item for value in (node, more) if value is not None for item in _items(value)]
    return Sequence(tuple(items), more.line, more.column)


def _items(node: Node) -> tuple[Node, ...]:
    """The items of a list. A string is one plain item, which may be divided at its commas."""
    if isinstance(node, Sequence):
        return node.items
    return (Scalar(node.value, node.line, node.column, True),) if isinstance(node, Scalar) else (node,)


def names(node: Node) -> tuple[Scalar, ...]:
    """The texts of a list. Of a map the name in it counts, or else its keys."""
    if isinstance(node, Scalar):
        return (node,) if node.value else ()
    if isinstance(node, Sequence):
        return tuple(name for item in node.items for name in names(item))
    fields: MappingType[str, Node] = {key.value: value for key, value in node.entries}
    for field in _NAMES:
        if isinstance(value := fields.get(field), Scalar) and value.value:
            return (value,)
    return ()


def _draft(key: str, node: Node) -> tuple[str, Node] | None:
    """`published: false`, `status: draft`; `published` with a date is the date of other programs."""
    if not isinstance(node, Scalar):
        return None
    value = node.value.strip().lower()
    if key != "published":
        draft = value in _DRAFT_STATUS
        return ("draft", _with_value(node, str(draft).lower())) if draft or value in _LIVE_STATUS else None
    published = BOOLEANS.get(value)
    if published is None:
        return ("date", node) if value else None
    return "draft", _with_value(node, str(not published).lower())


def _alias(scalar: Scalar) -> Scalar | None:
    """The page at an old address: `/2013/03/name/` is `2013/03/name/index.html`. None for a pattern or a question."""
    try:
        parts = urlsplit(scalar.value.strip())
    except ValueError:
        return None
    if not parts.path.strip("/") or parts.query or "/:" in parts.path or parts.path.startswith(":"):
        return None
    path = alias_path(unquote(parts.path))
    return _with_value(scalar, path) if path else None


def _with_value(scalar: Scalar, value: str) -> Scalar:
    return Scalar(value, scalar.line, scalar.column, scalar.plain)
