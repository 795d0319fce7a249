"""What other programs read in an article's page: cards of shared links, linked data, references."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import extruct
import pytest

from tests.htmlkit import by_class, document, text_of
from tests.sitekit import FEW_PAGES, Archive

pytestmark = pytest.mark.slow

URL = "https://example.org/archive/"
HOSTILE = "</script><script>alert(1)</script><b & c"
ARTICLES = {
    "articles/full.md": "---\ntitle: سد الفرات\ndate: 2025-11-06T10:30\nsource: صحيفة\nauthor: كاتبة\n"
    "updated: 2025-11-08\nsource_url: https://news.example/a?b=1&c=2\n---\n\nمتن.\n\n![](media/one.png)\n",
    "articles/pictured.md": "---\ntitle: ثان\ndate: 2025-11-06\nimage: media/two three.jpg\n---\n\n"
    "![](media/one.png)\n",
    "articles/month.md": "---\ntitle: شهر\ndate: 2013-03\n---\n\nمتن.\n",
    "articles/undated.md": "---\ntitle: بلا تاريخ\n---\n\nمتن.\n",
    "articles/hijri.md": "---\ntitle: هجري\ndate: 15 رمضان 1434\n---\n\nمتن.\n",
    "articles/english.md": '---\ntitle: "The «dam» opens"\ndate: 2025-11-06\nlang: en\nsource: Reuters\n---\n\nText.\n',
    "articles/hostile.md": f'---\ntitle: "{HOSTILE}"\ndate: 2025-11-06\nauthor: "{HOSTILE}"\n---\n\nمتن.\n',
}


def built(root: Path, settings: str) -> Archive:
    archive = Archive(root, FEW_PAGES + "undated: keep\n" + settings)
    for path, text in ARTICLES.items():
        archive.write(path, text)
    for name in ("one.png", "two three.jpg", "logo.png"):
        archive.write(f"media/{name}", b"a picture")
    archive.build()
    return archive


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """An archive that knows its address."""
    return built(tmp_path_factory.mktemp("known"), f"url: {URL}\n")


@pytest.fixture(scope="module")
def unknown(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """An archive that does not know its address."""
    return built(tmp_path_factory.mktemp("unknown"), "logo: logo.png\n")


def page(archive: Archive, name: str) -> str:
    (file,) = archive.output.glob(f"**/{name}.html")
    return file.read_text(encoding="utf-8")


def facts(html: str) -> dict[str, Any]:
    """The linked data, as an outside reader finds it."""
    (found,) = extruct.extract(html, base_url=URL, syntaxes=["json-ld"])["json-ld"]
    return dict(found)


def card(html: str) -> dict[str, str]:
    """The Open Graph properties, as an outside reader finds them."""
    (found,) = extruct.extract(html, base_url=URL, syntaxes=["opengraph"])["opengraph"]
    return dict(found["properties"])


def references(html: str) -> dict[str, str]:
    """The tags of Highwire Press, which Zotero and Google Scholar read."""
    metas = {meta.get("name", ""): meta.get("content", "") for meta in document(html).iter("meta")}
    return {name: content for name, content in metas.items() if name.startswith("citation_")}


def cited(html: str) -> str:
    (line,) = by_class(document(html), "cite")
    return text_of(line)


def test_an_outside_reader_finds_everything_that_is_known_of_an_article(known: Archive) -> None:
    html = page(known, "full")
    (sha256,) = re.findall(r"<code>(\w{64})</code>", html)
    assert facts(html) == {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "سد الفرات",
        "datePublished": "2025-11-06T10:30+03:00",
        "dateModified": "2025-11-08",
        "author": "كاتبة",
        "publisher": "صحيفة",
        "isBasedOn": "https://news.example/a?b=1&c=2",
        "identifier": "full",
        "sha256": sha256,
    }
    assert card(html) == {
        "og:type": "article",
        "og:title": "سد الفرات",
        "og:description": "متن.",
        "og:locale": "ar_AR",
        "og:image": URL + "media/one.png",
        "article:published_time": "2025-11-06T10:30+03:00",
    }
    assert references(html) == {
        "citation_title": "سد الفرات",
        "citation_date": "2025-11-06T10:30+03:00",
        "citation_author": "كاتبة",
        "citation_journal_title": "صحيفة",
    }


def test_the_language_of_an_article_is_told_once(known: Archive) -> None:
    for name, language, locale in (("full", "ar", "ar_AR"), ("english", "en", "en_US")):
        html = page(known, name)
        assert card(html)["og:locale"] == locale
        assert facts(html).get("inLanguage", document(html).get("lang")) == language


def test_a_card_shows_the_articles_picture_else_its_first_one_else_the_sites(known: Archive, tmp_path: Path) -> None:
    assert card(page(known, "pictured"))["og:image"] == URL + "media/two%20three.jpg"
    assert "og:image" not in card(page(known, "month"))
    with_logo = built(tmp_path, f"url: {URL}\nlogo: logo.png\n")
    assert card(page(with_logo, "month"))["og:image"] == URL + "media/logo.png"
    assert card(page(with_logo, "full"))["og:image"] == URL + "media/one.png"


def test_a_date_is_as_long_as_it_is_known(known: Archive) -> None:
    dates = {name: facts(page(known, name)).get("datePublished") for name in ("month", "undated", "hijri")}
    assert dates == {"month": "2013-03", "undated": None, "hijri": "2013-07"}
    assert references(page(known, "month"))["citation_date"] == "2013-03"
    assert "citation_date" not in references(page(known, "undated"))
    assert "article:published_time" not in card(page(known, "undated"))


def test_no_text_ends_the_script_of_the_linked_data(known: Archive) -> None:
    html = page(known, "hostile")
    assert len(re.findall("</script", html)) == 2  # the buttons' and the data's own
    title = facts(html)["headline"]
    assert title == HOSTILE
    assert facts(html)["author"] == HOSTILE


def test_a_citation_is_complete_without_an_address_and_speaks_the_articles_language(
    known: Archive, unknown: Archive
) -> None:
    arabic = "كاتبة، «سد الفرات»، صحيفة، 6 تشرين الثاني 2025، أرشيف الأخبار السورية، "
    assert cited(page(unknown, "full")) == arabic + "2025/11/06/full.html"
    assert cited(page(known, "full")) == arabic + URL + "2025/11/06/full.html"
    assert "، بلا تاريخ، " in cited(page(unknown, "undated"))
    assert "، محوَّل من التاريخ الهجري، وهو تقريبي، " in cited(page(unknown, "hijri"))
    english = page(unknown, "english")
    (line,) = by_class(document(english), "cite")
    assert (line.get("lang"), line.get("dir")) == ("en", "ltr")
    assert text_of(line).startswith("“The “dam” opens”, Reuters, 6 November 2025, ")


@pytest.mark.parametrize("name", ["full", "pictured", "month", "undated", "english"])
def test_what_other_programs_read_takes_at_most_900_bytes(unknown: Archive, name: str) -> None:
    html = page(unknown, name)
    begin, end = html.index("<meta property=og:type"), html.index("</head>")
    assert len(html[begin:end].encode()) <= 900
