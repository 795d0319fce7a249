"""The articles that ship are loaded without complaint, and between them they show each form that the loader knows."""

from __future__ import annotations

import csv
import functools
import re
from pathlib import Path

import pytest

from syrnews_site.authority.lookup import Authority, load_authority
from syrnews_site.content.load import load
from syrnews_site.model import Article, Loaded
from syrnews_site.settings.site import Site

TESTS = Path(__file__).resolve().parent
CONTENT = TESTS.parent / "content"
ARTICLES = CONTENT / "articles"

# path, ISO date, paragraphs of a raw text, and title of each article, written down from the files by a reader.
with (TESTS / "data" / "content.tsv").open(encoding="utf-8", newline="") as table:
    EXPECTED = {row["path"]: row for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)}

SAMPLE_SOURCE = """
مادة نموذجية
"""

# One pattern for each way to print a date; the files below must hold them all.
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

# Lines around an article that its page must not show.
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
    """The tags and sources that ship."""
    tags, sources = ((CONTENT / name).read_text(encoding="utf-8") for name in ("tags.yaml", "sources.yaml"))
    return load_authority(tags, sources, "tags.yaml", "sources.yaml")[0]


@functools.cache
def loaded(path: str) -> Loaded:
    """What becomes of one file below content/articles/."""
    return load(Site(), authority(), f"articles/{path}", (ARTICLES / path).read_bytes())


def article(path: str) -> Article:
    """The article of a file that has one."""
    found = loaded(path).article
    assert found is not None, loaded(path).diagnostics
    return found


def everything() -> list[Article]:
    """Every article that ships."""
    return [article(path) for path in EXPECTED]


def lines(table: str) -> list[str]:
    """The lines of a table of literals."""
    return table.strip().splitlines()


def source_text(path: str) -> str:
    """The text of a file in its own encoding, read without our loader."""
    data = (ARTICLES / path).read_bytes()
    if data.startswith(b"\xff\xfe"):
        return data.decode("utf-16")
    return data.decode("cp1256" if path == "1986/aleppo.txt" else "utf-8")


def test_the_table_lists_every_article() -> None:
    shipped = {file.relative_to(ARTICLES).as_posix() for file in ARTICLES.rglob("*") if file.is_file()}
    assert shipped == set(EXPECTED)


@pytest.mark.parametrize("path", EXPECTED)
def test_article_loads_without_complaint(path: str) -> None:
    assert article(path).headline.title == EXPECTED[path]["title"]
    assert [said for said in loaded(path).diagnostics if said.severity != "note"] == []


@pytest.mark.parametrize("path", EXPECTED)
def test_date_is_the_printed_one(path: str) -> None:
    assert article(path).headline.date == EXPECTED[path]["date"]


@pytest.mark.parametrize("path", [path for path, row in EXPECTED.items() if row["paragraphs"]])
def test_raw_text_keeps_its_paragraphs_and_nothing_else(path: str) -> None:
    body = article(path).body
    assert len(body.split("\n\n")) == int(EXPECTED[path]["paragraphs"])
    assert not [line for line in body.splitlines() if line.startswith(tuple(lines(CHROME)))]
    assert EXPECTED[path]["title"] not in body.splitlines()


@pytest.mark.parametrize("path", [path for path, row in EXPECTED.items() if row["paragraphs"]])
def test_each_line_of_a_raw_text_is_in_the_article_or_in_its_notes(path: str) -> None:
    found = article(path)
    accounted = {line.strip() for line in found.body.splitlines()} | {note.text for note in found.notes}
    accounted.add(found.headline.title)
    printed = {line.strip() for line in source_text(path).removeprefix("\ufeff").splitlines()} - {""}
    assert printed <= accounted


@pytest.mark.parametrize("path", EXPECTED)
def test_sample_material_says_so(path: str) -> None:
    outlet = article(path).headline.outlet
    assert outlet is not None
    assert (outlet.name == SAMPLE_SOURCE.strip()) is (not path.startswith("2025/000_"))


