"""The names of months and weekdays: all names that Arabic newspapers print, and the names that the site shows.

Each table has one row for each month, from January or from Muharram; `|` divides the spellings of a row. The parser
compares spellings after `lexicon.normalise`, so that hamza, marks and tatweel need no spellings of their own.
Sources: the month names of CLDR 45 for ar, ar-SY, ar-MA, ar-DZ, ar-TN, ar-MR and ar-LY, and pages of newspapers.
"""

from __future__ import annotations

from typing import Literal

Months = Literal["levantine", "gulf", "both"]

LEVANTINE = """
كانون الثاني | كانون ثاني | كانون ثان | كانون الثان | كانونالثاني | كانون 2 | ك 2
شباط | اشباط
آذار
نيسان
أيار
حزيران
تموز
آب
أيلول
تشرين الأول | تشرين أول | تشرينالأول | تشرين 1 | ت 1
تشرين الثاني | تشرين ثاني | تشرين ثان | تشرين الثان | تشرينالثاني | تشرين 2 | ت 2
كانون الأول | كانون أول | كانونالأول | كانون 1 | ك 1
"""

GULF = """
يناير
فبراير | فبرايير
مارس
أبريل | ابرايل
مايو | مايوه
يونيو | يونيه | يونية | يونيوه
يوليو | يوليه | يولية | يوليوه
أغسطس | أوغسطس | اغسطوس
سبتمبر | سيبتمبر | سبتمر
أكتوبر | أوكتوبر | اكتوبير
نوفمبر | نوفنبر | نوفمبير
ديسمبر | دسمبر | ديسمبير
"""

MAGHREBI = """
جانفي | جانفييه | ينّاير
فيفري | فيفريي | فيفرييه
مارس
أفريل
ماي
جوان
يوليوز | جويلية | جويليا | جوييه
غشت | أوت | أغشت | أووت
شتنبر | شتمبر
أكتوبر
نونبر | نوانبر
دجنبر | دجمبر
"""

LIBYAN = """
أي النار | اي نار | أينار
النوار
الربيع
الطير
الماء
الصيف
ناصر
هانيبال | هانيبعل | هنيبال
الفاتح
التمور
الحرث
الكانون
"""

HIJRI = """
محرم | المحرم | محرم الحرام
صفر | صفر الخير | صفر المظفر
ربيع الأول | ربيع أول | ربيع الأنور
ربيع الآخر | ربيع آخر | ربيع الثاني | ربيع ثاني | ربيع ثان
جمادى الأولى | جمادى أولى | جمادى الأول | جمادى أول | جماد الأولى | جماد الأول | جماد أول
جمادى الآخرة | جمادى الآخر | جمادى الثانية | جمادى الثاني | جمادى ثاني | جماد الآخرة | جماد الثاني | جماد ثاني
رجب | رجب الفرد | رجب المرجب | رجب الأصب
شعبان | شعبان المعظم | شعبان المبارك
رمضان | رمضان المبارك | رمضان المعظم | رمضان الكريم
شوال | شوال المكرم
ذو القعدة | ذي القعدة | ذا القعدة | ذوالقعدة | ذيالقعدة | ذو القعدة الحرام | ذي القعدة الحرام | ذو قعدة | ذي قعدة
ذو الحجة | ذي الحجة | ذا الحجة | ذوالحجة | ذيالحجة | ذو الحجة الحرام | ذي الحجة الحرام | ذو حجة | ذي حجة
"""

ENGLISH = """
january | jan
february | feb
march | mar
april | apr
may
june | jun
july | jul
august | aug
september | sep | sept
october | oct
november | nov
december | dec
"""

# Half names: two months share each of these, so that the parser refuses a date with a half name.
HALF_NAMES = """
كانون
تشرين
ربيع
جمادى | جماد
ذو | ذي
"""

# From Monday, in the order of `datetime.date.weekday`.
WEEKDAYS = """
الاثنين | اثنين | الاتنين | اتنين | monday | mon
الثلاثاء | ثلاثاء | الثلثاء | الثلاثا | tuesday | tue | tues
الأربعاء | أربعاء | الأربعا | wednesday | wed
الخميس | خميس | thursday | thu | thur | thurs
الجمعة | جمعة | friday | fri
السبت | سبت | saturday | sat
الأحد | أحد | sunday | sun
"""


def rows(table: str) -> list[list[str]]:
    """The rows of a table: a list of spellings for each row."""
    return [[spelling.strip() for spelling in row.split("|")] for row in table.strip().splitlines()]


LEVANTINE_NAMES = tuple(row[0] for row in rows(LEVANTINE))
GULF_NAMES = tuple(row[0] for row in rows(GULF))
HIJRI_NAMES = tuple(row[0] for row in rows(HIJRI))
WEEKDAY_NAMES = tuple(row[0] for row in rows(WEEKDAYS))


def month_name(month: int, months: Months = "levantine") -> str:
    """The name of a month (1 to 12) in Syrian newspapers, in Gulf and Egyptian newspapers, or both with a slash."""
    levantine, gulf = LEVANTINE_NAMES[month - 1], GULF_NAMES[month - 1]
    return {"levantine": levantine, "gulf": gulf, "both": f"{levantine}/{gulf}"}[months]
