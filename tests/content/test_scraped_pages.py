"""Whole pages, sloppy and careful selections: the article in them, and what is said where it is in doubt."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from syrnews_site.arabic.clean import clean
from syrnews_site.authority.lookup import Authority
from syrnews_site.content.scraped import doubts, model, reading
from syrnews_site.content.scraped.labelled import KEPT, Reading
from syrnews_site.content.scraped.model import INDEX
from syrnews_site.content.scraped.reading import read
from tests import paste_eval
from tests.pastes import __main__ as trainer
from tests.pastes import gold, pages, stories, training
from tests.pastes.sheet import Page

KINDS = paste_eval.read_folder(Path(__file__).parents[1] / "pastes" / "kinds")
UNSEEN = range(900_000, 900_120)  # seeds of pages that the weights were not learned from


@pytest.fixture(scope="module")
def unseen() -> list[tuple[Page, Reading]]:
    known = trainer.authority()
    return [(page, read(clean(page.text)[0], known)) for page in map(pages.page, UNSEEN)]


def _said(found: Reading) -> bool:
    return (
        doubts.is_list(found)
        or not found.title
        or not found.paragraphs
        or found.date_at < 0
        or any(True for _ in doubts.of(found))
    )


@pytest.mark.parametrize("paste", KINDS, ids=lambda paste: paste.name)
def test_no_kind_of_page_is_published_wrong_without_a_warning(paste: paste_eval.Paste) -> None:
    found = paste_eval.score(paste, Authority())
    assert not found.wrong or found.codes
    assert found.published != paste.reject


def test_most_kinds_of_pages_are_read_right() -> None:
    scores = [paste_eval.score(paste, Authority()) for paste in KINDS if not paste.reject]
    assert sum(score.title is True for score in scores) >= 20
    assert all(score.day for score in scores)
    assert sum(score.precision == score.recall == 1 for score in scores) >= 18


def test_titles_of_unseen_pages_are_found(unseen: list[tuple[Page, Reading]]) -> None:
    titled = [(page, found) for page, found in unseen if any(label == "title" for _, label in page.rows)]
    right = sum(gold.folded(page.story.title) == gold.folded(found.title) for page, found in titled)
    assert right >= 0.9 * len(titled)


def test_wrong_titles_are_mostly_said(unseen: list[tuple[Page, Reading]]) -> None:
    silent = [
        found.title
        for page, found in unseen
        if gold.folded(page.story.title) != gold.folded(found.title) and not _said(found) and page.kind != "list"
    ]
    assert len(silent) <= 0.05 * len(unseen), silent


def test_pages_of_headlines_are_no_articles(unseen: list[tuple[Page, Reading]]) -> None:
    lists = [found for page, found in unseen if page.kind == "list"]
    assert lists
    assert all(_said(found) for found in lists)


def test_every_line_of_a_page_is_kept_or_noted(unseen: list[tuple[Page, Reading]]) -> None:
    for page, found in unseen:
        kept = sum(paragraph.count("\n") + 1 for paragraph in found.paragraphs)
        assert kept + len(found.notes) == sum(bool(text.strip()) for text, _ in page.rows)


def test_bodies_of_unseen_pages_are_whole(unseen: list[tuple[Page, Reading]]) -> None:
    right = wrong = missing = 0
    for page, found in unseen:
        published = "\n".join(found.paragraphs).split("\n") if found.title else []
        body = [" ".join(text.split()) for text, label in page.rows if label in ("body", "heading", "subtitle")]
        if not published or page.kind == "list":
            continue
        lines = [" ".join(line.split()) for line in published]
        right += sum(line in body for line in lines)
        wrong += sum(line not in body for line in lines)
        missing += sum(line not in lines for line in body)
    assert right > 0.93 * (right + missing)
    assert right > 0.95 * (right + wrong)


def test_clear_texts_are_read_as_the_model_reads_them() -> None:
    for seed in range(60):
        random = Random(seed)
        story = stories.story(random)
        body = [stories.paragraph(random, story, opening=number == 0, sentences=2) for number in range(2 + seed % 5)]
        date, title = stories.day(random, story.moment), story.title
        head = [[title, date], [date, title, title], [title, title, date], [title, "شارك", date]][seed % 4]
        foot = [["المصدر: وكالات"], ["شارك المقال", "طباعة"], [], ["الكلمات المفتاحية: كتب، معارض"]][seed % 3]
        found = read("\n\n".join([*head, *body, *foot]), Authority())
        by_model = Reading(found.page)
        reading.label(by_model)
        if not found.through:
            assert [state in KEPT for state in found.states] == [state in KEPT for state in by_model.states]
            assert by_model.states.index(INDEX["title"]) == found.title_at
        assert gold.folded(found.title) == gold.folded(title)


@pytest.mark.slow
def test_weights_are_those_of_the_pages_that_their_note_names() -> None:
    assert trainer.note_of_pages([pages.page(seed) for seed in range(trainer.PAGES)]) in trainer.WEIGHTS.read_text(
        encoding="utf-8"
    )


@pytest.mark.slow
def test_learning_twice_gives_the_same_file(tmp_path: Path) -> None:
    known = trainer.authority()
    examples = [gold.of_synthetic(str(seed), pages.page(seed), known) for seed in range(30)]
    for name in ("first.json", "second.json"):
        training.write(training.train(examples, 2), tmp_path / name, {})
    assert (tmp_path / "first.json").read_bytes() == (tmp_path / "second.json").read_bytes()


def test_weights_are_small_and_hold_no_text_of_pages() -> None:
    assert trainer.WEIGHTS.stat().st_size <= 60_000
    assert all(name.isascii() or name.split()[0] in ("detail", "ends") for name in model.weights().evidence)
