"""The explanation of a file: each line has a label and reasons, and kept lines are those of the article."""

from __future__ import annotations

from pathlib import Path

import pytest

from syrnews_site.authority.lookup import Authority
from syrnews_site.content.explain import explain
from syrnews_site.content.scraped import evidence, lines, page, reasons
from syrnews_site.settings.site import Site
from tests import paste_eval
from tests.pastes import pages

KINDS = paste_eval.read_folder(Path(__file__).parents[1] / "pastes" / "kinds")


@pytest.mark.parametrize("paste", KINDS, ids=lambda paste: paste.name)
def test_the_kept_lines_are_the_text_of_the_article(paste: paste_eval.Paste) -> None:
    explanation = explain(Site(auto_tags=False), Authority(), paste.path, paste.text)
    assert explanation.lines
    assert all(line.reasons for line in explanation.lines)
    article = explanation.loaded.article
    if article and not article.flash:
        kept = [line.text for line in explanation.lines if line.kept]
        assert kept == [line for line in article.body.split("\n") if line.strip()]


def test_every_piece_of_evidence_has_words() -> None:
    """Evidence that says the opposite, or nothing, of a line may be silent: shares of no words, dates that are none."""
    silent: set[str] = set()
    for seed in range(700_000, 700_040):
        read = page.page_of(lines.split(pages.page(seed).text, Authority()))
        page.compare(read)
        for index in range(len(read.lines)):
            names = evidence.of_line(read, index)
            silent |= {name for name in names if not reasons.in_words(read, index, name)}
    assert {name.split()[0] for name in silent} <= {"shared"}
