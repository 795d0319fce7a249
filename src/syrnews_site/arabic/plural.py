"""Counts in words: the noun after a number in the form that Arabic grammar gives it."""

from __future__ import annotations

from typing import NamedTuple


class Noun(NamedTuple):
    """The forms that one counted noun takes.

    `plural` follows 3 to 10 and "no"; `accusative` 11 to 99; `genitive` the hundreds, with 1 and 2 after them.
    """

    one: str
    two: str
    plural: str
    accusative: str
    genitive: str


NOUNS = {
    "article": Noun("مقالة واحدة", "مقالتان", "مقالات", "مقالة", "مقالة"),
    "tag": Noun("وسم واحد", "وسمان", "وسوم", "وسماً", "وسم"),
    "source": Noun("مصدر واحد", "مصدران", "مصادر", "مصدراً", "مصدر"),
    "author": Noun("كاتب واحد", "كاتبان", "كتّاب", "كاتباً", "كاتب"),
    "result": Noun("نتيجة واحدة", "نتيجتان", "نتائج", "نتيجة", "نتيجة"),
    "place": Noun("مكان واحد", "مكانان", "أماكن", "مكاناً", "مكان"),
    "person": Noun("شخص واحد", "شخصان", "أشخاص", "شخصاً", "شخص"),
    "organisation": Noun("منظمة واحدة", "منظمتان", "منظمات", "منظمة", "منظمة"),
    "topic": Noun("موضوع واحد", "موضوعان", "مواضيع", "موضوعاً", "موضوع"),
    "spelling": Noun("تهجئة واحدة", "تهجئتان", "تهجئات", "تهجئة", "تهجئة"),
    "file": Noun("ملف واحد", "ملفان", "ملفات", "ملفاً", "ملف"),
    "page": Noun("صفحة واحدة", "صفحتان", "صفحات", "صفحة", "صفحة"),
    "paragraph": Noun("فقرة واحدة", "فقرتان", "فقرات", "فقرة", "فقرة"),
    "word": Noun("كلمة واحدة", "كلمتان", "كلمات", "كلمة", "كلمة"),
    "letter": Noun("حرف واحد", "حرفان", "أحرف", "حرفاً", "حرف"),
    "item": Noun("عنصر واحد", "عنصران", "عناصر", "عنصراً", "عنصر"),
    "image": Noun("صورة واحدة", "صورتان", "صور", "صورة", "صورة"),
    "link": Noun("رابط واحد", "رابطان", "روابط", "رابطاً", "رابط"),
    "error": Noun("خطأ واحد", "خطآن", "أخطاء", "خطأً", "خطأ"),
    "warning": Noun("تحذير واحد", "تحذيران", "تحذيرات", "تحذيراً", "تحذير"),
    "note": Noun("ملاحظة واحدة", "ملاحظتان", "ملاحظات", "ملاحظة", "ملاحظة"),
    "time": Noun("مرة واحدة", "مرتان", "مرات", "مرة", "مرة"),
    "minute": Noun("دقيقة واحدة", "دقيقتان", "دقائق", "دقيقة", "دقيقة"),
    "hour": Noun("ساعة واحدة", "ساعتان", "ساعات", "ساعة", "ساعة"),
    "day": Noun("يوم واحد", "يومان", "أيام", "يوماً", "يوم"),
    "week": Noun("أسبوع واحد", "أسبوعان", "أسابيع", "أسبوعاً", "أسبوع"),
    "month": Noun("شهر واحد", "شهران", "أشهر", "شهراً", "شهر"),
    "year": Noun("سنة واحدة", "سنتان", "سنوات", "سنة", "سنة"),
}

NO = "لا"
_ARABIC_DIGITS = str.maketrans("0123456789,", "٠١٢٣٤٥٦٧٨٩٬")


def category(n: int) -> str:
    """The plural category of a count, 0 or more, by CLDR's cardinal rules for Arabic."""
    if n <= 2:
        return ("zero", "one", "two")[n]
    hundredth = n % 100
    if 3 <= hundredth <= 10:
        return "few"
    return "many" if hundredth >= 11 else "other"


def number(n: int, digits: str = "western", *, group: bool = True) -> str:
    """A whole number: "5,200", or with digits "arabic" the same in Arabic-Indic digits; `group` parts the thousands."""
    shown = f"{n:,}" if group else str(n)
    return shown.translate(_ARABIC_DIGITS) if digits == "arabic" else shown


def plural(n: int, noun: str, digits: str = "western", *, group: bool = False) -> str:
    """How many of a noun (a key of NOUNS) there are, in the nominative; `digits` and `group` as in `number`."""
    forms = NOUNS[noun]
    match category(n):
        case "zero":
            return f"{NO} {forms.plural}"
        case "one":
            return forms.one
        case "two":
            return forms.two
        case "few":
            form = forms.plural
        case "many":
            form = forms.accusative
        case _:
            form = forms.genitive
    return f"{number(n, digits, group=group)} {form}"
