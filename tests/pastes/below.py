"""What is below the body of a synthetic page: tags, other stories, comments, the foot."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from random import Random

from tests.pastes import buttons, menus, pictures, stories, words
from tests.pastes.sheet import BLANK, Page, Rows, pick, spaced


def other_stories(random: Random, found: Page, label: str) -> Rows:
    """Headlines of other stories below a lead: with dates, ages, authors, each perhaps twice."""
    rows: Rows = [(random.choice(words.AFTER_LEADS), label)]
    style, twice = random.random(), random.random() < 0.35
    for _ in range(random.randint(2, 10)):
        text = stories.headline(random, found.story.what if random.random() < 0.2 else "")
        if random.random() < 0.06:
            text = found.story.title
        if style < 0.1:
            text = f"{text} – {stories.name(random)}"
        then = found.story.moment - datetime.timedelta(minutes=random.randrange(60 * 24 * 300))
        age = f"{random.choice(('منذ', 'قبل'))} {random.randint(2, 59)} {random.choice(('دقيقة', 'ساعة'))}"
        date = stories.date_line(random, then) if style < 0.35 else age if style < 0.5 else ""
        if 0.5 <= style < 0.57:
            date = f"{then:%H:%M}"
        first = [(date, label)] if date and style % 0.1 < 0.05 else []
        last = [(date, label)] if date and not first else []
        again = [(text, label)] if twice else []
        rows += [*first, (text, label), *again, *last]
        if style > 0.9:
            rows.append((stories.fill(random, random.choice(words.CLAUSES), found.story), label))
    return spaced(random, rows, random.choice((0, 0, 0, 0.2)))


def _keywords(random: Random, found: Page) -> Rows:
    tags = [found.story.what, found.story.city, *random.sample(words.WHAT, 3)][: random.randint(1, 5)]
    label = random.choice(words.KEYWORD_LABELS)
    chance = random.random()
    if chance < 0.3:
        return [(f"{label} {random.choice(('، ', ' | ', ' ')).join(tags)}", "after")]
    if chance < 0.6:
        return [(label, "after"), *((tag, "after") for tag in tags)]
    if chance < 0.75:
        return [(" ".join("#" + tag.replace(" ", "_") for tag in tags), "after")]
    if chance < 0.9:
        return [(tag, "after") for tag in tags]
    return [(" ".join(tags), "after")]


def _comments(random: Random, found: Page) -> Rows:
    rows = pick(random, words.COMMENT_FORM, 7, "after", 1)
    if random.random() < 0.5:
        rules = pick(random, words.COMMENT_RULES, 2, "after", 1)
        rows = rows + rules if random.random() < 0.5 else rules + rows
    chrome = random.choice(words.COMMENT_CHROME)
    for _ in range(random.choice((0, 0, 2, 4, 9))):
        then = found.story.moment + datetime.timedelta(minutes=random.randrange(2000))
        rows.append(
            (
                random.choice((stories.name(random), "قارئ من " + random.choice(words.CITIES), "hamada", "مواطن")),
                "after",
            )
        )
        rows.append(
            (stories.date_line(random, then) if random.random() < 0.7 else f"منذ {random.randint(2, 20)} ساعة", "after")
        )
        rows.append((random.choice(words.COMMENTS), "after"))
        if random.random() < 0.3:
            rows.append((random.choice(words.COMMENTS), "after"))
        if random.random() < 0.5:
            rows.append((str(random.randint(-20, 40)), "after"))
        if random.random() < 0.7:
            rows.append((chrome, "after"))
    return rows


def _archive(random: Random, found: Page) -> Rows:
    day = found.story.moment
    rows = [
        (f"{found.outlet} بتاريخ {day + datetime.timedelta(days=1 - back):%Y/%m/%d}", "after")
        for back in range(random.randint(2, 6))
    ]
    return spaced(random, rows, 0.5)


def _next(random: Random) -> Rows:
    lead = random.choice(("Previous:", "السابق:", "التالي:", "المقال السابق", "الخبر التالي :", "LBX التالي", "Next:"))
    if random.random() < 0.6:
        return [(f"{lead} {stories.headline(random)}", "after")]
    return [(lead, "after"), (stories.headline(random), "after")]


def foot(random: Random, found: Page) -> Rows:
    rows: Rows = []
    if random.random() < 0.6:
        rows += menus.menu(random, "after")
    rows += pick(random, words.FOOT, 9, "after", 2)
    if random.random() < 0.4:
        rows.append((random.choice(words.ABOUT), "after"))
    if random.random() < 0.4:
        rows += [(stories.fill(random, text, found.story), "after") for text, _ in pick(random, words.ADDRESSES, 5, "")]
    if random.random() < 0.4:
        rows += [(found.outlet, "after")]
    rows.append((_copyright(random, found), "after"))
    if random.random() < 0.3:
        rows += pick(random, words.FOOT, 6, "after") + pick(random, words.ENGLISH, 4, "after")
    return spaced(random, rows, random.choice((0, 0, 0.2)))


def _copyright(random: Random, found: Page) -> str:
    year = random.randint(2005, 2025)
    return random.choice(
        (
            f"جميع الحقوق محفوظة © {year} {found.outlet}",
            f"© {found.outlet}. كافة الحقوق محفوظة.",
            f"Copyright © {year} - All Rights Reserved - {found.outlet}",
            f"© الحقوق محفوظة لـ{found.outlet} {year}",
            "جميع الحقوق محفوظة",
        )
    )


_SOURCES = ("المصدر: {outlet}", "المصدر: {agency}", "{outlet}", "({agency})", "المصدر : وكالات")
_SIGNATURES = ("{name}", "بقلم: {name}", "إعداد: {name}", "* كاتب من {city}")


def tail(random: Random, found: Page) -> Rows:
    """What even a careful reader takes along below the body."""
    values = {
        "name": stories.name(random),
        "city": found.story.city,
        "outlet": found.outlet,
        "agency": random.choice(words.AGENCIES),
    }
    date = random.choice(("", "", "نشر في ", "نُشر في ", "تاريخ النشر: ")) + stories.day(random, found.story.moment)
    rows: Rows = []
    if random.random() < 0.4:
        rows.append((random.choice(_SOURCES).format(**values), "byline"))
    if random.random() < 0.15:
        rows.append((random.choice(_SIGNATURES).format(**values), "byline"))
    if random.random() < 0.35:
        rows += _keywords(random, found)
    if random.random() < 0.4:
        rows += [(text, "after") for text, _ in buttons.share(random)]
    if random.random() < 0.1:
        rows.append((f"رابط الخبر: https://example.org/{random.randrange(9999)}", "byline"))
    if found.dated_below:
        rows.insert(random.choice((0, 0, len(rows))), (date, "date"))
    return [BLANK, *spaced(random, rows, random.choice((0, 0.5, 1)))]


def below(random: Random, found: Page, *, whole: bool) -> Rows:
    parts: list[tuple[float, Callable[[], Rows]]] = [
        (0.3, lambda: tail(random, found)),
        (0.5, lambda: _keywords(random, found)),
        (0.6, lambda: [(text, "after") for text, _ in buttons.share(random)]),
        (0.25, lambda: _next(random)),
        (0.7, lambda: other_stories(random, found, "after")),
        (0.4, lambda: _comments(random, found)),
        (0.5, lambda: other_stories(random, found, "after")),
        (0.08, lambda: _archive(random, found)),
        (0.1, lambda: menus.weather(random, "after")),
        (0.1, lambda: [(text, "after") for text, _ in buttons.poll(random)]),
        (0.3, lambda: other_stories(random, found, "after")),
        (0.15, lambda: pictures.alt_texts(random, found, "after")),
        (0.06, lambda: [(random.choice(words.ABOUT), "after")]),
        (0.3, lambda: spaced(random, pick(random, words.COMMENT_RULES, 2, "after", 1), 0.5)),
    ]
    if random.random() < 0.4:
        random.shuffle(parts)
    rows = [
        row
        for chance, part in parts
        if random.random() < chance
        for row in (*part(), *([BLANK] * random.choice((0, 0, 1, 2))))
    ]
    if whole:
        return rows + foot(random, found)
    return rows[: random.randint(1, 40)]
