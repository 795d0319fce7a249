"""What the preview adds to a page: enough for live reload, nothing that a title could turn into code."""

from __future__ import annotations

import pytest

from syrnews_site.model import Diagnostic
from syrnews_site.preview.overlay import SHOWN, Report, extended, inject, panel

PAGE = (
    '<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" '
    "content=\"default-src 'none'; style-src 'self' file:\"></head><body><p>متن</p></body></html>"
)


def said(message: str, severity: str = "error", file: str = "articles/a.md") -> Diagnostic:
    return Diagnostic(file, 3, 1, "SN113", message, "", severity)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("policy", "wanted"),
    [
        (
            "default-src 'none'",
            "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'",
        ),
        ("script-src 'none'", "script-src 'self'"),
        ("script-src 'self' file:", "script-src file: 'self'"),
        ("DEFAULT-SRC 'self' data:", "default-src 'self' data:; script-src data: 'self'; connect-src data: 'self'; "),
        ("img-src 'self'", "img-src 'self'"),
        ("", ""),
    ],
)
def test_the_policy_grants_the_server_itself_and_nothing_else(policy: str, wanted: str) -> None:
    assert extended(policy).startswith(wanted)
    assert "unsafe" not in extended(policy)


def test_a_page_keeps_all_that_it_had() -> None:
    shown = inject(PAGE, Report(), "s-1")
    assert "<p>متن</p><link" in shown
    assert shown.endswith("</body></html>")
    assert "connect-src &#x27;self&#x27;" in shown
    assert 'data-state="s-1"' in shown
    assert "<aside" not in shown


def test_a_page_without_a_body_tag_gets_the_addition_at_its_end() -> None:
    assert inject("<p>x", Report(), "s").startswith("<p>x<link")


def test_a_policy_in_other_quotes_and_order_is_found() -> None:
    page = "<META content='default-src https:' HTTP-EQUIV=content-security-policy>"
    assert "script-src https: &#x27;self&#x27;" in inject(page, Report(), "s")
    assert "script-src" not in inject('<meta name="description" content="default-src">', Report(), "s")


def test_messages_are_text_whatever_they_hold() -> None:
    shown = panel(Report("<b>", (said('<script>"&\u202e\n</aside>', file="articles/<i>.md"),)))
    assert "<script>" not in shown
    assert "<i>" not in shown
    assert "<b>" not in shown
    assert "\u202e" not in shown
    assert shown.count("</aside>") == 1


def test_a_printed_date_keeps_its_order_inside_an_english_sentence() -> None:
    shown = panel(Report("", (said("write 2025-11-06 or 6 تشرين الثاني 2025, please"),)))
    assert "or <bdi>6 تشرين الثاني 2025</bdi>, please" in shown


def test_errors_come_first_and_notes_not_at_all() -> None:
    shown = panel(Report("", (said("w", "warning"), said("n", "note"), said("e"))))
    assert "1 errors, 1 warnings" in shown
    assert shown.index("error SN113") < shown.index("warning SN113")
    assert "note SN113" not in shown
    assert "<details open>" in shown


def test_warnings_alone_stay_folded() -> None:
    assert "<details>" in panel(Report("", (said("w", "warning"),)))


def test_many_problems_do_not_bury_the_page() -> None:
    shown = panel(Report("", tuple(said(str(number)) for number in range(SHOWN + 7))))
    assert "and 7 more" in shown
    assert shown.count("<li>") == SHOWN + 1
