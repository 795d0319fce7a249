"""A file that says which column of a table is which field of an article: `column: field`, a line for each column."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from syrnews_site.disk.files import read_file
from syrnews_site.importing.columns import FIELDS
from syrnews_site.yamlreader import Mapping, Scalar, read

SUFFIX = ".yaml"


class WrongMapping(Exception):
    """A file of columns cannot be read; the message says why."""


def shipped() -> tuple[str, ...]:
    """The names of the mappings that come with the program."""
    folder = resources.files("syrnews_site.importing.mappings")
    return tuple(sorted(file.name.removesuffix(SUFFIX) for file in folder.iterdir() if file.name.endswith(SUFFIX)))


def read_mapping(name: str) -> dict[str, str]:
    """Column -> field, from a mapping that comes with the program, or else from a file. Raises WrongMapping."""
    if name in shipped():
        text = (resources.files("syrnews_site.importing.mappings") / (name + SUFFIX)).read_text(encoding="utf-8")
    else:
        try:
            text = read_file(name, 1_000_000).decode("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise WrongMapping(f"{name} cannot be read: {error}") from error
    node, diagnostics = read(text, Path(name).name)
    if diagnostics or not isinstance(node, Mapping):
        raise WrongMapping(f"{name}: {diagnostics[0].message if diagnostics else 'write column: field'}")
    columns: dict[str, str] = {}
    for key, value in node.entries:
        if not isinstance(value, Scalar) or value.value not in FIELDS:
            raise WrongMapping(f"{name}:{key.line}: the field of {key.value} must be one of {', '.join(FIELDS)}")
        columns[key.value] = value.value
    return columns
