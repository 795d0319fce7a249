"""An imported article -> the bytes of its file, and the words of the file's name."""

from __future__ import annotations

import json
import re
from hashlib import blake2b
from urllib.parse import unquote, urlsplit

from syrnews_site.addresses import is_page_name
from syrnews_site.arabic.clean import clean_text, one_line
from syrnews_site.importing.model import ATTACHMENT, ImportedArticle
from syrnews_site.starter.paste import file_words

UNNAMED = "article"
MOST_TAGS, MOST_ALIASES, LONGEST_LINE = 40, 20, 1000
_SLUG = re.compile(r"(?=.*[a-z]{3})[a-z0-9]+(?:-[a-z0-9]+)+")
_SUFFIX = re.compile(r"\.(?:s?html?|php|aspx?)$", re.IGNORECASE)
_ATTACHED = re.compile(rf"(?<=[^\\]\]\(){ATTACHMENT}([0-9]+)")
_PICTURE_OR_TARGET = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)|(?<=\])\([^)\n]*\)")
_NO_LETTER = re.compile(r"[\W_]+")


def file_bytes(article: ImportedArticle, *, origin: str, sha256: str, slug: str, version_of: str) -> bytes:
    """The whole file. `slug` is written if it is not empty: if the file's name does not give it."""
    fields: list[tuple[str, object]] = [
        ("title", article.title),
        ("date", article.date),
        ("updated", article.updated),
        ("source", article.source),
        ("source_url", article.source_url),
        ("author", article.author),
        ("tags", [one_line(tag)[:LONGEST_LINE] for tag in article.tags[:MOST_TAGS]]),
        ("summary", article.summary),
        ("lang", article.lang),
        ("slug", slug),
        ("aliases", [one_line(alias) for alias in article.aliases[:MOST_ALIASES]]),
        ("retrieved", article.retrieved),
        ("imported_from", origin),
        ("sha256", sha256),
        ("version_of", version_of),
    ]
    lines = [f"{key}: {_value(value)}" for key, value in fields if value]
    if article.draft:
        lines.append("draft: true")
    front = "\n".join(lines)
    return f"---\n{front}\n---\n\n{clean_text(article.body).strip()}\n".encode("utf-8", "replace")


_BARE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}(?:T[0-9:+-]+Z?)?|[0-9a-f]{64}|https?://[\w./~%?=&+-]+", re.ASCII)


def _value(value: object) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_quoted, value))}]"
    text = one_line(str(value))[:LONGEST_LINE]
    return text if _BARE.fullmatch(text) else _quoted(text)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def with_media(body: str, paths: list[str]) -> str:
    """The body with the addresses of its media; of a file that could not be copied, nothing stays but its text."""
    for number in [number for number, path in enumerate(paths) if not path]:
        body = re.sub(rf"!?\[([^\]\n]*)\]\({ATTACHMENT}{number}(?: \"[^\n]*\")?\)\n*", "", body)
    return _ATTACHED.sub(lambda found: paths[int(found[1])] if int(found[1]) < len(paths) else "", body)


def words_of(article: ImportedArticle) -> str:
    """The words of the file's name: those of `name`, of a Latin end of the address, or of the title."""
    given = file_words(article.name) or _address_words(article.source_url) or file_words(article.title)
    return given if is_page_name(given) else UNNAMED


def _address_words(address: str) -> str:
    try:
        last = unquote(urlsplit(address).path).rstrip("/").rpartition("/")[2]
    except ValueError:
        return ""
    words = file_words(_SUFFIX.sub("", last))
    return words if _SLUG.fullmatch(words) else ""


def text_key(article: ImportedArticle) -> bytes:
    """A digest of what an article says: its letters and digits, without marks, pictures and targets of links.

    Without an address, the day and the outlet count too.
    """
    said = _NO_LETTER.sub(" ", f"{article.title} {_PICTURE_OR_TARGET.sub(' ', article.body)}").strip()
    rest = "" if article.source_url else f"\n{article.date[:10]}\n{article.source}"
    return blake2b((said + rest).encode("utf-8", "surrogatepass"), digest_size=8).digest()
