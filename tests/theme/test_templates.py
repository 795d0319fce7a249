"""The templates of the default theme: how they are written, and what docs/theming.md says of them."""

from __future__ import annotations

import re
from pathlib import Path

import jinja2
import pytest
from jinja2 import nodes

from syrnews_site.pages import DATA
from syrnews_site.settings.site import Site
from syrnews_site.theme.functions import Functions
from syrnews_site.theme.wording import read_wording

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted(
    file.relative_to(ROOT).as_posix()
    for theme in ("templates", "docs/templates")
    for file in (ROOT / theme).rglob("*")
    if file.suffix in {".html", ".xml", ".txt"} or file.name in DATA
)


def functions() -> set[str]:
    """The names of the functions that templates may call."""
    site = Site()
    names = Functions(site, read_wording(site, [str(ROOT / "templates")])).by_name(())
    return {"item", "part", "contents", *(name for name, value in names.items() if callable(value))}


@pytest.mark.parametrize("template", TEMPLATES)
def test_our_templates_apply_functions_as_filters(template: str) -> None:
    tree = jinja2.Environment().parse((ROOT / template).read_text(encoding="utf-8"))
    called = {call.node.name for call in tree.find_all(nodes.Call) if isinstance(call.node, nodes.Name) and call.args}
    assert called & functions() == set()


@pytest.mark.parametrize("template", sorted(DATA))
def test_the_documents_list_the_data_and_blocks_of_a_template(template: str) -> None:
    text = (ROOT / "docs" / "theming.md").read_text(encoding="utf-8")
    (row,) = [line for line in text.splitlines() if line.startswith(f"| `{template}` |")]
    for field in DATA[template].__struct_fields__:
        assert f"`{field}: " in row
    tree = jinja2.Environment().parse((ROOT / "templates" / template).read_text(encoding="utf-8"))
    assert {block.name for block in tree.find_all(nodes.Block)} <= set(re.findall(r"`(\w+)`", row))


def test_the_documents_list_the_blocks_of_the_frame() -> None:
    text = (ROOT / "docs" / "theming.md").read_text(encoding="utf-8").replace("\n", " ")
    (listed,) = re.findall(r"`base.html` is the frame of all pages; its blocks are ([^.]*)\.", text)
    tree = jinja2.Environment().parse((ROOT / "templates/base.html").read_text(encoding="utf-8"))
    assert [block.name for block in tree.find_all(nodes.Block)] == re.findall(r"`(\w+)`", listed)


def test_the_documents_list_every_function() -> None:
    text = (ROOT / "docs" / "theming.md").read_text(encoding="utf-8")
    listed = {name for line in text.splitlines() if line.startswith("|") for name in re.findall(r"\| ?(\w+)", line)}
    for_feeds = {"guid", "rfc822", "script", "code_css"}  # a site has no use for them outside the theme's own files
    assert functions() - listed == for_feeds
