"""The command that finds articles with nearly the same text."""

from __future__ import annotations

import json

from tests.cli.program import run
from tests.pages.test_stories import body
from tests.sitekit import Archive, tree


def fill(archive: Archive) -> None:
    archive.article("late.md", title="المتأخر", date="2025-11-07T09:00", source="المدن", body=body(1, last=100))
    archive.article("early.md", title="السابق", date="2025-11-05", source="سانا", body=body(1))
    archive.article("other.md", title="غيره", body=body(2))
    archive.write("articles/draft.md", f"---\ntitle: مسودة\ndraft: true\ndate: 2025-11-05\n---\n\n{body(1)}\n")
    archive.write("articles/empty.txt", "")


def test_a_person_reads_each_story_with_its_earliest_article_first(archive: Archive) -> None:
    fill(archive)
    before = tree(archive.root)
    result = run("duplicates", "--content", archive.content)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "\u2068السابق\u2069",
        "  2025-11-05        articles/early.md  \u2068سانا\u2069",
        "  2025-11-07 09:00  articles/late.md  \u2068المدن\u2069",
        "",
        "1 stories of 2 articles",
    ]
    assert tree(archive.root) == before


def test_programs_read_a_line_for_each_story(archive: Archive) -> None:
    fill(archive)
    (line,) = run("duplicates", "--content", archive.content, "--json").stdout.splitlines()
    assert [article["path"] for article in json.loads(line)["articles"]] == ["articles/early.md", "articles/late.md"]


def test_a_higher_threshold_finds_less(archive: Archive) -> None:
    archive.article("one.md", body=body(1))
    archive.article("two.md", body=" ".join(body(1).split()[:95] + body(3).split()[:25]))
    assert "1 stories" in run("duplicates", "--content", archive.content).stdout
    found = run("duplicates", "--content", archive.content, "--threshold", "0.95").stdout
    assert found == "no two articles have nearly the same text\n"
    assert run("duplicates", "--content", archive.content, "--threshold", "0.1").exit_code == 2
