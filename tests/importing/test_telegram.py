"""Exports of Telegram Desktop, in the shapes that the program writes them, with all that is odd in them."""

from __future__ import annotations

import io
import json
import struct
import tracemalloc
import zlib
from pathlib import Path

import pytest

from syrnews_site.importing import json_stream
from syrnews_site.importing.json_stream import BrokenJson, JsonStream
from syrnews_site.importing.model import ImportOptions
from syrnews_site.importing.taking import ReportLine
from syrnews_site.importing.telegram import html_export as pages
from syrnews_site.importing.telegram import json_export
from tests.importing.importkit import imported, measured_import, telegram_export
from tests.sitekit import FEW_PAGES, Archive

SENTENCE = "افتتحت أمس مكتبة عامة في حي الميدان بدمشق بعد ترميم استمر عامين وحضر الافتتاح عدد كبير من الأهالي. "
TEXT = SENTENCE * 3
PUBLIC = ImportOptions(address="https://t.me/example_news")


def png(width: int, height: int) -> bytes:
    """A black picture."""
    header = struct.pack(">2I5B", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress((b"\0" + bytes(width)) * height)), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive", FEW_PAGES)


def message(number: int, text: object = "", **more: object) -> dict[str, object]:
    """A message as exports have it."""
    return {
        "id": number,
        "type": "message",
        "date": "2025-04-24T13:49:04",
        "date_unixtime": "1745480944",
        "from": "أخبار المثال",
        "from_id": "channel1234567890",
        **more,
        "text": text,
        "text_entities": [],
    }


def channel(*messages: object, kind: str = "public_channel", name: str = "أخبار المثال") -> dict[str, object]:
    return {"name": name, "type": kind, "id": 1234567890, "messages": list(messages)}


def export(folder: Path, content: object, name: str = "result.json") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False, indent=1)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def texts(archive: Archive, lines: list[ReportLine]) -> list[str]:
    """The files of the articles that were taken."""
    return [(archive.content / line.path).read_text(encoding="utf-8") for line in lines if line.outcome == "taken"]


def reasons(lines: list[ReportLine]) -> list[str]:
    return [line.reason for line in lines if line.outcome in ("skipped", "failed")]


@pytest.mark.slow
def test_a_message_becomes_an_article_that_a_build_publishes(archive: Archive, tmp_path: Path) -> None:
    text = [
        "افتتاح مكتبة في دمشق\n\n" + TEXT + "التفاصيل في ",
        {"type": "text_link", "text": "الموقع", "href": "https://example.org/a_(b)"},
        ".\n\n",
        {"type": "hashtag", "text": "#دمشق"},
        " ",
        {"type": "hashtag", "text": "#مكتبات_عامة"},
    ]
    source = export(tmp_path / "export", channel(message(12, text, edited_unixtime="1745484544")))
    (written,) = texts(archive, imported(archive, source, options=PUBLIC))
    assert 'title: "افتتاح مكتبة في دمشق"\n' in written
    assert "date: 2025-04-24T10:49:04+03:00\n" in written
    assert "updated: 2025-04-24T11:49:04+03:00\n" in written
    assert 'source: "أخبار المثال"\n' in written
    assert "source_url: https://t.me/example_news/12\n" in written
    assert 'tags: ["دمشق", "مكتبات عامة"]\n' in written
    assert "[الموقع](https://example.org/a_%28b%29)" in written
    assert "#" not in written.partition("---\n\n")[2]
    assert archive.build().diagnostics == ()
    (page,) = (archive.output / "2025/04/24").glob("*[!x].html")
    assert 'href="https://example.org/a_%28b%29"' in page.read_text(encoding="utf-8") or page.name == "index.html"


def test_what_is_no_json_is_repaired(archive: Archive, tmp_path: Path) -> None:
    whole = json.dumps(channel(message(1, f"عنوان\n{TEXT}")), ensure_ascii=False)
    broken = whole.replace("عنوان", "عن\\x0Cوان \\\\x41").replace('"channel1234567890"', "channel1234567890")
    assert broken.count("\\x0C") == 1
    (written,) = texts(archive, imported(archive, export(tmp_path / "export", broken)))
    assert "عنوان" in written.replace(" ", "").replace("\f", "") or "عن" in written
    assert "x41" in written


