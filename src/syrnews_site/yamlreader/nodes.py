"""The values that YAML is read into: strings, lists and maps with their places in the file."""

from __future__ import annotations

from msgspec import Struct


class Limits(Struct, frozen=True):
    """How much YAML is read: the depth of nested lists and maps, and the size in bytes of UTF-8."""

    depth: int = 3
    size: int = 16 * 1024


class Scalar(Struct, frozen=True):
    """A string as it is written in the file. `plain`: it has no quotation marks.

    `line` and `column` count from 1, in the file. The value of a key without a value is the plain scalar "".
    """

    value: str
    line: int
    column: int
    plain: bool


class Sequence(Struct, frozen=True):
    """A list, and the place of its first dash or its bracket."""

    items: tuple[Node, ...]
    line: int
    column: int


class Mapping(Struct, frozen=True):
    """Keys and values in the order of the file, and the place of the first key or the brace. No key is repeated."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int

    def get(self, key: str) -> Node | None:
        """The value of a key, or None."""
        return next((value for name, value in self.entries if name.value == key), None)


Node = Scalar | Sequence | Mapping
