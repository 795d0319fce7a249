"""docs/theming.md lists every template with its data and its blocks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from syrnews_site.pages import DATA


@pytest.mark.parametrize("template", sorted(DATA))
def test_docs_list_the_template(template: str, root: Path) -> None:
    text = (root / "docs" / "theming.md").read_text(encoding="utf-8")
    (row,) = [line for line in text.splitlines() if line.startswith(f"| `{template}` |")]
    for field in DATA[template].__struct_fields__:
        assert f"`{field}: " in row
    source = (root / "templates" / template).read_text(encoding="utf-8")
    for block in re.findall(r"{% block (\w+)", source):
        assert f"`{block}`" in row
