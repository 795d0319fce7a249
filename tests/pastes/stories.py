"""Invented stories: a headline, the paragraphs below it, and the dates and names that go with them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from random import Random

from tests.pastes import words

LEVANTINE = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
]
GULF = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]
MAGHREBI = ["جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]
ENGLISH = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WEEKDAYS = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"]
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@dataclass(frozen=True, slots=True)
class Story:
    """What a page tells: `what` and `city` run through its headline and its paragraphs."""

    title: str
    what: str
    city: str
    name: str
    moment: datetime.datetime


def name(random: Random) -> str:
    """A person's name, of two words or more."""
    middle = f" {random.choice(words.FIRST_NAMES)}" if random.random() < 0.15 else ""
    return f"{random.choice(words.FIRST_NAMES)}{middle} {random.choice(words.LAST_NAMES)}"


def outlet(random: Random) -> str:
    """The name of an outlet; sometimes in Latin letters."""
    if random.random() < 0.08:
        return random.choice(words.LATIN_NAMES)
    return f"{random.choice(words.PAPERS)} {random.choice(words.PAPER_NAMES)}".strip()


def story(random: Random) -> Story:
    what, city = random.choice(words.WHAT), random.choice(words.CITIES)
    moment = datetime.datetime(2003, 1, 1) + datetime.timedelta(minutes=random.randrange(23 * 365 * 24 * 60))  # noqa: DTZ001
    return Story(headline(random, what, city), what, city, name(random), moment)


def headline(random: Random, what: str = "", city: str = "") -> str:
    """A headline as papers write them: of three words or of twenty."""
    what, city = what or random.choice(words.WHAT), city or random.choice(words.CITIES)
    who, quality, deed = random.choice(words.WHO), random.choice(words.QUALITY), random.choice(words.DEED)
    did, person = random.choice(words.DID), name(random)
    shapes = (
        f"{deed} {what} {quality}",
        f"{deed} {what} في {city}",
        f"{who} {did} {what}",
        f"{who} {did} {what} {quality}",
        f"{did} {what}.. {who} في {city}",
        f"{deed} {what}.. {quality}",
        f"{city}: {who} {did} {what}",
        f"{who}: {deed} {what} «ليس نهاية الطريق»",
        f'"{what}" في {city}.. {deed} أم {random.choice(words.DEED)}؟',
        f"{random.choice(words.TEASERS)}| {deed} {what} {quality}",
        f"{random.choice(words.TEASERS)}.. {who} {did} {what}",
        f"هل {did} {who} {what} {quality}؟",
        f"«{person}»: {what} لا يحتمل التأجيل",
        f"{person} {did} {what} {quality}",
        f"{random.randrange(3, 70)} عاماً.. {deed} {what} {quality}",
        f"{deed} {what}",
        f"{what} {quality}",
        f"{who} {did} {what} في {city} {quality} ويكشف لـ«الشرفة» كل التفاصيل: لم يكن الأمر سهلاً",
        f"{what}: {deed} {quality}، و{who} {did} {random.choice(words.WHAT)}",
        f"{deed} {what} و{random.choice(words.WHAT)} يجمع {who} ب{random.choice(words.WHO)}",
    )
    return random.choice(shapes)


def fill(random: Random, template: str, story: Story) -> str:
    """A template of `words`, its places filled by the story, or by chance where the story has nothing for them."""
    own = random.random() < 0.6
    text = template
    for _ in range(2):  # a clause in an opening has places of its own
        text = text.format(
            what=story.what if own else random.choice(words.WHAT),
            city=story.city if own else random.choice(words.CITIES),
            name=name(random) if random.random() < 0.7 else story.name,
            who=random.choice(words.WHO),
            official=random.choice(words.OFFICIALS),
            agency=random.choice(words.AGENCIES),
            outlet=outlet(random),
            quality=random.choice(words.QUALITY),
            deed=random.choice(words.DEED),
            verb=random.choice(words.PAST),
            day=random.choice(words.DAYS),
            clause=random.choice(words.CLAUSES) if "{clause}" in text else "",
        )
    return text


