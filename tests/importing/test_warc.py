"""Web archives: pages of WARC and WACZ become articles, in little memory."""

from __future__ import annotations

import gzip
import io
import re
import zipfile
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from syrnews_site.importing.model import MediaFile, SourceFile
from syrnews_site.importing.warc_pictures import open_record
from syrnews_site.importing.writing import copy_media
from tests.importing.importkit import imported, measured_import, read_article
from tests.sitekit import FEW_PAGES, Archive

PAGES = Path(__file__).parent / "pages"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive", FEW_PAGES)


def records(stream: io.IOBase, *, gzip: bool = True, many: int = 1) -> None:
    """Write pages, a picture, an answer that is no page, and the same page again."""
    writer = WARCWriter(stream, gzip=gzip)
    page = (PAGES / "old.html").read_bytes().replace(b"; charset=windows-1256", b"")
    for number in range(many):
        for kind, status, content_type, data in (
            (
                "response",
                "200 OK",
                "text/html; charset=windows-1256",
                page.replace(b"2013", str(2014 + number % 10).encode()),
            ),
            ("response", "200 OK", "image/jpeg", b"\xff\xd8picture"),
            ("response", "404 Not Found", "text/html", b"<html>404"),
            ("request", "GET / HTTP/1.1", "", b""),
        ):
            headers = StatusAndHeaders(status, [("Content-Type", content_type)], protocol="HTTP/1.1")
            record = writer.create_warc_record(
                f"http://shatie.example/news/{number}",
                kind,
                payload=io.BytesIO(data),
                length=len(data),
                http_headers=headers,
                warc_headers_dict={"WARC-Date": "2024-02-03T04:05:06Z"},
            )
            writer.write_record(record)


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz", "crawl.wacz"])
def test_a_page_of_a_web_archive_is_an_article(archive: Archive, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name.endswith(".wacz"):
        packed_records = io.BytesIO()
        records(packed_records)
        with zipfile.ZipFile(path, "w") as packed:
            packed.writestr("archive/data.warc.gz", packed_records.getvalue())
            packed.writestr("../../evil.warc.gz", b"nonsense")
    else:
        with path.open("wb") as stream:
            records(stream, gzip=name.endswith(".gz"))
    lines = imported(archive, path)
    (taken,) = (line for line in lines if line.outcome == "taken")
    front, body = read_article(archive, taken.path)
    assert front["date"] == "2014-12-06"
    assert (front["source_url"], front["retrieved"]) == ("http://shatie.example/news/0", "2024-02-03T04:05:06+00:00")
    assert front["imported_from"].startswith(f"{name}{'/data.warc.gz' if name.endswith('.wacz') else ''}#urn:uuid:")
    assert body.count("\n\n") == 2
    assert {line.reason for line in lines} >= {
        "no page: a picture, style or another file",
        "an answer with the status 404",
    }
    assert not (tmp_path / "evil.warc.gz").exists()


def record(writer: WARCWriter, address: str, content_type: str, data: bytes, *more: tuple[str, str]) -> None:
    headers = StatusAndHeaders("200 OK", [("Content-Type", content_type), *more], protocol="HTTP/1.1")
    found = writer.create_warc_record(
        address, "response", payload=io.BytesIO(data), length=len(data), http_headers=headers
    )
    writer.write_record(found)


def page_with_pictures(stream: io.IOBase, *, gzip: bool) -> None:
    """Write a page, and behind it two of its pictures, the larger one of them in pieces, with their metadata."""
    writer = WARCWriter(stream, gzip=gzip)
    page = (PAGES / "complete.html").read_text(encoding="utf-8")
    figures = (
        '<img src="small.gif" data-srcset="../pics/%D8%AC%D8%B3%D8%B1.jpg?w=1&amp;h=2 2x, other.jpg 1x" alt="الجسر">'
        '<img src="//cdn.example/whole.jpg#top" alt="عمال"><img src="https://elsewhere.example/none.jpg">'
    )
    page = page.replace('<img src="./complete_files/jisr.jpg"', figures + '<img src="not-here.jpg"')
    assert figures in page
    picture = (PAGES / "complete_files" / "jisr.jpg").read_bytes()
    record(writer, "https://daffa.example/2025/", "text/html; charset=utf-8", page.encode())
    record(writer, "https://daffa.example/pics/جسر.jpg?w=1&h=2", "image/jpeg", picture)
    pieces = b"%x\r\n%s\r\n0\r\n\r\n" % (len(picture) + 1, picture + b"!")
    record(writer, "http://cdn.example/whole.jpg", "Image/JPEG", pieces, ("Transfer-Encoding", "chunked"))
    record(writer, "https://daffa.example/2025/small.gif", "text/html", b"<p>not found</p>")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz", "crawl.wacz"])
def test_an_article_keeps_the_pictures_that_its_archive_holds(archive: Archive, tmp_path: Path, name: str) -> None:
    written = io.BytesIO()
    page_with_pictures(written, gzip=name != "crawl.warc")
    data = written.getvalue()
    if name.endswith(".wacz"):
        with zipfile.ZipFile(tmp_path / name, "w") as packed:
            packed.writestr("datapackage.json", "{}")
            packed.writestr("archive/data.warc.gz", data)
    else:
        (tmp_path / name).write_bytes(data)
    (taken,) = (line for line in imported(archive, tmp_path / name) if line.outcome == "taken")
    _, body = read_article(archive, taken.path)
    pictures = sorted((archive.content / "media").rglob("*.jpg"))
    assert len(pictures) == 2
    assert body.count("](media/") == 2
    assert "الجسر" in body
    assert b"33.5138N" in (PAGES / "complete_files" / "jisr.jpg").read_bytes()
    assert not any(b"33.5138N" in picture.read_bytes() for picture in pictures)
    assert [*archive.build().diagnostics] == []


def test_a_picture_whose_record_is_damaged_or_too_large_is_left_out(archive: Archive, tmp_path: Path) -> None:
    written = io.BytesIO()
    page_with_pictures(written, gzip=False)
    (tmp_path / "crawl.warc").write_bytes(written.getvalue())
    file = SourceFile(str(tmp_path), "crawl.warc", "crawl.warc", 0)
    starts = [found.start() for found in re.finditer(rb"WARC/1\.", written.getvalue())]
    content = str(archive.content)
    assert copy_media(content, MediaFile("a.jpg", file, record=starts[1]), "2025-01-01").startswith("media/2025/01/a-")
    for start in (starts[1] + 20, len(written.getvalue()), 10**15):
        assert copy_media(content, MediaFile("b.jpg", file, record=start), "2025-01-01") == ""
    with (tmp_path / "crawl.warc").open("rb") as stream, open_record(stream, starts[1], 100) as held:
        assert held.read() == b""
    assert len(list((archive.content / "media").rglob("*.jpg"))) == 1


def test_a_damaged_web_archive_gives_what_is_before_the_damage(archive: Archive, tmp_path: Path) -> None:
    stream = io.BytesIO()
    records(stream, many=3)
    data = stream.getvalue()
    (tmp_path / "cut.warc.gz").write_bytes(data[: len(data) * 2 // 3])
    (tmp_path / "noise.warc.gz").write_bytes(b"\x1f\x8b\x08" + b"noise" * 100)
    lines = imported(archive, tmp_path / "cut.warc.gz", tmp_path / "noise.warc.gz")
    assert [line.outcome for line in lines].count("taken") >= 1
    assert lines[-1].origin == "noise.warc.gz"
    assert lines[-1].outcome == "failed"


@pytest.mark.slow
def test_a_page_or_picture_that_unpacks_to_very_much_is_not_taken(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive", FEW_PAGES)
    zeros = gzip.compress(bytes(400_000_000), 1)
    page = (PAGES / "complete.html").read_text(encoding="utf-8").replace("./complete_files/jisr.jpg", "huge.jpg")
    with (tmp_path / "bomb.warc").open("wb") as stream:
        writer = WARCWriter(stream, gzip=False)
        record(writer, "https://a.example/1", "text/html", zeros, ("Content-Encoding", "gzip"))
        record(writer, "https://a.example/2", "text/html", page.encode())
        record(writer, "https://a.example/huge.jpg", "image/jpeg", zeros, ("Content-Encoding", "gzip"))
    lines, kilobytes = measured_import(archive.content, str(tmp_path / "bomb.warc"), status=1)
    assert lines[0] == "1 taken, 0 version, 0 same, 1 skipped, 1 failed"
    assert "huge" not in next((archive.content / "articles").rglob("*.md")).read_text(encoding="utf-8")
    assert kilobytes < 200_000


@pytest.mark.slow
@pytest.mark.parametrize(
    "begin", [b"", b"WARC/1.0\r\n", b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9\r\n\r\n"]
)
def test_a_web_archive_that_unpacks_to_one_line_takes_little_memory(tmp_path: Path, begin: bytes) -> None:
    archive = Archive(tmp_path / "archive", FEW_PAGES)
    with (
        zipfile.ZipFile(tmp_path / "bomb.wacz", "w", zipfile.ZIP_DEFLATED) as packed,
        packed.open("archive/bomb.warc", "w") as file,
    ):
        file.write(begin)
        for _ in range(300):
            file.write(bytes(1_000_000))
    lines, kilobytes = measured_import(archive.content, str(tmp_path / "bomb.wacz"), status=1)
    assert lines[0] == "0 taken, 0 version, 0 same, 0 skipped, 1 failed"
    assert kilobytes < 100_000


@pytest.mark.slow
def test_a_web_archive_of_a_gigabyte_is_read_in_little_memory(tmp_path: Path) -> None:
    Archive(tmp_path / "archive", FEW_PAGES)
    path = tmp_path / "large.warc.gz"
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        headers = StatusAndHeaders("200 OK", [("Content-Type", "video/mp4")], protocol="HTTP/1.1")
        for number in range(20):
            record = writer.create_warc_record(
                f"http://a.example/{number}",
                "response",
                payload=io.BytesIO(bytes(50_000_000)),
                length=50_000_000,
                http_headers=headers,
                warc_headers_dict={"WARC-Payload-Digest": "sha1:x", "WARC-Block-Digest": "sha1:x"},
            )
            writer.write_record(record)
        records(stream, many=2)
    lines, kilobytes = measured_import(tmp_path / "archive" / "content", str(path))
    assert lines[0].startswith("2 taken")
    assert kilobytes < 200_000
