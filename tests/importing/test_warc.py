"""Web archives: pages of WARC and WACZ become articles, in little memory."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

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
