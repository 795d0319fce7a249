"""parse: every printed form of a date gives its value, and every uncertain form is refused with a reason."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnews_site.arabic.dates.lexicon import LEXICON
from syrnews_site.arabic.dates.parse import NotADate, PrintedDate, parse, published_and_updated
from syrnews_site.zones import zone

DAMASCUS = zone("Asia/Damascus")
VECTORS = Path(__file__).parents[2] / "data" / "dates.tsv"


@dataclass(frozen=True)
class Vector:
    name: str
    text: str
    gold: str
    precision: str
    warning: str


def read_vectors() -> list[Vector]:
    vectors = []
    for line in VECTORS.read_text(encoding="utf-8").splitlines()[1:]:
        name, escaped, gold, precision, _status, warning, *_ = line.split("\t")
        text = re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), escaped)
        vectors.append(Vector(name, text, gold, precision, warning))
    return vectors


@pytest.mark.parametrize("vector", read_vectors(), ids=lambda vector: vector.name)
def test_printed_form_gives_its_date(vector: Vector) -> None:
    printed = parse(vector.text)
    if not vector.gold:
        assert isinstance(printed, NotADate)
        assert printed.reason
        return
    assert isinstance(printed, PrintedDate)
    assert ",".join(printed.warnings) == vector.warning
    if vector.precision == "date":
        assert (printed.day.isoformat(), printed.time, printed.offset) == (vector.gold, None, None)
        return
    gold = datetime.datetime.fromisoformat(vector.gold)
    assert printed.time is not None
    assert datetime.datetime.combine(printed.day, printed.time) == gold.replace(tzinfo=None)
    assert printed.offset == gold.utcoffset()


def read_documentation() -> list[tuple[str, str]]:
    """The examples of docs/dates.md with the results that the page gives."""
    page = Path(__file__).parents[3] / "docs" / "dates.md"
    rows = re.findall(r"^\|.*`([^`]+)` \| ([^|]+) \|$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return [(example.replace("\\|", "|"), result) for example, result in rows]


@pytest.mark.parametrize(("example", "result"), read_documentation())
def test_examples_of_the_documentation_are_true(example: str, result: str) -> None:
    printed = parse(example)
    if isinstance(printed, NotADate):
        assert printed.reason == result
        return
    offset = "" if printed.offset is not None or printed.time is None else printed.iso(DAMASCUS)[-6:]
    assert printed.iso(DAMASCUS) == result + offset


REASONS = {
    "6 كانون الأول/يناير 2025": "the month names disagree",
    "24 كانون 2024": "it has half of a month's name, and two months share that half",
    "6/11/25": "its year has two digits",
    "8/11": "it has no year",
    "آب 2024": "it has no day",
    "منذ 3 ساعات": "it is relative to a day that the line does not name",
    "اليوم 6 نوفمبر 2025": "it is relative to a day that the line does not name",
    "12 مارسيليا 2025": "it has words that are not part of a date",
    "عقد الاجتماع في 6 نوفمبر 2025": "it has words that are not part of a date",
    "6 نوفمبر 2025 في مدينة دمشق": "it has words that are not part of a date",
    "1/13/2025": "there is no such day",
    "30 شباط 2024": "there is no such day",
    "6 نوفمبر 2025 13:30 ص": "the hour does not fit the part of the day",
    "8:05 الخميس 6 نوفمبر 2025 مساء": "the part of the day is not beside its time",
    "6 نوفمبر 2025 25:00": "there is no such time",
    "6 نوفمبر 2025 - 7 نوفمبر 2025": "it has two dates",
    "6 نوفمبر 2025 10:00 11:00": "it has two times",
    "6 نوفمبر 2025 14:20 بتوقيت دمشق GMT": "the time zones disagree",
    "6 نوفمبر 2025 14:20 بتوقيت عمان": "it names a clock, and two places with different clocks are spelt so",
    "6 نوفمبر 2025 هـ": "the era does not fit the date",
    "6 نوفمبر 1447": "1447 is not a year of this calendar",
    "12 رجب 1270": "the Hijri year 1270 is outside the tables of Umm al-Qura, 1343 to 1500",
    "31 رجب 1446": "there is no such day in the Hijri calendar",
    "6 نوفمبر 2025 " + "." * 120: "it is too long for a date",
    "": "it has no date",
}


@pytest.mark.parametrize(("text", "reason"), REASONS.items())
def test_uncertain_date_is_refused_with_the_reason(text: str, reason: str) -> None:
    assert parse(text) == NotADate(reason)


def test_sentence_that_mentions_a_date_is_not_a_date_line() -> None:
    sentence = "زيارات رفيعة المستوى واتفاقيات قيد التنفيذ منذ 6 نوفمبر 2025"
    assert isinstance(parse(sentence), NotADate)


def test_line_with_two_dates_has_a_publication_and_an_update() -> None:
    dates = published_and_updated("نشرت في: 06/11/2025 - 14:20آخر تحديث: 07/11/2025 - 15:30")
    assert dates == (
        PrintedDate(datetime.date(2025, 11, 6), datetime.time(14, 20)),
        PrintedDate(datetime.date(2025, 11, 7), datetime.time(15, 30)),
    )
    assert parse("نشرت في: 06/11/2025 - 14:20آخر تحديث: 07/11/2025 - 15:30") == dates[0]


def test_line_with_an_update_alone_has_no_publication() -> None:
    assert published_and_updated("آخر تحديث: 7 تشرين الثاني 2025") == (None, PrintedDate(datetime.date(2025, 11, 7)))
    assert parse("آخر تحديث: 7 تشرين الثاني 2025") == PrintedDate(datetime.date(2025, 11, 7))


def test_update_with_a_time_alone_is_on_the_day_of_publication() -> None:
    day = datetime.date(2025, 11, 6)
    assert published_and_updated("6/11/2025 14:20 آخر تحديث 15:30") == (
        PrintedDate(day, datetime.time(14, 20)),
        PrintedDate(day, datetime.time(15, 30)),
    )


def test_relative_update_is_ignored() -> None:
    dates = published_and_updated("6 نوفمبر/ تشرين الثاني 2025 آخر تحديث قبل 3 ساعات")
    assert dates == (PrintedDate(datetime.date(2025, 11, 6)), None)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("6 تشرين الثاني 2025 01:16", "2025-11-06T01:16+03:00"),
        ("6 تشرين الثاني 2021 01:16", "2021-11-06T01:16+02:00"),
        ("6 تموز 2021 01:16", "2021-07-06T01:16+03:00"),
        ("6 تموز 2021", "2021-07-06"),
        ("2025-11-06 01:16:00", "2025-11-06T01:16+03:00"),
        ("2025-11-06 01:16:09", "2025-11-06T01:16:09+03:00"),
        ("2025-11-06 01:16Z", "2025-11-06T01:16+00:00"),
        ("2025-11-06 01:16 GMT-3", "2025-11-06T01:16-03:00"),
        ("28/10/2021 23:30", "2021-10-28T23:30+03:00"),  # the hour came twice: the first one counts
        ("26/3/2021 00:30", "2021-03-26T00:30+02:00"),  # the hour never came: the offset before it counts
        ("1/1/1910 10:00", "1910-01-01T10:00+02:25"),  # local mean time, +02:25:12
    ],
)
def test_time_without_offset_gets_the_offset_of_the_zone_at_that_time(text: str, iso: str) -> None:
    printed = parse(text)
    assert isinstance(printed, PrintedDate)
    assert printed.iso(DAMASCUS) == iso


def test_clock_of_a_place_has_summer_time() -> None:
    summer, winter = parse("6 يوليو 2025 10:00 بتوقيت القاهرة"), parse("6 يناير 2025 10:00 بتوقيت القاهرة")
    assert isinstance(summer, PrintedDate)
    assert isinstance(winter, PrintedDate)
    assert (summer.offset, winter.offset) == (datetime.timedelta(hours=3), datetime.timedelta(hours=2))


def test_only_a_date_from_the_hijri_calendar_is_approximate() -> None:
    hijri, both = parse("١٠ ذو الحجة ١٤٤٦ هـ"), parse("١٠ ذو الحجة ١٤٤٦ هـ الموافق 6 حزيران 2025")
    assert isinstance(hijri, PrintedDate)
    assert isinstance(both, PrintedDate)
    assert (hijri.approximate, both.approximate) == (True, False)
    assert hijri.day == both.day


@given(st.dates(datetime.date(1925, 1, 1), datetime.date(2199, 12, 31)), st.times())
def test_iso_form_of_a_date_gives_the_same_moment(day: datetime.date, time: datetime.time) -> None:
    moment = datetime.datetime.combine(day, time.replace(microsecond=0, fold=0))
    printed = parse(moment.isoformat())
    assert isinstance(printed, PrintedDate)
    again = parse(printed.iso(DAMASCUS))
    assert isinstance(again, PrintedDate)
    assert (again.day, again.time) == (day, moment.time())
    assert again.offset == moment.replace(tzinfo=DAMASCUS).utcoffset()


pieces = st.sampled_from([*sorted(LEXICON), *"0123456789٠٩/-:.,()", "2025", "1447", " ", "+03", "GMT+3", "x"])


@given(st.one_of(st.text(), st.lists(pieces, max_size=12).map(" ".join), st.lists(pieces, max_size=12).map("".join)))
def test_any_line_gives_a_date_or_a_reason(text: str) -> None:
    printed = parse(text)
    if isinstance(printed, PrintedDate):
        datetime.datetime.fromisoformat(printed.iso(DAMASCUS))
    else:
        assert printed.reason
