"""The pairs of near-duplicates: after any edits they are those that a new catalog finds."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from syrnews_site.arabic.shingles import sketch
from syrnews_site.catalog import shingles, stories
from syrnews_site.catalog.catalog import Catalog, open_catalog
from tests.catalog.rows import article

TEXTS = 6  # texts of which the articles of a random archive are versions


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few articles reach each bound."""
    monkeypatch.setattr(shingles, "COMMON", 4)
    monkeypatch.setattr(shingles, "WAITING", 300)
    monkeypatch.setattr(stories, "SPOOLED", 20)
    monkeypatch.setattr(stories, "TOGETHER", 7)


def words(seed: int, length: int = 80) -> list[str]:
    chance = random.Random(seed)
    return [f"w{chance.randrange(10**6)}" for _ in range(length)]


def version(chance: random.Random) -> str:
    """Some text, a part of it, or two of them."""
    body = words(chance.randrange(TEXTS))
    if chance.random() < 0.3:
        body = body[: chance.choice((30, 50, 60))]
    if chance.random() < 0.3:
        body = body + words(chance.randrange(TEXTS), chance.choice((20, 60, 80)))
    if chance.random() < 0.3:
        body[chance.randrange(len(body))] = "other"
    return " ".join(body)


class Random:
    """An archive that changes at random: what each file holds, and whether it is live."""

    def __init__(self, catalog: Catalog, seed: int) -> None:
        self.catalog, self.chance = catalog, random.Random(seed)
        self.texts: dict[str, str] = {}
        self.states: dict[str, str] = {}
        self.changed: set[str] = set()

    def edit(self) -> None:
        path = f"articles/{self.chance.randrange(14)}.md"
        self.changed.add(path)
        if self.chance.random() < 0.2:
            self._put(path, "", "")
        elif path in self.texts and self.chance.random() < 0.2:
            self._put(path, self.texts[path], "draft" if self.states[path] == "live" else "live")
        else:
            self._put(path, version(self.chance), "live")

    def _put(self, path: str, text: str, state: str) -> None:
        self.texts.pop(path, None)
        if text:
            self.texts[path], self.states[path] = text, state
        put(self.catalog, path, text, state)


def put(catalog: Catalog, path: str, text: str, state: str = "live") -> None:
    catalog.articles.drop(path)
    if text:
        catalog.articles.add([article(path, state=state)])
    catalog.stories.take(path, sketch(text))


def pairs(catalog: Catalog) -> dict[str, set[str]]:
    return {path: found for number in range(14) if (found := catalog.stories.pairs_of(path := f"articles/{number}.md"))}


@pytest.mark.slow
@pytest.mark.parametrize("many", [0, 3, 1000])
@pytest.mark.parametrize("seed", range(2))
def test_pairs_after_edits_are_those_of_a_new_catalog(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, many: int, seed: int
) -> None:
    monkeypatch.setattr(stories, "MANY", many)
    catalog = open_catalog(str(tmp_path / "one"), clean=True)
    catalog.begin()
    archive = Random(catalog, seed)
    found = 0
    for step in range(20):
        for _ in range(archive.chance.choice((1, 1, 2, 6))):
            archive.edit()
        before = pairs(catalog)
        told = catalog.stories.pair(archive.changed)
        after = pairs(catalog)
        assert {path for path in before | after if before.get(path) != after.get(path)} <= {*told, *archive.changed}
        archive.changed.clear()
        new = open_catalog(str(tmp_path / f"new{step}"), clean=True)
        new.begin()
        for path, text in sorted(archive.texts.items()):
            put(new, path, text, archive.states[path])
        new.stories.pair_all()
        assert after == pairs(new)
        assert sorted(row.path for row in catalog.stories.firsts()) == sorted(row.path for row in new.stories.firsts())
        found += bool(after)
        new.close()
    assert found > 10
    catalog.close()


def test_a_story_is_all_that_hangs_together_the_earliest_first(tmp_path: Path) -> None:
    catalog = open_catalog(str(tmp_path / "catalog"), clean=True)
    catalog.begin()
    body = words(1, 300)
    for name, day, text in (
        ("late", "2025-11-09", body[:200]),
        ("undated", "", body[:200]),
        ("early", "2025-11-05", body),
        ("other", "2025-11-06", words(2, 300)),
    ):
        catalog.articles.add([article(f"{name}.md", day)])
        catalog.stories.take(f"{name}.md", sketch(" ".join(text)))
    catalog.stories.pair_all()
    assert [row.path for row in catalog.stories.story("undated.md")] == ["early.md", "late.md", "undated.md"]
    assert catalog.stories.story("other.md") == []
    assert [row.path for row in catalog.stories.firsts()] == ["early.md"]
    assert catalog.stories.like("2025-11-09", "2025-11-10").keys() == {"late.md"}
    assert catalog.stories.like("", "0").keys() == {"undated.md"}
    catalog.close()
