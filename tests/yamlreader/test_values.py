"""Values of YAML nodes: each kind of value is read, and every mistake is reported with its key and its value."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from syrnews_site.model import Diagnostic
from syrnews_site.yamlreader import Mapping, Node, Scalar, Sequence, read
from syrnews_site.yamlreader.values import LANGUAGE, WEB_ADDRESS, Form, Reader, nearest, suggestion

LIST = Sequence((Scalar("أ", 1, 2, True), Scalar("", 1, 4, True), Scalar("ب", 1, 6, True)), 1, 1)
MAP = Mapping(((Scalar("a", 1, 2, True), Scalar("b", 1, 5, True)),), 1, 1)


def scalar(value: str) -> Scalar:
    return Scalar(value, 3, 7, True)


def mistakes(check: Callable[[Reader], object]) -> list[str]:
    """The messages of all mistakes that a reader reports."""
    reader = Reader("site.yaml", "SN212")
    check(reader)
    assert all(diagnostic.code == "SN212" for diagnostic in reader.diagnostics)
    return [diagnostic.message for diagnostic in reader.diagnostics]


def test_a_text_is_a_scalar() -> None:
    assert Reader("a.md", "SN122").text("title", scalar(" أ\nب ")) == " أ\nب "
    assert mistakes(lambda reader: reader.text("title", LIST)) == ["title must be text, not a list"]
    assert mistakes(lambda reader: reader.text("title", MAP)) == ["title must be text, not a map"]


def test_a_line_has_no_line_breaks_double_spaces_or_direction_controls() -> None:
    reader = Reader("a.md", "SN122")
    assert reader.line("title", scalar(" أ\n\u202e ب ")) == "أ ب"
    assert reader.line("title", None) == ""
    assert Reader("a.md", "SN122", clean=str.upper).line("title", scalar("a")) == "A"


def test_texts_are_a_list_or_one_string_without_empty_strings() -> None:
    reader = Reader("a.md", "SN122")
    assert [text.value for text in reader.texts("tags", LIST)] == ["أ", "ب"]
    assert reader.lines("tags", scalar("أ  ب")) == ["أ ب"]
    assert reader.lines("tags", scalar("")) == reader.lines("tags", None) == []
    assert reader.diagnostics == []
    assert mistakes(lambda reader: reader.texts("tags", MAP)) == ["tags must be a list, not a map"]
    nested = Sequence((MAP, LIST), 1, 1)
    assert mistakes(lambda reader: reader.texts("tags", nested)) == [
        "each item of tags must be text, not a map",
        "each item of tags must be text, not a list",
    ]


@pytest.mark.parametrize(
    ("written", "value"), [("true", True), ("Yes", True), ("نعم", True), ("off", False), (" no ", False), ("لا", False)]
)
def test_yes_and_no_have_several_spellings(written: str, value: bool) -> None:
    assert Reader("a.md", "SN122").boolean("draft", scalar(written), not value) is value


def test_an_empty_or_wrong_answer_is_the_default() -> None:
    reader = Reader("a.md", "SN122")
    assert [reader.boolean("draft", scalar(""), default) for default in (True, False)] == [True, False]
    assert reader.diagnostics == []
    assert mistakes(lambda reader: reader.boolean("draft", scalar("ربما"), False)) == [
        "draft must be true or false, not \u2068ربما\u2069"
    ]


def test_a_number_is_whole_and_in_its_range() -> None:
    reader = Reader("a.md", "SN122")
    assert [reader.number("feed_length", scalar(text), 1, 50) for text in ("1", " 50 ", "٥")] == [1, 50, 5]
    assert reader.diagnostics == []


@pytest.mark.parametrize("text", ["0", "51", "-1", "1.5", "x", "9" * 30])
def test_any_other_number_is_reported(text: str) -> None:
    assert mistakes(lambda reader: reader.number("feed_length", scalar(text), 1, 50)) == [
        f"feed_length must be a whole number from 1 to 50, not \u2068{text}\u2069"
    ]


def test_a_choice_is_one_of_the_known_words() -> None:
    choices = ("levantine", "gulf")
    assert Reader("a.md", "SN122").choice("months", scalar(" Gulf"), choices) == "gulf"
    assert mistakes(lambda reader: reader.choice("months", scalar("x"), choices)) == [
        "months must be levantine or gulf, not \u2068x\u2069"
    ]


@pytest.mark.parametrize(
    ("form", "right", "wrong"),
    [
        (LANGUAGE, ["ar", "en-GB", "zh-Hant-TW"], ["العربية", "e", "en_GB", "english"]),
        (
            WEB_ADDRESS,
            ["https://example.org", "HTTP://example.org/a?b=c#d", "https://مثال.org/مسار"],
            ["//example.org", "ftp://example.org", "https://", "https://exa mple.org", "javascript:alert(1)", "a"],
        ),
    ],
)
def test_a_text_of_a_given_form_is_returned_and_any_other_reported(
    form: Form, right: list[str], wrong: list[str]
) -> None:
    reader = Reader("a.md", "SN122")
    assert [reader.formed("key", scalar(text), form) for text in right] == right
    assert form.fits(form.example)
    assert reader.formed("key", scalar(""), form) == reader.formed("key", None, form) == ""
    assert reader.diagnostics == []
    assert [reader.formed("key", scalar(text), form, "SN124") for text in wrong] == [""] * len(wrong)
    assert [diagnostic.code for diagnostic in reader.diagnostics] == ["SN124"] * len(wrong)
    assert all(form.example in diagnostic.hint for diagnostic in reader.diagnostics)


def unknown_key(written: str) -> tuple[str, Diagnostic]:
    reader = Reader("a.md", "SN122")
    meant = reader.unknown("SN123", scalar(written), ["title", "source_url"], {"headline": "title"})
    (diagnostic,) = reader.diagnostics
    return meant, diagnostic


@pytest.mark.parametrize(
    ("written", "meant"),
    [("titel", "title"), ("TITLE", "title"), ("source-url", "source_url"), ("Headline", "title"), ("zzz", "")],
)
def test_an_unknown_key_is_reported_with_the_key_that_was_probably_meant(written: str, meant: str) -> None:
    found, diagnostic = unknown_key(written)
    assert found == meant
    assert (diagnostic.line, diagnostic.column, diagnostic.code) == (3, 7, "SN123")
    assert written in diagnostic.message
    assert diagnostic.hint == (f"did you mean \u2068{meant}\u2069?" if meant else "known keys: title, source_url")


def test_a_suggestion_names_the_nearest_word_or_a_few_known_words() -> None:
    assert nearest("plaace", ["place", "person"]) == "place"
    assert suggestion("plaace", ["place", "person"]) == "did you mean \u2068place\u2069?"
    assert suggestion("zzz", ["place", "person"]) == "known: person, place"
    assert suggestion("zzz", [f"word{number}" for number in range(100)]) == ""


def test_a_mistake_is_reported_at_the_place_of_its_value() -> None:
    node: Node | None = read("a: 1\nb:\n  - x\n", "site.yaml")[0]
    assert isinstance(node, Mapping)
    reader = Reader("site.yaml", "SN212")
    reader.text("b", node.get("b") or MAP)
    assert [(found.file, found.line, found.column) for found in reader.diagnostics] == [("site.yaml", 3, 3)]
