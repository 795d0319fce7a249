"""Standing pages are loaded like articles, without a need for a date and without tags of the tagger."""

from __future__ import annotations

from syrnews_site.content.load import load
from syrnews_site.content.standing import load_standing
from syrnews_site.settings.site import Site
from tests.content.markdown.loading import AUTHORITY

TEXT = "---\ntitle: عن حمص\n---\n\nحمص، حمص، حمص.\n".encode()


def test_a_standing_page_needs_no_date_and_has_no_tags_of_the_tagger() -> None:
    page = load_standing(Site(), AUTHORITY, "pages/about.md", TEXT).article
    assert page is not None
    assert (page.headline.title, page.headline.date, page.headline.tags) == ("عن حمص", "", ())


def test_the_same_file_as_an_article_needs_a_date_and_has_tags() -> None:
    assert [found.code for found in load(Site(), AUTHORITY, "articles/a.md", TEXT).diagnostics] == ["SN111"]
    undated = load(Site(undated="keep"), AUTHORITY, "articles/a.md", TEXT).article
    assert undated is not None
    assert [tag.slug for tag in undated.headline.tags] == ["homs"]
