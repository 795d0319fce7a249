"""Fingerprints: a page is stale exactly if something that its bytes depend on has changed."""

from __future__ import annotations

import pytest
from msgspec import Raw

from syrnews_site.build.fingerprint import page_fingerprints
from syrnews_site.model import LITERAL, SEGMENT, ContentFile, Page, StandingFile
from syrnews_site.packed import encode
from syrnews_site.settings.site import Site

SITE, STANDING, TEMPLATES = Site(), (StandingFile("a.html", "عن", ContentFile("pages/a.md", "00")),), {"day.html": b"1"}
PAGE = Page("day.html", "day.html", Raw(encode("data")), (ContentFile("articles/a.md", "00"),))
BEFORE = page_fingerprints(SITE, STANDING, TEMPLATES)(PAGE)


def test_the_same_page_has_the_same_fingerprint() -> None:
    assert page_fingerprints(Site(), STANDING, dict(TEMPLATES))(PAGE) == BEFORE
    assert len(BEFORE) == 16


@pytest.mark.parametrize(
    "changed",
    [
        Page(PAGE.path, PAGE.template, Raw(encode("other data")), PAGE.reads),
        Page(PAGE.path, PAGE.template, PAGE.data, (ContentFile("articles/a.md", "01"),)),
        Page(PAGE.path, PAGE.template, PAGE.data, (ContentFile("articles/b.md", "00"),)),
        Page(PAGE.path, PAGE.template, PAGE.data, ()),
    ],
    ids=["data", "bytes of a file", "path of a file", "no file"],
)
def test_a_change_of_the_page_changes_its_fingerprint(changed: Page) -> None:
    assert page_fingerprints(SITE, STANDING, TEMPLATES)(changed) != BEFORE


def test_a_change_of_settings_template_or_menu_changes_the_fingerprint() -> None:
    renamed = (StandingFile("a.html", "حول", ContentFile("pages/a.md", "00")),)
    for fingerprint in (
        page_fingerprints(Site(title="أرشيف"), STANDING, TEMPLATES),
        page_fingerprints(SITE, STANDING, {"day.html": b"2"}),
        page_fingerprints(SITE, renamed, TEMPLATES),
        page_fingerprints(SITE, (), TEMPLATES),
    ):
        assert fingerprint(PAGE) != BEFORE


def test_the_text_of_a_standing_page_does_not_show_on_other_pages() -> None:
    edited = (StandingFile("a.html", "عن", ContentFile("pages/a.md", "01")),)
    assert page_fingerprints(SITE, edited, TEMPLATES)(PAGE) == BEFORE


@pytest.mark.parametrize("template", ["", LITERAL, SEGMENT])
def test_a_page_without_a_template_does_not_depend_on_settings(template: str) -> None:
    page = Page("file", template, PAGE.data, PAGE.reads)
    fingerprints = [page_fingerprints(site, (), {})(page) for site in (SITE, Site(title="أرشيف"))]
    assert fingerprints[0] == fingerprints[1]
