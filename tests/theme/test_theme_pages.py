"""The default theme: what its pages weigh, hold and say, in both directions, and how a site makes it its own."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest

from syrnews_site import yamlreader
from syrnews_site.build.outcome import BuildFailed
from syrnews_site.settings.site import Site
from syrnews_site.theme.wording import Wording
from tests.sitekit import FEW_PAGES, Archive
from tests.states import FORTY, KINDS, LATIN, LONG, MARKED, SOURCELESS, states, terms

THEME = Path(__file__).parents[2] / "templates"
KIBIBYTE = 1024


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """The archive of states, built."""
    archive = states(tmp_path_factory.mktemp("states"), settings="url: https://archive.example/news/\nhijri: true\n")
    archive.build()
    return archive


def seen(html: str) -> str:
    """What a reader sees of a page, or of a part of one."""
    body = re.sub(r"(?s)<head>.*?</head>", "", html)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", body)))


def test_the_style_sheet_keeps_to_its_budget() -> None:
    assert (THEME / "assets" / "style.css").stat().st_size <= 14_000


def test_the_style_sheet_knows_no_left_and_no_right() -> None:
    sheet = (THEME / "assets" / "style.css").read_text(encoding="utf-8")
    physical = re.findall(r"(?<![\w-])(?:(?:margin|padding|border)-(?:left|right)|left|right|float)\s*:", sheet)
    assert physical == []
    assert re.findall(r"letter-spacing|font-style: italic|text-align: justify|@import|https?:", sheet) == []


@pytest.mark.parametrize("page", [LONG, LATIN, MARKED, SOURCELESS, "2011/03/15/2011-03-15.html"])
def test_an_article_costs_little_beyond_its_text(built: Archive, page: str) -> None:
    html = built.page(page)
    body = re.search(r'(?s)<div class="body".*?\n</div>\n<div class="record">', html)
    assert body is not None
    around = html.replace(body[0], "")
    assert len(around.encode()) - len(seen(around).encode()) <= 3 * KIBIBYTE


def test_no_figure_of_the_archive_stands_in_an_article(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    archive.article("one.md", date="2011-03-15", tags="دمشق")
    archive.build()
    before = archive.page("2011/03/15/one.html")
    for number in range(40):
        archive.article(f"new-{number}.md", date=f"2025-10-{number % 28 + 1:02}", tags="دمشق", source="آخر")
    archive.article("near.md", date="2024-01-01")
    archive.build()
    after = archive.page("2011/03/15/one.html")
    next_one = re.search(r'(?s)<nav class="near".*?</nav>', after)
    assert next_one is not None
    assert after.replace(next_one[0] + "\n", "") == before


@pytest.mark.parametrize("every", [False, pytest.param(True, marks=pytest.mark.slow)])
def test_pages_are_valid_and_their_headings_in_order(built: Archive, every: bool) -> None:
    of_every_kind = [built.output / page for page in (*KINDS, *terms(built))]
    for file in built.output.rglob("*.html") if every else of_every_kind:
        tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(file.read_bytes())
        levels = [int(element.tag[1]) for element in tree.iter() if str(element.tag) in {"h1", "h2", "h3", "h4"}]
        assert levels[0] == 1, file
        assert levels.count(1) == 1, file
        assert all(after - before <= 1 for before, after in pairwise(levels)), file


def test_the_panel_says_what_is_known_and_no_more(built: Archive) -> None:
    panels = {page: re.search(r'(?s)<div class="record">.*?</div>', built.page(page)) for page in (FORTY, SOURCELESS)}
    forty, sourceless = (str(panel and panel[0]) for panel in panels.values())
    assert forty.count("/index.html") == 40
    assert "لم يُذكر المصدر" in sourceless
    assert "https://archive.example/news/2024/03/05/sourceless.html" in sourceless
    assert "(محسوب)" in sourceless
    assert "المصدر" not in forty


def test_the_page_that_hosts_show_anywhere_finds_its_way(built: Archive, tmp_path: Path) -> None:
    assert 'href="/news/assets/style.css"' in built.page("404.html")
    nowhere = Archive(tmp_path)
    nowhere.build()
    assert 'href="assets/style.css"' in nowhere.page("404.html")


def test_search_is_offered_only_where_there_is_one(built: Archive, tmp_path: Path) -> None:
    assert 'role="search" action="../../../search.html"' in built.page(LONG)
    without = Archive(tmp_path, FEW_PAGES)
    without.write("site.yaml", "search: false\n")
    without.article("one.md")
    without.build()
    page = without.page("2025/11/06/one.html")
    assert "search" not in page
    assert "form-action 'none'" in page


def test_an_empty_archive_says_so(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.build()
    assert "ليس في الأرشيف مقالات بعد" in archive.page("index.html")
    assert "ليس في الأرشيف مقالات بعد" in archive.page("years.html")


def test_fonts_of_the_site_are_its_own(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES + "fonts: [fonts/Amiri-Regular.woff2, fonts/Amiri-Bold.woff2, Kufi.woff2]\n")
    archive.write("media/fonts/Amiri-Regular.woff2", b"wOF2")
    archive.article("one.md")
    archive.build()
    sheet = archive.page("assets/fonts.css")
    assert 'font-family: "Amiri"; font-weight: 700' in sheet
    assert 'url("../media/fonts/Amiri-Regular.woff2")' in sheet
    assert '--serif: "Amiri"' in sheet
    assert '--text: "Kufi"' in sheet
    assert "font-src 'self'" in archive.page("2025/11/06/one.html")


def test_an_english_interface_has_no_arabic_in_it(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES + "language: en\ntitle: Syrian News Archive\n")
    archive.article("one.md", title="A headline", tags="Damascus News", body="Some text.", source="A paper")
    archive.article("two.md", title="Another", date="2025-11-07", tags="Damascus News", body="More.", source="A paper")
    archive.build()
    for file in archive.output.rglob("*.html"):
        page = file.read_text(encoding="utf-8")
        assert '<html lang="en" dir="ltr">' in page
        if file.name != "search.html":
            assert re.search("[\u0600-\u06ff]", page) is None, file
    assert "2 articles from 2025" in archive.page("index.html")
    assert "Thursday 6 November 2025" in archive.page("2025/11/06/one.html")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_both_languages_have_every_string(language: str) -> None:
    text = (THEME / "strings.yaml").read_text(encoding="utf-8")
    node, said = yamlreader.read(text, "strings.yaml", limits=yamlreader.AUTHORITY)
    assert said == ()
    assert isinstance(node, yamlreader.Mapping)
    strings = node.get(language)
    assert isinstance(strings, yamlreader.Mapping)
    known = {key.value for key, _ in strings.entries}
    for template in THEME.rglob("*.*"):
        if template.suffix in {".html", ".xml"}:
            wanted = set(re.findall(r"""\bt\("(\w+)"[,)]""", template.read_text(encoding="utf-8")))
            assert wanted <= known, template


def test_a_site_says_it_in_its_own_words(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    own = tmp_path / "templates"
    own.mkdir()
    (own / "strings.yaml").write_text('ar:\n  newest: "الرئيسية"\n', encoding="utf-8")
    archive.article("one.md")
    archive.build()
    assert ">الرئيسية</a>" in archive.page("index.html")
    (own / "strings.yaml").write_text('ar:\n  newest: "الأخبار"\n', encoding="utf-8")
    archive.build()
    assert ">الأخبار</a>" in archive.page("2025/11/06/one.html")
    (own / "strings.yaml").write_text("ar: [\n", encoding="utf-8")
    with pytest.raises(BuildFailed) as failed:
        archive.build()
    assert "strings.yaml" in str(failed.value.diagnostics)


def test_a_block_is_replaced_and_the_rest_stays(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    own = tmp_path / "templates"
    own.mkdir()
    text = '{% extends "default/article.html" %}{% block panel %}<p>{{ t("panel") }}!</p>{% endblock %}'
    (own / "article.html").write_text(text, encoding="utf-8")
    archive.article("one.md", title="عنوان يبقى")
    archive.build()
    page = archive.page("2025/11/06/one.html")
    assert "<p>عن هذه المقالة!</p>" in page
    assert "sha256" not in page
    assert "<h1>عنوان يبقى</h1>" in page


def test_strings_take_markup_as_markup_and_text_as_text() -> None:
    from markupsafe import Markup  # noqa: PLC0415 - of interest here only

    wording = Wording(Site(), [(THEME / "strings.yaml").read_text(encoding="utf-8")])
    assert wording.text("quoted", title="<b>") == "«<b>»"
    assert wording.text("quoted", title=Markup("<bdi>x</bdi>")) == "«<bdi>x</bdi>»"
    assert isinstance(wording.text("quoted", title=Markup("x")), Markup)


def test_settings_reach_dates_and_counts() -> None:
    site = Site(digits="arabic", months="both")
    wording = Wording(site, [(THEME / "strings.yaml").read_text(encoding="utf-8")])
    assert wording.date("2025-11-06", weekday=True) == "الخميس ٦ تشرين الثاني/نوفمبر ٢٠٢٥"
    assert wording.month("2025-11") == "تشرين الثاني/نوفمبر ٢٠٢٥"
    assert wording.day_of_year("11-06") == "٦ تشرين الثاني/نوفمبر"
    assert wording.count(5200, "article") == "٥٬٢٠٠ مقالة"
