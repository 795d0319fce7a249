"""Bytes of one file in, an Article or diagnostics out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b, sha256

from syrnews_site.arabic.clean import clean
from syrnews_site.authority.lookup import Authority
from syrnews_site.content.decoding.encoding import decode
from syrnews_site.content.markdown.article import load_markdown
from syrnews_site.content.scraped.article import load_raw
from syrnews_site.model import ContentFile, Diagnostic, Loaded, Note
from syrnews_site.settings.site import Site

__all__ = ["load"]

MEGABYTE = 1_000_000


def load(site: Site, authority: Authority, path: str, data: bytes) -> Loaded:
    """What becomes of the file at `path`, relative to the content folder, whose bytes are `data`.

    Pure, and never raises, whatever the bytes: what cannot be an article comes back as SN101 (empty), SN102 (not
    text) or SN103 (too large), or as what the loader of its format reports.
    """
    if len(data) > site.max_file_size * MEGABYTE:
        size = f"{len(data) / MEGABYTE:.1f} MB"
        return _rejected(path, "SN103", f"the file is too large: {size}", "site.yaml: max_file_size")
    if not data.strip():
        return _rejected(path, "SN101", "the file is empty", "delete it, or write the article")
    decoded = decode(data)
    if decoded is None:
        return _rejected(path, "SN102", "the file is not text", "save it as text in UTF-8")
    text, dropped = clean(decoded[0])
    if not text.strip():
        return _rejected(path, "SN101", "the file is empty", "delete it, or write the article")
    notes = (*decoded[1], *_cleaning(dropped))
    load_format = load_markdown if path.lower().endswith(".md") else load_raw
    source = ContentFile(path, blake2b(data, digest_size=16).hexdigest())
    loaded = load_format(site, authority, source, sha256(data).hexdigest(), text, notes)
    repairs = tuple(_repairs(path, notes))
    return Loaded(path, loaded.article, (*repairs, *loaded.diagnostics)) if repairs else loaded


def _rejected(path: str, code: str, message: str, hint: str) -> Loaded:
    return Loaded(path, None, (Diagnostic(path, 0, 0, code, message, hint),))


def _cleaning(dropped: Mapping[str, int]) -> Iterable[Note]:
    """A note for each kind of character that was dropped or changed, and how many they were."""
    return (Note("clean", 0, f"{kind}: {count}") for kind, count in sorted(dropped.items()))


def _repairs(path: str, notes: Iterable[Note]) -> Iterable[Diagnostic]:
    """A warning for each repair of text that was damaged before it came here."""
    for note in notes:
        if note.rule == "mojibake":
            message = f"the text was damaged: {note.text}"
            yield Diagnostic(path, note.line, 0, "SN107", message, "read it through, and save it as UTF-8", "warning")
