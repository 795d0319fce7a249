"""The paragraphs of a synthetic page, with headings, captions and other stories among them."""

from __future__ import annotations

import datetime
from random import Random

from tests.pastes import buttons, pictures, stories, words
from tests.pastes.sheet import BLANK, Page, Rows


def body(random: Random, found: Page, *, tiny: bool) -> Rows:
    story = found.story
    if tiny:
        paragraphs = [stories.short_paragraph(random, story) for _ in range(random.choice((1, 1, 2, 2, 3, 4)))]
    else:
        paragraphs = stories.body(random, story)
    paragraphs[0] = _dateline(random, found) + paragraphs[0]
    blank = random.random() < 0.75
    headings = random.random() < 0.3 and len(paragraphs) > 2
    intrusions = random.random() < 0.35 and len(paragraphs) > 1
    listed = 0.15 if random.random() < 0.1 else 0.0
    rows: Rows = []
    for index, text in enumerate(paragraphs):
        if index and headings and random.random() < 0.3:
            heading = random.choice(words.HEADINGS)
            if random.random() < 0.6:
                heading = random.choice(
                    ("{d} {w}", "{w} {q}", "“{w}”", "{w} و{v}", "{d} {w}؟", "{w} في {c}", "{w}: {d} {q}", "{d} “{w}”")
                ).format(
                    d=random.choice(words.DEED),
                    w=random.choice((story.what, random.choice(words.WHAT))),
                    v=random.choice(words.WHAT),
                    q=random.choice(words.QUALITY),
                    c=story.city,
                )
            rows.append((heading, "heading"))
            rows += [BLANK] * random.choice((0, 1))
        rows.append((text, "body"))
        if index < len(paragraphs) - 1 and random.random() < 0.02:
            rows.append(
                (
                    f"{random.choice(('وفي ما يلي نص البيان', 'وجاء في الرسالة', 'وأضاف', 'وتشمل الخطة ما يأتي'))}:",
                    "body",
                )
            )
        if random.random() < listed:
            rows += _list(random, found)
        if blank:
            rows += [BLANK] * random.choice((1, 1, 1, 1, 1, 2, 3, 6))
        if intrusions and index < len(paragraphs) - 1 and random.random() < 0.35:
            rows += _intrusion(random, found)
            rows += [BLANK] * (random.choice((0, 1, 1)) if blank else 0)
    if found.kind in ("careful", "short") and random.random() < 0.2:  # a verse, a note, what no rule can know
        last = random.choice(
            (stories.headline(random, story.what), stories.fill(random, random.choice(words.CLAUSES), story))
        )
        rows += [*([BLANK] if blank else []), (last, "body")]
    return rows


def _list(random: Random, found: Page) -> Rows:
    """Lines that are short and yet the article's: points, numbered demands, verses."""
    mark = random.choice(("- ", "* ", "• ", "{n}- ", "{n}. ", "", "", "# "))
    ends = random.choice((".", "،", "", "")) if mark else "."  # else they would be headlines
    rows: Rows = [BLANK] * random.choice((0, 0, 1))
    for number in range(1, random.randint(3, 7)):
        text = random.choice(
            (
                stories.fill(random, random.choice(words.CLAUSES), found.story),
                f"{random.choice(words.DEED)} {random.choice(words.WHAT)} {random.choice(words.QUALITY)}",
                f"{random.choice(words.WHAT)} في {found.story.city}",
                f"{random.choice(words.DEED)} {random.choice(words.WHAT)}",
            )
        )
        rows += [(mark.format(n=number) + text + ends, "body"), *([BLANK] if random.random() < 0.1 else [])]
    return rows


def _dateline(random: Random, found: Page) -> str:
    agency = random.choice(words.AGENCIES)
    shapes = (
        "",
        "",
        "",
        "",
        "{c} - {o}: ",
        "{c} ({a}) - ",
        "{c}/ {a}/ ",
        "{o} - {c} - ",
        "({a}) - ",
        "{c}، ({a}) -- ",
        "{o} ـ ",
    )
    return random.choice(shapes).format(c=found.story.city, a=agency, o=found.outlet)


def _intrusion(random: Random, found: Page) -> Rows:
    chance = random.random()
    if chance < 0.3:
        rows = [
            (
                random.choice(
                    ("اقرأ أيضاً", "اقرأ أيضا:", "إقرأ أيضاً", "قد يهمك", "شاهد أيضا", "اقرأ المزيد", "ذات صلة")
                ),
                "inside",
            )
        ]
        for _ in range(random.choice((1, 1, 2, 3))):
            rows.append((stories.headline(random), "inside"))
            if random.random() < 0.4:
                rows.append(
                    (stories.day(random, found.story.moment - datetime.timedelta(days=random.randrange(200))), "inside")
                )
        return rows
    if chance < 0.4:
        return [(f"اقرأ أيضاً: {stories.headline(random)}", "inside")]
    if chance < 0.65:
        return pictures.alt_texts(random, found, "inside")
    if chance < 0.75:
        return [(pictures.caption(random, found), "inside")] * random.choice((1, 2))
    if chance < 0.85:
        return [(stories.fill(random, random.choice(words.CAPTION_LEADS), found.story), "inside")]
    if chance < 0.95:
        return [
            (
                random.choice(("إعلان", "محتوى إعلاني", "Advertisement", "محتوى اعلاني", "شارك", "تابعونا على تلغرام")),
                "inside",
            )
        ]
    return [(text, "inside") for text, _ in buttons.share(random)]
