"""The catalogue of messages: each code in both languages, and every message that the program shows."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from syrnews_site.build.build import build
from syrnews_site.build.outcome import BuildFailed
from syrnews_site.diagnostics import CODES, format_text, quoted
from syrnews_site.messages.catalogue import IMPORT, PHRASES, catalogue, is_arabic, said, translated, words
from syrnews_site.model import Diagnostic
from syrnews_site.settings.options import Options
from tests import cases

CASES = [cases.read(path) for path in sorted((Path(__file__).parent.parent / "diagnostics").glob("SN*.md"))]
HOLE = re.compile(r"\{\d\}")
ARABIC = re.compile("[\u0600-\u06ff]")
PACKAGE = Path(__file__).resolve().parents[2] / "src" / "syrnews_site"
# The texts of these come from elsewhere: the system, PyYAML, Jinja, tomllib.
OF_OTHERS = {"SN201", "SN202", "SN501"}


def test_every_code_has_its_meaning_in_both_languages_and_no_other_code_is_there() -> None:
    assert {code: texts[0].english for code, texts in catalogue().items() if code not in (PHRASES, IMPORT)} == CODES


@pytest.mark.parametrize("code", [PHRASES, IMPORT, *CODES])
def test_every_text_has_an_arabic_one_with_the_same_holes(code: str) -> None:
    for text in catalogue()[code]:
        assert ARABIC.search(text.arabic), text
        assert not ARABIC.search(re.sub(r"6 تشرين الثاني 2025", "", text.english)), text
        assert sorted(HOLE.findall(text.english)) == sorted(HOLE.findall(text.arabic)), text
        assert text.arabic == text.arabic.strip()


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_what_a_case_shows_is_said_in_arabic(case: cases.Case, tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    for file in case.files:
        file.write(tmp_path / "content")
    try:
        diagnostics = build(Options(content=tmp_path / "content", output=tmp_path / "build", jobs=1)).diagnostics
    except BuildFailed as failed:
        diagnostics = failed.diagnostics
    for diagnostic in diagnostics:
        said = translated(diagnostic, "ar")
        assert ARABIC.search(said.message), diagnostic
        if diagnostic.code not in OF_OTHERS:
            assert not said.message.endswith(f"\u2068{diagnostic.message}\u2069"), diagnostic
            assert not diagnostic.hint or said.hint != diagnostic.hint, diagnostic
        for value in re.findall("\u2068[^\u2069]*\u2069", diagnostic.message):
            assert value in said.message, diagnostic


def test_the_fixed_texts_of_diagnostics_in_the_code_are_in_the_catalogue() -> None:
    """Of the calls that make a diagnostic, those whose message is written there without parts that differ."""
    missing = []
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Diagnostic"):
                continue
            if any(isinstance(argument, ast.Starred) for argument in node.args[4:]):
                continue
            code, message, hint = (
                str(argument.value) if isinstance(argument, ast.Constant) else ""
                for argument in (*node.args, None, None, None, None, None, None)[3:6]
            )
            said = translated(Diagnostic("", 0, 0, code, message, hint), "ar")
            if code and ((message and f"\u2068{message}\u2069" in said.message) or (hint and said.hint == hint)):
                missing.append((code, message, hint))
    assert missing == []


def test_what_an_import_says_of_things_is_in_the_catalogue() -> None:
    """The reasons that are written in the code; parts that differ are numbers here."""
    missing = []
    for path in (PACKAGE / "importing").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "NotTaken":
                parts = node.args[1].values if isinstance(node.args[1], ast.JoinedStr) else [node.args[1]]
                text = "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in parts)
                if any(isinstance(part, ast.Constant) for part in parts) and said(text, "ar") == f"\u2068{text}\u2069":
                    missing.append((path.name, text))
    assert missing == []
    assert (
        said("skipped: 1,200: has fewer than 25 words", "ar") == "تُرك \u20681,200\u2069: كلماته أقل من \u206825\u2069"
    )
    assert said("SN111 the article has no date", "ar").startswith("SN111 ليس ")
    assert said("a sentence of a library", "ar") == "\u2068a sentence of a library\u2069"
    assert said("has no text", "en") == "has no text"


def test_a_value_stays_as_it_is_and_a_known_phrase_within_is_said_in_arabic() -> None:
    made = Diagnostic("a.txt", 3, 1, "SN113", f"not a date: {quoted('31 شباط 2025')}: there is no such day", "")
    assert translated(made, "ar").message == "ليس تاريخاً: \u206831 شباط 2025\u2069: لا يوجد يوم كهذا"
    assert translated(made, "en") is made
    assert format_text(translated(made, "ar"), "", words("ar")).startswith("a.txt:3:1: خطأ SN113: ليس")


def test_a_value_cannot_pass_for_another_part_of_the_message() -> None:
    evil = quoted("x: there is no such month")
    made = Diagnostic("a.txt", 3, 1, "SN113", f"not a date: {evil}: there is no such day", "")
    assert translated(made, "ar").message == f"ليس تاريخاً: {evil}: لا يوجد يوم كهذا"


def test_an_unknown_message_is_shown_in_english_below_the_meaning_of_its_code() -> None:
    said = translated(Diagnostic("a.txt", 0, 0, "SN101", "something new", "do this"), "ar")
    assert (said.message, said.hint) == ("الملف فارغ: \u2068something new\u2069", "do this")


@pytest.mark.parametrize(
    ("code", "arabic"),
    [("ar", True), ("ar_SY.UTF-8", True), ("ar-SY", True), ("C", False), ("en", False), ("arn", False)],
)
def test_arabic_is_known_by_the_code_of_a_language_or_a_locale(code: str, arabic: bool) -> None:
    assert is_arabic(code) is arabic
