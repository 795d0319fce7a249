"""The articles in content/ are loaded without a diagnostic, and together they have each form that the loader reads."""

from __future__ import annotations

import csv
import functools
import re
from pathlib import Path

import pytest

from syrnews_site.authority.lookup import Authority, load_authority
from syrnews_site.content.load import load
from syrnews_site.model import Article, LoadResult
from syrnews_site.settings.site import Site

TESTS = Path(__file__).resolve().parents[1]
CONTENT = TESTS.parent / "content"
ARTICLES = CONTENT / "articles"

# Path, ISO date, paragraphs of a scraped text, and title of each article, as a person read them in the files.
with (TESTS / "data" / "content.tsv").open(encoding="utf-8", newline="") as table:
    EXPECTED = {row["path"]: row for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)}

SAMPLE_SOURCE = """
مادة نموذجية
"""

# An example of each way to print a date. The files must have all of them.
PRINTED_DATES: dict[str, str] = {
    "Levantine": """
26 تشرين الأول 1979
""",
    "Gulf": """
5 سبتمبر 1980
""",
    "Moroccan": """
18 دجنبر 2012
""",
    "Algerian": """
15 أفريل 2009
""",
    "doubled with a slash": """
28 تشرين الثاني/نوفمبر 1986
""",
    "doubled in parentheses": """
1 كانون الأول (ديسمبر) 2018
""",
    "Hijri and Gregorian": """
الخميس 4 محرم 1419 هـ الموافق 30 نيسان 1998 م
""",
    "Arabic-Indic digits": """
الأربعاء ١١ آب ١٩٩٩
""",
    "without hamza": """
4 تشرين الاول 2022
""",
    "ISO": """
2023-02-06 18:05
""",
    "English": """
Sunday, 28 July 1996
""",
    "twelve-hour clock": """
05:40 PM
""",
}

# Beginnings of lines around an article that its page must not show.
CHROME = """
مشاركة المقال
جميع الحقوق محفوظة
الكلمات المفتاحية
وسوم:
المصدر:
اقرأ أيضاً
فيسبوك
تويتر
إعداد:
بقلم:
"""

MIXED_RUNS = ("+963 11 222 3333", "C++", "10-20", "https://www.unicode.org/reports/tr9/")


@functools.cache
def authority() -> Authority:
    """The tags and sources in content/."""
    tags, sources = ((CONTENT / name).read_text(encoding="utf-8") for name in ("tags.yaml", "sources.yaml"))
    return load_authority(tags, sources, "tags.yaml", "sources.yaml")[0]


@functools.cache
def loaded(path: str) -> LoadResult:
    """The result of loading a file below content/articles/."""
    return load(Site(), authority(), f"articles/{path}", (ARTICLES / path).read_bytes())


def article(path: str) -> Article:
    """The article of a file."""
    found = loaded(path).article
    assert found is not None, loaded(path).diagnostics
    return found


def shipped_articles() -> list[Article]:
    """All articles in content/."""
    return [article(path) for path in EXPECTED]


def lines(table: str) -> list[str]:
    """The lines of a table of literals."""
    return table.strip().splitlines()


def source_text(path: str) -> str:
    """The text of a file, decoded without our loader."""
    data = (ARTICLES / path).read_bytes()
    if data.startswith(b"\xff\xfe"):
        return data.decode("utf-16")
    return data.decode("cp1256" if path == "1986/aleppo.txt" else "utf-8")


def test_the_table_lists_every_article() -> None:
    files = {file.relative_to(ARTICLES).as_posix() for file in ARTICLES.rglob("*") if file.is_file()}
    assert files == set(EXPECTED)


@pytest.mark.parametrize("path", EXPECTED)
def test_an_article_is_loaded_without_a_diagnostic(path: str) -> None:
    assert article(path).headline.title == EXPECTED[path]["title"]
    assert [diagnostic for diagnostic in loaded(path).diagnostics if diagnostic.severity != "note"] == []


@pytest.mark.parametrize("path", EXPECTED)
def test_the_date_of_an_article_is_its_printed_date(path: str) -> None:
    assert article(path).headline.date == EXPECTED[path]["date"]


@pytest.mark.parametrize("path", [path for path, row in EXPECTED.items() if row["paragraphs"]])
def test_a_scraped_text_keeps_its_paragraphs_and_nothing_else(path: str) -> None:
    body = article(path).body
    assert len(body.split("\n\n")) == int(EXPECTED[path]["paragraphs"])
    assert not [line for line in body.splitlines() if line.startswith(tuple(lines(CHROME)))]
    assert EXPECTED[path]["title"] not in body.splitlines()


@pytest.mark.parametrize("path", [path for path, row in EXPECTED.items() if row["paragraphs"]])
def test_each_line_of_a_scraped_text_is_in_the_article_or_in_its_notes(path: str) -> None:
    found = article(path)
    accounted = {line.strip() for line in found.body.splitlines()} | {note.text for note in found.notes}
    accounted.add(found.headline.title)
    printed = {line.strip() for line in source_text(path).removeprefix("\ufeff").splitlines()} - {""}
    assert printed <= accounted


