"""The preview's own words, in Arabic and in English: its panel of mistakes, and its page for pasting."""

from __future__ import annotations

from collections.abc import Mapping

from syrnews_site.arabic.plural import plural
from syrnews_site.messages.catalogue import is_arabic

ARABIC: Mapping[str, str] = {
    "language": "ar",
    "direction": "rtl",
    "preview": "معاينة",
    "and": " و",
    "error": "خطأ",
    "warning": "تحذير",
    "more": "والباقي في الطرفية، وعدده {count}",
    "paste": "ألصق مقالة",
    "intro": "ألصق النص الذي نسخته من صفحة الخبر، ثم اقرأ ما فهمه البرنامج منه. لا يُكتب شيء قبل أن تحفظ.",
    "text": "النص",
    "read": "اقرأ النص",
    "save": "احفظ في الأرشيف",
    "understood": "ما فُهم من النص",
    "correct": "صحّح ما لم يُفهم كما ينبغي، ثم اقرأ النص مرة أخرى أو احفظه.",
    "title": "العنوان",
    "date": "التاريخ",
    "source": "المصدر",
    "author": "الكاتب",
    "tags": "الوسوم",
    "file": "اسم الملف",
    "lines": "سطراً سطراً",
    "line": "السطر {line}",
    "unpublished": "لا تُنشر المقالة على هذه الحال. صحّح ما يأتي:",
    "doubts": "ما فيه شك:",
    "no doubts": "لا شك في شيء.",
    "empty": "ألصق النص أولاً.",
    "not a day": "لا يُفهم هذا التاريخ. اكتب 2025-11-06 أو 6 تشرين الثاني 2025.",
    "not taken": "لم يُفهم ما صحّحته كما كتبته. انظر ما فُهم أدناه، وغيّر النص نفسه. لم يُحفظ شيء.",
    "saved": "حُفظت المقالة في الملف:",
    "open": "افتح صفحتها",
    "again": "ألصق مقالة أخرى",
    "site": "إلى الموقع",
    "forged": "رُفض الطلب لأنه لم يأتِ من صفحة اللصق هذه. ارجع إليها وأعد المحاولة.",
    "local": "هذه الصفحة لمن يعمل على هذا الجهاز وحده.",
    "failed": "تعذّر حفظ الملف: {reason}",
    "left out": "لا يُنشر",
}
ARABIC_LABELS: Mapping[str, str] = {
    "title": "عنوان",
    "date": "تاريخ",
    "updated": "تاريخ التحديث",
    "text": "متن",
    "heading": "عنوان فرعي",
    "subtitle": "عنوان ثانٍ",
    "author": "كاتب",
    "byline": "كاتب",
    "source": "مصدر",
    "keywords": "كلمات مفتاحية",
    "front matter": "بيانات",
}
ENGLISH: Mapping[str, str] = {
    "language": "en",
    "direction": "ltr",
    "preview": "preview",
    "and": ", ",
    "error": "error",
    "warning": "warning",
    "more": "and {count} more: the terminal has all of them",
    "paste": "Paste an article",
    "intro": "Paste the text that you copied from a news page, then read what is understood of it. Nothing is written "
    "until you save.",
    "text": "Text",
    "read": "Read the text",
    "save": "Save into the archive",
    "understood": "What is understood",
    "correct": "Correct what is wrong, then read the text again, or save it.",
    "title": "Title",
    "date": "Date",
    "source": "Source",
    "author": "Author",
    "tags": "Tags",
    "file": "Name of the file",
    "lines": "Line by line",
    "line": "line {line}",
    "unpublished": "The article cannot be published yet. Correct this:",
    "doubts": "Doubts:",
    "no doubts": "No doubts.",
    "empty": "Paste a text first.",
    "not a day": "This date cannot be read. Write 2025-11-06 or 6 تشرين الثاني 2025.",
    "not taken": "A correction is not understood as you wrote it. See below, and change the text. Nothing was saved.",
    "saved": "The article was saved as:",
    "open": "Open its page",
    "again": "Paste another article",
    "site": "To the site",
    "forged": "The request was refused: it does not come from this page. Go back, and try again.",
    "local": "This page is for people at this machine only.",
    "failed": "The file could not be written: {reason}",
    "left out": "left out",
}


def words(language: str) -> Mapping[str, str]:
    """The words in the language of a site: Arabic, or English for every other language."""
    return ARABIC if is_arabic(language) else ENGLISH


def label(text: str, language: str) -> str:
    """What a line is taken for, as `content.explain` labels it, in the language of a site."""
    if not is_arabic(language):
        return text
    return ARABIC_LABELS.get(text, ARABIC["left out"])


def counts(errors: int, warnings: int, language: str) -> str:
    """How many mistakes there are: `2 errors, 1 warnings`."""
    if not is_arabic(language):
        return f"{errors} errors, {warnings} warnings"
    counted = [plural(count, noun) for count, noun in ((errors, "mistake"), (warnings, "warning")) if count]
    return ARABIC["and"].join(counted)
