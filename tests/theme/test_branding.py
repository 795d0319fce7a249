"""What an archive changes of its looks without a template: settings, custom.css, and blocks of the frame."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from syrnews_site.settings.colours import DARK_INK, DARK_PAPER, INK, LEAST_CONTRAST, PAPER, contrast, legible
from syrnews_site.settings.site_yaml import load_site
from syrnews_site.theme.accent import accent_rules
from tests.htmlkit import by_class, document, text_of
from tests.pictures.test_size import PNG
from tests.sitekit import FEW_PAGES, Archive
from tests.states import KINDS, states

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
SHEET = ROOT / "templates/assets/style.css"


def test_an_accent_that_cannot_be_read_is_an_error_with_the_figures_and_a_better_one() -> None:
    site, (found,) = load_site("accent: f0a0b8\n")
    assert site.accent == ()
    assert found.code == "SN212"
    assert found.message == "accent #f0a0b8 has a contrast of 1.9:1 to the light page, #fbf9f4; text needs 4.5:1"
    better = re.findall("[0-9a-f]{6}$", found.hint)[0]
    assert load_site(f"accent: {better}\n")[1] == ()
    _, (found,) = load_site("accent: [7a1f3d, 7a1f3d]\n")
    assert "to the dark page, #15171a" in found.message


@pytest.mark.parametrize("wrong", ["accent: #7a1f3d", "accent: red", "accent: [7a1f3d, f0a0b8, 000000]"])
def test_an_accent_that_is_no_colour_is_an_error(wrong: str) -> None:
    site, diagnostics = load_site(wrong + "\n")
    assert (site.accent, len(diagnostics)) == ((), 1)


@pytest.mark.parametrize("colour", ["7a1f3d", "0b5d4e", "1f5a8c", "000000", "8a4b08"])
def test_everything_that_an_accent_colours_can_be_read(colour: str) -> None:
    (light, dark), diagnostics = load_site(f"accent: {colour}\n")[0].accent, load_site(f"accent: {colour}\n")[1]
    assert diagnostics == ()
    rules = accent_rules((light, dark))
    for block, paper, ink in zip(rules.splitlines(), (PAPER, DARK_PAPER), (INK, DARK_INK), strict=True):
        shades = dict(re.findall(r"--(\w+): (#\w+);", block))
        assert contrast(shades["accent"], paper) >= LEAST_CONTRAST
        assert contrast(shades["bar"], paper) >= 3
        on = "#ffffff" if shades["on"] == "#fff" else shades["on"]
        assert all(contrast(shades[step], ink) >= LEAST_CONTRAST for step in ("h1", "h2"))
        assert all(contrast(shades[step], on) >= LEAST_CONTRAST for step in ("h3", "h4"))


def test_the_papers_that_contrast_is_measured_to_are_those_of_the_style_sheet() -> None:
    sheet = SHEET.read_text(encoding="utf-8")
    assert all(f"{name}: {colour};" in sheet for name, colour in (("--paper", PAPER), ("--ink", INK)))
    assert all(f"{name}: {colour};" in sheet for name, colour in (("--paper", DARK_PAPER), ("--ink", DARK_INK)))
    assert contrast(legible("#ffffff", PAPER, INK), PAPER) >= LEAST_CONTRAST


def test_a_site_has_its_own_links_logo_icon_footer_colour_and_style(tmp_path: Path) -> None:
    settings = (
        "accent: 7a1f3d\nlogo: logo.png\nicon: icon.png\nfooter: يصدر عن مكتبة\n"
        "navigation: [tags, about, موقعنا https://example.org/]\n"
    )
    archive = Archive(tmp_path, FEW_PAGES + settings)
    archive.article("one.md")
    archive.write("media/logo.png", PNG)
    archive.write("media/icon.png", PNG)
    archive.write("pages/about.md", "---\ntitle: من نحن\n---\n\nنص.\n")
    own = tmp_path / "templates/custom.css"
    own.parent.mkdir()
    own.write_text("@media print{#main{color:#000}} /* {{ no template */\n", encoding="utf-8")
    assert [found for found in archive.build().diagnostics if found.file == "site.yaml"] == []
    page = document(archive.page("2025/11/06/one.html"))
    (nav,) = [nav for nav in page.iter("nav") if nav.get("aria-label") == "الأقسام"]
    links = [(text_of(link), link.get("href")) for link in nav.iter("a")]
    assert links == [
        ("الوسوم", "../../../tags/index.html"),
        ("من نحن", "../../../about.html"),
        ("موقعنا", "https://example.org/"),
    ]
    (name,) = by_class(page, "name")
    assert [image.get("src") for image in name.iter("img")] == ["../../../media/logo.png"]
    assert [link.get("href") for link in page.iter("link") if link.get("rel") == "icon"] == ["../../../media/icon.png"]
    assert "يصدر عن مكتبة" in text_of(by_class(page, "end")[0])
    sheet = archive.page("assets/style.css")
    assert sheet.startswith(SHEET.read_text(encoding="utf-8"))
    assert "--accent: #7a1f3d;" in sheet
    assert sheet.endswith(own.read_text(encoding="utf-8"))
    own.write_text("/* other */\n", encoding="utf-8")
    assert archive.build().written == ("assets/style.css",)


def test_a_picture_or_a_page_of_the_frame_that_is_missing_is_an_error(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES + "logo: logo.png\nnavigation: [yeers]\n")
    archive.article("one.md")
    found = [found for found in archive.build().diagnostics if found.file == "site.yaml"]
    assert [diagnostic.code for diagnostic in found] == ["SN212", "SN212"]
    assert "years" in " ".join(diagnostic.hint for diagnostic in found)


def test_what_a_site_adds_to_the_head_and_the_policy_of_the_frame_reaches_every_page(tmp_path: Path) -> None:
    archive = states(tmp_path)
    own = tmp_path / "templates/base.html"
    own.parent.mkdir()
    own.write_text(
        '{% extends "default/base.html" %}{% block head %}{{ super() }}<meta name="ours" content="1">{% endblock %}'
        "{% block csp_media %}object-src 'self'; {% endblock %}",
        encoding="utf-8",
    )
    archive.build()
    pages = sorted(archive.output.rglob("*.html"))
    assert pages
    for own_text in ('name="ours"', "img-src 'self' file:; object-src 'self'; "):
        assert [page for page in pages if own_text not in page.read_text(encoding="utf-8")] == []


EXAMPLES = re.findall(r"^```(\w+)\n(.*?)^```$", (ROOT / "docs/theming.md").read_text(encoding="utf-8"), re.M | re.S)
NAMES = {"html": "article.html", "yaml": "strings.yaml", "css": "custom.css"}


def test_the_examples_of_the_documents_do_what_is_said_of_them(tmp_path: Path) -> None:
    archive = Archive(tmp_path, FEW_PAGES)
    archive.article("one.md")
    (tmp_path / "templates").mkdir()
    assert sorted(language for language, _ in EXAMPLES) == sorted(NAMES)
    for language, text in EXAMPLES:
        (tmp_path / "templates" / NAMES[language]).write_text(text, encoding="utf-8")
    assert [found for found in archive.build().diagnostics if found.severity == "error"] == []
    page = document(archive.page("2025/11/06/one.html"))
    assert [text_of(cited) for cited in by_class(page, "cite")] == ["…"]
    (nav,) = [nav for nav in page.iter("nav") if nav.get("aria-label") == "الأقسام"]
    assert text_of(next(nav.iter("a"))) == "الرئيسية"
    assert archive.page("assets/style.css").endswith(dict(EXAMPLES)["css"])


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    archive = states(tmp_path_factory.mktemp("looks"))
    archive.write("media/dam.png", PNG)
    text = "\n\n".join(f"فقرة {number} من مادة طويلة عن السد." for number in range(120))
    archive.article(
        "print.md", title="مادة تطبع", date="2024-03-05", body=text + "\n\n[رابط](https://example.org/page)"
    )
    archive.article("picture.md", date="2024-03-05", body='![سد](media/dam.png "السد. © سانا")')
    archive.build()
    return archive


@pytest.mark.browser
def test_text_of_twice_the_size_is_never_wider_than_the_screen(browser: Browser, built: Archive) -> None:
    with browser.new_context(bypass_csp=True) as context:
        page = context.new_page()
        for name in (*KINDS, "2024/03/05/picture.html"):
            page.goto((built.output / name).as_uri())
            page.add_style_tag(content="html { font-size: 36px !important }")
            for width in (360, 1280):
                page.set_viewport_size({"width": width, "height": 800})
                assert page.evaluate("document.documentElement.scrollWidth") <= width, name


@pytest.mark.browser
def test_a_print_has_the_whole_article_its_links_and_its_record(page: Page, built: Archive, tmp_path: Path) -> None:
    program = shutil.which("pdftotext")
    assert program, "pdftotext was not found: install poppler-utils"
    page.goto((built.output / "2024/03/05/print.html").as_uri())
    page.pdf(path=tmp_path / "print.pdf", format="A4")
    run = subprocess.run([program, "-raw", tmp_path / "print.pdf", "-"], capture_output=True, check=True)
    pages = run.stdout.decode().rstrip("\f").split("\f")
    assert len(pages) > 1
    digits = re.findall(r"\d+", " ".join(pages))
    assert {str(number) for number in range(120)} <= set(digits)
    assert "https://example.org/page" in " ".join(pages)
    assert "SHA-256" in pages[-1]
    assert "2024/03/05/print.html" in pages[-1]
    assert "RIS" not in " ".join(pages)


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_headlines_have_the_themes_font_and_pages_work_without_it(browser: Browser, built: Archive, width: int) -> None:
    for blocked in (False, True):
        with browser.new_context(viewport={"width": width, "height": 800}) as context:
            page = context.new_page()
            if blocked:
                page.route("**/*.woff2", lambda route: route.abort())
            page.goto((built.output / "2024/03/05/picture.html").as_uri())
            family = page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily")
            assert family.startswith("Amiri")
            assert page.evaluate("[...document.fonts].map((face) => face.family.replaceAll('\"', ''))") == ["Amiri"]
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_font_of_headlines_is_small_and_its_licence_is_beside_it() -> None:
    font, licence = SHEET.parent / "amiri.woff2", SHEET.parent / "amiri-OFL"
    assert font.read_bytes()[:4] == b"wOF2"
    assert font.stat().st_size <= 90_000
    assert "SIL Open Font License, Version 1.1" in licence.read_text(encoding="utf-8")
