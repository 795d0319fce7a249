"""The bytes of one file -> an Article, or the diagnostics that say why there is none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256

from msgspec import structs

from syrnews_site.arabic.clean import clean
from syrnews_site.authority.lookup import Authority
from syrnews_site.content.allowance import allowed
from syrnews_site.content.comments import Unclosed, Uncommented, without_comments
from syrnews_site.content.decoding.encoding import decode
from syrnews_site.content.files import is_markdown, too_large
from syrnews_site.content.markdown.article import load_markdown
from syrnews_site.content.scraped.article import load_raw
from syrnews_site.disk.digests import digest_of
from syrnews_site.markup.body import local_links
from syrnews_site.model import ContentFile, Diagnostic, LoadResult, Note
from syrnews_site.settings.site import Site


def load(site: Site, authority: Authority, path: str, data: bytes) -> LoadResult:
    """The article in a file whose bytes are `data`; `path` is relative to the content folder.

    Pure, and never raises, whatever the bytes are. A file that holds no article is reported: SN101 (empty), SN102 (not
    text), SN103 (too large), SN127 (an open comment), or a code of the loader for its format. SN107 warns of text that
    was repaired.
    """
    if large := too_large(path, len(data), site.max_file_size):
        return LoadResult(path, None, (large,))
    decoded = decode(data)
    if decoded is None:
        return _rejected(path, "SN102", "the file is not text", "save the file as text in UTF-8")
    cleaned, dropped = clean(decoded[0])
    uncommented = without_comments(cleaned, markdown=is_markdown(path))
    if isinstance(uncommented, Unclosed):
        return LoadResult(path, None, (_unclosed(path, uncommented),))
    if not uncommented.text.strip():
        return _rejected(path, "SN101", "the file is empty", "delete the file, or write the article")
    notes = (*decoded[1], *_cleaning_notes(dropped))
    load_format = load_markdown if is_markdown(path) else load_raw
    file = ContentFile(path, digest_of(data))
    loaded = allowed(load_format(site, authority, file, sha256(data).hexdigest(), uncommented.text, notes))
    loaded = uncommented.restored(_with_links(loaded))
    repairs = (*_repairs(path, notes), *_nested(path, uncommented))
    return LoadResult(path, loaded.article, (*repairs, *loaded.diagnostics)) if repairs else loaded


def readable_text(path: str, data: bytes) -> Uncommented:
    """The text that `load` reads in these bytes: clean, without comments; empty if they are no text."""
    decoded = decode(data)
    if decoded is None:
        return Uncommented("")
    uncommented = without_comments(clean(decoded[0])[0], markdown=is_markdown(path))
    return Uncommented("") if isinstance(uncommented, Unclosed) else uncommented


def _rejected(path: str, code: str, message: str, hint: str) -> LoadResult:
    return LoadResult(path, None, (Diagnostic(path, 0, 0, code, message, hint),))


def _with_links(loaded: LoadResult) -> LoadResult:
    """The same result, with the links of the article to places of this site."""
    article = loaded.article
    links = (*article.links, *local_links(article)) if article else ()
    return structs.replace(loaded, article=structs.replace(article, links=links)) if article and links else loaded


def _unclosed(path: str, comment: Unclosed) -> Diagnostic:
    message, hint = "a comment begins here and does not end", "end the comment with -->, or write \\<!-- to show it"
    return Diagnostic(path, comment.line, comment.column, "SN127", message, hint)


def _nested(path: str, uncommented: Uncommented) -> Iterable[Diagnostic]:
    """A warning for each comment that hides the beginning of another one, and perhaps much text before that."""
    for line, column in uncommented.nested:
        message, hint = "another comment begins within this one", "end the first comment with --> before its text ends"
        yield Diagnostic(path, line, column, "SN127", message, hint, "warning")


def _cleaning_notes(dropped: Mapping[str, int]) -> Iterable[Note]:
    """A note for each kind of character that was dropped or changed, with the number of these characters."""
    return (Note("clean", 0, f"{kind}: {count}") for kind, count in sorted(dropped.items()))


def _repairs(path: str, notes: Iterable[Note]) -> Iterable[Diagnostic]:
    """A warning for each repair of text that was damaged before the file was saved."""
    for note in notes:
        if note.rule == "mojibake":
            message = f"the text was damaged: {note.text}"
            hint = "read the text through, and save the file as UTF-8"
            yield Diagnostic(path, note.line, 0, "SN107", message, hint, "warning")
