"""Which files of the site an edit rewrites. It rewrites no other file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.sitekit import Archive, tree

SITE = "title: أرشيف\nurl: https://example.org/\non_this_day: false\n"
BODY = "فقرة أولى طويلة بما يكفي. " * 20
FIRST = {"title": "الأولى", "date": "2024-03-05", "tags": "دمشق", "source": "جريدة", "body": BODY}
TAGS = (
    "دمشق:\n  kind: place\n  slug: damascus\nإدلب:\n  kind: place\n  slug: idlib\nحلب:\n  kind: place\n  slug: aleppo\n"
)
SOURCES = "جريدة:\n  slug: paper\n"


def archive_at(root: Path) -> Archive:
    """Two months of one year and one of another, two tags, two sources, a page, a picture."""
    archive = Archive(root)
    archive.write("site.yaml", SITE)
    archive.write("tags.yaml", TAGS)
    archive.write("sources.yaml", SOURCES)
    about(archive)
    archive.write("media/picture.png", b"\x89PNG one")
    archive.article("a.md", **FIRST)
    archive.article("b.md", title="الثانية", date="2024-03-09", tags="حلب", source="جريدة")
    archive.article("c.md", title="الثالثة", date="2024-07-20", tags="حلب", source="مجلة")
    archive.article("d.md", title="الرابعة", date="2021-01-02", tags="دمشق", source="مجلة")
    return archive


def about(archive: Archive, *, title: str = "عن الأرشيف", body: str = "متن الصفحة.") -> None:
    archive.write("pages/about.md", f"---\ntitle: {title}\n---\n\n{body}\n")


def template(archive: Archive, name: str, text: str) -> None:
    folder = archive.root / "templates"
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


class Edit(NamedTuple):
    """An edit of an archive, and the files of the site that the edit rewrites, adds or deletes."""

    make: Callable[[Archive], object]
    rewritten: str  # patterns, as of file names; those after a `!` are left out


def a(**changed: str) -> Callable[[Archive], object]:
    """Write the first article with changes."""
    return lambda archive: archive.article("a.md", **{**FIRST, **changed})


# What lists the first article, by its headline or in full; the last two are its neighbours.
FIRST_FILES = "2024/03/05/a.html 2024/03/05/a.txt"
SEARCH = "search/index.js search/all/head.js"
WORDS = f"{SEARCH} search/all/[tn]*"
LISTS = "2024/03/05/index.html 2024/03/index.html 2024/index.html index.html feed.xml"
SHOWING = f"{LISTS} {WORDS} search/all/d0.js"
TERMS = "tags/damascus/* sources/paper/*"
NEIGHBOURS = "2021/01/02/d.html 2024/03/09/b.html"
FRAMED = "*.html"  # every page of the site
# Whatever is made from a template.
ALL = "*.html *.xml robots.txt assets/code.css assets/style.css assets/buttons.js assets/search.js"

EDITS = {
    "nothing": Edit(lambda archive: None, ""),
    "a touch": Edit(lambda archive: os.utime(archive.content / "articles/a.md", ns=(1, 1)), ""),
    "the end of a body": Edit(a(body=BODY + "\n\nفقرة ثانية."), f"{FIRST_FILES} feed.xml {WORDS}"),
    "the beginning of a body": Edit(a(body="بداية. " + BODY), f"{FIRST_FILES} {SHOWING} {TERMS} {NEIGHBOURS}"),
    "a title": Edit(a(title="عنوان آخر"), f"{FIRST_FILES} {SHOWING} {TERMS} {NEIGHBOURS}"),
    "a tag more": Edit(
        a(tags="دمشق, إدلب"),
        f"{FIRST_FILES} {LISTS} {WORDS} {TERMS} {NEIGHBOURS} tags/idlib/* tags/index.html stats.html sitemap-pages.xml "
        "search/facets.js",
    ),
    "a tag less": Edit(
        a(tags=""),
        f"{FIRST_FILES} {LISTS} {WORDS} {TERMS} {NEIGHBOURS} tags/index.html stats.html search/all/w.js "
        "search/facets.js sources/2d320857/index.html",
    ),
    "another month": Edit(
        a(date="2024-07-05"),
        f"{FIRST_FILES} {SHOWING} {TERMS} {NEIGHBOURS} 2021/01/02/index.html 2024/03/09/index.html 2024/07/05/* "
        "2024/07/20/c.html 2024/07/20/index.html 2024/07/index.html 2024/index.html years.html sitemap-2024.xml",
    ),
    "a new article": Edit(
        lambda archive: archive.article("e.md", title="الخامسة", date="2021-01-03", tags="حلب", source="مجلة"),
        "2021/01/03/* 2021/01/02/* 2024/03/05/*.html 2021/01/index.html 2021/index.html years.html index.html "
        "stats.html tags/index.html tags/aleppo/* sources/index.html sources/2d320857/* feed.xml sitemap-2021.xml "
        "search/index.js search/facets.js search/all/* 2024/03/09/b.html 2024/07/20/c.html sources/paper/index.html "
        "! 2021/01/02/*.txt",
    ),
    "an article less": Edit(
        lambda archive: (archive.content / "articles/d.md").unlink(),
        "2021/* 2024/03/05/*.html 2024/03/index.html 2024/07/20/c.html 2024/index.html years.html index.html "
        "stats.html tags/index.html sources/paper/index.html "
        "tags/damascus/* sources/index.html sources/2d320857/* feed.xml sitemap.xml sitemap-2021.xml sitemap-pages.xml "
        "search/index.js search/facets.js search/all/*",
    ),
    "another file name": Edit(
        lambda archive: (archive.content / "articles/a.md").rename(archive.content / "articles/z.md"),
        f"{FIRST_FILES} 2024/03/05/z.html 2024/03/05/z.txt {LISTS} {SEARCH} search/all/d0.js {TERMS} {NEIGHBOURS} "
        "sitemap-2024.xml",
    ),
    "a setting": Edit(lambda archive: archive.write("site.yaml", SITE.replace("أرشيف", "أرشيف آخر")), ALL),
    "the template of one page": Edit(
        lambda archive: template(
            archive, "404.html", "{% extends 'default/404.html' %}{% block main %}404{% endblock %}"
        ),
        "404.html",
    ),
    "a part of every page": Edit(
        lambda archive: template(archive, "parts/footer.html", "<footer>آخر</footer>"), FRAMED
    ),
    "a word of every page": Edit(lambda archive: template(archive, "strings.yaml", "ar:\n  newest: الجديد\n"), ALL),
    "the body of a page": Edit(lambda archive: about(archive, body="متن آخر."), "about.html"),
    "the title of a page": Edit(lambda archive: about(archive, title="عنا"), ALL),
    "a picture": Edit(lambda archive: archive.write("media/picture.png", b"\x89PNG two"), "media/picture.png"),
    "the name of a tag": Edit(
        lambda archive: archive.write("tags.yaml", TAGS.replace("حلب", "حلب الشهباء") + "  spellings: [حلب]\n"),
        "2024/03/09/*.html 2024/03/index.html 2024/07/*.html 2024/index.html index.html tags/index.html tags/aleppo/* "
        f"sources/*/* feed.xml {WORDS} search/all/w.js search/facets.js 2024/03/05/a.html",
    ),
    "the name of a source": Edit(
        lambda archive: archive.write("sources.yaml", "الجريدة:\n  slug: paper\n  spellings: [جريدة]\n"),
        "2024/03/*.html 2024/index.html sources/index.html sources/paper/* tags/*/* index.html stats.html feed.xml "
        f"{SEARCH} search/all/d0.js search/facets.js 2021/01/02/d.html 2024/07/20/c.html",
    ),
}


def matching(patterns: str, paths: Iterable[str]) -> set[str]:
    """The paths that match these patterns."""
    wanted, _, unwanted = patterns.partition("!")
    return {
        path
        for path in paths
        if any(fnmatchcase(path, pattern) for pattern in wanted.split())
        and not any(fnmatchcase(path, pattern) for pattern in unwanted.split())
    }


def state(archive: Archive) -> dict[str, tuple[int, int]]:
    """Every file of the site, with its time and inode, which change when the file is written again."""
    files = {path: (archive.output / path).stat() for path in tree(archive.output)}
    return {path: (about.st_mtime_ns, about.st_ino) for path, about in files.items()}


@pytest.mark.slow
@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edit_rewrites_the_files_that_show_it(tmp_path: Path, edit: Edit) -> None:
    archive = archive_at(tmp_path)
    archive.build()
    before = state(archive)
    edit.make(archive)
    outcome = archive.build()
    after = state(archive)
    paths = before.keys() | after.keys()
    changed = {path for path in paths if before.get(path) != after.get(path)}
    assert changed == matching(edit.rewritten, paths)
    assert changed == {*outcome.written, *outcome.deleted}
    assert tree(archive.output) == archive.clean_tree()
