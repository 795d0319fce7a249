"""Bodies become HTML that is safe, whole, and right for readers."""

from __future__ import annotations

import re
from urllib.parse import unquote

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnews_site.arabic.clean import clean_text
from syrnews_site.markup import commonmark
from syrnews_site.markup.body import body_html, body_text, is_plain
from syrnews_site.markup.highlight import CODE_COLOURS, code_css, highlight
from syrnews_site.model import Article, ContentFile, Headline

ROOT = "../../../"


def article(body: str, form: str = "markdown", lang: str = "") -> Article:
    return Article(Headline("a", "a.html", "عنوان", "2025-11-06", lang=lang), body, form, ContentFile("a", ""))  # type: ignore[arg-type]


def html(body: str, form: str = "markdown", lang: str = "") -> str:
    return body_html(article(body, form, lang), ROOT)


def elements(markup: str) -> list[tuple[str, dict[str, str]]]:
    """The elements of a fragment with their attributes; an error of HTML is an error of the test."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return [(element.tag, dict(element.attrib)) for element in parser.parseFragment(markup).iter()][1:]


def text_of(markup: str) -> str:
    return "".join(html5lib.parseFragment(markup, namespaceHTMLElements=False).itertext())


# Plain text


def test_text_body_keeps_paragraphs_and_lines() -> None:
    assert html('سطر أول\nسطر ثان\n\nفقرة <b> & "ثانية"', "text") == (
        "<p>سطر أول<br>\nسطر ثان</p>\n<p>فقرة &lt;b&gt; &amp; &quot;ثانية&quot;</p>\n"
    )


def test_text_body_is_never_markdown() -> None:
    assert html("2025. كان *عاما* صعبا", "text") == "<p>2025. كان *عاما* صعبا</p>\n"


@pytest.mark.parametrize(
    ("body", "lang", "direction"),
    [
        ("Hello, world.", "", True),
        ("«Hello», قال الوزير.", "", False),
        ("2025", "", False),
        ("نص عربي", "", False),
        ("نص عربي", "en", True),
        ("Damascus دمشق", "en", False),
        ("Hello, world.", "en-GB", False),
    ],
)
def test_paragraphs_that_read_against_the_page_choose_their_direction(body: str, lang: str, direction: bool) -> None:
    for form in ("text", "markdown"):
        assert ('dir="auto"' in html(body, form, lang)) == direction


def test_runs_are_isolated_in_arabic_and_not_in_code() -> None:
    assert "<bdi>C++</bdi>" in html("لغة C++ سهلة")
    assert "<bdi>C++</bdi>" in html("لغة C++ *سهلة*")
    assert "<bdi>" not in html("لغة `C++` *سهلة*")


PIECES = st.sampled_from(
    [
        "نص",
        " ",
        "\n",
        "\n\n",
        ". ",
        "،",
        "C++",
        "BBC News",
        "28-31",
        "1. ",
        "١. ",
        "- ",
        "> ",
        "# ",
        "`",
        "*",
        "_",
        "[",
        "](",
        "![",
        "!",
        "<",
        "&amp;",
        "&",
        "|",
        "|-|",
        "===",
        "~~~",
        "```",
        "\t",
        "    ",
        '"',
        "'",
        "http://a.b/",
        "[^1]",
        "[^1]: ",
        "\\",
        "\u00a0",
        "\u2028",
        "\x0c",
        ":",
        "x",
        "Hello, world.",
    ]
)
BODIES = st.one_of(st.lists(PIECES, max_size=25).map("".join), st.text(max_size=60)).map(clean_text)


@given(BODIES)
def test_short_way_is_the_same_to_the_byte(body: str) -> None:
    for lang in ("", "en"):
        if is_plain(body):
            assert html(body, lang=lang) == commonmark.html(body, ROOT, lang or "ar")
            assert body_text(article(body)) == commonmark.plain_text(body)


def test_ordinary_news_take_the_short_way() -> None:
    assert is_plain('قال الوزير: «نعم» (28 إلى 31 أكتوبر) - حسب رويترز - 14:30.\n\nوأضاف "كذا"؛ ثم 50%!\nسطر')
    assert not is_plain("2025. كان عاما صعبا")


@given(BODIES)
def test_any_body_gives_sound_and_safe_html(body: str) -> None:
    for form in ("text", "markdown"):
        ids = []
        for tag, attributes in elements(html(body, form)):
            assert tag not in ("script", "style", "iframe", "object", "svg", "form", "h1")
            assert not {name for name in attributes if name.startswith("on") or name == "style"}
            ids += [attributes["id"]] if "id" in attributes else []
        assert len(ids) == len(set(ids))


WORDS = st.text(st.characters(whitelist_categories=("Lo", "Ll")), min_size=2, max_size=8).map(clean_text)
MARKS = PIECES.filter(lambda piece: piece not in ("\\", "&", "&amp;", "```", "~~~", "[^1]: ", "http://a.b/"))


@given(st.lists(st.tuples(MARKS, WORDS), max_size=15))
def test_no_word_of_a_body_is_lost(pieces: list[tuple[str, str]]) -> None:
    made = html("".join(mark + word for mark, word in pieces))
    shown = text_of(made) + unquote(" ".join(re.findall('(?:href|alt)="([^"]*)"', made)))
    for _, word in pieces:
        assert word in shown


@pytest.mark.parametrize("reference", ["&#x202e;", "&#8238;", "&#x200b;", "&#xfeff;"])
def test_character_references_bring_in_nothing_that_cleaning_took_out(reference: str) -> None:
    body = f'قبل{reference} [رابط{reference}](x "ع{reference}") ![صورة{reference}](media/a.png)\n\nEnglish{reference}'
    assert clean_text(html(body)) == html(body)
    assert clean_text(body_text(article(body))) == body_text(article(body))


# Links and images


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#x09;script:alert(1)",
        "java&#10;script:alert(1)",
        "&#106;avascript:alert(1)",
        "%6Aavascript:alert(1)",
        "javascript%3Aalert(1)",
        "java%0Ascript:alert(1)",
        "<javascript:alert(1)>",
        "< javascript:alert(1)>",
        "vbscript:x",
        "data:text/html,x",
        "data:image/png;base64,x",
        "file:///etc/passwd",
        "ftp://example.org/",
        "tel:123",
        "//example.org/x",
        "\\\\\\\\example.org/x",
        "/\\\\example.org/x",
        "%2F%2Fexample.org",
        "blob:x",
        "intent:x",
    ],
)
def test_unsafe_addresses_leave_text(address: str) -> None:
    for body in (f"قبل [نص]({address}) بعد", f"قبل ![نص]({address}) بعد", f"قبل [نص][1] بعد\n\n[1]: {address}"):
        made = elements(html(body))
        assert not [attributes for tag, attributes in made if tag in ("a", "img")], html(body)
        assert "نص" in text_of(html(body))
    assert "<a" not in html(f"<{address}>")


@pytest.mark.parametrize(
    ("address", "href"),
    [
        ("https://example.org/a?b=1&c=2#d", "https://example.org/a?b=1&c=2#d"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("tags/damascus/index.html", ROOT + "tags/damascus/index.html"),
        ("/2025/index.html", ROOT + "2025/index.html"),
        ("../../../x.html?a#b", ROOT + "x.html?a#b"),
        ("media/خريطة.pdf", ROOT + "media/%D8%AE%D8%B1%D9%8A%D8%B7%D8%A9.pdf"),
        ("a/../../../b", ROOT + "b"),
        ("%2e%2e/%2e%2e/b", ROOT + "b"),
        ("about.md", ROOT + "about.html"),
        ("more/about.md#who-we-are", ROOT + "more/about.html#h-who-we-are"),
        ("about.md#من-نحن", ROOT + "about.html#h-من-نحن"),
        ("https://example.org/README.md#a", "https://example.org/README.md#a"),
    ],
)
def test_safe_addresses_are_links(address: str, href: str) -> None:
    ((_, attributes),) = (element for element in elements(html(f"[نص]({address})")) if element[0] == "a")
    assert attributes["href"] == href
    assert ("rel" in attributes) == href.lower().startswith("http")


def test_addresses_between_angles_are_links() -> None:
    assert '<a href="https://example.org/" rel="nofollow noopener">' in html("انظر <https://example.org/>")


@pytest.mark.parametrize("address", ["media/a.png", "/media/a.png", "../../media/a.png", "./media/a.png"])
def test_images_come_from_media(address: str) -> None:
    ((_, attributes),) = (
        element for element in elements(html(f'![خريطة "سوريا"]({address} "عنوان")')) if element[0] == "img"
    )
    assert attributes == {
        "src": ROOT + "media/a.png",
        "alt": 'خريطة "سوريا"',
        "title": "عنوان",
        "loading": "lazy",
        "decoding": "async",
    }


@pytest.mark.parametrize("address", ["a.png", "../a.png", "media/../a.png", "media/%2e%2e/a.png", "articles/a.png"])
def test_images_from_elsewhere_in_the_folder_are_text(address: str) -> None:
    assert "<img" not in html(f"![خريطة]({address})")
    assert "خريطة" in text_of(html(f"![خريطة]({address})"))


def test_remote_images_become_links() -> None:
    assert html("![خريطة](https://example.org/a.png)") == (
        '<p><a href="https://example.org/a.png" class="remote-image" rel="nofollow noopener">خريطة</a></p>\n'
    )
    assert "example.org/a.png</a>" in html("![](https://example.org/a.png)").replace("<bdi>", "").replace("</bdi>", "")
    inside = elements(html("[![خريطة](https://example.org/a.png)](https://example.org/)"))
    assert [tag for tag, _ in inside] == ["p", "a"]


def test_raw_html_is_text() -> None:
    body = "<script>alert(1)</script>\n\nنص <img src=x onerror=alert(1)> <!-- x -->"
    assert [tag for tag, _ in elements(html(body))] == ["p", "p"]
    assert "<script>alert(1)</script>" in text_of(html(body))


# Headings, footnotes, tables, code


def test_headings_begin_below_the_title() -> None:
    assert re.findall("<h(.)", html("# أ\n\n## ب\n\n###### ج")) == ["2", "3", "6"]
    assert re.findall("<h(.)", html("### أ\n\n#### ب")) == ["2", "3"]


def test_headings_have_ids_of_their_own_that_fragments_find() -> None:
    made = html("# المقدّمة\n\n## المقدمة\n\n## !\n\n[أ](#المقدمة) [ب](#h-المقدمة-2) [ج](#لا-شيء)")
    assert re.findall('<h. id="([^"]*)"', made) == ["h-المقدمة", "h-المقدمة-2", "h"]
    assert '<a href="#h-المقدمة">أ</a> <a href="#h-المقدمة-2">ب</a> <a>ج</a>' in made


def test_footnotes_lead_there_and_back() -> None:
    made = html("نص[^ب] ونص[^أ] ثم[^ب].\n\n[^أ]: الأولى.\n[^ب]: الثانية.\n[^ج]: لا أحد.\n[^أ]: مكررة.\n")
    links = re.findall(r'<a href="#([^"]*)"', made)
    ids = re.findall(r'id="([^"]*)"', made)
    assert len(ids) == len(set(ids))
    assert set(links) <= set(ids)
    assert made.index("الثانية") < made.index("الأولى") < made.index("لا أحد") < made.index("مكررة")
    assert "العودة" in made
    assert made.count("footnote-back") == 3


def test_footnotes_within_quotes_and_footnotes_are_kept() -> None:
    made = text_of(html("> نص[^1]\n>\n> [^1]: في الاقتباس.\n\n[^2]: قبل\n\n    [^3]: داخل\n\n    بعد\n"))
    for part in ("في الاقتباس", "قبل", "داخل", "بعد"):
        assert made.count(part) == 1


def test_tables_can_be_scrolled_by_keyboard() -> None:
    made = html("| أ | ب |\n|:-:|--:|\n| 1 | Hello there |\n")
    assert made.startswith('<div class="table" role="region" aria-label="جدول" tabindex="0"><table>')
    assert '<th scope="col" class="align-center">أ</th>' in made
    assert '<td dir="auto" class="align-right">Hello there</td>' in made


def test_a_screen_reader_hears_labels_in_the_language_of_the_text() -> None:
    body = "| a | b |\n|---|---|\n| 1 | 2[^1] |\n\n[^1]: note\n"
    assert re.findall('aria-label="([^"]*)"', html(body, lang="en-GB")) == [
        "Table",
        "Footnote 1",
        "Footnotes",
        "Back to the place of footnote 1",
    ]


def test_a_site_that_reads_from_the_left_needs_nothing_turned_in_its_own_language() -> None:
    body = "Plain text, and `code`, in *English*.\n\n- One item\n"
    assert body_html(article(body), ROOT, "en") == (
        '<p>Plain text, and <code dir="auto">code</code>, in <em>English</em>.</p>\n<ul>\n<li>One item</li>\n</ul>\n'
    )
    assert '<p dir="auto">' in body_html(article("نص بالعربية."), ROOT, "en")
    assert body_html(article("نص."), ROOT, "en") == body_html(article("نص.", lang="en"), ROOT)


def test_code_is_highlighted_and_runs_from_left_to_right() -> None:
    made = html('```python\ndef f(): return "نص"\n```\n')
    assert made.startswith('<pre class="code" dir="ltr"')
    assert '<span class="k">def</span>' in made
    assert text_of(made) == 'def f(): return "نص"\n\n'
    assert "<span" not in html("```لا-لغة\ndef f\n```\n")


@given(st.text(), st.sampled_from(["python", "html", "yaml", "sql", "c", "bash", "js", "diff", "json"]))
def test_highlighting_keeps_every_character(code: str, language: str) -> None:
    marked = highlight(code, language)
    bare = re.sub(r"</?span[^>]*>", "", marked)
    assert bare == highlight(code, "")


def contrast(one: str, other: str) -> float:
    """The contrast of two colours: WCAG 2.2, relative luminance."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("classes", "light", "dark"), CODE_COLOURS)
