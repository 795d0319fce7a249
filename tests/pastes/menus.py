"""Menus, the weather, and the clock of a synthetic page."""

from __future__ import annotations

import datetime
from random import Random

from tests.pastes import stories, words
from tests.pastes.sheet import Page, Rows, pick


def menu(random: Random, label: str = "menu") -> Rows:
    entries = pick(random, words.SECTIONS, random.choice((6, 12, 25, 60)), label, 4)
    if random.random() < 0.1:  # a picture's text and the link's: each entry twice
        entries = [(f"{text} {text}", label) for text, _ in entries]
    if random.random() < 0.15:
        return [(random.choice((" | ", " ", "  ")).join(text for text, _ in entries), label)]
    if random.random() < 0.3:
        entries = entries + entries[: random.randint(2, len(entries))]
    return entries


def weather(random: Random, label: str = "menu") -> Rows:
    rows = [(random.choice(words.CITIES), label)]
    for weekday in stories.WEEKDAYS[: random.randint(2, 6)]:
        rows += [(weekday, label), (f"{random.randint(3, 40)}{random.choice(('°C', ' °', '°'))}", label)]
    if random.random() < 0.5:
        rows.append(("المدينة الفجر الشروق الظهر العصر المغرب العشاء", label))
        rows.append((f"{random.choice(words.CITIES)} 03:59 05:25 12:20 15:43 19:09 20:35", label))
    return rows


def page_clock(random: Random, found: Page) -> Rows:
    """The clock of the page itself: the day on which it was saved."""
    now = found.story.moment + datetime.timedelta(minutes=random.choice((0, 0, 60, 1440, 40000, 900000)))
    line = stories.date_line(random, now)
    if random.random() < 0.3:
        line = f"{random.choice(words.CITIES)}: {line}"
    if random.random() < 0.1:
        hijri = f"{random.randint(1, 29)} شوال {1441 + random.randint(-20, 5)} هـ"
        line = f"{hijri} - {stories.day(random, now)} م"
    if random.random() < 0.1:
        line = stories.WEEKDAYS[now.weekday()]
    return [(line, "menu")]
