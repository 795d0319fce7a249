"""YAML nodes -> values: text, lists, numbers, yes and no, texts of a given form, and keys. Reports every mistake."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import NamedTuple

from syrnews_site.arabic.clean import one_line
from syrnews_site.diagnostics import quoted
from syrnews_site.model import Diagnostic, Severity
from syrnews_site.yamlreader.nodes import Node, Scalar, Sequence

BOOLEANS = {
    "true": True,
    "yes": True,
    "on": True,
    "نعم": True,
    "false": False,
    "no": False,
    "off": False,
    "لا": False,
}
FEW = 8  # known words that a hint can list


class Form(NamedTuple):
    """A form that a text must have: `wanted` is its name in a message, `example` a text of this form."""

    fits: Callable[[str], object]  # returns something true for a text of this form
    wanted: str
    example: str


LANGUAGE = Form(re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*").fullmatch, "the code of a language", "en")
WEB_ADDRESS = Form(
    re.compile(r"https?://[^\s/?#<>\"\\]+(?:[/?#][^\s<>\"\\]*)?", re.IGNORECASE).fullmatch,
    "an address that begins with https:// or http:// and has no spaces",
    "https://example.org/",
)


class Reader:
    """Reads the nodes of one file, and collects a diagnostic for each mistake in them."""

    def __init__(self, file: str, wrong_kind: str, *, clean: Callable[[str], str] = one_line) -> None:
        """`wrong_kind` is the code of the diagnostic for a wrong value. `clean` puts a text on one line."""
        self.file = file
        self.wrong_kind = wrong_kind
        self.clean = clean
        self.diagnostics: list[Diagnostic] = []

    def report(self, node: Node, code: str, message: str, hint: str = "", severity: Severity = "error") -> None:
        """Add a diagnostic at the place of a node."""
        self.diagnostics.append(Diagnostic(self.file, node.line, node.column, code, message, hint, severity))

    def wrong(self, key: str, node: Node, wanted: str, hint: str = "", code: str = "") -> None:
        """Report that the value of a key is not what is wanted, with the reader's code or another one."""
        self.report(node, code or self.wrong_kind, f"{key} must be {wanted}, not {_shown(node)}", hint)

    def text(self, key: str, node: Node) -> str:
        """The string of a scalar. Reports a list or a map, and returns an empty string for it."""
        if isinstance(node, Scalar):
            return node.value
        self.wrong(key, node, "text", f"write {key}: value")
        return ""

    def line(self, key: str, node: Node | None) -> str:
        """The same, on one line; empty if there is no node."""
        return self.clean(self.text(key, node)) if node is not None else ""

    def texts(self, key: str, node: Node) -> tuple[Scalar, ...]:
        """The strings of a list, without the empty ones. A single string counts as a list of one string."""
        if isinstance(node, Scalar):
            return (node,) if node.value else ()
        if not isinstance(node, Sequence):
            self.wrong(key, node, "a list", "write one item a line: - item")
            return ()
        items = []
        for item in node.items:
            if not isinstance(item, Scalar):
                hint = "put an item that has a colon in quotation marks"
                self.wrong(f"each item of {key}", item, "text", hint)
            elif item.value:
                items.append(item)
        return tuple(items)

    def lines(self, key: str, node: Node | None) -> list[str]:
        """The same, each string on one line; empty if there is no node."""
        scalars = self.texts(key, node) if node is not None else ()
        return [line for scalar in scalars if (line := self.clean(scalar.value))]

    def boolean(self, key: str, node: Node, default: bool) -> bool:
        """Yes or no in any of its spellings. Returns `default` for an empty value, and reports any other value."""
        if isinstance(node, Scalar):
            if not node.value:
                return default
            value = BOOLEANS.get(node.value.strip().lower())
            if value is not None:
                return value
        self.wrong(key, node, "true or false")
        return default

    def number(self, key: str, node: Scalar, lowest: int, highest: int) -> int | None:
        """A whole number of this range; reports any other value, and returns None for it."""
        digits = node.value.strip()
        if digits.isdecimal() and len(digits) < 10 and lowest <= int(digits) <= highest:
            return int(digits)
        self.wrong(key, node, f"a whole number from {lowest} to {highest}")
        return None

    def choice(self, key: str, node: Scalar, choices: tuple[str, ...]) -> str | None:
        """One of the choices, in any case of letters; reports any other value, and returns None for it."""
        value = node.value.strip().lower()
        if value in choices:
            return value
        self.wrong(key, node, " or ".join(choices))
        return None

    def formed(self, key: str, node: Node | None, form: Form, code: str = "") -> str:
        """A text of this form on one line. Reports any other text, and returns an empty string for it."""
        value = self.line(key, node)
        if node is None or not value or form.fits(value):
            return value
        self.wrong(key, node, form.wanted, f"for example {key}: {form.example}", code)
        return ""

    def unknown(self, code: str, key: Scalar, known: Iterable[str], others: Mapping[str, str]) -> str:
        """Report a key that is not among the known keys. Returns the known key that was probably meant, or "".

        `others` maps the names that other programs use to ours.
        """
        names = list(known)
        written = key.value.lower()
        meant = others.get(written) or nearest(written.replace("-", "_"), names)
        hint = f"did you mean {quoted(meant)}?" if meant else f"known keys: {', '.join(names)}"
        self.report(key, code, f"unknown key {quoted(key.value)}", hint)
        return meant


def _shown(node: Node) -> str:
    if isinstance(node, Scalar):
        return quoted(node.value)
    return "a list" if isinstance(node, Sequence) else "a map"


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is most similar to a word, or "" if none is similar."""
    return next(iter(get_close_matches(word, list(known), n=1)), "")


def suggestion(word: str, known: Iterable[str]) -> str:
    """A hint that names the nearest of the known words, or all of them if they are few."""
    names = sorted(known)
    if near := nearest(word, names):
        return f"did you mean {quoted(near)}?"
    return f"known: {', '.join(names)}" if len(names) <= FEW else ""
