"""An archive of any size, the same for the same number: what every measured program builds from."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

TAGS = 500
SOURCES = 12
FIRST, LAST = datetime(2011, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)
SYLLABLES = ("ba", "da", "ri", "su", "ka", "mu", "la", "ni", "ha", "fa", "shi", "to", "qa", "ze", "wa", "ja")


class Article(NamedTuple):
    """One made-up article: sentences of the sample articles, shuffled."""

    name: str  # of its file, without suffix: `2011/01/bada-risu-000001`
    title: str
    date: datetime
    source: str
    tags: tuple[str, ...]
    paragraphs: tuple[str, ...]

    def markdown(self) -> str:
        """The article with front matter that Hugo reads as well."""
        tags = "".join(f'  - "{tag}"\n' for tag in self.tags)
        front = f'title: "{self.title}"\ndate: {self.date.isoformat()}\nsource: "{self.source}"\ntags:\n{tags}'
        return f"---\n{front}slug: {self.name.rpartition('/')[2]}\n---\n\n" + "\n\n".join(self.paragraphs) + "\n"

    def scraped(self) -> str:
        """The article as text that was copied off a page."""
        day = f"{self.date.day}/{self.date.month}/{self.date.year} {self.date:%H:%M}"
        lines = (day, self.title, self.title, *self.paragraphs, f"المصدر: {self.source}", "مشاركة المقال:")
        return "\n\n".join(lines) + "\n"


def sentences(content: Path) -> list[list[str]]:
    """The words of each sentence of the sample articles that has at least eight."""
    found = []
    for file in sorted(content.rglob("*.txt")) + sorted(content.rglob("*.md")):
        text = file.read_bytes().decode("utf-8", "ignore")
        for line in text.splitlines():
            for sentence in re.split(r"(?<=[.؟!])\s+", line):
                words = re.findall(r"[\u0621-\u0652،]+", sentence)
                if len(words) >= 8:
                    found.append(words)
    return found


def articles(count: int, content: Path) -> Iterator[Article]:
    """`count` articles of 8 to 16 paragraphs (some 4.5 KB), 3 to 6 tags of 500, evenly over fifteen years."""
    chance, known = random.Random(1), sentences(content)
    words = sorted({word.strip("،") for sentence in known for word in sentence if len(word) > 3})
    tags = [f"{first} {second}" for first, second in zip(words[:TAGS], reversed(words[:TAGS]), strict=True)]
    weights = list(itertools.accumulate(1 / rank for rank in range(1, len(tags) + 1)))
    for number in range(count):
        date = (FIRST + (LAST - FIRST) * ((number + 0.5) / count)).replace(microsecond=0)
        slug = "".join(chance.choices(SYLLABLES, k=3)) + "-" + "".join(chance.choices(SYLLABLES, k=3)) + f"-{number:06}"
        chosen = dict.fromkeys(chance.choices(tags, cum_weights=weights, k=chance.randint(3, 6)))
        title = " ".join(chance.choice(known)[: chance.randint(6, 10)]).strip("،")
        paragraphs = tuple(_paragraph(chance, known) for _ in range(chance.randint(8, 16)))
        source = f"مصدر {chance.randrange(SOURCES) + 1}"
        yield Article(f"{date:%Y/%m}/{slug}", title, date, source, tuple(chosen), paragraphs)


def _paragraph(chance: random.Random, known: list[list[str]]) -> str:
    length = chance.randint(16, 50)
    words: list[str] = []
    while len(words) < length:
        sentence = chance.choice(known)
        begin = chance.randrange(max(1, len(sentence) - 8))
        words += sentence[begin : begin + length - len(words)]
    return " ".join(words).strip("،") + "."


def write(folder: Path, count: int, content: Path, suffix: str) -> Path:
    """Write the articles below `folder`, once; a month's `_index.md` makes it a section for Hugo."""
    done = folder / "done"
    if not done.exists():
        for article in articles(count, content):
            file = folder / "articles" / f"{article.name}.{suffix}"
            if not file.parent.is_dir():
                file.parent.mkdir(parents=True)
            file.write_text(article.markdown() if suffix == "md" else article.scraped(), encoding="utf-8")
        done.touch()
    return folder
