"""The texts of the search page's script, by language. The script fills in each `{}`."""

from __future__ import annotations

STRINGS = {
    "ar": {
        "all": "{}",
        "some": "لا مقالة فيها كل الكلمات؛ {} فيها بعضها",
        "both": "{} فيها كل الكلمات، و{} فيها بعضها",
        "none": "لا نتائج.",
        "meant": "هل تقصد",
        "mark": "؟",
        "tag": "وسم: {}، {}",
        "source": "مصدر: {}، {}",
        "period": "من {} إلى {}",
        "everything": "كل النتائج",
        "articles": "كل ما في الأرشيف",
        "from": "من",
        "to": "إلى",
        "comma": "، ",
        "remove": "أزِل: {}",
        "plain": "ابحث عن «{}» في النص",
        "changed": "تغيّر الأرشيف في أثناء البحث؛ أعد تحميل الصفحة.",
        "missing": "تعذّر تحميل جزء من فهرس البحث.",
        "date": "{} {} {}",
    },
    "en": {
        "all": "{}",
        "some": "No article has all the words; {} with some of them",
        "both": "{} with all the words, and {} with some of them",
        "none": "No results.",
        "meant": "Did you mean",
        "mark": "?",
        "tag": "Tag: {}, {}",
        "source": "Source: {}, {}",
        "period": "{} to {}",
        "everything": "All results",
        "articles": "The whole archive",
        "from": "from",
        "to": "to",
        "comma": ", ",
        "remove": "Remove: {}",
        "plain": "Search the text for “{}”",
        "changed": "The archive has changed meanwhile: load the page again.",
        "missing": "A part of the index could not be loaded.",
        "date": "{} {} {}",
    },
}

ENGLISH_NOUNS = {
    "result": ("no results", "1 result", "2 results", "results", "results", "results"),
    "article": ("no articles", "1 article", "2 articles", "articles", "articles", "articles"),
}
ENGLISH_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
