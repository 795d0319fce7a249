"""Imports libraries that only `import` needs: the extra `syrnews-site[import]`."""

from __future__ import annotations

import importlib
from typing import Any

from syrnews_site.importing.model import MissingLibrary


def library(name: str) -> Any:
    """A module of a library of the extra. Raises MissingLibrary, with a sentence that says what to install."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise MissingLibrary(f"{name} is not installed: pip install 'syrnews-site[import]'") from error
