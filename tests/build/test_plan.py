"""Planning: which pages are stale, and which published files go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing

import pytest
from msgspec import Raw

from syrnews_site.authority.lookup import load_authority
from syrnews_site.build.damage import OutputDamage
from syrnews_site.build.edits import Edits
from syrnews_site.build.parts import Part, every_part, part_named, touched_parts
from syrnews_site.build.plan import GoneFile, StalePage, Step, steps
from syrnews_site.catalog.catalog import Catalog
from syrnews_site.catalog.rows import OutputRow
from syrnews_site.model import Headline, Page
from syrnews_site.packed import encode
from syrnews_site.pages import VIEWS
from syrnews_site.pages.archive import Archive
from syrnews_site.pages.view import View, always, never
from syrnews_site.settings.site import Site

INTACT = OutputDamage()
PART = "notes:all"


@pytest.fixture
def archive() -> Iterator[Archive]:
    """An archive without articles."""
    with closing(Catalog(":memory:")) as catalog:
        catalog.begin()
        yield Archive(Site(), load_authority("", "", "tags.yaml", "sources.yaml")[0], catalog)


def page(path: str, data: str) -> Page:
    return Page(path, "notes.html", Raw(encode(data)))


def fingerprint(page: Page) -> bytes:
    """The data of a page: it changes exactly if the data does."""
    return bytes(page.data)


def published(archive: Archive, *pages: Page, part: str = PART) -> None:
    """Let the catalog know of these files."""
    archive.catalog.outputs.record(OutputRow(page.path, part, fingerprint(page), 1, b"d") for page in pages)


def planned(archive: Archive, *pages: Page, damage: OutputDamage = INTACT) -> list[Step]:
    """The steps for a part with these pages."""
    view = View("notes", always, never, lambda archive, part: iter(pages))
    return list(steps(archive, [Part(PART, view)], damage, fingerprint))


def test_a_new_page_is_stale(archive: Archive) -> None:
    new = page("new.html", "new")
    assert planned(archive, new) == [StalePage(PART, new, fingerprint(new))]


def test_only_a_page_whose_fingerprint_changed_is_stale(archive: Archive) -> None:
    same, before, after = page("same.html", "same"), page("other.html", "before"), page("other.html", "after")
    published(archive, same, before)
    assert planned(archive, same, after) == [StalePage(PART, after, fingerprint(after))]


def test_a_damaged_file_is_stale(archive: Archive) -> None:
    whole, damaged = page("whole.html", "whole"), page("damaged.html", "damaged")
    published(archive, whole, damaged)
    damage = OutputDamage(missing={"damaged.html": PART})
    assert planned(archive, whole, damaged, damage=damage) == [StalePage(PART, damaged, fingerprint(damaged))]


def test_a_file_that_no_page_wants_goes(archive: Archive) -> None:
    published(archive, page("former.html", "former"))
    published(archive, page("elsewhere.html", "of another part"), part="notes:other")
    assert planned(archive) == [GoneFile("former.html")]


def test_files_that_no_build_made_go(archive: Archive) -> None:
    assert planned(archive, damage=OutputDamage(strays=("b.html", "a.html"))) == [
        GoneFile("b.html"),
        GoneFile("a.html"),
    ]


def test_every_page_is_stale_if_nothing_is_published(archive: Archive) -> None:
    known = page("known.html", "known")
    published(archive, known)
    whole = OutputDamage(whole=True)
    assert planned(archive, known, damage=whole) == [StalePage(PART, known, fingerprint(known))]


def test_all_files_of_a_view_that_the_site_has_lost_go(archive: Archive) -> None:
    published(archive, page("former.html", "former"))
    part = part_named(PART)
    assert part.view is None
    assert list(steps(archive, [part], INTACT, fingerprint)) == [GoneFile("former.html")]


def folder_files(data: str) -> list[Page]:
    return [page("folder/1.js", data), page("folder/2.js", data)]


def test_a_folder_is_current_if_all_of_its_files_are(archive: Archive) -> None:
    published(archive, *folder_files("same"))
    assert planned(archive, page("folder/", "same")) == []


def test_a_folder_that_changed_is_made_again_and_its_files_go_unless_they_are_made(archive: Archive) -> None:
    before, after = folder_files("before"), page("folder/", "after")
    published(archive, *before)
    assert planned(archive, after) == [
        StalePage(PART, after, fingerprint(after), published=fingerprint(before[0])),
        GoneFile("folder/1.js"),
        GoneFile("folder/2.js"),
    ]


@pytest.mark.parametrize("damaged", [True, False])
def test_a_folder_with_a_damaged_or_an_older_file_has_no_published_fingerprint(archive: Archive, damaged: bool) -> None:
    first, second = folder_files("same")
    published(archive, first, second if damaged else page("folder/2.js", "older"))
    damage = OutputDamage(missing={"folder/2.js": PART} if damaged else {})
    stale, *_ = planned(archive, page("folder/", "same"), damage=damage)
    assert isinstance(stale, StalePage)
    assert stale.published == b""


def test_every_part_of_the_site_comes_before_those_that_it_has_lost(archive: Archive) -> None:
    published(archive, page("former.html", "former"))
    published(archive, page("index.html", "home"), part="home:")
    names = [part.name for part in every_part(archive, INTACT)]
    assert names[-1] == PART
    assert names.count("home:") == 1
    assert list(dict.fromkeys(name.partition(":")[0] for name in names[:-1])) == [
        view.name for view in VIEWS if list(view.parts(archive))
    ]


def touched(
    archive: Archive,
    headlines: Sequence[Headline] = (),
    bodies: Sequence[Headline] = (),
    damage: OutputDamage = INTACT,
) -> set[str]:
    """The names of touched parts, without those that every build plans."""
    archive.catalog.set_meta("rejected", encode(archive.rejected))
    always_planned = {part.name for part in touched_parts(archive, Edits(whole=False), INTACT)}
    parts = touched_parts(archive, Edits(False, list(headlines), list(bodies)), damage)
    return {part.name for part in parts} - always_planned


HEADLINE = Headline("one", "2025/11/06/one.html", "عنوان", "2025-11-06")


def test_a_headline_touches_the_parts_that_show_it(archive: Archive) -> None:
    assert {"day:2025-11-06", "month:2025-11"} <= touched(archive, headlines=[HEADLINE])


def test_a_body_touches_fewer_parts_than_a_headline(archive: Archive) -> None:
    bodies = touched(archive, bodies=[HEADLINE])
    assert bodies < touched(archive, headlines=[HEADLINE])
    assert "month:2025-11" not in bodies


def test_damage_touches_the_parts_that_miss_a_file(archive: Archive) -> None:
    damage = OutputDamage(missing={"1999/index.html": "year:1999"})
    assert touched(archive, damage=damage) == {"year:1999"}