def test_of_an_account_only_the_chats_that_are_named_are_read(archive: Archive, tmp_path: Path) -> None:
    account = {
        "about": "Here is the data you requested.",
        "personal_information": {"first_name": "Secret", "phone_number": "+963 11 000000"},
        "contacts": {"list": [{"first_name": "Hidden", "phone_number": "00963"}]},
        "sessions": {"list": [{"last_ip": "10.0.0.1"}]},
        "chats": {
            "about": "Chats",
            "list": [
                channel(message(1, f"سر\n{TEXT}"), kind="personal_chat", name="صديق"),
                channel(message(2, f"خبر\n{TEXT}"), name="قناة"),
                channel(message(3, f"آخر\n{TEXT}"), name="أخرى"),
            ],
        },
    }
    source = export(tmp_path / "export", account)
    unnamed = imported(archive, source)
    assert texts(archive, unnamed) == []
    assert set(reasons(unnamed)) == {"an account has many chats: name those to take with --chat"}
    named = imported(archive, source, options=ImportOptions(chats=("قناة", "صديق")))
    assert len(texts(archive, named)) == 1
    assert reasons(named) == [
        "a private chat (personal_chat): take it with --i-have-permission",
        "a chat that --chat does not name",
    ]
    everything = "".join(path.read_text(encoding="utf-8") for path in archive.root.rglob("*.md"))
    said = everything + "".join(map(str, (*unnamed, *named)))
    assert not [word for word in ("Secret", "Hidden", "00963", "10.0.0.1", "صديق", "أخرى") if word in said]


def test_private_chats_need_permission_and_people_in_groups_have_no_names(archive: Archive, tmp_path: Path) -> None:
    post = message(1, f"من الحي\n{TEXT}", **{"from": "فلان الفلاني", "from_id": "user99", "forwarded_from": "علان"})
    source = export(tmp_path / "export", channel(post, kind="private_supergroup", name="مجموعة الحي"))
    assert "i-have-permission" in reasons(imported(archive, source))[0]
    (line,) = imported(archive, source, options=ImportOptions(permitted=True))
    (written,) = texts(archive, [line])
    assert not [word for word in ("فلان", "علان", "user99", "مجموعة") if word in written]
    assert line.warnings[0] == "forwarded from somebody else, whose name is not taken"


def test_a_post_that_a_channel_forwards_from_a_channel_names_that_one(archive: Archive, tmp_path: Path) -> None:
    post = message(1, f"منقول\n{TEXT}", forwarded_from="قناة أخرى", forwarded_from_id="channel77")
    (written,) = texts(archive, imported(archive, export(tmp_path / "export", channel(post)), options=PUBLIC))
    assert 'source: "قناة أخرى"\n' in written
    assert "source_url" not in written


def test_chatter_and_messages_of_the_service_are_left_out(archive: Archive, tmp_path: Path) -> None:
    service = {"id": 1, "type": "service", "date_unixtime": "1745480944", "action": "create_channel", "text": ""}
    source = export(tmp_path / "export", channel(service, message(2, "صباح الخير"), message(3, SENTENCE)))
    lines = imported(archive, source)
    assert reasons(lines) == ["a message of the service", "has fewer than 25 words", "has fewer than 25 words"]
    more = imported(archive, source, options=ImportOptions(min_words=10))
    assert [line.outcome for line in more] == ["skipped", "skipped", "taken"]


