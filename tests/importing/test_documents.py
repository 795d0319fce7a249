"""Loose texts, documents of Word, and PDFs, which are attached."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.importing.importkit import imported, read_article
from tests.sitekit import FEW_PAGES, Archive

TITLE = "جسر جديد للمشاة فوق الفرات في الرقة"
FIRST = "افتتحت بلدية الرقة صباح اليوم جسراً جديداً للمشاة فوق الفرات، يصل حي المشلب بوسط المدينة بعد عام من العمل."
SECOND = "وقال رئيس المجلس المحلي إن الجسر يختصر على تلاميذ ثلاث مدارس طريقاً طوله أربعة كيلومترات كل يوم."
TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml"
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
RELATIONS = """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="r1" Target="word/document.xml"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>"""
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive", FEW_PAGES)


def word(path: Path, *paragraphs: str, head: str = "") -> Path:
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    document = f'<?xml version="1.0"?>{head}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("[Content_Types].xml", TYPES)
        packed.writestr("_rels/.rels", RELATIONS)
        packed.writestr("word/document.xml", document)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "cp1256", "utf-16"])
def test_a_text_is_read_as_a_pasted_page_is(archive: Archive, tmp_path: Path, encoding: str) -> None:
    text = f"الرئيسية\nأخبار\n{TITLE}\n6 تشرين الثاني 2025\n\n{FIRST}\n\n{SECOND}\n\nالمصدر: سانا\n"
    (tmp_path / "خبر.txt").write_bytes(text.encode(encoding))
    (line,) = imported(archive, tmp_path / "خبر.txt")
    front, body = read_article(archive, line.path)
    assert (front["title"], front["date"], front["source"]) == (TITLE, "2025-11-06", "سانا")
    assert body == f"{FIRST}\n\n{SECOND}"


def test_what_is_doubtful_about_a_text_is_in_the_report(archive: Archive, tmp_path: Path) -> None:
    text = f"هدنة حلب\n6 تشرين الثاني 2025\n\n{FIRST}\n\n{SECOND}\n"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (line,) = imported(archive, tmp_path / "a.txt")
    assert read_article(archive, line.path)[0]["title"] == "هدنة حلب"
    assert [warning[:5] for warning in line.warnings] == ["SN131"]


def test_a_page_of_headlines_becomes_a_draft(archive: Archive, tmp_path: Path) -> None:
    headlines = "\n".join(f"عنوان من عناوين الصفحة رقمه {number} لا خبر تحته" for number in range(60))
    (tmp_path / "2025-11-06-page.txt").write_text(headlines, encoding="utf-8")
    (line,) = imported(archive, tmp_path / "2025-11-06-page.txt")
    assert read_article(archive, line.path)[0]["draft"]
    assert "SN135" in " ".join(line.warnings)


def test_a_document_of_word_is_read_too(archive: Archive, tmp_path: Path) -> None:
    word(tmp_path / "خبر.docx", TITLE, "6 تشرين الثاني 2025", FIRST, SECOND)
    (line,) = imported(archive, tmp_path / "خبر.docx")
    front, body = read_article(archive, line.path)
    assert (front["title"], front["date"]) == (TITLE, "2025-11-06")
    assert body == f"{FIRST}\n\n{SECOND}"


def test_the_title_may_be_the_name_of_the_file(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "2013-05-14-جسر-الرقة.txt").write_text(f"{FIRST}\n\n{SECOND}", encoding="utf-8")
    (line,) = imported(archive, tmp_path / "2013-05-14-جسر-الرقة.txt")
    front, body = read_article(archive, line.path)
    assert (front["title"], front["date"]) == ("جسر الرقة", "2013-05-14")
    assert body == f"{FIRST}\n\n{SECOND}"
    assert "the title is the name of the file" in line.warnings


def test_a_pdf_is_attached_to_a_draft_and_the_report_says_why(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "2013-05-14-تقرير.pdf").write_bytes(b"%PDF-1.4 ...")
    (line,) = imported(archive, tmp_path / "2013-05-14-تقرير.pdf")
    front, body = read_article(archive, line.path)
    assert (front["title"], front["date"], front["draft"]) == ("تقرير", "2013-05-14", "true")
    assert "](media/2013/05/" in body
    assert "reversed" in line.warnings[0]
    assert len(list((archive.content / "media").rglob("*.pdf"))) == 1


@pytest.mark.slow
def test_hostile_documents_stop_nothing(archive: Archive, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.docx").write_bytes(b"PK\x03\x04nonsense")
    entities = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    word(source / "b.docx", "&b;" * 1000, head=entities)
    with (
        zipfile.ZipFile(source / "c.docx", "w", zipfile.ZIP_DEFLATED) as packed,
        packed.open("word/document.xml", "w") as file,
    ):
        for _ in range(210):
            file.write(b"0" * 1_000_000)
    word(source / "d.docx", "../../../etc/passwd")
    (source / "e.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(5000))
    (source / "f.txt").write_bytes("كلمة ".encode() * 200_000)
    word(source / "z.docx", TITLE, "6 تشرين الثاني 2025", FIRST, SECOND)
    lines = {line.origin: line for line in imported(archive, source)}
    assert lines["source/c.docx"].reason == "unpacks to more than 200 MB"
    assert lines["source/a.docx"].outcome == "failed"
    assert lines["source/e.txt"].reason == "is no text"
    assert lines["source/z.docx"].outcome == "taken"
