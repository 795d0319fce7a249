"""The language of diagnostics: that of `--language`, else that of the locale."""

from __future__ import annotations

import os
from collections.abc import Callable

import click

KEY = "syrnews_site.language"  # in click's own store of a run
LANGUAGES = ("en", "ar")


def _keep(context: click.Context, _: click.Parameter, value: str | None) -> None:
    if value:
        context.meta[KEY] = value


def language_option(command: Callable[..., None]) -> Callable[..., None]:
    """Add the option; `language` has its value."""
    option = click.option(
        "--language",
        type=click.Choice(LANGUAGES),
        default=None,
        expose_value=False,
        callback=_keep,
        help="Of the messages about mistakes.  [default: the locale's]",
    )
    return option(command)


def language() -> str:
    """The language of the command that runs: an option's, else that of the locale; English if neither is known."""
    context = click.get_current_context(silent=True)
    chosen: str = context.meta.get(KEY, "") if context else ""
    return chosen or next(
        (value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "en"
    )
