"""The subset of YAML: the values that are read, the constructs that are refused, and the places of mistakes."""

from __future__ import annotations

import subprocess
import sys

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from syrnews_site.yamlreader import AUTHORITY, FRONT_MATTER, Limits, Mapping, Node, Scalar, Sequence, events, read
from syrnews_site.yamlreader.document import DocumentReader
from syrnews_site.yamlreader.simple import read_simple


def values(node: Node | None) -> object:
    """The bare values of a node."""
    if isinstance(node, Mapping):
        return {key.value: values(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [values(item) for item in node.items]
    return node.value if isinstance(node, Scalar) else None


def by_events(text: str, first_line: int = 1) -> tuple[Node | None, list[str]]:
    reader = DocumentReader("a.md", FRONT_MATTER, comments=True)
    node = reader.read(text, first_line)
    return node, [diagnostic.code for diagnostic in reader.diagnostics]


def places(text: str, *, limits: Limits = FRONT_MATTER, comments: bool = True) -> list[tuple[int, int, str]]:
    return [
        (diagnostic.line, diagnostic.column, diagnostic.code)
        for diagnostic in read(text, "a.md", 1, limits, comments=comments)[1]
    ]


@pytest.mark.parametrize(
    "value", ["no", "12:30", "2025-11-06", "007", "1e3", "~", "null", "0x10", "1_000", ".inf", "أخبار", "قال:نعم"]
)
def test_scalars_stay_the_strings_that_were_written(value: str) -> None:
    assert values(read(f"key: {value}\n", "a.md")[0]) == {"key": value}


def test_block_scalars_flow_lists_and_nested_maps_are_read() -> None:
    text = "a: |\n  سطر\n  آخر\nb: >-\n  سطر\n  آخر\nc: [أ, \"ب: ج\", 'د']\nd: {e: [f]}\n# comment\ng:\n"
    node, diagnostics = read(text, "a.md")
    assert not diagnostics
    assert values(node) == {"a": "سطر\nآخر\n", "b": "سطر آخر", "c": ["أ", "ب: ج", "د"], "d": {"e": ["f"]}, "g": ""}


def test_lines_and_columns_count_from_one_in_the_file() -> None:
    node, _ = read('title: "عنوان"\ntags:\n  - أ\n  - "ب"\nflow: [x, "y"]\nempty:\n', "a.md", first_line=2)
    assert isinstance(node, Mapping)
    assert [(key.line, key.column) for key, _ in node.entries] == [(2, 1), (3, 1), (6, 1), (7, 1)]
    assert node.get("title") == Scalar("عنوان", 2, 8, False)
    assert node.get("tags") == Sequence((Scalar("أ", 4, 5, True), Scalar("ب", 5, 5, False)), 4, 3)
    assert node.get("flow") == Sequence((Scalar("x", 6, 8, True), Scalar("y", 6, 11, False)), 6, 7)
    assert node.get("empty") == Scalar("", 7, 7, True)
    assert node.get("none") is None


@pytest.mark.parametrize("text", ["", "\n\n", "# comment\n", "---\n", "\ufeff", "---\n...\n"])
def test_an_empty_text_has_no_value(text: str) -> None:
    assert read(text, "a.md") == (None, ())


# (text, [(line, column, code)], a word of the first message or hint)
BROKEN: list[tuple[str, list[tuple[int, int, str]], str]] = [
    ("title: قال: نعم\n", [(1, 11, "SN201")], "quotation marks"),
    ("title: “قال: نعم”\n", [(1, 12, "SN201")], "straight ones"),
    ("title： قال\ndate: x\n", [(1, 1, "SN201")], "Latin keyboard"),
    ("title:قال\ndate: x\n", [(1, 1, "SN201")], "no space"),
    ("عنوان\ndate: x\n", [(1, 1, "SN201")], "key: value"),
    ("date: x\nعنوان\n", [(2, 1, "SN201")], "key: value"),
    ('title: "قال\ndate: x\n', [(1, 8, "SN201")], "not closed"),
    ('title: "قال" وقال\n', [(1, 14, "SN201")], "single"),
    ("title: 'it's'\n", [(1, 12, "SN201")], "''"),
    ("tags: [a, b\ndate: x\n", [(1, 7, "SN201")], "]"),
    ("tags: [\ndate: x\n", [(1, 7, "SN201")], "not closed"),
    ("tags: {a\n", [(1, 7, "SN201")], "}"),
    ("tags:\n\t- a\n", [(2, 1, "SN201")], "spaces"),
    ("tags: - a\n", [(1, 7, "SN201")], "next line"),
    ("tags:\n  - a\n - b\n", [(3, 2, "SN201")], "alike"),
    ("title: @a\n", [(1, 8, "SN201")], "quotation marks"),
    ("title: %a\n", [(1, 8, "SN201")], "quotation marks"),
    ("title: *مهم*\n", [(1, 8, "SN201")], "*"),
    ("title: !مهم\n", [(1, 8, "SN201")], "!"),
    ("title: | نص\n", [(1, 10, "SN201")], "next line"),
    ('title: "C:\\data"\n', [(1, 11, "SN201")], "backslash"),
    ("title: a\x07b\n", [(1, 9, "SN201")], "U+0007"),
    ("title: \ud800\n", [(1, 8, "SN201")], "U+D800"),
    ("a: *b\n", [(1, 4, "SN202")], "alias"),
    ("a: &b c\n", [(1, 4, "SN202")], "anchor"),
    ("a: !!str b\n", [(1, 4, "SN202")], "tag"),
    ("a: !b {c: d}\n", [(1, 4, "SN202")], "tag"),
    ("<<: {a: b}\n", [(1, 1, "SN202")], "merge"),
    ("? [a]\n: b\n", [(1, 3, "SN202")], "key"),
    ("a: b\n---\nc: d\n", [(2, 1, "SN202")], "second"),
    ("%YAML 3.0\n---\na: b\n", [(1, 1, "SN201")], "directive"),
    ("a: 1\nb: 2\na: 3\n", [(3, 1, "SN203")], "line 1"),
    ("a:\n  b: 1\n  b: 2\n", [(3, 3, "SN203")], "line 2"),
    ("a: [[[b]]]\n", [(1, 6, "SN204")], "3 lists"),
    ("a: قال: نعم\nb: x: y\nc: [d\ne: 1\n", [(1, 7, "SN201"), (2, 5, "SN201"), (3, 4, "SN201")], "colon"),
    ("a: قال: نعم\nb: *c\nb: d\n", [(1, 7, "SN201"), (2, 4, "SN202"), (3, 1, "SN203")], "colon"),
]


@pytest.mark.parametrize("loader", ["CSafeLoader", "SafeLoader"])
@pytest.mark.parametrize(("text", "expected", "word"), BROKEN)
def test_each_mistake_has_a_place_a_code_and_help(
    text: str, expected: list[tuple[int, int, str]], word: str, loader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "LOADER", getattr(yaml, loader, yaml.SafeLoader))
    _, diagnostics = read(text, "a.md")
    columns = 1 if "\\" in text else 0  # the two parsers point to either side of a backslash
    assert [(diagnostic.line, diagnostic.code) for diagnostic in diagnostics] == [
        (line, code) for line, _, code in expected
    ]
    assert all(
        abs(diagnostic.column - column) <= columns
        for diagnostic, (_, column, _) in zip(diagnostics, expected, strict=True)
    )
    assert word in diagnostics[0].message + diagnostics[0].hint


def test_a_broken_entry_is_lost_and_the_other_entries_are_read() -> None:
    node, diagnostics = read("title: قال: نعم\ndate: 2025-11-06\ntags:\n- أ\n- ب\nid: [\n", "a.md", first_line=2)
    assert values(node) == {"date": "2025-11-06", "tags": ["أ", "ب"]}
    assert [diagnostic.line for diagnostic in diagnostics] == [2, 7]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: هدف #2\n", [(1, 11, "SN205")]),
        ("tags:\n  - C # #\n", [(2, 6, "SN205")]),
        ("title: C#\n", []),
        ('title: "هدف #2"\n', []),
        ("tags: # a list\n  - a\n# the end\n", []),
    ],
)
def test_in_front_matter_a_value_that_ends_at_a_comment_is_a_warning(
    text: str, expected: list[tuple[int, int, str]]
) -> None:
    assert places(text, comments=False) == expected
    assert places(text) == []


