"""The words of a date line: what each one means to the grammar in `dates`.

`LEXICON` maps a folded word or phrase to its meaning: a letter for the grammar, and a value.

    M  Gregorian month, its number       H  Hijri month, its number        K  half a month's name
    W  weekday, 0 is Monday              D  a day of the month in words    A  part of the day, its 24 hours
    a  the letter for morning            m  the letter for afternoon, or for "AD"
    g  "AD" in full                      j  "AH"
    q  "by the clock of"                 C  a place that has a clock       V  a place with two clocks
    Z  a zone, its offset in minutes
    S  "at the hour"                     E  "issue number"                 r  a word of relative dates
    P  "published"                       U  "updated"                      -  says nothing: passed over
"""

from __future__ import annotations

from typing import NamedTuple

from syrnews_site.arabic.dates import months

Hours = tuple[int | None, ...]


class Word(NamedTuple):
    """What a word or phrase means: a letter of the grammar, and a value that fits it."""

    letter: str
    value: int | str | Hours = 0


_NONE = (None,)
# What each printed hour, 0 to 23, means in that part of the day. None: the two do not fit.
MORNING: Hours = (*range(12), 0) + _NONE * 11
AFTERNOON: Hours = (None, *range(13, 24), 12, *range(13, 24))
NOON: Hours = (None, *range(13, 17)) + _NONE * 5 + (*range(10, 17),) + _NONE * 7
NIGHT: Hours = (*range(6), *range(18, 24), 0) + _NONE * 5 + (*range(18, 24),)

_PARTS_OF_DAY: dict[Hours, str] = {
    MORNING: """
صباحا | صباح | الصباح | فجرا | الفجر | فجر | سحرا | ضحى | قبل الظهر | قبل ظهر | ق ظ | am | a m
""",
    NOON: """
ظهرا | الظهر | ظهر
""",
    AFTERNOON: """
مساء | مساءا | المساء | عصرا | العصر | عصر | بعد الظهر | بعد ظهر | ب ظ | مغربا | pm | p m
""",
    NIGHT: """
ليلا | الليل | ليل | منتصف الليل | بعد منتصف الليل
""",
}

_WORDS: dict[str, str] = {
    "a": """
ص
""",
    "m": """
م
""",
    "g": """
ميلادي | ميلادية | الميلادي | الميلادية | للميلاد | ad | a d | ce | c e
""",
    "j": """
ه | هه | هجري | هجرية | الهجري | الهجرية | للهجرة | ah | a h
""",
    "q": """
بتوقيت | توقيت | التوقيت | بالتوقيت | حسب توقيت | وفق توقيت | بحسب توقيت | حسب التوقيت | بتوقيت مدينة | بتوقيت العاصمة
""",
    "S": """
الساعة | ساعة | والساعة | بالساعة | عند الساعة | في تمام الساعة | تمام الساعة | على الساعة | at
""",
    "E": """
العدد | رقم العدد | عدد | السنة | عدد رقم | العدد رقم | issue
""",
    "r": """
منذ | قبل | أمس | الأمس | البارحة | اليوم | الآن | الليلة | غدا | الماضي | الماضية | المقبل | القادم | دقيقة | دقائق
ساعتين | ساعات | يوم واحد | يومين | أيام | أسبوع | أسبوعين | أسابيع | شهرين | أشهر | شهور | سنتين | سنوات | دقيقتين
ثانية | ثواني | ثوان | للتو | لحظات
ago | yesterday | today | tomorrow | now | hours | hour | minutes | minute | mins | hrs
days | week | weeks | last week | last month | last year
""",
    "P": """
نشر | نشرت | نشره | نشرها | النشر | منشور | منشورة | ونشر | أضيف | أضيفت | الإضافة | إضافة | أدرج | الإدراج | بث | البث
كتب | كتبت | الكتابة | حرر | حررت | التحرير | أنشئ | الإنشاء | صدر | صدرت | الصدور | الإصدار | أرسل | وضع
published | publish | publication | posted | created | added | issued | released | pub | pubdate
""",
    "U": """
تحديث | التحديث | والتحديث | تحديثه | تحديثها | محدث | محدثة | حدث | حدثت | وحدث | تعديل | التعديل | تعديله | عدل | عدلت
معدل | updated | update | modified | edited | revised | lastmod
""",
    "-": """
في | وفي | بتاريخ | تاريخ | التاريخ | لتاريخ | وتاريخ | يوم | بيوم | ليوم | يومه | الموافق | الموافق لـ | الموافق ل
والموافق | موافق | موافق ل | الموافق لتاريخ | لـ | ب | و | من | شهر | لشهر | عام | لعام | للعام
العام | سنة | لسنة | للسنة
تم | تمت | آخر | وآخر | هذا | هذه | على | للخبر | للمقال | للمادة | للموضوع
المقال | المقالة | الخبر | الموضوع | المادة | التقرير | وقت | الوقت | الزمن
بالتوقيت المحلي | التوقيت المحلي | حسب التوقيت المحلي | بتوقيت محلي | توقيت محلي | local time | المصادف | المصادف ل
on | date | last | the | of | by | time | day | datetime | first | and
""",
}

