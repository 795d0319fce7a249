"""The Jinja environment of a site: where templates come from, and how their values are escaped."""

from __future__ import annotations

from collections.abc import Sequence

import jinja2

from syrnews_site.theme.faster import FasterEnvironment


def environment(themes: Sequence[str]) -> jinja2.Environment:
    """An environment that takes each template from the first folder of `themes` that has a file of its name.

    The name `default/<name>` always means the file of the last folder, so that a template can extend the one that it
    replaces.
    """
    loaders: list[jinja2.BaseLoader] = [jinja2.FileSystemLoader(folder) for folder in themes]
    loaders.append(jinja2.PrefixLoader({"default": jinja2.FileSystemLoader(themes[-1])}))
    return FasterEnvironment(
        loader=jinja2.ChoiceLoader(loaders),
        autoescape=True,  # for every name: select_autoescape would leave .xml out
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )
