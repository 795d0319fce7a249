"""Time in a built site: moments of several zones, dates without a day, and builds after edits of both."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.sitekit import Archive, tree

TITLES = re.compile(r"<title>\W?(\w+)</title>")  # perhaps after a direction mark


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path, "url: https://example.org/\n")


def feed(archive: Archive) -> list[str]:
    """The titles of the feed's articles."""
    return TITLES.findall(archive.page("feed.xml"))


def add(archive: Archive, **dates: str) -> None:
    """Articles by their names, which are their titles too."""
    for name, date in dates.items():
        archive.article(f"{name}.md", title=name, date=date)


def test_articles_are_due_and_ordered_by_their_moments(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    add(
        archive,
        z21="2024-05-31T21:30Z",
        b20="2024-05-31T23:00+03:00",
        emb5="2024-05-31T20:00-05:00",
        past8="2024-06-01T03:00+08:00",
    )
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1717188300")  # 2024-05-31 20:45 UTC
    outcome = archive.build()
    assert (outcome.articles, outcome.held) == (2, {"future": 2})
    assert feed(archive) == ["b20", "past8"]
    assert (archive.output / "2024/06/01/past8.html").exists()  # the printed day
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1717300000")
    assert archive.build().articles == 4
    assert feed(archive) == ["emb5", "z21", "b20", "past8"]
    assert tree(archive.output) == archive.clean_tree()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1717188300")
    assert archive.build().articles == 2


def test_neighbours_follow_moments_across_the_border_of_a_month(archive: Archive) -> None:
    add(archive, east="2024-06-01T00:30+03:00", west="2024-05-31T22:00Z", before="2024-05-31T20:00Z")
    archive.build()
    assert feed(archive) == ["west", "east", "before"]
    near = re.search(r'<nav class="near".*?</nav>', archive.page("2024/06/01/east.html"), re.DOTALL)
    assert near is not None
    assert re.findall(r"(\w+)</a>", near[0]) == ["before", "west"]
    add(archive, between="2024-05-31T21:45Z")
    archive.build()
    assert tree(archive.output) == archive.clean_tree()
    assert "between.html" in archive.page("2024/06/01/east.html")
    home = archive.page("index.html")
    assert re.findall(r'<time datetime="(2024[-\d]+)">', home) == ["2024-05-31", "2024-06-01"]


def test_a_month_and_a_year_are_shown_and_listed_as_such(archive: Archive) -> None:
    archive.write("site.yaml", (archive.content / "site.yaml").read_text("utf-8") + "on_this_day: true\n")
    add(archive, spring="آذار 2013", year="2013", day="2013-03-05", digits="2014-07")
    outcome = archive.build()
    assert [diagnostic for diagnostic in outcome.diagnostics if diagnostic.severity == "error"] == []
    assert '<time datetime="2013-03"><a href="index.html">آذار 2013</a></time>' in archive.page("2013/03/spring.html")
    assert '<time datetime="2013"><a href="index.html">2013</a></time>' in archive.page("2013/year.html")
    month, year = archive.page("2013/03/index.html"), archive.page("2013/index.html")
    assert "2013/03/spring.html" in month
    assert "2013/year.html" not in month
    assert "2013/year.html" in year
    assert "مادتان" in month
    assert "3 مواد" in year
    assert not (archive.output / "2013/03/01/index.html").exists()
    assert feed(archive) == ["digits", "day", "spring", "year"]
    assert "<pubDate>Fri, 01 Mar 2013 00:00:00 +0200</pubDate>" in archive.page("feed.xml")
    assert "<pubDate>Tue, 01 Jan 2013 00:00:00 +0200</pubDate>" in archive.page("feed.xml")
    sitemap = archive.page("sitemap-2013.xml")
    assert all(path in sitemap for path in ("/2013/year.html", "/2013/03/spring.html", "/2013/03/05/day.html"))
    assert "spring.html" not in archive.page("on-this-day/03-01.html")
    for page in ("index.html", "years.html", "tags/index.html", "stats.html"):
        assert "2013" in archive.page(page) or page == "tags/index.html"
    tag = next(archive.output.glob("tags/*/index.html")).read_text(encoding="utf-8")
    assert 'id="m2013"' in tag
    assert "<h2>2013</h2>" in tag


def test_an_archive_of_years_alone_has_all_its_pages(archive: Archive) -> None:
    add(archive, old="1999", new="سنة 2013")
    assert archive.build().articles == 2
    assert re.findall(r'href="(\d{4})/index.html"', archive.page("years.html"))[-2:] == ["2013", "1999"]
    assert '<a href="2013/index.html"><time datetime="2013">2013</time></a>' in archive.page("index.html")
    assert "1999/old.html" in archive.page("1999/index.html")
    assert tree(archive.output) == archive.clean_tree()


def test_edits_of_dates_without_a_day_give_the_same_site_as_a_clean_build(archive: Archive) -> None:
    add(archive, a="2013", b="2013-01", c="2013-01-01", d="2012-12-31T23:00Z", e="2012-12", f="2014", g="2013-12-31")
    archive.build()
    for dates in (
        {"a": "2013-01"},
        {"h": "2013", "b": "2013-02-03"},
        {"f": "2013", "e": "2013-06"},
        {"h": "2012-12-31T20:00-05:00"},
        {"c": "2013"},
    ):
        add(archive, **dates)
        archive.build()
        assert tree(archive.output) == archive.clean_tree(), dates
    for name in ("a", "h", "c"):
        (archive.content / f"articles/{name}.md").unlink()
        archive.build()
        assert tree(archive.output) == archive.clean_tree(), name


def test_the_search_index_has_dates_without_a_day(archive: Archive) -> None:
    add(archive, spring="2013-03", year="2013", day="2013-03-05")
    archive.build()
    manifest = json.loads(re.search(r"\{.*\}", archive.page("search/index.js"), re.DOTALL)[0])  # type: ignore[index]
    (segment,) = manifest["segments"]
    assert (segment["first"], segment["last"], segment["count"]) == ("2013", "2013-03-05", 3)


@pytest.mark.parametrize("name", ["a (1).txt", "later/b.txt"])
def test_files_of_the_same_bytes_are_a_warning_that_names_both(archive: Archive, name: str) -> None:
    text = "المقال نفسه\n\n6/11/2024\n\nنص الخبر الأول طويل بما يكفي ليكون فقرة من مقال صحفي.\n"
    archive.write("articles/a.txt", text)
    archive.write(f"articles/{name}", text)
    twins = [diagnostic for diagnostic in archive.build().diagnostics if diagnostic.code == "SN404"]
    assert [diagnostic.severity for diagnostic in twins] == ["warning"]
    assert {twins[0].file, *re.findall(r"articles/[^\u2069]*", twins[0].message)} == {
        "articles/a.txt",
        f"articles/{name}",
    }
    archive.write("articles/a.txt", text + "\nفقرة أخرى من مقال صحفي طويل.\n")
    assert [diagnostic for diagnostic in archive.build().diagnostics if diagnostic.code == "SN404"] == []
