"""Tables: which column is what, encodings, workbooks, the sheet of auto-archiver."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from syrnews_site.importing import lines as lines_of_files
from syrnews_site.importing.columns import guessed
from syrnews_site.importing.mapping import WrongMapping, read_mapping, shipped
from syrnews_site.importing.model import ImportOptions
from tests.importing.importkit import imported, read_article
from tests.sitekit import Archive

PICTURE = (Path(__file__).parent / "pages" / "complete_files" / "jisr.jpg").read_bytes()
TITLE = "جسر جديد للمشاة فوق الفرات"
TEXT = "افتتحت البلدية الجسر صباح اليوم.\nويصل الجسر ضفتي النهر."


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


def sheet(*rows: list[str], delimiter: str = ",") -> str:
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter).writerows(rows)
    return written.getvalue()


ARABIC = sheet(
    ["العنوان", "نص الخبر", "تاريخ النشر", "المصدر"], [TITLE, TEXT, "6 تشرين الثاني 2025", "سانا"], delimiter=";"
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1256", "utf-16"])
def test_a_table_in_arabic_is_read_in_any_encoding(archive: Archive, tmp_path: Path, encoding: str) -> None:
    (tmp_path / "table.csv").write_bytes(ARABIC.encode(encoding))
    heading, line = imported(archive, tmp_path / "table.csv")
    assert heading.reason == (
        "the names of columns: العنوان is title, نص الخبر is body, تاريخ النشر is date, المصدر is source; "
        "not read: none"
    )
    front, body = read_article(archive, line.path)
    assert (front["title"], front["date"], front["source"]) == (TITLE, "2025-11-06", "سانا")
    assert body == TEXT.replace("\n", "\n\n")


def test_a_table_in_utf_16_may_be_longer_than_a_line(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lines_of_files, "LONGEST", 1000)
    rows = [[f"خبر {number}", "نص " * 100] for number in range(20)]
    table = sheet(["title", "text"], *rows[:10], ["طويل", "نص " * 400], *rows[10:])
    (tmp_path / "t.csv").write_bytes(table.encode("utf-16"))
    lines = imported(archive, tmp_path / "t.csv")
    assert [line.title for line in lines if line.outcome == "taken"] == [title for title, _ in rows]
    assert (lines[-1].origin, lines[-1].outcome) == ("t.csv#line12", "failed")


def test_a_column_is_what_a_person_says() -> None:
    names = ["title", "lead", "text", "when"]
    assert guessed(names, {"lead": "body", "when": "date"}) == {"body": "lead", "date": "when", "title": "title"}


def test_a_workbook_is_a_table_with_real_dates(archive: Archive, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    active = book.active
    assert active is not None
    active.append(["Headline", "Content", "Date", "URL"])
    active.append([TITLE, f"<p>{TEXT}</p><p>انتهى</p>", datetime(2025, 11, 6, 14, 20), "https://example.org/a/jisr-1"])  # noqa: DTZ001
    book.save(tmp_path / "book.xlsx")
    _, line = imported(archive, tmp_path / "book.xlsx")
    assert line.path == "articles/2025/11/2025-11-06-jisr-1.md"
    front, body = read_article(archive, line.path)
    assert (front["date"], front["source_url"]) == ("2025-11-06T14:20", "https://example.org/a/jisr-1")
    assert body == "افتتحت البلدية الجسر صباح اليوم. ويصل الجسر ضفتي النهر.\n\nانتهى"


def test_files_that_a_row_names_are_copied_from_beside_the_table_alone(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "secret.jpg").write_bytes(PICTURE)
    folder = tmp_path / "table"
    (folder / "صور").mkdir(parents=True)
    (folder / "صور" / "a, b.jpg").write_bytes(PICTURE)
    (folder / "c.pdf").write_bytes(b"%PDF-1.4")
    (folder / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    (folder / "inner.png").write_bytes(b"\x89PNG picture")
    good = "./صور/a, b.jpg; c.pdf, https://example.org/x.jpg"
    bad = f"../secret.jpg | link.jpg | {tmp_path}/secret.jpg | صور | gone.jpg"
    body = '<p>افتتحت البلدية الجسر</p><img src="inner.png" alt="مخطط"><img src="../secret.jpg">'
    (folder / "t.csv").write_text(
        sheet(
            ["title", "text", "date", "الصور"],
            [TITLE, TEXT, "2025-11-06", good],
            ["آخر", body, "2025-11-06", bad],
        ),
        encoding="utf-8",
    )
    _, first, second, *_ = imported(archive, folder / "t.csv")
    assert first.warnings == ()
    assert [warning.rpartition(" ")[2] for warning in second.warnings[:5]] == [
        "../secret.jpg",
        "link.jpg",
        f"{tmp_path}/secret.jpg"[:80],
        "صور",
        "gone.jpg",
    ]
    _, text = read_article(archive, first.path)
    assert text.count("](media/2025/11/") == 2
    assert "[c.pdf](media/" in text
    media = {path.suffix: path for path in (archive.content / "media").rglob("*.*")}
    assert media.keys() == {".jpg", ".pdf", ".png"}
    assert b"33.5138N" in PICTURE
    assert b"33.5138N" not in media[".jpg"].read_bytes()
    _, text = read_article(archive, second.path)
    assert text.startswith("افتتحت البلدية الجسر\n\n![مخطط](media/2025/11/inner-")
    assert "secret" not in text


def test_the_sheet_of_auto_archiver_is_known_by_name(archive: Archive, tmp_path: Path) -> None:
    columns = [
        "link",
        "archive status",
        "archive location",
        "archive date",
        "upload timestamp",
        "upload title",
        "text content",
    ]
    row = [
        "https://t.me/x/5",
        "telethon: success",
        "https://s3/x",
        "2025-11-07T09:00:00+00:00",
        "2025-11-06 14:20:00",
        TITLE,
        TEXT,
    ]
    (tmp_path / "sheet.csv").write_text(
        sheet(columns, row, ["https://t.me/x/6", "nothing archived", "", "", "", "", ""]), encoding="utf-8"
    )
    assert shipped() == ("auto-archiver",)
    options = ImportOptions(columns=read_mapping("auto-archiver"))
    _, line, empty = imported(archive, tmp_path / "sheet.csv", options=options)
    front, _ = read_article(archive, line.path)
    assert (front["date"], front["retrieved"]) == ("2025-11-06T14:20", "2025-11-07T09:00+00:00")
    assert (empty.outcome, empty.reason) == ("skipped", "has no text")


def test_a_file_of_columns_with_a_mistake_says_where(tmp_path: Path) -> None:
    (tmp_path / "columns.yaml").write_text("نص: body\nلون: colour\n", encoding="utf-8")
    with pytest.raises(WrongMapping, match=r"columns\.yaml:2: the field of لون must be one of title"):
        read_mapping(str(tmp_path / "columns.yaml"))


@pytest.mark.slow
def test_damaged_and_hostile_tables_stop_nothing(archive: Archive, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.xlsx").write_bytes(b"PK\x03\x04nonsense")
    with (
        zipfile.ZipFile(source / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as packed,
        packed.open("xl/worksheets/sheet1.xml", "w") as file,
    ):
        for _ in range(510):
            file.write(b"0" * 1_000_000)
    (source / "c.csv").write_bytes(b'title,text\n"' + b"x" * 11_000_000 + b'",y\n')
    (source / "d.csv").write_bytes(b"\x00\xff\xfe,,,\n\x00")
    (source / "z.csv").write_text(sheet(["title", "text"], [TITLE, TEXT]), encoding="utf-8")
    lines = imported(archive, source)
    assert [line.outcome for line in lines if line.origin.startswith("source/z")] == ["skipped", "taken"]
    reasons = {line.origin: line.reason for line in lines}
    assert reasons["source/bomb.xlsx"] == "unpacks to more than 500 MB"
    assert reasons["source/c.csv#line2"] == "a line of more than 10 MB"
    assert reasons["source/a.xlsx"].startswith("is no whole workbook")
