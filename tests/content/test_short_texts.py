"""Raw texts that name a month or a year and no day, and texts of one line."""

from __future__ import annotations

import pytest

from syrnews_site.authority.lookup import Authority
from syrnews_site.content.load import load
from syrnews_site.model import LoadResult
from syrnews_site.settings.site import Site

BODY = "انقطعت الكهرباء عن أحياء المدينة منذ الصباح، وقالت الشركة إن العمال يصلحون الخط. ولم تذكر موعداً.\n"
MORE = "وقال سكان في الحي الشرقي إنهم ينتظرون منذ ساعات، وإن المياه انقطعت أيضاً. وعادت مساءً إلى بعض البيوت.\n"
TITLE = "انقطاع الكهرباء عن أحياء المدينة"


def loaded(text: str, path: str = "articles/a.txt") -> LoadResult:
    return load(Site(auto_tags=False), Authority(), path, text.encode())


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"انقطاع الكهرباء عن أحياء المدينة\n\nآذار 2013\n\n{BODY}", "2013-03"),
        (f"انقطاع الكهرباء عن أحياء المدينة\n2013\n{BODY}", "2013"),
        (f"انقطاع الكهرباء عن أحياء المدينة\n\nعام 2013\n\n{BODY}", "2013"),
        (f"انقطاع الكهرباء عن أحياء المدينة\n2013-03\n\n{BODY}", "2013-03"),
        (f"انقطاع الكهرباء عن أحياء المدينة\n\n{BODY}\nآذار 2013\n", "2013-03"),
    ],
)
def test_a_month_or_year_is_the_date_of_a_text_without_another_date(text: str, date: str) -> None:
    result = loaded(text)
    assert result.diagnostics == ()
    assert result.article is not None
    assert (result.article.headline.date, result.article.headline.title) == (date, "انقطاع الكهرباء عن أحياء المدينة")
    assert result.article.body == BODY.strip()
    assert [note.rule for note in result.article.notes].count("date") == 1


def test_a_day_in_the_text_or_in_the_path_is_surer_than_a_month() -> None:
    dated = loaded(f"انقطاع الكهرباء عن أحياء المدينة\n\n6 آذار 2013\n\n{BODY}\nنيسان 2014\n").article
    assert dated is not None
    assert dated.headline.date == "2013-03-06"
    named = loaded(f"انقطاع الكهرباء عن أحياء المدينة\n\n2013\n\n{BODY}", "articles/2014-01-02-a.txt").article
    assert named is not None
    assert named.headline.date == "2014-01-02"


def test_a_month_amid_the_text_and_two_months_are_no_date() -> None:
    for text in (f"{TITLE}\n\n{BODY}\n2013\n\n{MORE}", f"{TITLE}\n\nآذار 2013\n\n{BODY}\nنيسان 2013\n"):
        result = loaded(text)
        assert result.article is None
        assert {diagnostic.code for diagnostic in result.diagnostics} <= {"SN111", "SN113"}


@pytest.mark.parametrize(
    "text",
    [
        "عاجل: انقطاع الكهرباء عن المدينة\n",
        "عاجل: انقطاع الكهرباء عن المدينة\n\n6 تشرين الثاني 2024\n",
        "6 تشرين الثاني 2024\nعاجل: انقطاع الكهرباء عن المدينة\n",
        "عاجل: انقطاع الكهرباء عن المدينة\n6/11/2024\nشارك\n",
    ],
)
def test_a_text_of_one_line_is_a_flash(text: str) -> None:
    result = loaded(text, "articles/2024-11-06-a.txt")
    assert result.diagnostics == ()
    assert result.article is not None
    assert result.article.flash
    assert result.article.body == result.article.headline.title == "عاجل: انقطاع الكهرباء عن المدينة"


@pytest.mark.parametrize("title", ["هدنة حلب", "عنوان المقالة"])
def test_two_words_alone_above_a_body_are_its_title_and_a_doubt(title: str) -> None:
    result = loaded(f"{title}\n2020-01-01\n\n{BODY}\n{MORE}")
    assert result.article is not None
    assert (result.article.headline.title, result.article.body) == (title, f"{BODY}\n{MORE}".strip())
    assert [(found.code, found.severity, found.line) for found in result.diagnostics] == [("SN131", "warning", 1)]


@pytest.mark.parametrize("line", ["اقتصاد", "دمشق", "ريف دمشق", "سامر الخطيب", "الهدنة", "رويترز"])
def test_a_section_city_person_or_outlet_above_a_body_is_no_title(line: str) -> None:
    result = loaded(f"{line}\n2020-01-01\n\n{BODY}\n{MORE}")
    assert result.article is None
    assert [found.code for found in result.diagnostics] == ["SN105"]


def test_a_body_without_a_title_takes_the_arabic_words_of_the_name_of_its_file() -> None:
    for name in ("2020-01-01-افتتاح-الحديقة_العامة", "2020-01-01 افتتاح الحديقة العامة"):
        result = loaded(f"{BODY}\n{MORE}", f"articles/{name}.txt")
        assert result.article is not None
        assert (result.article.headline.title, result.article.headline.date) == ("افتتاح الحديقة العامة", "2020-01-01")
        assert result.article.body == f"{BODY}\n{MORE}".strip()
        assert [(found.code, found.severity) for found in result.diagnostics] == [("SN131", "warning")]


@pytest.mark.parametrize("name", ["2020-01-01-no-title-here", "2020-01-01-حلب", "2020-01-01-خبر 2 من حلب"])
def test_a_name_of_other_words_is_no_title(name: str) -> None:
    result = loaded(f"{BODY}\n{MORE}", f"articles/{name}.txt")
    assert [found.code for found in result.diagnostics] == ["SN105"]
