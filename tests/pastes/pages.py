"""Synthetic pages: the shapes of news pages as readers copy them, in invented words, with a label for each line.

A page is built from parts (menus, tickers, title blocks, bodies, rows of related stories, threads of comments, feet),
each in several shapes; `page` draws one by a seed. The labels are those of `scraped.states`, with the zone left out:

    menu      before the title           title     the headline, and `again` where a page repeats it
    date      the date of publication    byline    an author, an outlet, an agency
    caption   of a picture               chrome    anything else between the title and the body
    subtitle  kept with the body         body      a paragraph
    heading   within the body            inside    anything else within the body
    after     anything else below it
"""

from __future__ import annotations

from random import Random

from tests.pastes import above, below, bodies, heads, menus, stories, words
from tests.pastes.sheet import Page, Rows, pick, spaced
from tests.pastes.stories import Story


def page(seed: int) -> Page:
    """The page of this seed; each is a page of an outlet of its own."""
    random = Random(seed)
    kind = random.choices(
        ("whole", "sloppy", "careful", "short", "body", "list", "headless"), (28, 17, 28, 14, 4, 6, 3)
    )[0]
    found = Page(stories.story(random), kind, outlet=stories.outlet(random))
    found.dated_below = kind in ("careful", "short") and random.random() < 0.15
    if kind == "list":
        found.rows = _list_page(random)
        return found
    block = heads.title_block(random, found) if kind not in ("body", "headless") else []
    if kind == "headless":
        block = heads.byline_and_date(random, found)
    body = bodies.body(random, found, tiny=kind == "short")
    if kind == "whole":
        found.rows = above.above(random, found) + block + body + below.below(random, found, whole=True)
    elif kind == "sloppy":
        upper = above.near_above(random, found) if random.random() < 0.7 else []
        if random.random() < 0.2:
            upper = above.above(random, found)[-random.randrange(2, 15) :] + upper
        lower = below.below(random, found, whole=False) if random.random() < 0.9 else []
        found.rows = upper + block + body + lower
    else:
        upper = above.near_above(random, found) if random.random() < 0.35 and kind == "careful" else []
        found.rows = (
            upper + block + body + (below.tail(random, found) if found.dated_below or random.random() < 0.4 else [])
        )
    return found


def _list_page(random: Random) -> Rows:
    found = Page(stories.story(random), "list", outlet=stories.outlet(random))
    rows = (pick(random, words.SKIPS, 4, "menu") + menus.menu(random)) if random.random() < 0.7 else []
    style = random.random()
    for _ in range(random.choice((6, 12, 25, 60, 120))):
        rows += _list_entry(random, stories.story(random), style)
    rows = spaced(random, rows, random.choice((0, 0, 0.3)))
    return rows + ([(text, "menu") for text, _ in below.foot(random, found)] if random.random() < 0.7 else [])


def _list_entry(random: Random, story: Story, style: float) -> Rows:
    """A headline with a summary, a date or an outlet; or the entry of a directory."""
    summary = stories.paragraph(random, story, opening=True, sentences=1)
    outlet = stories.outlet(random)
    if style < 0.35:
        texts = [story.title, summary[: random.choice((110, 150, 180, 400))]]
        if random.random() < 0.2:
            texts.append(random.choice(("التفاصيل", "المزيد", "اقرأ المزيد", outlet)))
    elif style < 0.5:
        texts = [story.title, stories.date_line(random, story.moment)]
    elif style < 0.75:
        about = random.choice((random.choice(words.ABOUT), stories.fill(random, random.choice(words.CLAUSES), story)))
        texts = [f"{outlet}{random.choice((' - ', ' - ', ': '))}{about}"[: random.choice((90, 150, 220))]]
    elif style < 0.88:
        texts = [f"{story.title} - {outlet}", outlet, story.title, outlet, summary[:200]]
        texts += [stories.headline(random, story.what) + stories.outlet(random) for _ in range(random.randint(0, 4))]
        texts.append(f"جميع المواد البالغ عددها {random.randint(2, 90)} »")
    else:
        texts = [
            outlet,
            f"http://www.example.org/{random.randrange(999)}",
            stories.fill(random, random.choice(words.CLAUSES), story),
        ]
    return [(text, "menu") for text in texts]
