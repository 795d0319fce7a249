"""A small archive with its index, in a folder that a browser can open: the search page in a bare frame."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from types import MappingProxyType

import jinja2

from syrnews_site.arabic.fold import fold
from syrnews_site.authority.entries import Entry
from syrnews_site.model import Headline, Outlet, Tag
from syrnews_site.search.analysis import analyse, analysis_digest
from syrnews_site.search.manifest import Facet, SegmentVersion, facets, manifest
from syrnews_site.search.page.tables import tables
from syrnews_site.search.segment.files import files_of
from syrnews_site.search.segment.index import SegmentIndex
from syrnews_site.search.segment.spans import Span
from syrnews_site.search.segments import LIMIT, segments, version
from syrnews_site.settings.site import Site
from syrnews_site.theme.environment import environment
from syrnews_site.theme.scripts import script
from syrnews_site.theme.wording import Wording

TEMPLATES = Path(__file__).parents[2] / "templates"
FRAME = """<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{% block csp %}default-src 'none'; style-src 'self' file:; \
form-action 'self' file:; base-uri 'none'{% endblock %}">
<title>{% block title %}{% endblock %}</title>{% block head %}{% endblock %}</head>
<body><main>{% block main %}{% endblock %}</main></body></html>"""

Pair = tuple[Headline, str]


def article(name: str, date: str, title: str, body: str, *, outlet: str = "", tags: Sequence[str] = ()) -> Pair:
    """The headline of an article with this id, and the body of the article. Its tags were found in its text."""
    url = f"{date[:10].replace('-', '/')}/{name}.html" if date else f"undated/{name}.html"
    source = Outlet(outlet, f"مصدر {outlet}") if outlet else None
    return Headline(name, url, title, date, source, tuple(Tag(tag, f"وسم {tag}", found=True) for tag in tags)), body


def whole(encoded: Sequence[bytes]) -> SegmentIndex:
    """A segment of these documents (encoded analyses), made at once."""
    index = SegmentIndex()
    index.replace([Span(0, 0, 0, len(encoded))], encoded)
    return index


def index_files(
    articles: Iterable[Pair],
    *,
    limit: int = LIMIT,
    entries: Iterable[Entry] = (),
    authors: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, bytes]:
    """All files of the index of these articles, by path below the output folder. `authors`: by the articles' ids."""
    entries = [*entries]
    ordered = sorted(articles, key=lambda pair: (pair[0].date, pair[0].url))
    analysed = [(headline, analyse(headline, body, authors.get(headline.id, ""))) for headline, body in ordered]
    days = [(day, len(list(group))) for day, group in groupby(headline.date[:10] for headline, _ in analysed)]
    files: dict[str, bytes | None] = {}
    versions = []
    for segment in segments(days, limit):
        members = [analysis for headline, analysis in analysed if segment.first <= headline.date[:10] <= segment.last]
        stamp = version(map(analysis_digest, members))
        files.update(files_of(whole(members), segment.name, stamp, keep=False))
        versions.append(SegmentVersion(segment, stamp))
    spellings = {entry.slug: entry.spellings for entry in entries}
    outlets = _counted(((h.outlet.slug, h.outlet.name) for h, _ in analysed if h.outlet), spellings)
    tags = _counted(((tag.slug, tag.name) for h, _ in analysed for tag in h.tags), spellings)
    files.update([manifest(versions, entries), facets(outlets=outlets, tags=tags)])
    return {path: data for path, data in files.items() if data is not None}


def _counted(found: Iterable[tuple[str, str]], spellings: Mapping[str, tuple[str, ...]]) -> list[Facet]:
    """Facets of pairs of slug and name, one for each article that has them."""
    return [Facet(slug, name, count, count, spellings.get(slug, ())) for (slug, name), count in Counter(found).items()]


def keys_of(articles: Iterable[Pair], entries: Iterable[Entry] = ()) -> dict[str, list[str]]:
    """For each folded name and spelling of a source or a tag the keys under which the index has its articles."""
    spellings = {entry.slug: entry.spellings for entry in entries}
    keys: dict[str, dict[str, None]] = {}
    for headline, _ in articles:
        terms = [("@", tag.slug, tag.name) for tag in headline.tags]
        if headline.outlet:
            terms.append(("$", headline.outlet.slug, headline.outlet.name))
        for mark, slug, name in terms:
            for spelling in (name, *spellings.get(slug, ())):
                keys.setdefault(fold(spelling), {})[mark + slug] = None
    return {spelling: [*found] for spelling, found in keys.items()}


def published_script() -> str:
    """The search page's script as it is published."""
    env = environment([str(TEMPLATES)])
    env.filters["script"] = script
    return env.get_template("search.js").render()


def publish(
    folder: Path,
    articles: Sequence[Pair],
    *,
    limit: int = LIMIT,
    entries: Iterable[Entry] = (),
    site: Site | None = None,
    authors: Mapping[str, str] = MappingProxyType({}),
) -> Path:
    """Write the search page, its index and the articles' pages below a folder. Returns the search page."""
    site, entries = site or Site(), [*entries]
    files = index_files(articles, limit=limit, entries=entries, authors=authors)
    files.update([tables(site)])
    loader = jinja2.ChoiceLoader([jinja2.DictLoader({"base.html": FRAME}), jinja2.FileSystemLoader(TEMPLATES)])
    wording = Wording(site, [(TEMPLATES / "strings.yaml").read_text("utf-8")])
    env = jinja2.Environment(loader=loader, autoescape=True)
    env.filters["t"] = wording.text
    files["search.html"] = env.get_template("search.html").render(site=site, root="").encode()
    files["assets/search.css"] = (TEMPLATES / "assets/search.css").read_bytes()
    files["assets/search.js"] = published_script().encode()
    for headline, body in articles:
        text = f"<!doctype html><meta charset=utf-8><title>{headline.title}</title><body dir=rtl><p>{body}"
        files[headline.url] = text.encode()
    for path, data in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return folder / "search.html"
