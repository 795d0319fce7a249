"""The pages of the default theme: their weight, their structure, what they say, and how a site changes them."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from tests.htmlkit import addresses, by_class, document, text_of
from tests.sitekit import FEW_PAGES, Archive
from tests.states import FORTY, KINDS, LATIN, LONG, MARKED, REPRINT, SOURCELESS, states, terms

pytestmark = pytest.mark.slow

THEME = Path(__file__).parents[2] / "templates"
KIBIBYTE = 1024
ARABIC = re.compile("[\u0600-\u06ff]")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The archive of states, built."""
    archive = states(tmp_path_factory.mktemp("states"), settings="url: https://archive.example/news/\nhijri: true\n")
    archive.build()
    return archive


def record(archive: Archive, page: str) -> dict[str, str]:
    """What the panel of an article says: label -> text. Several values below one label are joined."""
    (panel,) = by_class(document(archive.page(page)), "record")
    found: dict[str, str] = {}
    label = ""
    for element in panel.iter():
        if element.tag == "dt":
            label = text_of(element)
        elif element.tag == "dd":
            found[label] = found.get(label, "") + text_of(element)
    return found


def policy(page: Element) -> dict[str, str]:
    """The Content Security Policy of a page: directive -> sources."""
    (meta,) = [meta for meta in page.iter("meta") if meta.get("http-equiv") == "Content-Security-Policy"]
    directives = (directive.strip().partition(" ") for directive in meta.attrib["content"].split(";"))
    return {name: sources for name, _, sources in directives}


def sheets(page: Element) -> list[str]:
    """The style sheets of a page."""
    return [link.attrib["href"] for link in page.iter("link") if link.get("rel") == "stylesheet"]


def test_the_style_sheet_has_at_most_16_000_bytes() -> None:
    assert (THEME / "assets" / "style.css").stat().st_size <= 16_000


def test_the_style_sheet_has_no_left_or_right_and_loads_nothing() -> None:
    sheet = (THEME / "assets" / "style.css").read_text(encoding="utf-8")
    physical = re.findall(r"(?<![\w-])(?:(?:margin|padding|border)-(?:left|right)|left|right|float)\s*:", sheet)
    assert physical == []
    assert re.findall(r"letter-spacing|font-style: italic|text-align: justify|@import|https?:", sheet) == []


@pytest.mark.parametrize("page", [LONG, LATIN, MARKED, SOURCELESS, "2011/03/15/2011-03-15.html"])
def test_the_markup_of_an_article_takes_at_most_5_kibibytes(built: Archive, page: str) -> None:
    html = built.page(page)
    begin, end = html.index('<div class="body"'), html.index('<div class="record">')
    around = html[:begin] + html[end:]
    (body,) = document(around).iter("body")
    text = " ".join(" ".join(body.itertext()).split())
    assert len(around.encode()) - len(text.encode()) <= 5 * KIBIBYTE


def test_an_article_shows_no_count_of_the_archive(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    archive.article("one.md", date="2011-03-15", tags="دمشق")
    archive.build()
    before = archive.page("2011/03/15/one.html")
    for number in range(40):
        archive.article(f"new-{number}.md", date=f"2025-10-{number % 28 + 1:02}", tags="دمشق", source="آخر")
    archive.article("near.md", date="2024-01-01")
    archive.build()
    after = archive.page("2011/03/15/one.html")
    begin, end = after.index('<nav class="near"'), after.index("</article>")
    assert after[:begin] + after[end:] == before


@pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.slow)])
def test_pages_are_valid_and_their_headings_are_in_order(built: Archive, every: bool) -> None:
    of_every_kind = [built.output / page for page in (*KINDS, *terms(built))]
    for file in built.output.rglob("*.html") if every else of_every_kind:
        tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(file.read_bytes())
        levels = [int(element.tag[1]) for element in tree.iter() if str(element.tag) in {"h1", "h2", "h3", "h4"}]
        assert levels[0] == 1, file
        assert levels.count(1) == 1, file
        assert all(after - before <= 1 for before, after in pairwise(levels)), file


def test_every_page_loads_nothing_that_its_policy_does_not_name(built: Archive) -> None:
    for name in KINDS:
        directives = policy(document(built.page(name)))
        assert directives["default-src"] == "'none'", name
        scripted = name in {"search.html", "index.html", "on-this-day/index.html"} or name in {
            LONG,
            FORTY,
            LATIN,
            MARKED,
            SOURCELESS,
            REPRINT,
        }
        assert ("script-src" in directives) == scripted, name


