"""Imports libraries that only `import` needs: the extra `syrnews-site[import]`."""

from __future__ import annotations

import importlib
import importlib.util
from typing import Any

from syrnews_site.importing.model import MissingLibrary


def library(name: str) -> Any:
    """A module of a library of the extra. Raises MissingLibrary, with a sentence that says what to install."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise _missing(name) from error


def require(name: str) -> None:
    """Raise MissingLibrary if a library is not installed. The library is not loaded."""
    if importlib.util.find_spec(name) is None:
        raise _missing(name)


def _missing(name: str) -> MissingLibrary:
    return MissingLibrary(f"{name} is not installed: pip install 'syrnews-site[import]'")
