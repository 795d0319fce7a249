"""The Jinja environment of a site: where templates come from, and how their values are escaped."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from functools import lru_cache
from types import CodeType

import jinja2
from jinja2.bccache import Bucket
from jinja2.loaders import split_template_path

from syrnews_site.disk.files import NotRegular
from syrnews_site.theme.faster import FasterEnvironment
from syrnews_site.theme.files import read_theme_file, theme_files


class ThemeLoader(jinja2.BaseLoader):
    """Loads each template from the first of several folders that has it. No template is read through a link."""

    def __init__(self, themes: Sequence[str]) -> None:
        self._themes = tuple(themes)

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, None]:
        """The text and the file of a template. Raises TemplateNotFound."""
        name = "/".join(split_template_path(template))
        for folder in self._themes:
            with contextlib.suppress(FileNotFoundError, NotRegular):
                return read_theme_file(folder, name).decode(), f"{folder}/{name}", None
        raise jinja2.TemplateNotFound(template)

    def list_templates(self) -> list[str]:
        """The names of all files of the folders."""
        return list(theme_files(self._themes))


class Compiled(jinja2.BytecodeCache):
    """The code of templates that this process has compiled, for its next builds: a small one does little else.

    Jinja evaluates what is constant in a template while it compiles, so that the code is that of one site and one
    theme. It is never on disk: a cache may come from strangers, and code is not read from it.
    """

    def __init__(self, _constants: bytes) -> None:
        """`_constants`: the values that Jinja may evaluate while it compiles, in any form; they are only compared."""
        self._codes: dict[str, tuple[str, CodeType]] = {}  # digest of name and file -> digest of the text, code

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give Jinja the code, if the template's text is still the same."""
        checksum, code = self._codes.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code that Jinja has compiled."""
        assert bucket.code is not None
        self._codes[bucket.key] = bucket.checksum, bucket.code


compiled = lru_cache(4)(Compiled)


def environment(themes: Sequence[str], kept: Compiled | None = None) -> jinja2.Environment:
    """An environment that takes each template from the first folder of `themes` that has a file of its name.

    The name `default/<name>` always means the file of the last folder, so that a template can extend the one that it
    replaces. Code that was compiled before is taken from `kept`.
    """
    default = jinja2.PrefixLoader({"default": ThemeLoader(themes[-1:])})
    return FasterEnvironment(
        loader=jinja2.ChoiceLoader([ThemeLoader(themes), default]),
        autoescape=True,  # for every name: select_autoescape would leave .xml out
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=kept,
    )
