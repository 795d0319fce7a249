"""Every kind of source at once becomes a site without a mistake, and the same again changes nothing."""

from __future__ import annotations

import json
import shutil
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from syrnews_site.importing.kinds import KINDS
from syrnews_site.importing.model import ImportOptions
from tests.importing.importkit import imported
from tests.importing.test_documents import FIRST, SECOND, TITLE, word
from tests.importing.test_exports import FEED, TEXT, WXR
from tests.importing.test_tables import sheet
from tests.importing.test_telegram import channel, export, html_export, html_post, html_text, message, png
from tests.importing.test_warc import records
from tests.sitekit import FEW_PAGES, Archive

PAGES = Path(__file__).parent / "pages"


def sources(folder: Path) -> Path:
    """A folder as a person may have it: each kind in a folder of its own, and a file that nothing reads."""
    shutil.copytree(PAGES, folder / "saved pages")
    (folder / "saved pages" / "right.json").unlink()
    (folder / "notes.bin").write_bytes(b"\0")
    (folder / "wordpress.xml").write_text(WXR, encoding="utf-8")
    (folder / "feed.rss").write_text(FEED, encoding="utf-8")
    (folder / "جدول.csv").write_text(
        sheet(["العنوان", "النص", "التاريخ"], ["خبر", TEXT, "2024-01-02"]), encoding="utf-8"
    )
    (folder / "rows.jsonl").write_text(
        json.dumps({"title": "صف", "text": TEXT, "date": "2024-01-03"}), encoding="utf-8"
    )
    word(folder / "تقرير.docx", TITLE, "6 تشرين الثاني 2025", FIRST, SECOND)
    (folder / "2013-05-14-ملف.pdf").write_bytes(b"%PDF-1.4")
    (folder / "documents.json").write_text(
        json.dumps([{"id": 1, "title": "وثيقة", "description": TEXT, "publish_date": "2024-01-04"}]), encoding="utf-8"
    )
    tweet = {"tweet": {"id_str": "17", "full_text": TEXT, "created_at": "Thu Nov 06 11:20:00 +0000 2025"}}
    (folder / "tweets.js").write_text("window.YTD.tweets.part0 = " + json.dumps([tweet]), encoding="utf-8")
    (folder / "posts_1.json").write_text(
        json.dumps([{"timestamp": 1762424400, "data": [{"post": TEXT}]}]), encoding="utf-8"
    )
    with (folder / "crawl.warc.gz").open("wb") as stream:
        records(stream)
    for name, number in (("telegram", 1), ("telegram in html", 2)):
        (folder / name / "photos").mkdir(parents=True)
        (folder / name / "photos" / "p.png").write_bytes(png(200, number))
    post = message(12, f"خبر من القناة\n{TEXT} #الرقة", photo="photos/p.png")
    export(folder / "telegram", channel(post))
    html_export(folder / "telegram in html", html_post(13, html_text(f"خبر آخر من القناة<br>{TEXT}")))
    book = openpyxl.Workbook()
    for row in (["Headline", "Content", "Date"], ["من المصنف", TEXT, datetime(2024, 1, 5)]):  # noqa: DTZ001
        book.worksheets[0].append(row)
    book.save(folder / "book.xlsx")
    snapshot = folder / "archivebox" / "archive" / "1762424400.0"
    snapshot.mkdir(parents=True)
    (snapshot / "index.json").write_text(
        '{"url": "https://ab.example/1", "timestamp": "1762424400.0"}', encoding="utf-8"
    )
    (snapshot / "singlefile.html").write_bytes((PAGES / "drupal.html").read_bytes())
    return folder


@pytest.mark.slow
def test_every_kind_becomes_a_site_without_a_mistake(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive", FEW_PAGES)
    folder = sources(tmp_path / "things")
    options = ImportOptions(min_words=5, address="https://t.me/example")
    lines = imported(archive, folder, options=options)
    taken = {line.kind for line in lines if line.outcome == "taken"}
    assert taken == {kind.name for kind in KINDS}
    assert [line.reason for line in lines if line.outcome == "failed"] == []
    assert [line.origin for line in lines if line.reason.startswith("no kind")] == ["things/notes.bin"]
    outcome = archive.build(drafts=True)
    assert [found for found in outcome.diagnostics if found.severity == "error"] == []
    assert outcome.articles == sum(line.outcome in ("taken", "version") for line in lines)
    before = {path: path.read_bytes() for path in archive.content.rglob("*.*")}
    again = imported(archive, folder, options=options)
    assert {line.outcome for line in again} == {"same", "skipped"}
    assert {path: path.read_bytes() for path in archive.content.rglob("*.*")} == before