# Minutes east of Greenwich. Names of summer and winter clocks mean one offset each, all year.
_ZONES: dict[int, str] = {
    0: """
غرينتش | جرينتش | غرينيتش | جرينيتش | غرينتتش | غرنتش | غرينج | كرينتش | ت غ | ت ج | تغ | gmt | utc | ut | z
بالتوقيت العالمي | بالتوقيت العالمي الموحد | التوقيت العالمي | التوقيت العالمي الموحد | greenwich
greenwich mean time | coordinated universal time | توقيت غرينتش العالمي
""",
    60: """
cet | bst
""",
    120: """
eet | cest | eastern european standard time | توقيت شرق أوروبا الرسمي
""",
    180: """
eest | ksa | msk | trt | ast | arabian standard time | توقيت العربية الرسمي | eastern european summer time
توقيت شرق أوروبا الصيفي
""",
    240: """
gst | uae
""",
    -240: """
edt
""",
    -300: """
est | cdt
""",
    -360: """
cst | mdt
""",
    -420: """
mst | pdt
""",
    -480: """
pst
""",
}

# The clock of a place, summer time and all: the key of its zone in the tz database.
_CLOCKS: dict[str, str] = {
    "Asia/Damascus": """
دمشق | سوريا | سورية | السوري | الشام | حلب | damascus
""",
    "Asia/Beirut": """
بيروت | لبنان | اللبناني | beirut
""",
    "Asia/Amman": """
الأردن | الاردني | العاصمة الأردنية | amman
""",
    "Asia/Jerusalem": """
القدس | القدس المحتلة | القدس الشريف | jerusalem
""",
    "Asia/Hebron": """
فلسطين | الفلسطيني | رام الله
""",
    "Asia/Gaza": """
غزة
""",
    "Asia/Baghdad": """
بغداد | العراق | العراقي | أربيل | baghdad
""",
    "Asia/Riyadh": """
السعودية | المملكة العربية السعودية | المملكة | الرياض | مكة | مكة المكرمة | المدينة المنورة | جدة
riyadh | makkah | mecca
""",
    "Asia/Kuwait": """
الكويت | kuwait
""",
    "Asia/Qatar": """
الدوحة | قطر | doha
""",
    "Asia/Bahrain": """
البحرين | المنامة
""",
    "Asia/Dubai": """
الإمارات | الإمارات العربية المتحدة | أبوظبي | أبو ظبي | دبي | الشارقة | dubai | abu dhabi
""",
    "Asia/Muscat": """
مسقط | سلطنة عمان | السلطنة | muscat
""",
    "Asia/Aden": """
اليمن | صنعاء | عدن
""",
    "Africa/Cairo": """
القاهرة | مصر | cairo
""",
    "Africa/Khartoum": """
الخرطوم | السودان
""",
    "Africa/Tripoli": """
ليبيا | طرابلس | tripoli
""",
    "Africa/Tunis": """
تونس | tunis
""",
    "Africa/Algiers": """
الجزائر | algiers
""",
    "Africa/Casablanca": """
المغرب | الرباط | الدار البيضاء | rabat
""",
    "Africa/Nouakchott": """
نواكشوط | موريتانيا
""",
    "Africa/Mogadishu": """
مقديشو | الصومال
""",
    "Africa/Djibouti": """
جيبوتي
""",
    "Europe/Istanbul": """
إسطنبول | أنقرة | تركيا | istanbul | ankara
""",
    "Asia/Tehran": """
طهران | إيران | tehran
""",
    "Europe/Moscow": """
موسكو | روسيا | moscow
""",
    "Europe/London": """
لندن | بريطانيا | london
""",
    "Europe/Paris": """
باريس | فرنسا | paris
""",
    "Europe/Athens": """
شرق أوروبا
""",
    "Europe/Berlin": """
برلين | ألمانيا | وسط أوروبا | berlin
""",
    "America/New_York": """
واشنطن | نيويورك | شرق الولايات المتحدة | شرق أمريكا | شرق أميركا
""",
}

