"""The site of this repository, read in the way of browsers and feed readers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from xml.etree import ElementTree

import feedparser
import html5lib
import pytest

from syrnews_site.authority.lookup import load_authority
from syrnews_site.build.build import build
from syrnews_site.build.outcome import Outcome
from syrnews_site.content.load import load
from syrnews_site.markup.body import body_text
from syrnews_site.settings.options import Options
from syrnews_site.settings.site import Site

REAL = "2025/11/06/000_8d2a05f9e826011e"


class Published:
    """The built site, and the outcome of the build."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.content, self.output = root / "content", folder / "build"
        self.outcome: Outcome = build(
            Options(content=self.content, output=self.output, cache=folder / "cache", base_url="https://example.org/a/")
        )

    def pages(self) -> Iterator[tuple[str, str]]:
        """Each HTML page: its path, its text."""
        for file in sorted(self.output.rglob("*.html")):
            yield file.relative_to(self.output).as_posix(), file.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def published(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Published:
    return Published(root, tmp_path_factory.mktemp("site"))


class Marks(HTMLParser):
    """The links of a page, and the names in the page that a link can have as its fragment."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.names: set[str] = set()
        self.external: list[str] = []
        self.tags: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id" and value:
                self.names.add(value)
            if name in {"href", "src", "action"} and value:
                (self.external if urlsplit(value).scheme else self.links).append(value)


def test_nothing_is_rejected_and_every_file_counts(published: Published) -> None:
    outcome = published.outcome
    assert [diagnostic for diagnostic in outcome.diagnostics if diagnostic.severity == "error"] == []
    assert outcome.articles == outcome.files == 31


def test_every_link_inside_the_site_leads_to_a_file_and_a_place_in_it(published: Published) -> None:
    marks = {path: Marks(text) for path, text in published.pages()}
    broken = []
    for path, page in marks.items():
        if path == "404.html":  # a host shows it at any depth: its links are absolute
            continue
        for link in page.links:
            target, fragment = urldefrag(urljoin(f"http://site/{path}", link))
            file = unquote(target.removeprefix("http://site/")).partition("?")[0] or path
            if not (published.output / file).is_file() or (
                fragment
                and not fragment.startswith(":~:")
                and file in marks
                and unquote(fragment) not in marks[file].names
            ):
                broken.append((path, link))
    assert broken == []


def test_every_link_names_a_file(published: Published) -> None:
    for path, text in published.pages():
        for link in Marks(text).links:
            assert "." in link.rpartition("/")[2] or link.startswith("#"), (path, link)


@pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.slow)])
def test_pages_are_valid_html(published: Published, every: bool) -> None:
    parser = html5lib.HTMLParser(strict=True)
    alike = re.compile(r"on-this-day/(?!11-)\d")  # one month is enough
    for path, text in published.pages():
        if not every and alike.match(path):
            continue
        try:
            parser.parse(text)
        except html5lib.html5parser.ParseError as error:
            raise AssertionError(f"{path}: {error} {parser.errors[-1:]}") from error


def test_no_page_loads_anything_from_another_host(published: Published) -> None:
    for path, text in published.pages():
        assert "default-src &#39;none&#39;" in text or "default-src 'none'" in text, path
        assert '<meta name="referrer" content="no-referrer">' in text, path
        if path != "search.html":
            scripts = re.findall(r"<script([^>]*)>", text)
            assert Marks(text).tags.count("script") == len(scripts), path
            own = re.compile(r' (?:src="(?:\.\./)*assets/buttons\.js" defer|type=application/ld\+json)')
            assert all(own.fullmatch(script) for script in scripts), path
        assert not re.search(r'<(?:img|script|iframe|source|video|audio)[^>]+src="https?:', text), path


def test_every_text_run_of_a_body_is_in_its_page(published: Published) -> None:
    texts = [(published.content / name).read_text(encoding="utf-8") for name in ("tags.yaml", "sources.yaml")]
    site, authority = Site(auto_tags=False), load_authority(texts[0], texts[1], "tags.yaml", "sources.yaml")[0]
    for file in sorted((published.content / "articles").rglob("*.*")):
        path = file.relative_to(published.content).as_posix()
        article = load(site, authority, path, file.read_bytes()).article
        assert article is not None, path
        page = html5lib.parse(
            (published.output / article.headline.url).read_text(encoding="utf-8"), namespaceHTMLElements=False
        )
        for mark in page.iter("sup"):  # the numbers of footnotes are between the words of a sentence
            for link in list(mark):
                mark.remove(link)
        alternatives = [image.get("alt", "") for image in page.iter("img")]
        shown = _squeezed("".join([*page.itertext(), *alternatives]))
        for run in body_text(article).split("\n"):
            assert _squeezed(run) in shown, (path, run)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_a_real_article_has_its_title_date_source_and_paragraphs(published: Published) -> None:
    text = (published.output / f"{REAL}.html").read_text(encoding="utf-8")
    title = "التعاون السوري الروسي يعود إلى الواجهة: زيارات رفيعة المستوى واتفاقيات قيد التنفيذ"
    assert text.count(f"<h1>{title}</h1>") == 1
    body = html5lib.parse(text, namespaceHTMLElements=False).find(".//div[@class='body']")
    assert body is not None
    assert len(body.findall("p")) == 14
    assert 'datetime="2025-11-06T01:16+03:00"' in text
    assert "6 تشرين الثاني 2025" in text
    assert "تلفزيون سوريا" in text
    assert "01:16 AM" not in text
    assert "مشاركة المقال" not in text
    original = published.content / "articles/2025/000_8d2a05f9e826011e.txt"
    assert (published.output / f"{REAL}.txt").read_bytes() == original.read_bytes()


def test_what_other_programs_read_in_an_article_takes_at_most_900_bytes(published: Published) -> None:
    shared = [text[text.index("<meta property=og:type") : text.index("</head>")]
              for _, text in published.pages() if "<meta property=og:type content=article" in text]  # fmt: skip
    assert len(shared) == published.outcome.articles
    assert [len(part.encode()) for part in shared if len(part.encode()) > 900] == []


def test_the_feed_is_read_by_a_feed_reader_and_keeps_its_text(published: Published) -> None:
    feed = feedparser.parse((published.output / "feed.xml").read_bytes())
    assert not feed.bozo
    (entry,) = [entry for entry in feed.entries if REAL in entry.link]
    assert entry.link == f"https://example.org/a/{REAL}.html"
    assert entry.id != entry.link
    assert entry.published == "Thu, 06 Nov 2025 01:16:00 +0300"
    assert entry.content[0].value.count("<p>") == 14


def test_sitemaps_hold_every_article_once(published: Published) -> None:
    found: list[str] = []
    index = ElementTree.parse(published.output / "sitemap.xml").getroot()
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    for place in index.iter(f"{space}loc"):
        name = str(place.text).removeprefix("https://example.org/a/")
        sitemap = ElementTree.parse(published.output / name).getroot()
        found += [str(loc.text) for loc in sitemap.iter(f"{space}loc")]
    assert len(found) == len(set(found))
    assert f"https://example.org/a/{REAL}.html" in found
    assert sum(re.search(r"/\d{4}/\d\d/\d\d/", address) is not None for address in found) == 31
