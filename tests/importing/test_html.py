"""Saved pages of ten shapes, and pages that somebody made to do harm."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from syrnews_site.authority.lookup import Authority
from syrnews_site.content.markdown.readable import readable
from syrnews_site.importing.html.charset import page_text
from syrnews_site.importing.html.kind import HTML
from syrnews_site.importing.html.saved import moment_of
from syrnews_site.importing.model import ImportContext, ImportedArticle, ImportOptions, NotTaken, SourceFile
from syrnews_site.settings.site import Site
from tests.importing.importkit import imported
from tests.sitekit import FEW_PAGES, Archive

PAGES = Path(__file__).parent / "pages"
RIGHT: dict[str, dict[str, Any]] = json.loads((PAGES / "right.json").read_text(encoding="utf-8"))


def article(folder: Path, name: str) -> ImportedArticle | NotTaken:
    context = ImportContext(Site(), Authority(), ImportOptions())
    (item,) = HTML.items(SourceFile(str(folder), name, name, 0), context)
    assert not isinstance(item, NotTaken)
    return HTML.article(item, context)


def shown(found: ImportedArticle) -> dict[str, object]:
    """The fields that `right.json` has, without pictures in the text."""
    lines = (line for line in found.body.split("\n") if not line.startswith("!["))
    return {
        "title": found.title,
        "date": found.date,
        "source": found.source,
        "url": found.source_url,
        "author": found.author,
        "retrieved": found.retrieved,
        "updated": found.updated,
        "tags": list(found.tags),
        "media": len(found.media),
        "warning": "; ".join(found.warnings),
        "body": [line for line in readable("\n".join(lines)).split("\n") if line.strip()],
    }


def page_of(archive: Archive, day: str) -> str:
    """The page of the article of a day."""
    pages = [page for page in (archive.output / day).glob("*.html") if page.name != "index.html"]
    assert len(pages) == 1
    return pages[0].read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(RIGHT))
def test_each_shape_of_page_is_read(name: str) -> None:
    found, right = article(PAGES, name), RIGHT[name]
    if isinstance(found, NotTaken):
        assert found.reason == right["reason"]
    else:
        empty = {"url": "", "retrieved": "", "updated": "", "tags": [], "media": 0, "warning": ""}
        assert shown(found) == empty | right


@pytest.mark.slow
def test_saved_pages_become_a_site_with_their_pictures_and_without_their_metadata(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive", FEW_PAGES)
    lines = imported(archive, PAGES)
    assert {line.outcome for line in lines} == {"taken", "skipped"}
    reasons = {line.origin: line.reason for line in lines if line.reason}
    assert reasons["pages/complete_files/jisr.jpg"] == "belongs to the saved page complete"
    assert [found for found in archive.build().diagnostics if found.severity == "error"] == []
    pictures = list((archive.content / "media").rglob("*.jpg"))
    assert len(pictures) == 3
    assert not any(b"33.5138N" in picture.read_bytes() for picture in pictures)
    page = page_of(archive, "2023/05/14")
    assert "عمال يضعون آخر ألواح الجسر" in page
    assert "https://alnahr.example/articles/9001" in page
    assert "15 أيار" not in page
    assert "تاريخ حفظ الصفحة" in page_of(archive, "2025/11/17")


def test_a_picture_is_taken_from_no_place_outside_of_the_source(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    page = (PAGES / "complete.html").read_text(encoding="utf-8")
    (tmp_path / "secret.jpg").write_bytes(b"\xff\xd8secret")
    (source / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    for number, path in enumerate(("../secret.jpg", "/etc/x.jpg", "link.jpg", "..%2fsecret.jpg", "file:///etc/x.jpg")):
        name = f"page{number}.html"
        (source / name).write_text(page.replace("./complete_files/jisr.jpg", path), encoding="utf-8")
        found = article(source, name)
        assert isinstance(found, ImportedArticle)
        assert found.media == ()


@pytest.mark.slow
def test_marks_of_a_page_stay_text_in_markdown(tmp_path: Path) -> None:
    page = (PAGES / "amp.html").read_text(encoding="utf-8")
    harm = "&lt;script&gt;alert(1)&lt;/script&gt; ![x](attachment:0) &lt;!-- [أ](javascript:b) *ج*"
    (tmp_path / "page.html").write_text(page.replace("تعمل بالطاقة الشمسية", harm), encoding="utf-8")
    archive = Archive(tmp_path / "archive", FEW_PAGES)
    (line,) = imported(archive, tmp_path / "page.html")
    assert (line.outcome, line.warnings) == ("taken", ())
    assert [*archive.build().diagnostics] == []
    page = page_of(archive, "2021/01/20")
    text = page.partition('<div class="body"')[2].partition("</div>")[0]
    assert "&lt;script&gt;alert(1)&lt;/script&gt; ![x](attachment:0) &lt;!-- [أ](javascript:b) *ج*" in text


HOSTILE = {
    "empty.html": b"",
    "zeros.html": b"\0" * 5000,
    "deep.html": b"<div>" * 50_000 + "نص".encode(),
    "entities.html": b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><html><p>&b;&b;</p></html>',
    "broken.html": b"<html><head><meta charset=no-such><title>\xff\xfe</title><p <a <b>\xc3\x28" * 50,
    "json.html": b'<script type="application/ld+json">' + b"[" * 100_000 + b"</script><p>x</p>",
    "part.mhtml": b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type:",
}


@pytest.mark.slow
def test_hostile_pages_stop_nothing(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for name, data in HOSTILE.items():
        (source / name).write_bytes(data)
    (source / "long.html").write_bytes(b"<p>" + "كلمة ".encode() * 200_000)
    (source / "z.html").write_bytes((PAGES / "amp.html").read_bytes())
    lines = imported(Archive(tmp_path / "archive", FEW_PAGES), source)
    assert len(lines) == len(HOSTILE) + 2
    outcomes = {line.origin: line.outcome for line in lines}
    assert outcomes["source/z.html"] == "taken"
    assert outcomes["source/zeros.html"] == "skipped"


@pytest.mark.parametrize(
    ("data", "header", "text"),
    [
        ("<meta charset=windows-1256>مرحبا".encode("cp1256"), "", "مرحبا"),
        ("<meta charset=iso-8859-6>مرحبا".encode("iso8859-6"), "", "مرحبا"),
        ("<meta charset=utf-16>مرحبا".encode(), "", "مرحبا"),
        ("<meta charset=utf-8>مرحبا بكم في دمشق".encode("cp1256"), "", "مرحبا"),
        ("مرحبا".encode("utf-16"), "", "مرحبا"),
        ("<meta charset=utf-8>مرحبا".encode("cp1256"), "windows-1256", "مرحبا"),
    ],
)
def test_a_page_is_decoded_as_browsers_do(data: bytes, header: str, text: str) -> None:
    assert text in page_text(data, header)


def test_moments_of_javascript_and_of_mail_are_read() -> None:
    assert moment_of("Tue Nov 18 2025 21:04:11 GMT+0300 (توقيت شرق أوروبا)") == "2025-11-18T21:04+03:00"
    assert moment_of("Wed, 3 Jul 2024 06:00:00 -0000") == "2024-07-03T06:00+00:00"
    assert moment_of("2024-07-03T06:00:00.000Z") == "2024-07-03T06:00+00:00"


def changed(folder: Path, name: str, *changes: tuple[str, str]) -> ImportedArticle:
    """The article of a page of `pages/` in which texts are replaced."""
    text = (PAGES / name).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (folder / "page.html").write_text(text, encoding="utf-8")
    found = article(folder, "page.html")
    assert isinstance(found, ImportedArticle)
    return found


def test_a_moment_late_in_the_evening_in_utc_is_on_the_day_that_the_page_prints(tmp_path: Path) -> None:
    found = changed(tmp_path, "amp.html", ("2021-01-20T09:00:00Z", "2021-01-19T22:30:00Z"))
    assert found.date == "2021-01-20T00:30+02:00"
    assert found.warnings == ()


@pytest.mark.parametrize(
    "name", ["admin", "أفق", "رويترز", "وكالات", "Heba Musa", "editor@ofoq.example", "فريق التحرير 2"]
)
def test_a_login_or_an_agency_is_no_author(tmp_path: Path, name: str) -> None:
    found = changed(tmp_path, "amp.html", ('"name": "ريم الأحمد"', f'"name": "{name}"'), ("<p>ريم الأحمد</p>", ""))
    assert found.author == ""


def test_a_footer_is_never_the_date(tmp_path: Path) -> None:
    (tmp_path / "old.html").write_bytes(
        (PAGES / "old.html").read_bytes().replace("الجمعة 6 كانون الأول 2013".encode("cp1256"), b"")
    )
    found = article(tmp_path, "old.html")
    assert isinstance(found, ImportedArticle)
    assert found.date == ""


def test_a_date_that_the_text_alone_gives_and_that_is_not_sure_is_doubtful(tmp_path: Path) -> None:
    found = changed(tmp_path, "print.html", ("21/08/2022", "21/08/2022</div><div>24/08/2022"))
    assert found.date[:7] == "2022-08"
    assert len(found.warnings) == 1
