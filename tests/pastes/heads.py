"""The title of a synthetic page, its byline and date, and what else is between the title and the body."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from random import Random

from tests.pastes import buttons, pictures, stories, words
from tests.pastes.sheet import BLANK, Page, Rows, pick, spaced


def title_block(random: Random, found: Page) -> Rows:
    title = (found.story.title, "title")
    if found.kind == "short":
        rows = [title, *byline_and_date(random, found)[:2]]
        if random.random() < 0.3:
            rows.reverse()
        if random.random() < 0.2:
            rows.append((_subtitle(random, found), "subtitle"))
        return spaced(random, rows, 0.6)
    named = f"{found.story.title}{random.choice((' | ', ' - ', ' » '))}{found.outlet}"  # the title of the window
    again = [(named if random.random() < 0.1 else found.story.title, "again")] * random.choice((0, 0, 0, 0, 0, 1, 1, 2))
    head: Rows = [title, *again]
    rest: Rows = []
    parts: list[tuple[float, Callable[[], Rows]]] = [
        (1.0, lambda: byline_and_date(random, found)),
        (0.35, lambda: pictures.captions(random, found)),
        (0.35, lambda: buttons.share(random)),
        (0.15, lambda: buttons.poll(random)),
        (0.12, lambda: [(random.choice(words.SECTIONS), "chrome")]),
        (0.12 if found.kind in ("whole", "sloppy") else 0.25, lambda: [(_subtitle(random, found), "subtitle")]),
        (0.08, lambda: _video(random)),
        (0.12, lambda: [(_counter(random), "chrome")]),
        (0.06, lambda: [(found.story.title, "again")]),
        (0.05, lambda: pick(random, words.ENGLISH, 2, "chrome", 1)),
    ]
    chosen = [part for chance, part in parts if random.random() < chance]
    random.shuffle(chosen)
    for part in chosen:
        rest += part()
    if random.random() < 0.18:  # a date, or a whole byline, above the title
        split = [row for row in rest if row[1] in ("date", "byline")][: random.choice((1, 1, 2))]
        rest = [row for row in rest if row not in split]
        head = split + head
    return spaced(random, head + rest, random.choice((0, 0, 0.2, 0.7, 1.0))) + [BLANK] * random.choice((0, 0, 1, 2))


def byline_and_date(random: Random, found: Page) -> Rows:
    date = _date_rows(random, found)
    byline = _byline_rows(random, found)
    if random.random() < 0.35:
        byline = []
    rows = [date, byline] if random.random() < 0.5 else [byline, date]
    return rows[0] + rows[1]


def _date_rows(random: Random, found: Page) -> Rows:
    moment = found.story.moment
    chance = random.random()
    if found.dated_below or chance < 0.07:
        return []
    if chance < 0.12:
        return [
            (
                f"{random.choice(('منذ', 'قبل'))} {random.randint(2, 50)} {random.choice(('دقيقة', 'ساعة', 'يوما'))}",
                "date",
            )
        ]
    line = stories.date_line(random, moment)
    if chance < 0.17:
        return [(f"{random.choice(words.CITIES)}{random.choice((': ', ' - ', ' '))}{line}", "date")]
    if chance < 0.22:
        return [(f"{found.outlet} | {line}", "date")]
    if chance < 0.26:
        return [(f"{line} | {random.randint(10, 9000)} مشاهدة", "date")]
    if chance < 0.29:
        return [(f"{line} - {random.randint(2, 9)} دقائق قراءة", "date")]
    if chance < 0.33:
        return [(f"{stories.name(random)} - {line}", "date")]
    if chance < 0.36:
        return [
            (random.choice(("تاريخ النشر:", "نشر في:", "التاريخ:", "آخر تحديث:")), "chrome"),
            (stories.day(random, moment), "date"),
        ]
    if chance < 0.38:
        return [
            (f"GMT {moment:%H:%M} {moment:%d.%m.%Y}(محدثة GMT {moment:%H:%M} {moment:%d.%m.%Y}) انسخ الرابط", "date")
        ]
    if chance < 0.41:
        return [(stories.day(random, moment), "date"), (stories.clock(random, moment), "date")]
    if chance < 0.43:
        return [(f"{line} {random.choice(words.SECTIONS)}", "date")]
    if chance < 0.45:
        return [
            (line, "date"),
            (f"آخر تحديث: {stories.date_line(random, moment + datetime.timedelta(hours=2))}", "date"),
        ]
    return [(line, "date")]


def _byline_rows(random: Random, found: Page) -> Rows:
    values = {
        "name": stories.name(random),
        "city": random.choice((found.story.city, random.choice(words.CITIES))),
        "outlet": found.outlet,
        "agency": random.choice(words.AGENCIES),
    }
    chance = random.random()
    if chance < 0.5:
        line = random.choice(words.AUTHOR_LABELS).format(**values)
        return [(line, "byline")] * random.choice((1, 1, 1, 1, 2))
    if chance < 0.85:
        return [(random.choice(words.SOURCE_LINES).format(**values), "byline")]
    if chance < 0.93:
        value = random.choice(("({city} - {outlet})", "{outlet}", "{agency}", "{city} - {agency}")).format(**values)
        return [(random.choice(("المصدر:", "المصدر :", "المصدر")), "byline"), (value, "byline")]
    return [
        (random.choice(words.AUTHOR_LABELS).format(**values), "byline"),
        (random.choice(words.SOURCE_LINES).format(**values), "byline"),
    ]


def _subtitle(random: Random, found: Page) -> str:
    return random.choice(
        (
            random.choice(words.HEADINGS),
            f"{random.choice(words.DEED)} {random.choice(words.WHAT)}",
            stories.headline(random, found.story.what),
            f"- {stories.fill(random, random.choice(words.CLAUSES), found.story)}",
            f"{stories.fill(random, random.choice(words.CLAUSES), found.story)}",
            stories.fill(random, random.choice(words.CLAUSES), found.story)
            + f" - {stories.headline(random, found.story.what)}",
        )
    )


def _video(random: Random) -> Rows:
    minutes, seconds = random.randint(0, 9), random.randint(0, 59)
    return [
        (f"مدة الفيديو {minutes:02} minutes {seconds:02} seconds", "chrome"),
        (f"{minutes:02}:{seconds:02}", "chrome"),
    ][random.choice((0, 0, 1)) :]


def _counter(random: Random) -> str:
    number = random.randint(1, 5000)
    return random.choice(
        (
            f"{number} مشاهدة",
            f"عدد القراءات: {number}",
            f"مدة القراءة {number % 9 + 1} دقائق",
            str(number),
            f"{number % 40} تعليق",
            "0",
        )
    )