def test_an_album_is_one_article_with_its_pictures(archive: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "export"
    (folder / "photos").mkdir(parents=True)
    for number in (1, 2):
        (folder / f"photos/photo_{number}.png").write_bytes(png(number, 2))
    missing = "(File not included. Change data exporting settings to download.)"
    export(
        folder,
        channel(
            message(5, f"معرض\n{TEXT}", photo="photos/photo_1.png"),
            message(6, photo="photos/photo_2.png"),
            message(7, photo=missing),
            message(9, f"غيره\n{TEXT}", photo="../../secret.png"),
        ),
    )
    lines = [line for line in imported(archive, folder) if line.outcome == "taken"]
    first, second = texts(archive, lines)
    assert first.count("](media/2025/04/") == 2
    assert lines[0].warnings == ("1 files are not in the export",)
    assert "secret" not in second
    assert len(list((archive.content / "media").rglob("*.png"))) == 2


def test_an_export_without_the_moment_gives_only_the_day(archive: Archive, tmp_path: Path) -> None:
    post = message(1, f"قديم\n{TEXT}")
    del post["date_unixtime"]
    (line,) = imported(archive, export(tmp_path / "export", channel(post)))
    assert "date: 2025-04-24\n" in texts(archive, [line])[0]
    assert line.warnings == ("the export has no offset of its clock: only the day is taken",)


def test_the_same_export_twice_writes_nothing_twice_and_an_edited_post_is_a_version(
    archive: Archive, tmp_path: Path
) -> None:
    source = export(tmp_path / "export", channel(message(1, f"عنوان\n{TEXT}")))
    assert [line.outcome for line in imported(archive, source, options=PUBLIC)] == ["taken"]
    assert [line.outcome for line in imported(archive, source, options=PUBLIC)] == ["same"]
    export(tmp_path / "export", channel(message(1, f"عنوان معدل\n{TEXT} وأضيف سطر.")))
    assert [line.outcome for line in imported(archive, source, options=PUBLIC)] == ["version"]


PAGE = """<!DOCTYPE html>
<html>
 <head>
  <meta charset="utf-8"/>
<title>Exported Data</title>
  <link href="css/style.css" rel="stylesheet"/>
  <script src="js/script.js" type="text/javascript"></script>
 </head>
 <body onload="CheckLocation();">
  <div class="page_wrap">
   <div class="page_header">
    <div class="content">
     <div class="text bold">
أخبار المثال
     </div>
    </div>
   </div>
   <div class="page_body chat_page">
    <div class="history">
     <div class="message service" id="message-1">
      <div class="body details">
24 April 2025
      </div>
     </div>
{messages}
    </div>
   </div>
  </div>
 </body>
</html>
"""
POST = """     <div class="message default clearfix{joined}" id="message{number}">
      <div class="pull_left userpic_wrap">
       <div class="userpic userpic1" style="width: 42px; height: 42px">
        <div class="initials" style="line-height: 42px">
ف
        </div>
       </div>
      </div>
      <div class="body">
       <div class="pull_right date details" title="24.04.2025 13:49:04 UTC+06:00">
13:49
       </div>
       <div class="from_name">
فلان الفلاني
       </div>
{inner}
      </div>
     </div>
"""


def html_post(number: int, inner: str, joined: str = "") -> str:
    return POST.replace("{number}", str(number)).replace("{inner}", inner).replace("{joined}", joined)


def html_text(text: str) -> str:
    return f'       <div class="text">\n{text}\n       </div>\n'


def html_export(folder: Path, *posts: str) -> Path:
    return export(folder, PAGE.replace("{messages}", "".join(posts)), "messages.html")


def test_a_page_of_an_export_in_html_is_read_like_one_in_json(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "export/photos").mkdir(parents=True)
    (tmp_path / "export/photos/photo_1.png").write_bytes(png(3, 3))
    photo = (
        '<div class="media_wrap clearfix"><a class="photo_wrap clearfix pull_left" href="photos/photo_1.png">'
        '<img class="photo" src="photos/photo_1_thumb.png" style="width: 260px"/></a></div>\n'
    )
    missing = (
        '<div class="media_wrap clearfix"><div class="media clearfix pull_left media_photo"><div class="body">'
        '<div class="title bold">Photo</div><div class="status details">Not included, change data exporting settings '
        "to download.</div></div></div></div>\n"
    )
    text = (
        f'افتتاح مكتبة &amp; متحف<br><br>{TEXT}<br><a href="https://example.org/x">الموقع</a><br><br>'
        '<a href="" onclick="return ShowHashtag(&quot;دمشق&quot;)">#دمشق</a>'
    )
    forwarded = (
        '<div class="forwarded body"><div class="from_name">علان <span class="date details" '
        f'title="01.01.2020 10:00:00 UTC+06:00"> 10:00</span></div>{html_text(f"منقول<br>{TEXT}")}</div>'
    )
    source = html_export(
        tmp_path / "export",
        html_post(12, photo + html_text(text)),
        html_post(13, missing, " joined"),
        html_post(20, forwarded),
    )
    lines = imported(archive, source / "messages.html", options=PUBLIC)
    first, second = texts(archive, lines)
    assert 'title: "افتتاح مكتبة & متحف"\n' in first
    assert "date: 2025-04-24T10:49:04+03:00\n" in first
    assert 'source: "أخبار المثال"\n' in first
    assert "source_url: https://t.me/example_news/12\n" in first
    assert 'tags: ["دمشق"]\n' in first
    assert "[الموقع](https://example.org/x)" in first
    assert first.count("](media/2025/04/") == 1
    assert not [name for name in ("فلان", "علان") if name in first + second]
    assert "date: 2025-04-24T" in second
    assert [line.reason for line in lines if line.outcome == "skipped"] == ["a message of the service"]
    assert "1 files are not in the export" in str(lines)


def test_an_export_in_html_needs_an_address_or_permission(archive: Archive, tmp_path: Path) -> None:
    source = html_export(tmp_path / "export", html_post(1, html_text(f"عنوان<br>{TEXT}")))
    assert "does not say whether the chat is public" in reasons(imported(archive, source))[0]
    assert len(texts(archive, imported(archive, source, options=ImportOptions(permitted=True)))) == 1
    other = imported(archive, source, options=ImportOptions(permitted=True, chats=("أخرى",)))
    assert reasons(other) == ["a chat that --chat does not name"]


@pytest.fixture
def _short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages of more than 100 KB are too long."""
    for module in (pages, json_export, json_stream):
        monkeypatch.setattr(module, "LONGEST", 100_000)


@pytest.mark.usefixtures("_short")
def test_hostile_exports_are_reported_and_the_rest_is_taken(archive: Archive, tmp_path: Path) -> None:
    good = json.dumps(message(2, f"عنوان\n{TEXT}"), ensure_ascii=False)
    nested = '{"id": 3, "type": "message", "text": ' + "[" * 40_000 + "]" * 40_000 + "}"
    head = '{"name": "قناة", "type": "public_channel", "id": 1, "messages": ['
    huge = '{"id": 1, "type": "message", "text": "' + "x" * 100_010 + '"}'
    whole = imported(archive, export(tmp_path / "a", f"{head}{huge}, {nested}, {good}]}}"))
    assert [line.outcome for line in whole] == ["failed", "failed", "taken"]
    cut = imported(archive, export(tmp_path / "b", f"{head}{good.replace('عنوان', 'مقطوع')}, {good[:80]}"))
    assert sorted(line.outcome for line in cut) == ["failed", "taken"]
    assert reasons(cut) == ["the file ends in the middle"]
    for name, end in (("c", "{" * 1000), ("d", "[" * 1000), ("e", '"' + "\\" * 5000), ("f", "")):
        assert {line.outcome for line in imported(archive, export(tmp_path / name, head + end))} == {"failed"}


@pytest.mark.usefixtures("_short")
def test_a_page_without_any_end_is_reported(archive: Archive, tmp_path: Path) -> None:
    endless = "<div a='" + "x" * 300_000
    source = html_export(tmp_path / "export", html_post(1, html_text(f"عنوان<br>{TEXT}")), endless)
    lines = imported(archive, source, options=PUBLIC)
    assert "failed" in {line.outcome for line in lines}


@pytest.mark.slow
def test_a_stream_of_any_size_takes_little_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "CHUNK", 1 << 15)
    row = json.dumps(message(1, TEXT), ensure_ascii=False).encode()

    class Endless(io.RawIOBase):
        """3 MB of messages."""

        def __init__(self) -> None:
            self.left, self.rest = 3_000_000 // len(row), b'{"name": "x", "messages": ['

        def read(self, size: int = -1) -> bytes:
            while len(self.rest) < size and self.left:
                self.rest += row + (b"," if self.left > 1 else b"]}")
                self.left -= 1
            taken, self.rest = self.rest[:size], self.rest[size:]
            return taken

    tracemalloc.start()
    stream = JsonStream(Endless(), lambda path: path == ("messages", "[]"))  # type: ignore[arg-type]
    count = sum(value.data == row for value in stream.values())
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 3_000_000 // len(row)
    assert most < 300_000


@pytest.mark.faults  # it takes minutes
def test_an_export_of_300_megabytes_is_taken_in_little_memory(archive: Archive, tmp_path: Path) -> None:
    articles = telegram_export(tmp_path / "export", 300_000_000, every=1000)
    lines, kilobytes = measured_import(archive.content, str(tmp_path / "export"))
    assert lines[0].startswith(f"{articles:,} taken, 0 version, 0 same,")
    assert lines[0].endswith(" 0 failed")
    assert kilobytes < 200_000


@pytest.mark.parametrize("chunk", [1, 2, 3, 7, 64])
def test_where_a_chunk_ends_makes_no_difference(monkeypatch: pytest.MonkeyPatch, chunk: int) -> None:
    monkeypatch.setattr(json_stream, "CHUNK", chunk)
    data = json.dumps({"a": {"b": [1, {"c": 'x"}]\\'}, "s", -12, None]}, "n": 12.5, "t": True}).encode()
    wanted = {("a", "b", "[]"), ("n",), ("t",)}
    found = list(JsonStream(io.BytesIO(data), wanted.__contains__).values())
    assert [value.data for value in found] == [b"1", b'{"c": "x\\"}]\\\\"}', b'"s"', b"-12", b"null", b"12.5", b"true"]
    with pytest.raises(BrokenJson):
        list(JsonStream(io.BytesIO(data[:-1]), wanted.__contains__).values())
