"""What the preview adds to a page: enough for live reload, and no code from a title or a message."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest

from syrnews_site.model import Diagnostic
from syrnews_site.preview.overlay import SCRIPT_FILE, SHOWN, STYLE_FILE, Report, extended, inject, page_without_site
from syrnews_site.preview.overlay import panel as panel_html
from tests import htmlkit
from tests.preview.visitor import panel, script

PAGE = (
    '<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; style-src 'self' file:\"></head><body><p>متن</p></body></html>"
)


def diagnostic(message: str, severity: str = "error", file: str = "articles/a.md") -> Diagnostic:
    return Diagnostic(file, 3, 1, "SN113", message, "", severity)  # type: ignore[arg-type]


def shown(*diagnostics: Diagnostic, failure: str = "") -> Element:
    """The panel of a report, parsed."""
    found = panel(htmlkit.fragment(panel_html(Report(failure, diagnostics))))
    assert found is not None
    return found


def items(element: Element) -> list[str]:
    return ["".join(item.itertext()) for item in element.iter("li")]


@pytest.mark.parametrize(
    ("policy", "wanted"),
    [
        (
            "default-src 'none'",
            "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'",
        ),
        ("script-src 'none'", "script-src 'self'"),
        ("script-src 'self' file:", "script-src file: 'self'"),
        (
            "DEFAULT-SRC 'self' data:",
            "default-src 'self' data:; script-src data: 'self'; connect-src data: 'self'; style-src data: 'self'",
        ),
        ("img-src 'self'", "img-src 'self'"),
        ("", ""),
    ],
)
def test_the_policy_allows_the_server_itself_and_nothing_else(policy: str, wanted: str) -> None:
    assert extended(policy) == wanted


def test_a_page_keeps_all_that_it_had_and_the_addition_follows() -> None:
    page = htmlkit.document(inject(PAGE, Report(), "s-1"))
    body = page.find("body")
    assert body is not None
    assert [element.tag for element in body] == ["p", "link", "script"]
    assert htmlkit.text_of(body.find("p")) == "متن"
    added = script(page)
    assert added is not None
    assert (added.get("src"), added.get("data-state")) == (SCRIPT_FILE, "s-1")
    style = body.find("link")
    assert style is not None
    assert (style.get("rel"), style.get("href")) == ("stylesheet", STYLE_FILE)
    policy = page.findall(".//meta")[1].get("content", "")
    assert policy == extended("default-src 'none'; style-src 'self' file:")


def test_a_page_without_a_body_tag_gets_the_addition_at_its_end() -> None:
    body = htmlkit.document(inject("<p>x", Report(), "s")).find("body")
    assert body is not None
    assert [element.tag for element in body.iter()] == ["body", "p", "link", "script"]


def test_a_policy_in_other_quotes_and_another_order_is_found() -> None:
    def contents(page: str) -> list[str | None]:
        return [meta.get("content") for meta in htmlkit.document(inject(page, Report(), "s")).iter("meta")]

    policy = "<META content='default-src https:' HTTP-EQUIV=content-security-policy>"
    assert contents(policy) == [extended("default-src https:")]
    assert contents('<meta name="description" content="default-src">') == ["default-src"]


def test_messages_are_text_and_never_markup() -> None:
    hostile = '<script>"&\u202e\n</aside>'
    element = shown(diagnostic(hostile, file="articles/<i>.md"), failure="<b>")
    assert {child.tag for child in element.iter()} == {"aside", "details", "summary", "ol", "li", "code", "bdi"}
    text = "".join(element.itertext())
    assert '<script>"&' in text
    assert "articles/<i>.md" in text
    assert "<b>" in text
    assert "\u202e" not in text


def test_a_printed_date_keeps_its_order_inside_an_english_sentence() -> None:
    element = shown(diagnostic("write 2025-11-06 or 6 تشرين الثاني 2025, please"))
    assert "6 تشرين الثاني 2025" in [isolated.text for isolated in element.iter("bdi")]


def test_errors_come_before_warnings_and_notes_are_left_out() -> None:
    element = shown(diagnostic("w", "warning"), diagnostic("n", "note"), diagnostic("e"))
    assert htmlkit.text_of(element.find(".//summary")) == "1 errors, 1 warnings"
    assert items(element) == ["articles/a.md:3:1 error SN113: e", "articles/a.md:3:1 warning SN113: w"]


def test_the_panel_is_open_for_errors_and_folded_for_warnings() -> None:
    for severity, is_open in (("error", True), ("warning", False)):
        details = shown(diagnostic("x", severity)).find("details")
        assert details is not None
        assert ("open" in details.attrib) is is_open
    failed = shown(failure="Another build is running").find("details")
    assert failed is not None
    assert "open" in failed.attrib


def test_content_without_mistakes_has_no_panel() -> None:
    assert panel_html(Report()) == ""
    assert panel_html(Report("", (diagnostic("n", "note"),))) == ""


def test_many_mistakes_are_cut_and_the_rest_is_counted() -> None:
    listed = items(shown(*(diagnostic(str(number)) for number in range(SHOWN + 7))))
    assert len(listed) == SHOWN + 1
    assert listed[-1].startswith("and 7 more")


def test_the_page_for_a_preview_without_a_site_shows_the_failure_as_text() -> None:
    page = htmlkit.document(page_without_site(Report("<b>failed</b>")))
    assert [htmlkit.text_of(paragraph) for paragraph in page.iter("p")][-1] == "<b>failed</b>"


def test_the_panel_of_an_arabic_site_is_in_arabic_and_its_dates_read_from_the_left() -> None:
    reported = diagnostic("date is not a date: \u20682025-13-06\u2069: there is no such day")
    html = panel_html(Report("", (reported,), "ar"))
    assert '<aside class="syrnews-preview" lang="ar" dir="rtl"' in html
    assert 'ليست تاريخاً: <bdi dir="ltr">2025-13-06</bdi>: لا يوجد يوم كهذا' in html
    assert "خطأ SN113" in html
    assert "error" not in html
