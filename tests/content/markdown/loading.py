"""Markdown articles for tests: a small authority, and functions that load a text."""

from __future__ import annotations

from syrnews_site.authority.lookup import load_authority
from syrnews_site.content.markdown.article import load_markdown
from syrnews_site.model import Article, ContentFile, Diagnostic, LoadResult, Note
from syrnews_site.settings.site import Site

TAGS = """\
سوريا:
  kind: place
  slug: syria
  spellings: [سورية, الجمهورية العربية السورية]
حمص: {kind: place, slug: homs}
"""
SOURCES = """\
تلفزيون سوريا: {slug: syria-tv, spellings: [Syria TV]}
"""
AUTHORITY = load_authority(TAGS, SOURCES)[0]
BODY = "\n---\n\nنص المقالة.\n"


def load(text: str, path: str = "articles/a.md", site: Site | None = None, notes: tuple[Note, ...] = ()) -> LoadResult:
    """The result of loading a text as the file of this path."""
    return load_markdown(site or Site(auto_tags=False), AUTHORITY, ContentFile(path, "0" * 32), "f" * 64, text, notes)


def article(text: str, path: str = "articles/a.md", site: Site | None = None) -> Article:
    """The article of a text that has one."""
    loaded = load(text, path, site)
    assert loaded.article, loaded.diagnostics
    return loaded.article


def mistakes(text: str, path: str = "articles/a.md") -> list[tuple[int, int, str]]:
    """Line, column and code of each diagnostic of a text."""
    return [(diagnostic.line, diagnostic.column, diagnostic.code) for diagnostic in load(text, path).diagnostics]


def only_mistake(front: str) -> Diagnostic:
    """The one diagnostic of a text whose front matter has these lines besides a title and a date."""
    (diagnostic,) = load(f"---\ntitle: ع\ndate: 2025-11-06\n{front}{BODY}").diagnostics
    return diagnostic
