"""The picture of an article, which its front matter names: what a shared link shows."""

from __future__ import annotations

from urllib.parse import quote, unquote

from syrnews_site.markup.links import media_path, player
from syrnews_site.yamlreader import Node, Scalar
from syrnews_site.yamlreader.values import Reader


def picture(reader: Reader, node: Node | None) -> str:
    """The path of a picture in media/, escaped. Pictures of other programs are elsewhere: reported, and not read."""
    address = node.value.strip() if isinstance(node, Scalar) else ""
    path = media_path(quote(unquote(address), safe="/:"))
    if path and player(path) is None:
        return path
    if node is not None and (address or not isinstance(node, Scalar)):
        hint = "write the path of a picture of the archive: image: media/name.jpg"
        reader.report(node, "SN123", "nothing reads the key image: it names no picture in media/", hint, "warning")
    return ""