def paragraph(random: Random, story: Story, *, opening: bool = False, sentences: int = 0) -> str:
    """A paragraph of some sentences; the first one of a body opens as reports do."""
    parts = []
    for number in range(sentences or random.choice((1, 1, 1, 2, 2, 3, 4))):
        if opening and number == 0:
            text = fill(random, random.choice(words.OPENINGS), story)
            title_too = random.random() < 0.3 and len(text) < 150
            text = f"{text}، {random.choice(words.SAID).split()[0]} أن {story.title}" if title_too else text
            parts.append(text)
        else:
            lead = fill(random, random.choice(words.SAID), story)
            clauses = [fill(random, random.choice(words.CLAUSES), story) for _ in range(random.choice((1, 1, 2, 2, 3)))]
            parts.append(f"{lead} {'، و'.join(clauses)}")
    end = random.choice((".", ".", ".", ".", ".", "", "”.", "»."))
    return ". ".join(parts) + end


def short_paragraph(random: Random, story: Story) -> str:
    """A paragraph as short as a headline, but a sentence."""
    return fill(random, random.choice(words.CLAUSES), story) + random.choice((".", ".", ".", "؟", "", " !"))


def body(random: Random, story: Story) -> list[str]:
    """The paragraphs of a body: long ones, short ones, or a mixture, two to twenty of them."""
    if random.random() < 0.08:
        return [short_paragraph(random, story) for _ in range(random.choice((1, 2, 2, 3, 5)))]
    count = random.choice((1, 2, 2, 3, 4, 5, 6, 8, 10, 14, 20))
    paragraphs = [paragraph(random, story, opening=True, sentences=random.choice((1, 1, 2)))]
    style = random.random()
    for _ in range(count - 1):
        if style < 0.15 or random.random() < 0.05:
            paragraphs.append(short_paragraph(random, story))
        elif style < 0.22:
            paragraphs.append(f"*{fill(random, random.choice(words.CLAUSES), story)}؟")
            paragraphs.append(f"-{paragraph(random, story)}")
        else:
            paragraphs.append(paragraph(random, story))
    return paragraphs


def clock(random: Random, moment: datetime.datetime) -> str:
    hour = moment.hour % 12 or 12
    half = ("ص", "م") if random.random() < 0.5 else ("صباحا", "مساء")
    return random.choice(
        (
            f"{moment:%H:%M}",
            f"{moment:%H:%M}",
            f"{hour:02}:{moment:%M} {half[moment.hour >= 12]}",
            f"{hour}:{moment:%M} {('AM', 'PM')[moment.hour >= 12]}",
            f"الساعة {moment:%H:%M}",
            f"{moment:%H:%M} GMT",
        )
    )


def day(random: Random, moment: datetime.datetime) -> str:
    """The day as papers print it, without a clock."""
    names = random.choice((LEVANTINE, GULF, GULF, MAGHREBI))
    weekday = WEEKDAYS[moment.weekday()]
    month = names[moment.month - 1]
    english = ENGLISH[moment.month - 1]
    text = random.choice(
        (
            f"{moment.day} {month} {moment.year}",
            f"{moment.day:02} {month} {moment.year}",
            f"{weekday} {moment.day} {month} {moment.year}",
            f"{weekday}، {moment.day} {month} {moment.year}",
            f"{weekday}, {moment.day} {month}, {moment.year}",
            f"{moment.day}/{moment.month}/{moment.year}",
            f"{moment:%d/%m/%Y}",
            f"{moment:%Y-%m-%d}",
            f"{moment:%d-%m-%Y}",
            f"{moment:%d.%m.%Y}",
            f"{weekday} {moment.day} / {moment.month:02} / {moment.year}",
            f"{english} {moment.day}, {moment.year}",
            f"{moment.day} {english} {moment.year}",
            f"{moment.day} {LEVANTINE[moment.month - 1]}/{GULF[moment.month - 1]} {moment.year}",
        )
    )
    return text.translate(ARABIC_DIGITS) if random.random() < 0.1 else text


def date_line(random: Random, moment: datetime.datetime) -> str:
    """A date line: the day, perhaps a clock, a label, an update."""
    text = day(random, moment)
    if random.random() < 0.5:
        mark = random.choice((" ", " - ", " | ", "، ", " – ", ", "))
        text = f"{text}{mark}{clock(random, moment)}"
    elif random.random() < 0.08:
        text = f"{clock(random, moment)} {text}"
    labels = ("نشر في: ", "نُشر في ", "تاريخ النشر: ", "التاريخ: ", "آخر تحديث: ", "نشر بتاريخ ", "تم النشر في: ")
    if random.random() < 0.25:
        text = random.choice(labels) + text
    if random.random() < 0.07:
        later = moment + datetime.timedelta(minutes=random.randrange(5, 90))
        text = f"{text} {random.choice(('آخر تحديث', 'تحديث', '(محدثة'))} {day(random, later)} {later:%H:%M}"
    return text
