"""The site that `make docs` builds from docs/: every document is a page, reads from the left, and no link is broken."""

from __future__ import annotations

import posixpath
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import pytest

from tests import wheelkit
from tests.htmlkit import document, text_of

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent.parent
DOCUMENTS = sorted(path.stem for path in (ROOT / "docs").glob("*.md"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Element]:
    """Every page of the site, parsed, by its path. The build counts warnings as errors."""
    folder = tmp_path_factory.mktemp("docs")
    shutil.copytree(ROOT / "docs", folder / "docs")
    shutil.copy(ROOT / "Makefile", folder)
    run = f"RUN={Path(sys.executable).as_posix()}"
    given = ("--old-file", ".venv/run-time", run, "ARGUMENTS=--strict --jobs 1")
    wheelkit.run("make", "docs", *given, cwd=folder, PYTHONPATH=str(ROOT / "src"))
    built = folder / "build-docs"
    return {
        page.relative_to(built).as_posix(): document(page.read_text(encoding="utf-8"))
        for page in sorted(built.rglob("*.html"))
    }


def links(page: Element) -> Iterator[str]:
    return (link.attrib["href"] for link in page.iter("a") if "href" in link.attrib)


def test_every_document_is_a_page_that_reads_from_the_left(site: dict[str, Element]) -> None:
    for name in DOCUMENTS:
        page = site[f"{name}.html"]
        first_line = (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8").partition("\n")[0]
        assert text_of(page.find(".//h1")) == first_line.removeprefix("# ")
    assert {(page.get("lang"), page.get("dir")) for page in site.values()} == {("en", "ltr")}


def test_the_first_page_leads_to_every_document_and_each_document_to_the_others(site: dict[str, Element]) -> None:
    pages = {f"{name}.html" for name in DOCUMENTS}
    for path in ("index.html", *sorted(pages)):
        assert pages <= set(links(site[path])), path


def test_every_link_leads_to_a_page_or_to_another_host(site: dict[str, Element]) -> None:
    for path, page in site.items():
        for link in links(page):
            parts = urlsplit(link)
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), parts.path)) if parts.path else path
            if not parts.scheme and target.endswith(".html"):
                ids = [element.get("id") for element in site[target].iter()]
                assert not parts.fragment or unquote(parts.fragment) in ids, (path, link)
            elif target.startswith("media/"):  # a figure leads to its picture
                assert (ROOT / "docs" / target).is_file(), (path, link)
            else:
                assert parts.scheme == "https", (path, link)


@pytest.mark.parametrize("name", ["README.md", "README.ar.md", "CONTRIBUTING.md"])
def test_links_into_the_repository_lead_to_its_files(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    paths = [path for path in re.findall(r"\]\(([^)#]+)", text) if not path.startswith("https://")]
    assert paths
    assert [path for path in paths if not (ROOT / path).is_file()] == []


def test_english_is_not_marked_as_foreign_and_code_is_coloured(site: dict[str, Element]) -> None:
    page = site["deploy.html"]
    prose = [element for element in page.iter("p") if text_of(element).isascii()]
    assert prose
    assert not [text_of(element) for element in prose if element.get("dir") or element.find(".//bdi") is not None]
    assert page.find(".//pre[@dir='ltr']//span[@class]") is not None
    assert "assets/code.css" in [sheet.get("href") for sheet in page.iter("link")]
    assert {table.get("aria-label") for table in page.iter("div") if table.get("class") == "table"} == {"Table"}
