"""Captions of pictures, and the texts that a clipboard has for them."""

from __future__ import annotations

from random import Random

from tests.pastes import stories, words
from tests.pastes.sheet import Page, Rows, pick


def caption(random: Random, found: Page) -> str:
    story = found.story
    return random.choice(
        (
            f"جانب من {random.choice(words.DEED)} {story.what} في {story.city} ({random.choice(words.AGENCIES)})",
            (
                f"جانب من {random.choice(words.DEED)} {story.what} في {story.city} {random.choice(words.DAYS)} "
                f"({random.choice(words.AGENCIES)})"
            ),
            f"{random.choice(words.WHO)} في {story.what} في {story.city} ({random.choice(words.AGENCIES)})",
            f"عناصر من {random.choice(words.WHO)} قرب {story.what} وفي الإطار {story.name}",
            f"{story.what} كما بدت {random.choice(words.DAYS)}",
            f"{story.name}",
            f"{random.choice(words.OFFICIALS)} خلال جولته في {story.city}",
            f"من {story.what} في {story.city} (أرشيف)",
            f"{random.choice(words.WHO)} أمام {story.what} - {random.choice(words.AGENCIES)}",
            f"مدخل {story.what} بعد الترميم",
        )
    )


def captions(random: Random, found: Page) -> Rows:
    chance = random.random()
    lead = stories.fill(random, random.choice(words.CAPTION_LEADS), found.story)
    if chance < 0.3:
        return [(lead, "caption")]
    if chance < 0.4:
        return [(lead, "caption"), (caption(random, found), "caption")]
    if chance < 0.55:
        return alt_texts(random, found, "caption")
    rows = [(caption(random, found), "caption")] * random.choice((1, 1, 2, 2, 3))
    if random.random() < 0.12:  # the head of the page comes again below its picture
        rows += [
            *pick(random, words.BUTTONS, 1, "chrome"),
            (found.story.title, "again"),
            *(rows if random.random() < 0.7 else []),
        ]
    return rows


def alt_texts(random: Random, found: Page, label: str) -> Rows:
    """What a clipboard has for pictures: file names, the headline with a number before it, English captions."""
    number = random.randrange(100, 9999)
    shapes: tuple[Rows, ...] = (
        [(f"IMG {number} {found.story.title}", label)],
        [
            (
                f"{random.choice(('DSC_', 'IMG-', 'DJI_', 'photo_'))}{number:04}."
                + random.choice(("JPG", "jpg", "png", "webp")),
                label,
            )
        ],
        [(f"{number}{number} {random.randrange(10**6)} {found.story.title}", label)],
        [
            (
                (
                    f"A view of the public place after its restoration, {number} ("
                    f"{random.choice(('Agency', 'AFP'))} Photo)"
                ),
                label,
            )
        ],
        [(f"Untitled {number % 9} {found.story.title}", label)],
        [(f"image_{number}", label)],
        [(found.story.title, "again" if label == "caption" else label)],
    )
    return random.choice(shapes)
