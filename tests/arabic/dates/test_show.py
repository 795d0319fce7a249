"""show: dates in the reader's months and digits, which parse as the same day."""

from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from syrnews_site.arabic.dates.months import Months, month_name
from syrnews_site.arabic.dates.parse import PrintedDate, parse
from syrnews_site.arabic.dates.show import show, show_hijri, show_month
from syrnews_site.arabic.digits import Digits

days = st.dates(datetime.date(1700, 1, 1), datetime.date(2199, 12, 31))
styles = st.sampled_from(["levantine", "gulf", "both"])


@given(days, styles, st.sampled_from(["western", "arabic"]), st.booleans())
def test_shown_day_parses_as_the_same_day(day: datetime.date, style: Months, digits: Digits, weekday: bool) -> None:
    shown = show(day.isoformat(), months=style, digits=digits, weekday=weekday)
    assert parse(shown) == PrintedDate(day)


def test_day_is_shown_in_the_months_and_digits_of_the_site() -> None:
    assert show("2025-11-06") == "6 تشرين الثاني 2025"
    assert show("2025-11-06", months="gulf") == "6 نوفمبر 2025"
    assert show("2025-11-06", months="both") == "6 تشرين الثاني/نوفمبر 2025"
    assert show("2025-11-06", digits="arabic") == "٦ تشرين الثاني ٢٠٢٥"
    assert show("2025-11-06T01:16+03:00") == "6 تشرين الثاني 2025"
    assert show("2025-11-06T01:16+03:00", weekday=True, time=True) == "الخميس 6 تشرين الثاني 2025، 01:16"
    assert show("2025-11-06", weekday=True, time=True) == "الخميس 6 تشرين الثاني 2025"


def test_month_is_shown_by_its_name() -> None:
    assert show_month(2025, 1, months="levantine", digits="western") == "كانون الثاني 2025"
    assert show_month(2025, 1, months="gulf", digits="arabic") == "يناير ٢٠٢٥"
    assert month_name(8, "both") == "آب/أغسطس"


def test_hijri_day_is_shown_for_days_inside_the_tables() -> None:
    assert show_hijri("2025-06-06") == "10 ذو الحجة 1446 هـ"
    assert show_hijri("2025-11-06T01:16+03:00", digits="arabic") == "١٥ جمادى الأولى ١٤٤٧ هـ"
    assert show_hijri("1900-01-01") == ""
