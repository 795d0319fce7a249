"""Hostile texts in every field of an article: no script, no request to another host, no lost page."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from syrnews_site.build.build import build
from syrnews_site.settings.options import Options

SCRIPT = "alert(1)"
TEXTS = (
    f"<script>{SCRIPT}</script>",
    f"<img src=x onerror={SCRIPT}>",
    f"[a](javascript:{SCRIPT})",
    f"[a](&#106;avascript:{SCRIPT})",
    f"[a](java%0ascript:{SCRIPT})",
    "[a](//evil.example/x)",
    "[a](data:text/html,x)",
    "![a](http://evil.example/x.png)",
    "![a](//evil.example/x.png)",
    f"<svg onload={SCRIPT}>",
    "]]><evil/>",
    f"</script><script>{SCRIPT}</script>",
    f'" onmouseover="{SCRIPT}',
    f"' autofocus onfocus='{SCRIPT}",
    "{{ 7 * 7 }}{% include 'x' %}",
    "::error::x ##[error]x",
    "\x1b[31mred\x00\x07\ufffe\u202egpj.exe\u2066",
    "<iframe src=http://evil.example></iframe><base href=http://evil.example><meta http-equiv=refresh content=0>",
)
LOADS = {"src", "srcset", "poster", "data", "background", "action", "formaction", "ping"}


class Page(HTMLParser):
    """Records what a page would run or load."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[tuple[str, str, str]] = []
        self.opened: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.opened.append(tag)
        for name, value in attrs:
            text = (value or "").strip().lower()
            handler = name.startswith("on") or text.startswith(("javascript:", "data:text", "//"))
            if handler or (name in LOADS and text.startswith("http")):
                self.faults.append((tag, name, text))


@pytest.mark.slow
def test_no_page_of_the_hostile_corpus_runs_a_script_or_loads_from_another_host(tmp_path: Path) -> None:
    articles = tmp_path / "content/articles"
    articles.mkdir(parents=True)
    for number, text in enumerate(TEXTS):
        quoted = "'" + re.sub("[\x00-\x1f]", "", text).replace("'", "''") + "'"
        fields = "".join(f"{key}: {quoted}\n" for key in ("title", "source", "author", "summary"))
        front = f"---\n{fields}tags: [{quoted}]\ndate: 2025-11-06\n---\n\n"
        (articles / f"md{number}.md").write_text(f"{front}{text}\n\n> {text}\n\n# {text}\n", encoding="utf-8")
        (articles / f"raw{number}.txt").write_text(f"خبر {number} {text}\n2025-11-06\n\n{text}\n", encoding="utf-8")
    output = tmp_path / "build"
    outcome = build(Options(content=tmp_path / "content", output=output, jobs=1))
    pages = [path for path in output.rglob("*.html") if path.is_file()]
    named = {diagnostic.file for diagnostic in outcome.diagnostics if diagnostic.severity == "error"}
    for number in range(len(TEXTS)):
        assert (output / f"2025/11/06/md{number}.html").exists() != (f"articles/md{number}.md" in named)
    for path in pages:
        page = Page()
        page.feed(path.read_text(encoding="utf-8"))
        assert page.faults == [], path
        assert not {"iframe", "base", "object", "embed", "evil"} & set(page.opened), path
        assert "<script>" + SCRIPT not in path.read_text(encoding="utf-8"), path
