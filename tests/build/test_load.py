"""Loading: what a build knows of the articles that it added, changed or took away."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import pytest

from syrnews_site.build.edits import Edits
from syrnews_site.build.fingerprint import keys_of, record_keys
from syrnews_site.build.load import load
from syrnews_site.build.outcome import Build
from syrnews_site.build.scan import scan_content
from syrnews_site.build.static import gather
from syrnews_site.build.unchanged import inputs_key
from syrnews_site.catalog.catalog import open_catalog
from syrnews_site.disk.signals import HeldSignals
from syrnews_site.model import Headline
from syrnews_site.settings.options import Options, places
from syrnews_site.workers.choose import Workers
from syrnews_site.workers.context import write_setup
from tests.sitekit import Archive

NOW_NS = 1_900_000_000_000_000_000  # 2030


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """Three articles, loaded once."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    archive = Archive(tmp_path)
    for name in ("a", "b", "c"):
        archive.article(f"{name}.md", title=f"عنوان {name}", date="2025-11-06")
    edits = loaded(archive)
    assert (edits.whole, edits.loaded, edits.headlines) == (True, 3, [])
    return archive


def loaded(archive: Archive, *, drafts: bool = False) -> Edits:
    """Scan and load, and leave what the next build needs to know of it."""
    options = Options(content=archive.content, output=archive.output, jobs=1, drafts=drafts)
    where = places(options)
    os.makedirs(where.cache, exist_ok=True)
    with closing(open_catalog(where.catalog, clean=False)) as catalog, Workers(options) as workers:
        build = Build(options, where, catalog, workers, lambda stage, more: None, HeldSignals())
        changes = scan_content(catalog, where.content, NOW_NS)
        catalog.begin()
        files = gather(build)
        keys = keys_of(build, files, inputs_key(options, "theme"))
        setup = write_setup(where, files.settings, files.standing)
        edits = load(build, files, keys, changes, setup)
        record_keys(catalog, keys)
        catalog.folders.record("content", changes.folders, changes.gone_folders)
        catalog.commit()
    return edits


def states(archive: Archive) -> dict[str, int]:
    """How many articles are in each state."""
    with closing(open_catalog(places(Options(archive.content, archive.output)).catalog, clean=False)) as catalog:
        return catalog.articles.counts_by_state()


def diagnostics(archive: Archive) -> list[tuple[str, str]]:
    """File and code of each diagnostic."""
    with closing(open_catalog(places(Options(archive.content, archive.output)).catalog, clean=False)) as catalog:
        return [(diagnostic.file, diagnostic.code) for diagnostic in catalog.diagnostics.all()]


def titles(headlines: Iterable[Headline]) -> list[str]:
    return [headline.title for headline in headlines]


def test_nothing_is_loaded_again(archive: Archive) -> None:
    edits = loaded(archive)
    assert (edits.whole, edits.loaded, edits.headlines, edits.bodies) == (False, 0, [], [])


def test_a_new_title_gives_the_headline_before_and_after(archive: Archive) -> None:
    archive.article("a.md", title="عنوان جديد", date="2025-11-06")
    edits = loaded(archive)
    assert (edits.loaded, edits.bodies) == (1, [])
    assert titles(edits.headlines) == ["عنوان a", "عنوان جديد"]


def test_a_new_body_gives_the_headline_among_the_bodies(archive: Archive) -> None:
    long = "فقرة أولى طويلة بما يكفي. " * 20
    archive.article("a.md", title="عنوان a", body=long)
    loaded(archive)
    archive.article("a.md", title="عنوان a", body=long + "\n\nذيل")
    edits = loaded(archive)
    assert (edits.headlines, titles(edits.bodies)) == ([], ["عنوان a"])


def test_new_and_deleted_articles_give_one_headline_each(archive: Archive) -> None:
    (archive.content / "articles/a.md").unlink()
    archive.article("d.md", title="عنوان d")
    assert sorted(titles(loaded(archive).headlines)) == ["عنوان a", "عنوان d"]


def test_a_rejected_file_takes_its_article_off_the_site(archive: Archive) -> None:
    archive.write("articles/a.md", "")
    assert titles(loaded(archive).headlines) == ["عنوان a"]
    assert [file for file, _ in diagnostics(archive)] == ["articles/a.md"]
    assert states(archive) == {"live": 2}


def test_drafts_and_the_future_are_held_back_and_then_come(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    archive.write("articles/draft.md", "---\ntitle: مسودة\ndate: 2025-01-01\ndraft: true\n---\n\nمتن\n")
    archive.article("later.md", title="غداً", date="2030-06-01")
    assert loaded(archive).headlines == []
    assert states(archive) == {"draft": 1, "future": 1, "live": 3}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1910000000")  # July 2030
    edits = loaded(archive)
    assert (edits.loaded, titles(edits.headlines)) == (0, ["غداً"])
    assert loaded(archive, drafts=True).whole
    assert states(archive) == {"live": 5}


def test_a_clock_that_was_set_back_loads_every_article_again(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")  # 2023, before the articles
    assert loaded(archive).whole
    assert states(archive) == {"future": 3}


def test_a_setting_loads_every_article_again(archive: Archive) -> None:
    archive.write("site.yaml", "title: أرشيف\n")
    edits = loaded(archive)
    assert (edits.whole, edits.loaded) == (True, 3)


def test_of_articles_with_one_address_the_published_one_stays_live(archive: Archive) -> None:
    archive.article("0/b.md", title="القادم")
    edits = loaded(archive)
    assert set(titles(edits.headlines)) == {"القادم"}
    assert diagnostics(archive) == [("articles/0/b.md", "SN401")]
    (archive.content / "articles/b.md").unlink()
    edits = loaded(archive)
    assert (edits.loaded, sorted(titles(edits.headlines))) == (0, ["القادم", "عنوان b"])
    assert diagnostics(archive) == []