@pytest.mark.parametrize("path", EXPECTED)
def test_article_has_tags_and_no_two_of_one_slug(path: str) -> None:
    slugs = [tag.slug for tag in article(path).headline.tags]
    assert slugs
    assert len(slugs) == len(set(slugs))


def test_addresses_differ() -> None:
    addresses = [one.headline.url.casefold() for one in everything()]
    assert len(addresses) == len(set(addresses))


def test_every_way_to_print_a_date_appears() -> None:
    texts = "\n".join(source_text(path) for path in EXPECTED)
    assert [name for name, pattern in PRINTED_DATES.items() if pattern.strip() not in texts] == []


def test_years_are_spread_and_one_day_has_several_articles() -> None:
    days = [one.headline.date[:10] for one in everything()]
    assert {day[:3] for day in days} >= {"197", "198", "199", "200", "201", "202"}
    assert days.count("2023-02-06") >= 3


def test_one_date_comes_from_the_file_name_and_one_from_the_folders() -> None:
    for path in ("2025/2025-01-15-ebla-archive.txt", "2011/06/28/ancient-villages.txt"):
        day = EXPECTED[path]["date"]
        assert day not in source_text(path)
        assert day in path.replace("/", "-")


def test_encodings_are_read_and_the_files_are_kept_as_they_were() -> None:
    with pytest.raises(UnicodeDecodeError):
        (ARTICLES / "1986/aleppo.txt").read_bytes().decode("utf-8")
    assert (ARTICLES / "2006/aleppo-islamic-culture-capital.txt").read_bytes().startswith(b"\xff\xfe")
    for path in ("1986/aleppo.txt", "2006/aleppo-islamic-culture-capital.txt"):
        assert article(path).body.split("\n\n")[-1] in source_text(path).replace("\r\n", "\n")


def test_both_formats_an_english_article_an_update_and_a_former_address_appear() -> None:
    shipped = everything()
    assert {one.format for one in shipped} == {"text", "markdown"}
    assert [one.headline.id for one in shipped if one.headline.lang == "en"] == ["svalbard-seeds"]
    assert {one.updated[:10] for one in shipped} >= {"1987-07-30", "2022-07-12", "2023-03-06"}
    assert [one.aliases for one in shipped if one.aliases] == [("1999/zewail.html",)]
    assert {one.headline.id for one in shipped} >= {"crac-2006", "zewail-nobel-1999", "000_8d2a05f9e826011e"}
    assert sum(bool(one.author) for one in shipped) > 10
    assert sum(bool(one.headline.summary) for one in shipped) > 3


def test_two_names_of_files_are_arabic_and_their_addresses_plain() -> None:
    arabic = [path for path in EXPECTED if not path.isascii()]
    assert len(arabic) >= 2
    assert all(article(path).headline.url.isascii() for path in arabic)


def test_markdown_shows_tables_footnotes_code_pictures_and_links() -> None:
    bodies = "\n".join(one.body for one in everything() if one.format == "markdown")
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


def test_runs_of_both_directions_harakat_and_a_paragraph_that_looks_like_a_list_appear() -> None:
    bodies = "\n".join(one.body for one in everything() if one.format == "text")
    assert [run for run in MIXED_RUNS if run not in bodies] == []
    assert re.search("[\u064e-\u0650]", bodies)
    assert re.search(r"^2012\. ", bodies, re.MULTILINE)


def test_keywords_and_hashtags_become_tags() -> None:
    for path in ("1979/damascus-world-heritage.txt", "2011/06/28/ancient-villages.txt", "1980/bosra.txt"):
        assert [tag for tag in article(path).headline.tags if not tag.found], path


def test_two_spellings_of_one_tag_are_one_tag() -> None:
    unesco = {"1979/damascus-world-heritage.txt", "1980/palmyra.md", "2019/damascene-rose.md"}
    named = [{tag.name for tag in article(path).headline.tags} for path in unesco]
    slugs = [{tag.slug for tag in article(path).headline.tags} for path in unesco]
    assert set.intersection(*named)
    assert set.intersection(*slugs)
