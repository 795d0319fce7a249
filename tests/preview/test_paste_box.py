"""The paste box: what is understood is shown and corrected, then saved; forms of other sites are refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import closing
from http.client import HTTPConnection, HTTPResponse
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from werkzeug.test import EnvironBuilder
from werkzeug.wrappers import Request

from syrnews_site.preview.paste_box import PasteBox
from syrnews_site.preview.words import ARABIC, ENGLISH
from tests import htmlkit
from tests.preview.visitor import PATIENCE, RunningPreview

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.slow

TITLE = "افتتاح مكتبة جديدة في المدينة"
BODY = (
    "افتُتحت صباح اليوم مكتبة عامة جديدة في المدينة القديمة، وحضر الافتتاح عدد كبير من القراء والكتّاب من كل الأحياء.\n\n"
    "وقال القائمون على المكتبة إنها تضم آلاف الكتب في التاريخ والأدب، وإنها تفتح أبوابها للزوار كل أيام الأسبوع.\n"
)
PASTE = f"الرئيسية\nأخبار\n{TITLE}\n\nنُشر في: 6 تشرين الثاني 2025\n\n{BODY}\nشارك\n"
CORRECT = "مكتبة عامة جديدة تفتح أبوابها في المدينة القديمة"


def send(
    running: RunningPreview, fields: Mapping[str, str], headers: Mapping[str, str] | None = None
) -> tuple[HTTPResponse, str]:
    """The answer to a form, sent as a browser sends it from our own page unless `headers` say otherwise."""
    with closing(HTTPConnection("127.0.0.1", running.visitor.port, timeout=PATIENCE)) as connection:
        given = {
            "Host": "localhost",
            "Origin": "http://localhost",
            "Sec-Fetch-Site": "same-origin",
            "Content-Type": "application/x-www-form-urlencoded",
            **(headers or {}),
        }
        connection.request("POST", "/+", urlencode(fields).encode(), given)
        response = connection.getresponse()
        return response, response.read().decode()


def token(running: RunningPreview) -> str:
    found = running.visitor.page("/+").find(".//input[@name='token']")
    assert found is not None
    return found.get("value", "")


def fields_of(page: str) -> dict[str, str]:
    """The fields of the form in a page, as a browser would send them back."""
    fields = {found.get("name", ""): found.get("value", "") for found in htmlkit.document(page).iter("input")}
    text = htmlkit.document(page).find(".//textarea")
    assert text is not None
    return fields | {"text": text.text or ""}


def saved_files(running: RunningPreview) -> dict[str, str]:
    folder = running.archive.content / "articles" / "2025"
    return {path.name: path.read_text(encoding="utf-8") for path in folder.rglob("*.txt")}


def test_the_text_is_read_and_nothing_is_written(quiet: RunningPreview) -> None:
    response, page = send(quiet, {"token": token(quiet), "text": PASTE, "do": "read"})
    assert response.status == 200
    fields = fields_of(page)
    assert (fields["title"], fields["date"], fields["text"]) == (TITLE, "2025-11-06", PASTE)
    lines = [htmlkit.text_of(line) for line in htmlkit.document(page).findall(".//ol[@class='lines']/li")]
    assert lines[0] == f"1{ARABIC['left out']}الرئيسية"
    assert lines[2] == f"3عنوان{TITLE}"
    assert saved_files(quiet) == {}


def test_a_text_is_saved_as_it_was_pasted_under_its_date_and_title(running: RunningPreview) -> None:
    before = running.preview.current()[0]
    response, _ = send(running, {"token": token(running), "text": PASTE.replace("\n", "\r\n"), "do": "save"})
    assert response.status == 303
    assert saved_files(running) == {"2025-11-06-افتتاح-مكتبة-جديدة-في-المدينة.txt": PASTE}
    page = running.visitor.page(response.headers["Location"])
    links = [link.get("href", "") for link in page.findall(".//main//a")]
    running.preview.next_state(before, PATIENCE)
    assert running.visitor.get(links[0])[0].status == 200


def test_a_corrected_title_and_date_are_what_is_published(running: RunningPreview) -> None:
    _, page = send(running, {"token": token(running), "text": PASTE, "do": "read"})
    fields = fields_of(page) | {"title": CORRECT, "date": "7/11/2025", "do": "read"}
    _, page = send(running, fields)
    fields = fields_of(page)
    assert fields["title"] == CORRECT
    response, page = send(running, fields | {"do": "save"})
    assert response.status == 303
    (name,) = saved_files(running)
    assert name == "2025-11-07-مكتبة-عامة-جديدة-تفتح-أبوابها-في-المدينة-القديمة.txt"
    record = htmlkit.text_of(running.visitor.page(response.headers["Location"]))
    assert CORRECT in record
    assert "2025-11-07" in record


def test_a_field_that_nobody_changed_follows_the_text(quiet: RunningPreview) -> None:
    _, page = send(quiet, {"token": token(quiet), "text": PASTE, "do": "read"})
    changed = fields_of(page) | {"text": PASTE.replace(TITLE, CORRECT), "do": "read"}
    assert fields_of(send(quiet, changed)[1])["title"] == CORRECT


def test_a_correction_that_is_not_understood_is_said_and_not_saved(quiet: RunningPreview) -> None:
    response, page = send(quiet, {"token": token(quiet), "text": PASTE, "title": "شارك", "do": "save"})
    assert response.status == 200
    assert ARABIC["not taken"] in page
    assert saved_files(quiet) == {}


@pytest.mark.parametrize(
    ("fields", "word"), [({"text": " \n"}, "empty"), ({"text": PASTE, "date": "tomorrow"}, "not a day")]
)
def test_what_is_wrong_with_a_form_is_said(quiet: RunningPreview, fields: dict[str, str], word: str) -> None:
    response, page = send(quiet, {"token": token(quiet), "do": "save", **fields})
    assert response.status == 200
    assert ARABIC[word] in page
    assert saved_files(quiet) == {}


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
    ],
)
def test_a_form_of_another_site_is_refused_even_with_the_token(quiet: RunningPreview, headers: dict[str, str]) -> None:
    response, page = send(quiet, {"token": token(quiet), "text": PASTE, "do": "save"}, headers)
    assert response.status == 403
    assert ARABIC["forged"] in page
    assert saved_files(quiet) == {}


@pytest.mark.parametrize("wrong", ["", "x", "é"])
def test_a_form_without_the_token_is_refused(quiet: RunningPreview, wrong: str) -> None:
    assert send(quiet, {"token": wrong, "text": PASTE, "do": "save"})[0].status == 403
    assert saved_files(quiet) == {}


def test_another_name_of_this_machine_and_other_methods_are_refused(quiet: RunningPreview) -> None:
    fields = {"token": token(quiet), "text": PASTE, "do": "save"}
    assert send(quiet, fields, {"Host": "evil.example", "Origin": "http://evil.example"})[0].status == 421
    assert quiet.visitor.get("/+", "PUT")[0].status == 405


@pytest.mark.parametrize(
    "saved", ["../site.yaml", "site.yaml", "articles/../site.yaml", "articles/none.txt", "/etc/hosts"]
)
def test_the_page_of_a_saved_file_shows_no_other_file(quiet: RunningPreview, saved: str) -> None:
    response, _ = quiet.visitor.get(f"/+?{urlencode({'saved': saved})}")
    assert (response.status, response.headers["Location"]) == (302, "/+")


def test_pasted_text_is_text_and_the_page_runs_no_script(quiet: RunningPreview) -> None:
    evil = '<script>alert(1)</script></textarea><img src=x onerror=alert(1)>"\n\n' + PASTE
    response, page = send(quiet, {"token": token(quiet), "text": evil, "title": '"><script>', "do": "read"})
    assert fields_of(page)["text"] == evil
    assert not htmlkit.document(page).findall(".//script")
    assert not htmlkit.document(page).findall(".//img")
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy


def test_every_word_is_there_in_both_languages() -> None:
    assert ARABIC.keys() == ENGLISH.keys()
    for key, text in ARABIC.items():
        assert sorted(re.findall(r"\{\w*\}", text)) == sorted(re.findall(r"\{\w*\}", ENGLISH[key])), key


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("127.0.0.1", 200),
        ("::1", 200),
        ("::ffff:127.0.0.1", 200),
        ("192.168.1.5", 403),
        ("::ffff:10.0.0.1", 403),
        ("fe80::1", 403),
        ("", 403),
    ],
)
def test_only_people_at_this_machine_may_use_it(quiet: RunningPreview, address: str, status: int) -> None:
    environ = EnvironBuilder("/+").get_environ() | {"REMOTE_ADDR": address}
    assert PasteBox(quiet.archive.content).respond(Request(environ)).status_code == status


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1280])
def test_a_person_pastes_reads_corrects_and_saves(running: RunningPreview, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"http://127.0.0.1:{running.visitor.port}/+")
    assert page.evaluate("getComputedStyle(document.documentElement).direction") == "rtl"
    page.fill("textarea", PASTE)
    page.click(f"text={ARABIC['read']}")
    assert page.input_value("#title") == TITLE
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.fill("#title", CORRECT)
    page.click(f"text={ARABIC['save']}")
    page.wait_for_selector(f"text={ARABIC['saved']}")
    page.click(f"text={ARABIC['open']}")
    page.wait_for_selector(f"h1:has-text('{CORRECT}')")


@pytest.mark.browser
@pytest.mark.parametrize(("scheme", "width"), [("light", 360), ("dark", 1280)])
def test_the_panel_is_readable_small_and_stays_closed(
    running: RunningPreview, page: Page, scheme: str, width: int
) -> None:
    for number in range(20):
        running.archive.write(f"articles/bad{number}.txt", b"")
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 780})
    page.goto(f"http://127.0.0.1:{running.visitor.port}/2025/11/06/one.html")
    panel = page.locator("aside.syrnews-preview")
    panel.locator("li").nth(19).wait_for(state="attached")
    assert panel.get_attribute("lang") == "ar"
    assert panel.evaluate("element => element.getBoundingClientRect().height") <= 780 / 3
    assert panel.locator("small").first.evaluate("element => getComputedStyle(element).color") == "rgb(255, 227, 184)"
    panel.locator("summary").click()
    assert panel.evaluate("element => element.getBoundingClientRect().height") < 60
    page.reload()
    assert panel.locator("details").get_attribute("open") is None