# Amman and Oman are written alike, and their clocks have differed: a date by this clock cannot be trusted.
_TWO_CLOCKS = """
عمان
"""

# Days of the month in words: units, then tens.
_ORDINALS = """
الأول | أول | غرة
الثاني
الثالث
الرابع
الخامس
السادس
السابع
الثامن
التاسع
العاشر
الحادي عشر
الثاني عشر
الثالث عشر
الرابع عشر
الخامس عشر
السادس عشر
السابع عشر
الثامن عشر
التاسع عشر
العشرين | العشرون
الحادي والعشرين | الحادي والعشرون
الثاني والعشرين | الثاني والعشرون
الثالث والعشرين | الثالث والعشرون
الرابع والعشرين | الرابع والعشرون
الخامس والعشرين | الخامس والعشرون
السادس والعشرين | السادس والعشرون
السابع والعشرين | السابع والعشرون
الثامن والعشرين | الثامن والعشرون
التاسع والعشرين | التاسع والعشرون
الثلاثين | الثلاثون
الحادي والثلاثين | الحادي والثلاثون
"""

_ALIKE = {
    "ا": "أإآٱ",
    "ب": "پ",
    "ج": "چ",
    "ف": "ڤڥ",
    "ي": "ىیئےې",
    "ك": "کڪگ",
    "ه": "ةھہەۀۃ",
    "و": "ؤ",
    "/": "؍⁄∕",
    ",": "،٬‚",
    ".": "٫۔",
    ":": "∶꞉",
    "-": "\u2010\u2011\u2012\u2013\u2014\u2015\u2212",
    " ": "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
}
# Marks that are read over: hamza, tatweel, harakat, Koranic signs, and characters that have no width.
_DROPPED = (
    *map(ord, "\u0621\u0640\u0670\u00ad\u034f\u061c\ufeff"),
    *range(0x0610, 0x061B),
    *range(0x064B, 0x0660),
    *range(0x06D6, 0x06DD),
    *range(0x06DF, 0x06E5),
    *range(0x06EA, 0x06EE),
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    *range(0xFE00, 0xFE10),
)
_DIGITS = (
    "٠١٢٣٤٥٦٧٨٩"  # Arabic
    "۰۱۲۳۴۵۶۷۸۹"  # Persian
)
_FOLDED: dict[int, str | None] = {
    **{ord(variant): plain for plain, variants in _ALIKE.items() for variant in variants},
    **dict.fromkeys(_DROPPED),
    **{ord(digit): str(value % 10) for value, digit in enumerate(_DIGITS)},
    **{ord(letter): letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
}


def fold(text: str) -> str:
    """The text as the lexicon spells it: one letter for those alike, Western digits, no marks, no hamza, no tatweel."""
    return text.translate(_FOLDED)


def _lexicon() -> dict[str, Word]:
    found: dict[str, Word] = {}

    def enter(table: str, letter: str, value: int | str | Hours = 0) -> None:
        for row in months.rows(table):
            for spelling in row:
                found[" ".join(fold(spelling).split())] = Word(letter, value)

    def number(table: str, letter: str, first: int = 1) -> None:
        for value, row in enumerate(table.strip().splitlines(), first):
            enter(row, letter, value)

    for letter, table in _WORDS.items():
        enter(table, letter)
    for hours, table in _PARTS_OF_DAY.items():
        enter(table, "A", hours)
    for minutes, table in _ZONES.items():
        enter(table, "Z", minutes)
    for key, table in _CLOCKS.items():
        enter(table, "C", key)
    enter(_TWO_CLOCKS, "V")
    number(_ORDINALS, "D")
    enter(months.HALF_NAMES, "K")
    for table in (months.LEVANTINE, months.GULF, months.MAGHREBI, months.ENGLISH, months.LIBYAN):
        number(table, "M")
    number(months.HIJRI, "H")
    number(months.WEEKDAYS, "W", 0)
    return found


def _with_articles(lexicon: dict[str, Word]) -> dict[str, Word]:
    """Months also with an article before them, where that is not the name of another one."""
    single = {key: word for key, word in lexicon.items() if word.letter in "MH" and " " not in key and key > "z"}
    return {**{"ال" + key: word for key, word in single.items()}, **lexicon}


LEXICON = _with_articles(_lexicon())
# The greatest number of words in the phrases that begin with a word: the parser tries the longest first.
LONGEST: dict[str, int] = {}
for _phrase in LEXICON:
    _first, *_rest = _phrase.split()
    if _rest:
        LONGEST[_first] = max(LONGEST.get(_first, 1), 1 + len(_rest))
