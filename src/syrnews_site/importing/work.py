"""What a worker does: reads one item of a source. Whatever the item is, it returns."""

from __future__ import annotations

from functools import lru_cache

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from syrnews_site.arabic.clean import clean_text, one_line
from syrnews_site.authority.lookup import load_authority
from syrnews_site.content.load import load
from syrnews_site.importing.files import file_bytes, text_key
from syrnews_site.importing.kinds import BY_NAME
from syrnews_site.importing.model import (
    ImportContext,
    ImportedArticle,
    ImportOptions,
    MissingLibrary,
    NotTaken,
    SourceItem,
)
from syrnews_site.markup.time_limit import TooSlow, limited_time
from syrnews_site.settings.read import read_settings

_ANYWHERE = "articles/imported.md"  # a path that says nothing of an article
_SLOWNESS = 8  # an HTML page may take this many times the time of an article of its length


class ImportJob(Struct, frozen=True, array_like=True):
    """An item, and what a worker must know of the archive: the path of its content folder, the options."""

    item: SourceItem
    content: str
    options: bytes


_encode = msgspec.msgpack.Encoder().encode
_decode_job = msgspec.msgpack.Decoder(ImportJob).decode
_decode_result = msgspec.msgpack.Decoder(ImportedArticle | NotTaken).decode
_decode_options = msgspec.msgpack.Decoder(ImportOptions).decode


def job_bytes(item: SourceItem, content: str, options: ImportOptions) -> bytes:
    """The job of reading an item."""
    return _encode(ImportJob(item, content, _encode(options)))


def options_bytes(options: ImportOptions) -> bytes:
    """The options as `context_of` takes them."""
    return _encode(options)


def result_of(data: bytes, item: SourceItem) -> ImportedArticle | NotTaken:
    """The result of a job; `data` is empty if the process died at it."""
    if not data:
        return NotTaken(item.origin, "the program died while it read this", failed=True)
    result: ImportedArticle | NotTaken = _decode_result(data)
    return result


@lru_cache(1)
def context_of(content: str, options: bytes) -> ImportContext:
    """The settings and names of an archive."""
    settings = read_settings(content, "")
    authority = load_authority(settings.tags_text, settings.sources_text, language=settings.site.language)[0]
    return ImportContext(settings.site, authority, _decode_options(options))


def read_item(job: bytes) -> bytes:
    """The article of an item, or why there is none, encoded."""
    work = _decode_job(job)
    item, context = work.item, context_of(work.content, work.options)
    result: ImportedArticle | NotTaken
    try:
        with limited_time(_SLOWNESS * max(item.size, len(item.data))):
            result = finished(BY_NAME[item.kind].article(item, context), item, context)
    except TooSlow:
        result = NotTaken(item.origin, "reading it takes too long", failed=True)
    except MissingLibrary as error:
        result = NotTaken(item.origin, str(error), failed=True)
    except OSError as error:
        result = NotTaken(item.origin, f"cannot be read: {error.strerror or error}", failed=True)
    except Exception as error:  # libraries raise anything on hostile input; the next item must be read
        result = NotTaken(item.origin, f"cannot be read: {type(error).__name__}: {error}"[:300], failed=True)
    return _encode(result)


def finished(
    result: ImportedArticle | NotTaken, item: SourceItem, context: ImportContext
) -> ImportedArticle | NotTaken:
    """The article in clean text, with the digest of what it says, and with what a build will report of it.

    NotTaken if it has neither title nor text.
    """
    if isinstance(result, NotTaken):
        return result
    title, body = one_line(result.title), clean_text(result.body).strip()
    if not title and not body:
        return NotTaken(item.origin, "has no text")
    result = replace(result, title=title, body=body)
    result = replace(result, text=text_key(result))
    written = file_bytes(result, origin=item.origin, sha256=item.sha256, slug="", version_of="")
    loaded = load(context.site, context.authority, _ANYWHERE, written)
    doubts = (f"{found.code} {found.message}" for found in loaded.diagnostics)
    return replace(result, warnings=(*result.warnings, *doubts))
