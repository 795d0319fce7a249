"""What the preview answers over HTTP: pages, files, ranges, conditions, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest
from werkzeug.test import Client

from syrnews_site.preview.application import Application, content_type, find, is_local
from syrnews_site.preview.overlay import EVENTS, SCRIPT_FILE, STYLE_FILE
from syrnews_site.preview.preview import Preview
from syrnews_site.settings.options import Options
from tests.preview.visitor import ARTICLE, FILM, RunningPreview, heading, panel, script
from tests.sitekit import Archive, tree

pytestmark = pytest.mark.slow

MEDIA = "/media/film.mp4"

# -- pages and files


def test_pages_have_live_reload_and_the_built_site_has_none(quiet: RunningPreview) -> None:
    page = quiet.visitor.page(ARTICLE)
    assert heading(page) == "الأولى"
    added = script(page)
    assert added is not None
    assert (added.get("src"), added.get("data-events")) == (SCRIPT_FILE, EVENTS)
    assert not any(SCRIPT_FILE.encode() in data for data in tree(quiet.archive.output).values())


def test_the_policy_of_a_page_allows_what_the_preview_adds(quiet: RunningPreview) -> None:
    policy = quiet.visitor.page(ARTICLE).find(".//meta[@http-equiv='Content-Security-Policy']")
    assert policy is not None
    rules = [rule.strip() for rule in policy.get("content", "").split(";")]
    assert "connect-src 'self'" in rules


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/?query", "text/html; charset=utf-8"),
        ("/2025/11/", "text/html; charset=utf-8"),
        ("/assets/style.css", "text/css; charset=utf-8"),
        ("/feed.xml", "application/xml; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/2025/11/07/raw.txt", "text/plain"),
        (MEDIA, "video/mp4"),
        (SCRIPT_FILE, "text/javascript; charset=utf-8"),
        (STYLE_FILE, "text/css; charset=utf-8"),
    ],
)
def test_every_answer_has_its_type_and_is_never_cached(quiet: RunningPreview, target: str, kind: str) -> None:
    response, body = quiet.visitor.get(target)
    assert (response.status, response.headers["Content-Type"]) == (200, kind)
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert len(body) == int(response.headers["Content-Length"])


def test_a_folder_without_its_slash_is_redirected_within_this_server(quiet: RunningPreview) -> None:
    for target in ("/2025/11", "//2025/11", "/2025/11?query"):
        response, _ = quiet.visitor.get(target)
        assert (response.status, response.headers["Location"]) == (301, "/2025/11/")


def test_head_has_the_headers_of_get_and_no_body(quiet: RunningPreview) -> None:
    for target in ("/index.html", MEDIA, EVENTS):
        response, body = quiet.visitor.get(target, "HEAD")
        assert (response.status, body) == (200, b"")
    assert quiet.visitor.get(MEDIA, "HEAD")[0].headers["Content-Length"] == str(len(FILM))


def test_other_methods_are_refused(quiet: RunningPreview) -> None:
    for method in ("POST", "PUT", "DELETE", "OPTIONS"):
        response, _ = quiet.visitor.get("/", method)
        assert response.status == 405
        assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD"}


def test_a_missing_page_is_the_sites_own_page_for_missing_pages(quiet: RunningPreview) -> None:
    response, _ = quiet.visitor.get("/2025/nothing.html")
    assert response.status == 404
    page = quiet.visitor.page("/2025/nothing.html")
    assert script(page) is not None
    assert heading(page) == heading(quiet.visitor.page("/404.html"))


def test_before_a_first_build_succeeds_a_page_says_so_and_reloads(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.write("site.yaml", "feed_length: many\n")
    started = RunningPreview(archive)
    try:
        assert started.visitor.get("/")[0].status == 503
        page = started.visitor.page("/")
        shown = panel(page)
        assert shown is not None
        assert "SN212" in "".join(shown.itertext())
        assert script(page) is not None
    finally:
        started.end()


# -- ranges and conditions


@pytest.mark.parametrize(
    ("wanted", "first", "last"),
    [("bytes=0-99", 0, 99), ("bytes=900-", 900, 999), ("bytes=-10", 990, 999), ("bytes=990-5000", 990, 999)],
)
def test_a_player_gets_the_part_of_a_film_that_it_asks_for(
    quiet: RunningPreview, wanted: str, first: int, last: int
) -> None:
    response, body = quiet.visitor.get(MEDIA, headers={"Range": wanted})
    assert response.status == 206
    assert response.headers["Content-Range"] == f"bytes {first}-{last}/{len(FILM)}"
    assert body == FILM[first : last + 1]
    assert len(body) == int(response.headers["Content-Length"])
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("wanted", ["bytes=1000-", "bytes=5000-6000", "bytes=9-3", "bytes=x-y"])
def test_a_part_that_a_film_does_not_have_is_refused(quiet: RunningPreview, wanted: str) -> None:
    response, body = quiet.visitor.get(MEDIA, headers={"Range": wanted})
    assert response.status == 416
    assert FILM[:10] not in body
    assert response.headers["Cache-Control"] == "no-store"


def test_a_film_says_that_it_has_parts(quiet: RunningPreview) -> None:
    response, body = quiet.visitor.get(MEDIA)
    assert (response.status, body) == (200, FILM)
    assert response.headers["ETag"]
    assert quiet.visitor.get(MEDIA, headers={"Range": "bytes=0-0"})[0].headers["Accept-Ranges"] == "bytes"


def test_a_part_of_a_file_that_changed_is_the_whole_file(quiet: RunningPreview) -> None:
    tag = quiet.visitor.get(MEDIA)[0].headers["ETag"]
    for condition, status in ((tag, 206), ('"another"', 200)):
        response, _ = quiet.visitor.get(MEDIA, headers={"Range": "bytes=0-99", "If-Range": condition})
        assert response.status == status


def test_a_file_that_a_browser_has_already_is_not_sent_again(quiet: RunningPreview) -> None:
    headers = quiet.visitor.get(MEDIA)[0].headers
    for condition in ({"If-None-Match": headers["ETag"]}, {"If-Modified-Since": headers["Last-Modified"]}):
        response, body = quiet.visitor.get(MEDIA, headers=condition)
        assert (response.status, body) == (304, b"")
    assert quiet.visitor.get(MEDIA, headers={"If-None-Match": '"another"'})[1] == FILM


def test_a_page_is_always_sent_whole_because_the_preview_changes_it(quiet: RunningPreview) -> None:
    asked = {"Range": "bytes=0-9", "If-None-Match": "*", "If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}
    response, body = quiet.visitor.get(ARTICLE, headers=asked)
    assert response.status == 200
    assert response.headers["ETag"] is None
    assert body == quiet.visitor.get(ARTICLE)[1]


# -- nothing outside the site


@pytest.mark.parametrize(
    "target",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/assets/../../secret.txt",
        "/assets/..%5c..%5csecret.txt",
        "/.syrnews-site",
        "/.syrnews-site/",
        "/.syrnews-site/other",
        "/assets/.hidden",
        "/%00",
        "/%ff",
        "/a%0d%0aSet-Cookie:x",
    ],
)
def test_nothing_outside_the_site_is_served(quiet: RunningPreview, target: str) -> None:
    (quiet.archive.root / "secret.txt").write_text("hidden from readers", encoding="utf-8")
    (quiet.archive.output / "assets" / ".hidden").write_text("hidden from readers", encoding="utf-8")
    response, body = quiet.visitor.get(target)
    assert response.status == 404
    assert b"hidden from readers" not in body


def test_a_link_that_leads_out_of_the_site_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "secret.txt").write_text("hidden", encoding="utf-8")
    (tmp_path / "site" / "link.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "site" / "folder").symlink_to(tmp_path)
    (tmp_path / "site" / "file.txt").write_text("shown", encoding="utf-8")
    root = str(tmp_path / "site")
    assert find(root, "/link.txt") is None
    assert find(root, "/folder/secret.txt") is None
    assert find(root, "/file.txt") == f"{root}/file.txt"


# -- hosts


@pytest.mark.parametrize(
    "host", ["attacker.example:8000", "", "localhost, attacker.example", "localhost@attacker.example"]
)
def test_a_request_by_the_name_of_another_host_is_refused(quiet: RunningPreview, host: str) -> None:
    for target in ("/", EVENTS, SCRIPT_FILE):
        response, body = quiet.visitor.get(target, headers={"Host": host})
        assert response.status == 421
        assert "الأولى".encode() not in body


def test_a_request_that_names_two_hosts_is_refused(quiet: RunningPreview) -> None:
    for request in (
        b"GET / HTTP/1.1\r\nHost: localhost\r\nHost: attacker.example\r\n\r\n",
        b"GET http://attacker.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
    ):
        assert quiet.visitor.send(request).startswith(b"HTTP/1.1 421 ")


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1:80", "[::1]:8000", "192.168.1.7", "pc.lan"])
def test_people_call_their_own_machine_by_these_names(host: str) -> None:
    assert is_local(host, {"pc.lan"})


@pytest.mark.parametrize("host", ["", "example.org", "localhost.example.org", "127.0.0.1.nip.example", "[x]", "1.2.3"])
def test_a_stranger_could_own_these_names(host: str) -> None:
    assert not is_local(host, {"pc.lan"})


# -- types and events


def test_plain_text_is_called_utf8_only_if_it_is(tmp_path: Path) -> None:
    for name, data, kind in (
        ("a.txt", "نص".encode(), "text/plain; charset=utf-8"),
        ("a.md", "نص".encode("cp1256"), "text/plain"),
        ("a.unknown", b"", "application/octet-stream"),
        ("A.JPG", b"", "image/jpeg"),
    ):
        file = tmp_path / name
        file.write_bytes(data)
        assert content_type(str(file)) == kind


def test_an_event_stream_shows_that_it_is_alive_and_ends_with_the_preview(archive: Archive) -> None:
    preview = Preview(Options(content=archive.content, output=archive.output, jobs=1))
    client = Client(Application(preview, (), heartbeat=0))
    with client.get(EVENTS, headers={"Host": "localhost"}) as response:
        stream = iter(response.response)
        assert next(stream) == f"retry: 500\ndata: {preview.current()[0]}\n\n".encode()
        assert next(stream) == b": still here\n\n"
        preview.end()
        assert list(stream) == []
