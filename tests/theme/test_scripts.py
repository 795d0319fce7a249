"""Modules become one classic script: what is dropped, and what is left alone."""

from __future__ import annotations

import pytest

from syrnews_site.theme.scripts import script


@pytest.mark.parametrize(
    ("sources", "published"),
    [
        ("// why\nlet a = 1;\n", "let a = 1;\n"),
        ("let a = 1;\n\n  // why\n\n  a++;\n", "let a = 1;\na++;\n"),
        ("/** What it gives.\n * @returns {number}\n */\nfunction f() {}\n", "function f() {}\n"),
        ("/* one */\nf();\n/* other */\n", "f();\n"),
        ("export const a = 1;\nexport async function f() {}\n", "const a = 1;\nasync function f() {}\n"),
        ('import { a } from "./a.js";\nimport {\n  b,\n  c,\n} from "./b.js";\nf(a, b);\n', "f(a, b);\n"),
        ("{\n\tf();\n    g();\n}\n", "{\nf();\ng();\n}\n"),
    ],
)
def test_only_imports_exports_comments_and_indents_are_dropped(sources: str, published: str) -> None:
    assert script(sources) == published


@pytest.mark.parametrize(
    "source",
    [
        'const address = "https://example.org"; // why\n',
        "const text = `// ${a} /* */`;\n",
        'const text = "  a  /* b */  ";\n',
        r"const pattern = /^\s*\/\/.*\/\*/u;" + "\n",
        "/* one */ f(); /* other */\n",
        "const module = await import(address);\n",
        "exports = importance;\n",
    ],
)
def test_what_only_looks_like_a_comment_or_an_import_stays(source: str) -> None:
    assert script(source) == source
