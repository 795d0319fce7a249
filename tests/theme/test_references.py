"""What a template depends on: an edit of any file of the theme reaches every page that shows the file."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from syrnews_site.theme.references import References, Templates, references, template_digests
from tests.sitekit import FEW_PAGES, Archive, tree

THEME = Path(__file__).parents[2] / "templates"
FILES = [file.relative_to(THEME).as_posix() for file in sorted(THEME.rglob("*")) if file.is_file()]
PARTS = [name for name in FILES if name.startswith("parts/")]
SCRIPTS = [name for name in FILES if name.startswith(("search/", "buttons/"))]
OTHERS = sorted(set(FILES) - set(SCRIPTS))
SETTINGS = "undated: keep\nfonts: [Kufi.woff2]\ntag_feeds: true\nhijri: true\nstories: true\n"
STORY = " ".join(f"كلمة{number}" for number in range(60))
DAYS_OF_THE_YEAR = "on_this_day: true\n"


def archive_with_every_kind_of_page(root: Path) -> Archive:
    """A small archive that has a page for each template, except those of the days of the year."""
    archive = Archive(root, SETTINGS + FEW_PAGES)
    archive.write("media/Kufi.woff2", b"wOF2")
    archive.write("tags.yaml", "حلب:\n  kind: place\n  coordinates: 36.2012, 37.1612\n")
    archive.write("pages/about.md", "---\ntitle: عن الأرشيف\n---\n\nمتن.\n")
    archive.write("articles/undated.md", "---\ntitle: بلا تاريخ\n---\n\nمتن.\n")
    archive.write("chronology.yaml", "- date: 2024-03-05\n  text: حدث.\n  articles: 2024/03/05/one.html\n")
    archive.article("first.md", date="2023-01-02", body=STORY)
    archive.article("second.md", date="2023-01-03", body=STORY)
    archive.article("one.md", date="2024-03-05", tags="دمشق, حلب", body="```python\nprint(1)\n```")
    archive.article("two.md", date="2024-03-05", tags="دمشق, حلب")
    archive.write("articles/moved.md", "---\ntitle: نُقل\ndate: 2025-11-06\naliases: [old/address.html]\n---\n\nمتن.\n")
    return archive


def as_calls(text: str) -> str:
    """A template that renders its parts by calls, `item(headline, root)`, instead of filters."""
    return re.sub(r'(\w+|"[\w./]+") \| (item|part)\(', r"\2(\1, ", text)


def as_filters(text: str) -> str:
    """The theme's templates are written with filters."""
    return text


def edited(name: str, text: str) -> str:
    """A file of the theme with an edit that every page shows which uses the file."""
    if name == "strings.yaml":
        return text.replace('comma: "، "', 'comma: "؛ "')
    if name.endswith((".js", ".css")):
        return text + "edited {}\n"
    for end in ("{% endblock %}", "{% endmacro %}"):
        if end in text:
            return text.replace(end, "edited" + end)
    return text + "edited\n"