def test_colours_of_code_can_be_read(classes: tuple[str, ...], light: str, dark: str) -> None:
    assert contrast(light, "#fbf9f4") >= 4.5
    assert contrast(dark, "#15171a") >= 4.5
    assert code_css().count(f".{classes[0]}") >= 2


# Hostile bodies


@pytest.mark.parametrize(
    "body",
    [
        ">" * 10_000 + "نص",
        "- " * 5_000 + "نص",
        "1. " * 5_000 + "نص",
        "[" * 10_000 + "نص",
        "![" * 10_000 + "نص",
        "![" * 2_000 + "نص" + "](x)" * 2_000,
        "[" * 5_000 + "نص" + "]" * 5_000,
        "*a **b " * 5_000 + "نص",
        "_" * 10_000 + "نص" + "_" * 10_000,
        "|a" * 1_000 + "|\n" + "|-" * 1_000 + "|\n" + "|نص\n" * 500,
        "[^a]: " * 500 + "نص",
        "<" * 20_000 + "نص",
    ],
    ids=lambda body: body[:8],
)
def test_hostile_bodies_keep_their_text_and_their_size(body: str) -> None:
    made = html(body)
    assert "نص" in made
    assert len(made) < 40 * len(body) + 20_000


# The text of a body


def test_text_of_a_body_has_no_markup() -> None:
    body = "# عنوان\n\nنص *مهم* [رابط](x) `كود`[^1]\nسطر\n\n| أ |\n|---|\n| ب |\n\n```\nكود\n```\n\n[^1]: حاشية\n"
    assert body_text(article(body)) == "عنوان\n\nنص مهم رابط كود\nسطر\n\nأ\n\nب\n\nكود\n\nحاشية"
