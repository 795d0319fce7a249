"""What is above the title of a synthetic page: menus, tickers, trails."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.pastes import below, menus, stories, words
from tests.pastes.sheet import BLANK, Page, Rows, pick, spaced


def _ticker(random: Random, found: Page, label: str = "menu") -> Rows:
    """Headlines of other stories, perhaps with this one among them."""
    rows = [(stories.headline(random), label) for _ in range(random.randint(3, 11))]
    if random.random() < 0.35:
        rows.insert(random.randrange(len(rows)), (found.story.title, label))
    if random.random() < 0.3:
        rows = [(f"{random.choice(words.SECTIONS)}: {text}", label) for text, label in rows]
    if random.random() < 0.4:
        rows.insert(0, (random.choice(words.AFTER_LEADS), label))
    return rows


def above(random: Random, found: Page) -> Rows:
    parts: list[Callable[[], Rows]] = [
        lambda: pick(random, words.SKIPS, 6, "menu"),
        lambda: menus.page_clock(random, found),
        lambda: menus.menu(random),
        lambda: _ticker(random, found),
        lambda: [(found.outlet, "menu")] * random.choice((1, 1, 2)),
        lambda: pick(random, words.LANGUAGES, 6, "menu"),
        lambda: pick(random, words.ENGLISH, 6, "menu"),
        lambda: menus.weather(random),
        lambda: [(stories.fill(random, text, found.story), "menu") for text, _ in pick(random, words.ADDRESSES, 3, "")],
        lambda: pick(random, words.BUTTONS, 3, "menu"),
        lambda: [(random.choice(words.SKIPS), "menu"), (stories.paragraph(random, found.story, sentences=1), "menu")],
        lambda: below.other_stories(random, found, "menu"),
    ]
    chances = (0.8, 0.5, 1.0, 0.5, 0.8, 0.3, 0.3, 0.15, 0.2, 0.2, 0.06, 0.1)
    chosen = [part for part, chance in zip(parts, chances, strict=True) if random.random() < chance]
    if random.random() < 0.5:
        random.shuffle(chosen)
    if random.random() < 0.4:
        chosen.append(parts[2])
    rows: Rows = []
    for part in chosen:
        rows += spaced(random, part(), random.choice((0, 0, 0.1, 0.5)))
        rows += [BLANK] * random.choice((0, 0, 1, 3))
    return rows + near_above(random, found)


def _related_sections(random: Random) -> str:
    """A row of links whose names begin alike: `news, news of the town, news of the country`."""
    first = random.choice(("أخبار", "شؤون", "مقالات", "ملفات", "رياضة", "ثقافة", "اقتصاد"))
    seconds = (
        "المدينة",
        "عربية",
        "دولية",
        "محلية",
        "البلاد",
        "العالم",
        "الريف",
        "اليوم",
        "مصر",
        "سورية",
        "لبنان",
        "خاصة",
        "عامة",
        "الخليج",
    )
    row = [f"{first} {second}" for second in random.sample(seconds, random.randint(1, 4))]
    return " ".join([random.choice((f"ال{first}", first, random.choice(words.SECTIONS))), *row])


def near_above(random: Random, found: Page) -> Rows:
    """What is directly above a title: an outlet, a section, a breadcrumb trail, an address."""
    section, second = random.sample(words.SECTIONS, 2)
    title = found.story.title
    shapes: tuple[Rows, ...] = (
        [],
        [],
        [(section, "menu")],
        [(found.outlet, "byline"), (section, "menu")],
        [("الرئيسية", "menu"), (section, "menu")],
        [("الرئيسية", "menu"), (section, "menu"), (second, "menu")],
        [(f"الرئيسية {section}", "menu")],
        [(f"الرئيسية{random.choice((' / ', ' > ', ' » ', ' - ', '/'))}{section}", "menu")],
        [(f"{found.outlet} > {section} > {second} > {title}", "menu")],
        [(f"الرئيسية / {section} / {title[:40]}...", "menu")],
        [(f"{section} {second} {random.choice(words.SECTIONS)} {random.choice(words.SECTIONS)}", "menu")],
        [(" ".join(random.sample(words.SECTIONS, random.randint(2, 5))), "menu")],
        [(_related_sections(random), "menu")],
        [(_related_sections(random), "menu")],
        [(f"https://www.example.org/{random.randrange(10**6)}", "byline")],
        [(f"Reading: {title}", "menu"), (section, "menu")],
        [(f"{title} | {found.outlet}", "menu")],
        [(found.outlet, "byline")],
        [(random.choice(words.SKIPS), "menu"), (section, "menu")],
        [(section, "menu"), (str(random.randrange(1000)), "menu")],
    )
    return spaced(random, random.choice(shapes), random.choice((0, 0, 0.3)))
