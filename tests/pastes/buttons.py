"""Rows of buttons, invitations to follow an outlet, and polls."""

from __future__ import annotations

from random import Random

from tests.pastes import stories, words
from tests.pastes.sheet import Rows, pick


def share(random: Random) -> Rows:
    rows = pick(random, words.SHARE, 5, "chrome", 1) + pick(random, words.BUTTONS, 2, "chrome")
    if random.random() < 0.3:
        rows = [(" ".join(text for text, _ in rows), "chrome")]
    if random.random() < 0.25:
        rows.insert(0, (_invitation(random), "chrome"))
    return rows


def _invitation(random: Random) -> str:
    """A line that asks readers to follow the outlet elsewhere; copied with its picture, it comes twice."""
    text = random.choice(
        (
            "تابعوا أخبار {s} من {o} عبر {n}",
            "لمتابعة آخر أخبار {s} انضموا إلى قناة {o} على {n}",
            "تابع {o} على {n}",
            "للمزيد من أخبار {s} زوروا صفحتنا على {n}",
            "حمّل تطبيق {o} الآن",
            "تابعونا على {n} لمعرفة كل جديد",
            "شارك الخبر مع أصدقائك على {n}",
            "اشترك في خدمة الرسائل من {o}",
        )
    ).format(s=random.choice(words.SECTIONS), o=stories.outlet(random), n=random.choice(words.SHARE))
    return f"{text}{random.choice(('  ', ' '))}{text}" if random.random() < 0.3 else text


def poll(random: Random) -> Rows:
    question = random.choice(words.POLL_QUESTIONS)
    if random.random() < 0.5:
        parts = (words.DID, words.WHO, words.WHAT, words.QUALITY)
        question = f"هل {' '.join(random.choice(part) for part in parts)}؟"
    answers = random.choice((["نعم", "لا"], ["نعم", "لا", "لا أعرف"], ["أؤيد", "أعارض"], ["أكيد", "ربما", "لا يهمني"]))
    if random.random() < 0.4:
        answers = [text for answer in answers for text in ("Poll", answer)] + ["Poll Buttons"]
    rows = [random.choice(("استطلاع الرأي", "استفتاء", "شارك في التصويت", "صوت الآن")), question, *answers]
    if random.random() < 0.7:
        rows.append(random.choice(("عرض النتائج", "النتائج", "صوت", "تصويت")))
    return [(text, "chrome") for text in rows]
