"""What YAML is read into: strings, lists and maps that know where they stand."""

from __future__ import annotations

from msgspec import Struct


class Limits(Struct, frozen=True):
    """How much YAML is read: lists and maps within each other, and bytes of UTF-8."""

    depth: int = 3
    size: int = 16 * 1024


class Scalar(Struct, frozen=True):
    """A string as it was written. `line` and `column` count from 1, in the file; `plain`: it had no quotation marks.

    A key without a value has the plain scalar "".
    """

    value: str
    line: int
    column: int
    plain: bool


class Sequence(Struct, frozen=True):
    """A list, and where its first dash or its bracket stands."""

    items: tuple[Node, ...]
    line: int
    column: int


class Mapping(Struct, frozen=True):
    """Keys and values in the order of the file, and where the first key or the brace stands. No key comes twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int

    def get(self, key: str) -> Node | None:
        """The value of a key, or None."""
        return next((value for name, value in self.entries if name.value == key), None)


Node = Scalar | Sequence | Mapping