@pytest.mark.parametrize(
    ("form", "names"),
    [
        pytest.param(as_filters, OTHERS, id="filters", marks=pytest.mark.slow),
        pytest.param(as_filters, SCRIPTS, id="scripts", marks=pytest.mark.faults),  # a minute, for the same two names
        pytest.param(as_calls, PARTS, id="calls", marks=pytest.mark.slow),
    ],
)
def test_an_edit_of_any_file_of_the_theme_reaches_every_page_that_shows_it(
    tmp_path: Path, form: Callable[[str], str], names: list[str]
) -> None:
    archive = archive_with_every_kind_of_page(tmp_path)
    own = tmp_path / "templates"
    shutil.copytree(THEME, own)
    for file in own.rglob("*.html"):
        file.write_text(form(file.read_text(encoding="utf-8")), encoding="utf-8")
    before = archive.clean_tree()
    archive.build()
    for name in names:
        if name.startswith("on-this-day"):
            archive.write("site.yaml", SETTINGS + DAYS_OF_THE_YEAR)
            before = archive.clean_tree()
            archive.build()
        file = own / name
        if name.endswith(".woff2"):
            file.write_bytes(file.read_bytes() + b"edited")
        else:
            file.write_text(edited(name, file.read_text(encoding="utf-8")), encoding="utf-8")
        archive.build()
        after = archive.clean_tree()
        assert tree(archive.output) == after, name
        assert after != before, name
        before = after
        if name.startswith("on-this-day"):
            archive.write("site.yaml", SETTINGS + FEW_PAGES)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('{{ headline | item(root, "related") }}', "parts/related.html"),
        ('{{ item(headline, root, "related") }}', "parts/related.html"),
        ("{{ headline | item(root) }}", "parts/item.html"),
        ("{{ item(decoded[0], url(1, 2)) }}", "parts/item.html"),
        ('{{ headline | item(root, form="dated") }}', "parts/dated.html"),
        ('{{ headline | item(root, "lead" if loop.first else "item") }}', "parts/item.html parts/lead.html"),
        ('{{ headlines | map("item", root, "related") | join }}', "parts/related.html"),
        ("{% call item(headline, root) %}{% endcall %}", "parts/item.html"),
        ('{{ "parts/header.html" | part(root, here="") }}', "parts/header.html"),
        ('{{ part("parts/header.html", root) }}', "parts/header.html"),
        ('{{ ("parts/" ~ "header.html") | part(root) }}', "parts/header.html"),
        ('{% extends "base.html" %}', "base.html"),
        ('{% extends "base.html" if path else "default/base.html" %}', "base.html default/base.html"),
        ('{% include ["own.html", "parts/item.html"] ignore missing %}', "own.html parts/item.html"),
        ('{% import "parts/lists.html" as lists %}', "parts/lists.html"),
        ('{% from "parts/lists.html" import pager %}', "parts/lists.html"),
        ("{% for item in months %}{{ item.name | bdi }}{% endfor %}", ""),
        ('{{ months | map(attribute="name") | map("upper") | join }}', ""),
        ('{# {% include "comment.html" %} #}{{ "item(a, b, \'text\')" }}', ""),
        ("{{ cannot be parsed", ""),
    ],
)
def test_files_that_a_template_names_are_known(text: str, names: str) -> None:
    assert references(text) == References(frozenset(names.split()), frozenset())


@pytest.mark.parametrize(
    ("text", "folder"),
    [
        ("{{ headline | item(root, form) }}", "parts/"),
        ("{{ item(headline, *given) }}", "parts/"),
        ('{{ headlines | map("item", root, form) | join }}', "parts/"),
        ("{% set show = item %}{{ show(headline, root) }}", "parts/"),
        ("{{ name | part(root) }}", ""),
        ("{{ headlines | map(function) | join }}", ""),
        ("{% include name %}", ""),
        ('{% include "parts/" ~ name %}', ""),
        ('{% extends "page_title" | t %}', ""),
    ],
)
def test_a_name_that_is_computed_means_every_file_of_the_folder(text: str, folder: str) -> None:
    assert references(text) == References(frozenset(), frozenset([folder]))


def test_what_a_named_file_names_counts_too(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts/first.html").write_text('{% from "parts/second.html" import a %}', encoding="utf-8")
    (tmp_path / "parts/second.html").write_text("{{ headline | item(root, path) }}", encoding="utf-8")
    (tmp_path / "parts/third.html").write_text("", encoding="utf-8")
    (tmp_path / "page.html").write_text('{{ "parts/first.html" | part(root) }}', encoding="utf-8")
    (tmp_path / "other.html").write_text("", encoding="utf-8")
    names = [f"parts/{name}.html" for name in ("first", "second", "third")]
    strings = ["default/strings.yaml", "strings.yaml"]
    assert Templates([str(tmp_path)]).closure("page.html") == sorted(["page.html", *names, *strings])


def test_a_digest_changes_when_a_named_file_comes_into_being(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('{% include "later.html" ignore missing %}', encoding="utf-8")

    def digest() -> bytes:
        return template_digests([str(tmp_path)], ["page.html"])["page.html"]

    missing = digest()
    (tmp_path / "later.html").write_bytes(b"\xff")
    unreadable = digest()
    (tmp_path / "later.html").write_text("{{ cannot be parsed", encoding="utf-8")
    broken = digest()
    (tmp_path / "later.html").write_text("{{ cannot be parsed either", encoding="utf-8")
    assert len({missing, unreadable, broken, digest()}) == 4
