"""Exports of WordPress, feeds, Facebook, X, Bayanat and ArchiveBox, in their real shapes, and broken ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from syrnews_site.importing.elements import elements
from syrnews_site.importing.model import ImportOptions, NotTaken, SourceFile, SourceItem
from syrnews_site.importing.wordpress import without_shortcodes
from tests.importing.importkit import imported, measured_import, read_article
from tests.sitekit import FEW_PAGES, Archive

PAGES = Path(__file__).parent / "pages"
TITLE = "جسر جديد للمشاة فوق الفرات"
TEXT = "افتتحت البلدية الجسر صباح اليوم، ويصل الجسر ضفتي النهر بعد عام من العمل المتواصل في المدينة."


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive", FEW_PAGES)


WXR = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>صوت الضفاف</title><link>https://daffa.example</link><wp:wxr_version>1.2</wp:wxr_version>
<item><title>POST_TITLE</title><link>https://daffa.example/2013/05/%D8%AC%D8%B3%D8%B1/</link>
<pubDate>Tue, 14 May 2013 13:40:00 +0000</pubDate><dc:creator><![CDATA[سلمى الخلف]]></dc:creator>
<content:encoded><![CDATA[<!-- wp:paragraph -->
<p>POST_TEXT</p>
<!-- /wp:paragraph -->
[caption id="attachment_9"]<img src="https://daffa.example/wp-content/uploads/2013/05/jisr.jpg" /> عمال[/caption]
[gallery ids="1,2"][vc_row]نص [مهم][/vc_row] <b>آخر</b>
]]></content:encoded><excerpt:encoded><![CDATA[خلاصة \x0b الخبر]]></excerpt:encoded>
<wp:post_id>77</wp:post_id><wp:post_date>2013-05-14 16:40:00</wp:post_date>
<wp:post_date_gmt>2013-05-14 13:40:00</wp:post_date_gmt><wp:post_name>%d8%ac%d8%b3%d8%b1</wp:post_name>
<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
<category domain="category" nicename="raqqa"><![CDATA[الرقة]]></category>
<category domain="post_tag" nicename="x"><![CDATA[جسور]]></category></item>
<item><title>مسودة</title><link>https://daffa.example/?p=78</link><dc:creator>admin</dc:creator>
<content:encoded><![CDATA[سطر أول

سطر ثان]]></content:encoded><wp:post_id>78</wp:post_id><wp:post_date>2013-05-15 10:00:00</wp:post_date>
<wp:post_date_gmt>0000-00-00 00:00:00</wp:post_date_gmt><wp:status>draft</wp:status>
<wp:post_type>post</wp:post_type></item>
<item><title>jisr</title><wp:post_id>9</wp:post_id><wp:post_type>attachment</wp:post_type></item>
</channel></rss>
""".replace("POST_TITLE", TITLE).replace("POST_TEXT", TEXT)


@pytest.mark.slow
def test_an_export_of_wordpress_keeps_tags_drafts_pictures_and_old_addresses(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "export.xml").write_text(WXR, encoding="utf-8")
    picture = tmp_path / "wp-content/uploads/2013/05/jisr.jpg"
    picture.parent.mkdir(parents=True)
    picture.write_bytes((PAGES / "complete_files/jisr.jpg").read_bytes())
    lines = imported(archive, tmp_path / "export.xml")
    assert [line.outcome for line in lines] == ["taken", "taken", "skipped"]
    front, body = read_article(archive, lines[0].path)
    assert front["date"] == "2013-05-14T16:40+03:00"
    assert (front["source"], front["author"]) == ("صوت الضفاف", "سلمى الخلف")
    assert front["tags"] == '["الرقة", "جسور"]'
    assert front["aliases"] == '["2013/05/جسر/index.html"]'
    assert front["summary"] == "خلاصة الخبر"
    assert body.startswith(TEXT)
    assert '"عمال")' in body
    assert "نص \\[مهم\\]" in body
    draft, text = read_article(archive, lines[1].path)
    assert draft["draft"] == "true"
    assert "source_url" not in draft
    assert "author" not in draft
    assert text == "سطر أول\n\nسطر ثان"
    assert lines[2].reason == "is attachment of WordPress, not an article"
    assert [*archive.build().diagnostics] == []
    assert (archive.output / "2013/05/جسر/index.html").exists()


def test_shortcodes_go_and_words_in_brackets_stay() -> None:
    assert without_shortcodes('a [sic] [gallery ids="1"] b [button link="x"]c[/button] [...]') == "a [sic]  b c [...]"


