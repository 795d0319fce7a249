"""What YAML nodes mean: text, lists, yes and no, and keys that are nearly right. Each mistake is a diagnostic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

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


class Reader:
    """Reads the nodes of one file, and collects what is wrong with them. `wrong_kind` is the code for a wrong value."""

    def __init__(self, file: str, wrong_kind: str) -> None:
        self.file = file
        self.wrong_kind = wrong_kind
        self.diagnostics: list[Diagnostic] = []

    def report(self, node: Node, code: str, message: str, hint: str = "", severity: Severity = "error") -> None:
        self.diagnostics.append(Diagnostic(self.file, node.line, node.column, code, message, hint, severity))

    def wrong(self, key: str, node: Node, wanted: str, hint: str = "") -> None:
        """Reports that the value of a key is not what is wanted."""
        shown = quoted(node.value) if isinstance(node, Scalar) else "a list" if isinstance(node, Sequence) else "a map"
        self.report(node, self.wrong_kind, f"{key} must be {wanted}, not {shown}", hint)

    def text(self, key: str, node: Node) -> str:
        """A string; empty where there is none, or (reported) something else."""
        if isinstance(node, Scalar):
            return node.value
        self.wrong(key, node, "text", f"write {key}: value")
        return ""

    def texts(self, key: str, node: Node) -> tuple[Scalar, ...]:
        """The strings of a list, or the one string that stands in its place; empty ones are passed over."""
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

    def boolean(self, key: str, node: Node, default: bool) -> bool:
        """Yes or no in any of its spellings; `default` where there is none, or (reported) something else."""
        if isinstance(node, Scalar):
            if not node.value:
                return default
            value = BOOLEANS.get(node.value.strip().lower())
            if value is not None:
                return value
        self.wrong(key, node, "true or false")
        return default

    def unknown(self, code: str, key: Scalar, known: Iterable[str], others: Mapping[str, str]) -> str:
        """Reports a key that nothing reads, and returns the one that was meant, or "".

        `others` maps the words of other programs to ours.
        """
        names = list(known)
        near = [others[key.value.lower()]] if key.value.lower() in others else []
        near = near or get_close_matches(key.value.lower().replace("-", "_"), names, n=1)
        hint = f"did you mean {near[0]}?" if near else f"known: {', '.join(names)}"
        self.report(key, code, f"nothing reads the key {quoted(key.value)}", hint)
        return near[0] if near else ""