def test_size_and_depth_are_limited() -> None:
    assert places("a: " + "x" * 16 * 1024) == [(1, 1, "SN204")]
    assert places("a: " + "ب" * 9 * 1024) == [(1, 1, "SN204")]
    assert places("a: " + "ب" * 9 * 1024, limits=AUTHORITY) == []
    assert places("a: {b: {c: {d: e}}}") == [(1, 12, "SN204")]
    assert places("a: {b: {c: {d: e}}}", limits=AUTHORITY) == []


HOSTILE = {
    "brackets": "'[' * 25_000",
    "brackets in a map": "'a: ' + '[' * 15_000",
    "many brackets": "'a: ' + '[{' * 900_000",
    "braces": "'{' * 15_000",
    "dashes": "'- ' * 8_000",
    "question marks": "'? ' * 8_000",
    "keys": "'\\n'.join(' ' * i + 'a:' for i in range(170))",
    "merges": "'a: &a {x: y}\\n' + '\\n'.join(f'{c}: &{c} {{<<: [{\", \".join([\"*\" + p] * 9)}]}}' "
    "for p, c in zip('abcdefgh', 'bcdefghi'))",
    "aliases": "'a: &a [x]\\n' + '\\n'.join(f'{c}: &{c} [*{p}, *{p}]' for p, c in zip('abcdefgh', 'bcdefghi'))",
    "broken entries": "'a: b: c\\n' * 100_000",
    "spaces": "'a: b' + ' ' * 16_000 + '#'",
    "colons": "'a:' * 8_000",
    "quotes": "'\"' * 16_000",
}