@pytest.mark.parametrize("path", EXPECTED)
def test_sample_material_names_itself_as_its_source(path: str) -> None:
    outlet = article(path).headline.outlet
    assert outlet is not None
    assert (outlet.name == SAMPLE_SOURCE.strip()) is (not path.startswith("2025/000_"))


@pytest.mark.parametrize("path", EXPECTED)
def test_an_article_has_tags_and_no_two_tags_share_a_slug(path: str) -> None:
    slugs = [tag.slug for tag in article(path).headline.tags]
    assert slugs
    assert len(slugs) == len(set(slugs))


def test_no_two_articles_share_an_address() -> None:
    addresses = [article.headline.url.casefold() for article in shipped_articles()]
    assert len(addresses) == len(set(addresses))


def test_every_way_to_print_a_date_occurs() -> None:
    texts = "\n".join(source_text(path) for path in EXPECTED)
    assert [name for name, pattern in PRINTED_DATES.items() if pattern.strip() not in texts] == []


def test_articles_are_of_many_years_and_a_day_has_several() -> None:
    days = [article.headline.date[:10] for article in shipped_articles()]
    assert {day[:3] for day in days} >= {"197", "198", "199", "200", "201", "202"}
    assert days.count("2023-02-06") >= 3


def test_one_date_comes_from_the_file_name_and_one_from_the_folders() -> None:
    for path in ("2025/2025-01-15-ebla-archive.txt", "2011/06/28/ancient-villages.txt"):
        day = EXPECTED[path]["date"]
        assert day not in source_text(path)
        assert day in path.replace("/", "-")


def test_two_files_that_are_not_utf_8_are_decoded() -> None:
    with pytest.raises(UnicodeDecodeError):
        (ARTICLES / "1986/aleppo.txt").read_bytes().decode("utf-8")
    assert (ARTICLES / "2006/aleppo-islamic-culture-capital.txt").read_bytes().startswith(b"\xff\xfe")
    for path in ("1986/aleppo.txt", "2006/aleppo-islamic-culture-capital.txt"):
        assert article(path).body.split("\n\n")[-1] in source_text(path).replace("\r\n", "\n")


def test_both_formats_an_english_article_updates_and_an_alias_occur() -> None:
    shipped = shipped_articles()
    assert {article.format for article in shipped} == {"text", "markdown"}
    assert [article.headline.id for article in shipped if article.headline.lang == "en"] == ["svalbard-seeds"]
    assert {article.updated[:10] for article in shipped} >= {"1987-07-30", "2022-07-12", "2023-03-06"}
    assert [article.aliases for article in shipped if article.aliases] == [("1999/zewail.html",)]
    assert {article.headline.id for article in shipped} >= {"crac-2006", "zewail-nobel-1999", "000_8d2a05f9e826011e"}
    assert sum(bool(article.author) for article in shipped) > 10
    assert sum(bool(article.headline.summary) for article in shipped) > 3


def test_files_with_arabic_names_have_addresses_in_ascii() -> None:
    arabic = [path for path in EXPECTED if not path.isascii()]
    assert len(arabic) >= 2
    assert all(article(path).headline.url.isascii() for path in arabic)


def test_markdown_articles_have_tables_footnotes_code_pictures_and_links() -> None:
    bodies = "\n".join(article.body for article in shipped_articles() if article.format == "markdown")
    for pattern in (
        r"^\|[-:| ]+\|$",
        r"\[\^\w+\]:",
        r"^```python$",
        r"^> ",
        r"!\[.+\]\(https://",
        r"[^!]\[.+\]\(https://",
    ):
        assert re.search(pattern, bodies, re.MULTILINE), pattern
    local = re.findall(r"!\[.+\]\((media/[^)]+)\)", bodies)
    assert local
    assert all((CONTENT / name).is_file() for name in local)


def test_runs_of_both_directions_harakat_and_a_paragraph_like_a_list_item_occur() -> None:
    bodies = "\n".join(article.body for article in shipped_articles() if article.format == "text")
    assert [run for run in MIXED_RUNS if run not in bodies] == []
    assert re.search("[\u064e-\u0650]", bodies)
    assert re.search(r"^2012\. ", bodies, re.MULTILINE)


def test_keywords_and_hashtags_become_tags() -> None:
    for path in ("1979/damascus-world-heritage.txt", "2011/06/28/ancient-villages.txt", "1980/bosra.txt"):
        assert [tag for tag in article(path).headline.tags if not tag.found], path


def test_articles_that_spell_a_tag_differently_share_the_tag() -> None:
    unesco = {"1979/damascus-world-heritage.txt", "1980/palmyra.md", "2019/damascene-rose.md"}
    named = [{tag.name for tag in article(path).headline.tags} for path in unesco]
    slugs = [{tag.slug for tag in article(path).headline.tags} for path in unesco]
    assert set.intersection(*named)
    assert set.intersection(*slugs)