@pytest.mark.parametrize(
    "xml",
    [
        WXR[: len(WXR) // 2],
        WXR.replace("<rss", '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><rss', 1),
        WXR.replace("<category", "<categ<ory"),
        WXR[: WXR.index("<item>") + 10],
        WXR.replace("<title>", "<title>" + "x" * 11_000_000),
    ],
)
def test_a_broken_export_of_wordpress_stops_nothing(archive: Archive, tmp_path: Path, xml: str) -> None:
    (tmp_path / "export.xml").write_text(xml, encoding="utf-8")
    assert imported(archive, tmp_path / "export.xml")  # nothing is without a line


@pytest.mark.slow
def test_entities_of_an_export_are_not_expanded(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("سر", encoding="utf-8")
    outside = f'<!DOCTYPE rss [<!ENTITY secret SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]><rss'
    text = WXR.replace("<rss", outside, 1).replace("<p>", "]]>&secret;<![CDATA[<p>")
    (tmp_path / "outside.xml").write_text(text, encoding="utf-8")
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    bomb = WXR.replace("<rss", f'<!DOCTYPE rss [<!ENTITY a0 "haha">{laughs}]><rss', 1)
    (tmp_path / "bomb.xml").write_text(bomb.replace("<p>", "]]>&a11;<![CDATA[<p>"), encoding="utf-8")
    sources = (str(tmp_path / name) for name in ("outside.xml", "bomb.xml"))
    lines, kilobytes = measured_import(archive.content, *sources, status=1)
    assert lines[0] == "2 taken, 0 version, 0 same, 1 skipped, 1 failed"  # libxml2 reads nothing of a bomb
    assert kilobytes < 150_000
    articles = [path.read_text(encoding="utf-8") for path in (archive.content / "articles").rglob("*.md")]
    assert not any("سر" in article.split() or "haha" in article for article in articles)


FEED = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>وكالة السهل</title><item><title>{TITLE}</title><link>https://sahl.example/n/5</link>
<pubDate>Thu, 06 Nov 2025 11:20:00 GMT</pubDate><category>الرقة</category><description>خلاصة</description>
<content:encoded><![CDATA[<p>{TEXT}</p><script>x()</script>]]></content:encoded></item></channel></rss>"""


@pytest.mark.slow
def test_a_saved_feed_gives_its_entries(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(FEED, encoding="utf-8")
    (line,) = imported(archive, tmp_path / "feed.xml")
    front, body = read_article(archive, line.path)
    assert (front["title"], front["date"], front["source"]) == (TITLE, "2025-11-06T11:20+00:00", "وكالة السهل")
    assert (front["source_url"], front["tags"], front["summary"]) == ("https://sahl.example/n/5", '["الرقة"]', "خلاصة")
    assert body == TEXT


def test_posts_of_facebook_lose_their_damage_and_keep_their_pictures(archive: Archive, tmp_path: Path) -> None:
    def damaged(text: str) -> str:
        return text.encode().decode("latin-1")

    folder = tmp_path / "facebook" / "posts"
    (folder / "media").mkdir(parents=True)
    (folder / "media" / "1.jpg").write_bytes((PAGES / "complete_files/jisr.jpg").read_bytes())
    media = {"media": {"uri": "posts/media/1.jpg", "description": damaged("صورة الجسر")}}
    outside = {"media": {"uri": "../../secret.jpg"}}
    attachments = [{"data": [media, outside]}]
    posts = [
        {"timestamp": 1762424400, "data": [{"post": damaged(f"{TITLE}\n{TEXT} #الرقة")}], "attachments": attachments},
        {"timestamp": 1762424401, "data": [{"post": damaged("صباح الخير")}]},
    ]
    (folder / "profile_posts_1.json").write_text(json.dumps(posts), encoding="ascii")
    lines = imported(archive, tmp_path / "facebook", options=ImportOptions(min_words=10, source="شبكة الوادي"))
    taken = next(line for line in lines if line.outcome == "taken")
    front, body = read_article(archive, taken.path)
    assert (front["title"], front["date"], front["source"]) == (TITLE, "2025-11-06T10:20:00+00:00", "شبكة الوادي")
    assert "![صورة الجسر](media/2025/11/1-" in body
    assert "has fewer than 10 words" in [line.reason for line in lines]


def test_an_account_of_x_gives_its_own_long_messages(archive: Archive, tmp_path: Path) -> None:
    tweets = [
        {
            "tweet": {
                "id_str": "17",
                "created_at": "Thu Nov 06 11:20:00 +0000 2025",
                "full_text": f"{TITLE}\n{TEXT} &amp; https://t.co/ab https://t.co/cd",
                "entities": {
                    "hashtags": [{"text": "الرقة"}],
                    "urls": [{"url": "https://t.co/ab", "expanded_url": "https://e.org/1"}],
                },
            }
        },
        {"tweet": {"id_str": "18", "full_text": "RT @x: " + TEXT}},
    ]
    text = "window.YTD.tweets.part0 = " + json.dumps(tweets)
    (tmp_path / "tweets.js").write_text(text, encoding="utf-8")
    taken, repeated = imported(archive, tmp_path / "tweets.js", options=ImportOptions(min_words=10))
    front, body = read_article(archive, taken.path)
    assert (front["source_url"], front["date"]) == ("https://x.com/i/status/17", "2025-11-06T11:20+00:00")
    assert body == TEXT + " & https://e.org/1"
    assert repeated.reason == "repeats a message of somebody else"


def test_documents_of_bayanat_come_without_their_comments(archive: Archive, tmp_path: Path) -> None:
    document = {
        "id": 5,
        "title_ar": TITLE,
        "description": f"<p>{TEXT}</p>",
        "publish_date": "2025-11-06T00:00",
        "source_link": "https://example.org/5",
        "sources": [{"title": "source", "title_ar": "مصدر"}],
        "labels": [{"title": "جسور"}],
        "locations": [{"title": "الرقة"}],
        "comments": "سر",
        "assigned_to": {"name": "سر"},
    }
    for name, content in (("a", [document]), ("b", {"total": 1, "items": [document]})):
        (tmp_path / name).mkdir()
        (tmp_path / name / "documents.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    lines = imported(archive, tmp_path / "a", tmp_path / "b")
    assert [line.outcome for line in lines] == ["taken", "same"]
    front, body = read_article(archive, lines[0].path)
    assert (front["source"], front["tags"], body) == ("مصدر", '["جسور", "الرقة"]', TEXT)
    assert "سر" not in (archive.content / lines[0].path).read_text(encoding="utf-8").split()


@pytest.mark.slow
def test_a_snapshot_of_archivebox_is_one_article(archive: Archive, tmp_path: Path) -> None:
    folder = tmp_path / "archivebox" / "archive" / "1762424400.0"
    (folder / "wget").mkdir(parents=True)
    index = {"url": "https://masar.example/node/1", "timestamp": "1762424400.0", "title": "x", "history": {}}
    (folder / "index.json").write_text(json.dumps(index), encoding="utf-8")
    for name in ("output.html", "singlefile.html", "wget/index.html"):
        (folder / name).write_bytes((PAGES / "drupal.html").read_bytes())
    lines = imported(archive, tmp_path / "archivebox")
    (taken,) = (line for line in lines if line.outcome == "taken")
    front, _ = read_article(archive, taken.path)
    assert front["source_url"] == "https://masar.example/node/1"
    assert front["retrieved"] == "2025-11-06T10:20:00+00:00"
    assert {line.reason for line in lines if line is not taken} == {"belongs to a snapshot of ArchiveBox"}


def listed(folder: Path, text: str | bytes) -> list[SourceItem | NotTaken]:
    (folder / "a.json").write_bytes(text if isinstance(text, bytes) else text.encode())
    file = SourceFile(str(folder), "a.json", "a.json", 0)
    return list(elements("x", file, {("[]",), ("items", "[]")}))


@pytest.mark.slow
@pytest.mark.parametrize(
    "before", ["", "\ufeff  ", "window.YTD.tweets.part0 = ", '{"a": "items", "b": [{}], "items": ']
)
def test_the_elements_of_a_long_list_come_one_by_one(tmp_path: Path, before: str) -> None:
    many = [{"n": number, "text": 'نص [] {} \\ " ' * 50} for number in range(2000)]
    found = listed(tmp_path, before + json.dumps(many, ensure_ascii=False) + "}" * before.startswith("{"))
    assert [json.loads(item.data) for item in found if isinstance(item, SourceItem)] == many
    assert len(found) == 2000


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        ("", ["has no list with anything in it"]),
        ("[]", ["has no list with anything in it"]),
        ('{"other": [{}]}', ["has no list with anything in it"]),
        ("[1, 2", ["is no object of JSON", "the file ends in the middle"]),
        ('[{"a": ', ["the file ends in the middle"]),
        ("[" * 100_000, ["the file ends in the middle"]),
        ('[{"a" 1}, [2], {"a": x y}]', ["is no object of JSON"] * 3),
        (b"\xff\xfe[1]", ["is no object of JSON"]),
    ],
)
def test_what_is_wrong_with_a_list_is_reported(tmp_path: Path, text: str | bytes, reasons: list[str]) -> None:
    assert [found.reason for found in listed(tmp_path, text) if isinstance(found, NotTaken)] == reasons