# The reports of a hundred thousand mistakes take some seconds.
@pytest.mark.parametrize(
    "recipe",
    [
        pytest.param(recipe, id=name, marks=[pytest.mark.slow] if name == "broken entries" else [])
        for name, recipe in HOSTILE.items()
    ],
)
def test_hostile_yaml_neither_crashes_nor_stalls_the_process(recipe: str) -> None:
    code = (
        "import sys; from syrnews_site.yamlreader import AUTHORITY, FRONT_MATTER, read\n"
        f"text = {recipe}\n"
        "for limits in FRONT_MATTER, AUTHORITY: read(text, 'a.md', 1, limits)\n"
    )
    environment = {"PYTHONPATH": ":".join(path for path in sys.path if path), "PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, timeout=60, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


WORDS = st.text(alphabet="اب ـِ\u200fé/:-.,#\"'\\[]{}&*!|>%@`~x1\t\u2028\u00a0", max_size=8)
VALUES = st.one_of(
    WORDS,
    WORDS.map(lambda word: f'"{word}"'),
    WORDS.map(lambda word: f"'{word}'"),
    st.lists(st.one_of(WORDS, WORDS.map(lambda word: f'"{word}"')), max_size=3).map(
        lambda items: f"[{', '.join(items)}]"
    ),
    st.sampled_from(["", " ", "2025-11-06T01:16:00+03:00", "https://example.org/a?b=c", "تلفزيون سوريا", "a  ", "'x'"]),
)
LINES = st.one_of(
    st.sampled_from([("",), ("  ",), ("# x",), ("  # x: y",), ("  #",)]),
    st.tuples(
        st.sampled_from(["title", "date", "tags", "a-b", "_", "عنوان"]), st.sampled_from([": ", ":", ":  "]), VALUES
    ),
    st.tuples(st.sampled_from(["  ", "", " "]), st.sampled_from(["- ", "-", "-  "]), VALUES),
).map("".join)
TEXTS = st.tuples(st.lists(LINES, max_size=6).map("\n".join), st.sampled_from(["", "\n"])).map("".join)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_the_fast_reader_gives_the_same_nodes_as_the_events(text: str) -> None:
    node = read_simple(text, 7)
    if node is not None:
        assert (node, []) == by_events(text, 7)


@settings(max_examples=200, deadline=None)
@given(st.one_of(TEXTS, st.text(max_size=40)))
def test_reading_never_raises_and_every_mistake_is_in_a_line_of_the_file(text: str) -> None:
    _, diagnostics = read(text, "a.md", 5, comments=False)
    lines = 5 + len(text.splitlines())
    assert all(
        5 <= diagnostic.line <= lines and diagnostic.column >= 1 and diagnostic.message for diagnostic in diagnostics
    )


def test_the_fast_reader_reads_usual_front_matter() -> None:
    text = (
        'title: "عنوان: آخر"\ndate: 2025-11-06T01:16:00+03:00\ntags:\n  - "أ"\n  - ب ج\nflow: [د, "ه"]\nslug: a-b-1\n'
    )
    assert read_simple(text, 2) is not None
