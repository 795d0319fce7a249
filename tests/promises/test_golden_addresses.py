"""Promise 9: an address does not change unless its source does. This table is the list of what must stay.

A line of addresses.tsv has the path of an article's file, the address of its page, and its front matter, divided by |.
If a change of the program changes an address in this table, readers' links break: change the program, not the table.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sitekit import FEW_PAGES, Archive

TABLE = Path(__file__).with_name("addresses.tsv")

# What is published of the content folder besides articles, and where.
FILES = {
    "pages/about.md": "about.html",
    "pages/guide/عن الأرشيف.md": "guide/عن الأرشيف.html",
    "media/photo.png": "media/photo.png",
    "media/fonts/Amiri-Bold.woff2": "media/fonts/Amiri-Bold.woff2",
    "media/صورة.jpg": "media/صورة.jpg",
    "static/CNAME": "CNAME",
    "static/.well-known/security.txt": ".well-known/security.txt",
}
ALIASES = ("2012/old.html", "archives/777/index.html", "خبر/index.html", "news.php/index.html")
# Pages of the site itself. A tag and a source have slugs of their own, which tags.yaml and sources.yaml may give.
OWN = (
    "index.html",
    "404.html",
    "years.html",
    "search.html",
    "feed.xml",
    "sitemap.xml",
    "sitemap-pages.xml",
    "sitemap-2020.xml",
    "robots.txt",
    "opensearch.xml",
    "undated/index.html",
    "2020/index.html",
    "2020/03/index.html",
    "2020/03/01/index.html",
    "tags/index.html",
    "tags/damascus/index.html",
    "tags/damascus/feed.xml",
    "tags/99de962b/index.html",
    "sources/index.html",
    "sources/an-agency/index.html",
    "sources/65d3392c/index.html",
    "assets/style.css",
    "assets/search.js",
    "assets/code.css",
    "search/index.js",
)


def rows() -> list[list[str]]:
    """Path, address and front matter of each article."""
    return [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    archive = Archive(tmp_path_factory.mktemp("golden"), FEW_PAGES + "undated: keep\n")
    for path, _, matter in rows():
        lines = "\n".join(["title: عنوان", "tags: [دمشق, وسم]", *matter.split("|")])
        archive.write(path, f"---\n{lines}\n---\n\nنص {path}.\n")
    archive.write("articles/2021-01-01-raw.txt", "عنوان خام\n\nنص الخبر الخام طويل بما يكفي ليكون فقرة من خبر.\n")
    for number, source in enumerate(("وكالة", "صحيفة")):
        archive.article(f"source{number}.md", source=source, title=f"من {source}")
    archive.write("tags.yaml", "دمشق:\n  kind: place\n  slug: damascus\n")
    archive.write("sources.yaml", "وكالة:\n  slug: an-agency\n")
    for path in FILES:
        archive.write(path, "# عنوان\n\nنص.\n" if path.endswith(".md") else b"x")
    archive.build()
    return archive


@pytest.mark.parametrize(("path", "address"), [(path, address) for path, address, _ in rows()])
def test_the_address_of_an_article(archive: Archive, path: str, address: str) -> None:
    assert (archive.output / address).is_file(), sorted(
        page.relative_to(archive.output).as_posix()
        for page in archive.output.glob(f"{address.rpartition('/')[0]}/*.html")
    )
    original = (archive.output / address).with_suffix(".txt")
    assert original.read_bytes() == (archive.content / path).read_bytes()


@pytest.mark.parametrize("path", ["2021/01/01/raw.html", *ALIASES, *FILES.values(), *OWN])
def test_every_other_address(archive: Archive, path: str) -> None:
    assert (archive.output / path).is_file()
