"""The kinds of sources, and which of them reads a file."""

from __future__ import annotations

from syrnews_site.importing.archivebox import ARCHIVEBOX
from syrnews_site.importing.bayanat import BAYANAT
from syrnews_site.importing.documents import DOCUMENTS
from syrnews_site.importing.feed import FEED
from syrnews_site.importing.html.kind import HTML
from syrnews_site.importing.model import Kind, NotTaken, SourceFile
from syrnews_site.importing.social import SOCIAL
from syrnews_site.importing.sources import head
from syrnews_site.importing.tables import TABLES
from syrnews_site.importing.telegram.kind import TELEGRAM
from syrnews_site.importing.warc import WARC
from syrnews_site.importing.wordpress import WORDPRESS

# In the order in which they are asked: the first that recognises a file reads it.
KINDS: tuple[Kind, ...] = (WORDPRESS, FEED, WARC, *SOCIAL, BAYANAT, ARCHIVEBOX, TELEGRAM, *TABLES, HTML, DOCUMENTS)
BY_NAME = {kind.name: kind for kind in KINDS}
_NO_ARTICLES = (
    ".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".ico", ".bmp", ".tif", ".tiff", ".mp3", ".ogg", ".mp4",
    ".webm", ".mov", ".avi", ".css", ".js", ".woff", ".woff2", ".ttf",
)  # fmt: skip


def recognised(file: SourceFile, wanted: str) -> Kind | NotTaken:
    """The kind that reads a file, among the kinds of the name `wanted` if that is not empty."""
    try:
        first = head(file)
    except OSError as error:
        return NotTaken(file.name, f"the file cannot be read: {error.strerror}", failed=True, size=file.size)
    kind = next((kind for kind in KINDS if kind.recognises(file, first)), None)
    if kind is None:
        media = file.path.lower().endswith(_NO_ARTICLES)
        reason = (
            "is no article itself: a picture, film, sound or part of a page"
            if media
            else "no kind of source knows this file"
        )
        return NotTaken(file.name, reason, size=file.size)
    if wanted and kind.name != wanted:
        return NotTaken(file.name, f"is {kind.name}, not {wanted}", size=file.size)
    return kind