def test_the_panel_of_an_article_names_all_tags_and_its_address(built: Archive) -> None:
    forty, sourceless = record(built, FORTY), record(built, SOURCELESS)
    (panel,) = by_class(document(built.page(FORTY)), "record")
    assert len([address for address in addresses(panel) if "/tags/" in address]) == 40
    assert "المصدر" not in forty  # the source is at the head of the article
    assert sourceless["المصدر"] == "لم يُذكر المصدر"
    assert "(محسوب)" in sourceless["تاريخ النشر"]
    assert "https://archive.example/news/2024/03/05/sourceless.html" in sourceless["صيغة الاستشهاد"]


def test_404_html_finds_the_site_at_any_depth_if_the_site_knows_its_address(built: Archive, tmp_path: Path) -> None:
    assert sheets(document(built.page("404.html"))) == ["/news/assets/style.css"]
    without_address = Archive(tmp_path)
    without_address.build()
    assert sheets(document(without_address.page("404.html"))) == ["assets/style.css"]


def test_pages_have_a_search_form_if_the_site_has_search(built: Archive, tmp_path: Path) -> None:
    with_search = document(built.page(LONG))
    assert [form.get("action") for form in with_search.iter("form")] == ["../../../search.html"]
    archive = Archive(tmp_path, FEW_PAGES + "search: false\n")
    archive.article("one.md")
    archive.build()
    without = document(archive.page("2025/11/06/one.html"))
    assert list(without.iter("form")) == []
    assert policy(without)["form-action"] == "'none'"
    assert "search" not in archive.page("2025/11/06/one.html")


def test_an_empty_archive_says_that_it_has_no_articles(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.build()
    for page in ("index.html", "years.html"):
        (main,) = document(archive.page(page)).iter("main")
        assert "ليس في الأرشيف شيء بعد" in text_of(main)


def test_a_site_shows_its_own_fonts(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES + "fonts: [fonts/Amiri-Regular.woff2, fonts/Amiri-Bold.woff2, Kufi.woff2]\n")
    archive.write("media/fonts/Amiri-Regular.woff2", b"wOF2")
    archive.article("one.md")
    archive.build()
    sheet = archive.page("assets/fonts.css")
    assert 'font-family: "Amiri"; font-weight: 700' in sheet
    assert 'url("../media/fonts/Amiri-Regular.woff2")' in sheet
    assert '--serif: "Amiri"' in sheet
    assert '--text: "Kufi"' in sheet
    page = document(archive.page("2025/11/06/one.html"))
    assert "../../../assets/fonts.css" in sheets(page)
    assert policy(page)["font-src"] == "'self' file:"


def test_an_english_site_has_no_arabic_in_its_interface(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES + "language: en\ntitle: Syrian News Archive\n")
    archive.article("one.md", title="A headline", tags="Damascus News", body="Some text.", source="A paper")
    archive.article("two.md", title="Another", date="2025-11-07", tags="Damascus News", body="More.", source="A paper")
    archive.build()
    for file in archive.output.rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        page = document(html)
        assert (page.get("lang"), page.get("dir")) == ("en", "ltr")
        assert ARABIC.search(html) is None, file
    assert text_of(by_class(document(archive.page("index.html")), "span")[0]) == "2 articles from 2025"
    (published,) = document(archive.page("2025/11/06/one.html")).iterfind(".//p[@class='meta']/time")
    assert text_of(published) == "Thursday 6 November 2025"


def test_a_site_replaces_a_block_and_keeps_the_rest_of_the_template(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    own = tmp_path / "templates"
    own.mkdir()
    text = '{% extends "default/article.html" %}{% block panel %}<p id="own">{{ t("panel") }}!</p>{% endblock %}'
    (own / "article.html").write_text(text, encoding="utf-8")
    archive.article("one.md", title="عنوان يبقى")
    archive.build()
    page = document(archive.page("2025/11/06/one.html"))
    assert text_of(page.find(".//p[@id='own']")) == "بطاقة المادة!"
    assert text_of(page.find(".//h1")) == "عنوان يبقى"
    assert by_class(page, "record") == []
