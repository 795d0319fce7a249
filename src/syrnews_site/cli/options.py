"""Options that several commands share, and the group that keeps a crash from ending in a traceback."""

from __future__ import annotations

import errno
import io
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from syrnews_site import __version__
from syrnews_site.cli.report import INTERRUPTED, NOTHING, stop

folder = click.Path(file_okay=False, path_type=Path)

Command = Callable[..., None]


class Group(click.Group):
    """A group of commands whose unexpected errors become one sentence; SYRNEWS_DEBUG=1 shows the traceback too."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the program. What it prints is UTF-8 everywhere: Windows' own code pages lack most of it."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        return super().main(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; exit with INTERRUPTED after Ctrl-C, with NOTHING after an error that nobody foresaw."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except KeyboardInterrupt:
            stop("stopped: the site is as the last build left it", INTERRUPTED)
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader of our output has left: click ends quietly
                raise
            debug(error)
            where = f": {error.filename}" if error.filename else ""
            stop(f"the system refused: {error.strerror or error}{where}", NOTHING)
        except Exception as error:
            debug(error)
            stop(bug(error), NOTHING)


def debug(error: BaseException) -> None:
    """Show the traceback where it is asked for."""
    if os.environ.get("SYRNEWS_DEBUG"):
        traceback.print_exception(error, file=sys.stderr)


def bug(error: Exception) -> str:
    """What to say of an error of this program."""
    return (
        f"this is a bug in syrnews-site {__version__}: {type(error).__name__}: {error}\n"
        "Nothing was published: the site is as the last build left it. Please report it, with what this prints when\n"
        "the environment variable SYRNEWS_DEBUG is set to 1."
    )


def places(command: Command) -> Command:
    """The options that say where things are, and what belongs to the site."""
    for option in reversed(
        (
            click.option(
                "--content", type=folder, default=Path("content"), show_default=True, help="Articles and settings."
            ),
            click.option(
                "--templates", type=folder, default=None, help="Your own templates.  [default: templates/ if there]"
            ),
            click.option(
                "--output", type=folder, default=Path("build"), show_default=True, help="Where the site goes."
            ),
            click.option("--cache", type=folder, default=None, help="State between builds.  [default: .cache/]"),
            click.option("--base-url", default="", metavar="URL", help="Where the site will be published."),
            click.option(
                "--jobs", type=click.IntRange(0), default=0, metavar="N", help="Processes.  [default: one a processor]"
            ),
            click.option("--drafts", is_flag=True, help="Publish drafts too."),
            click.option("--future", is_flag=True, help="Publish articles dated in the future too."),
        )
    ):
        command = option(command)
    return command


def reporting(command: Command) -> Command:
    """The options that say how problems are reported."""
    for option in reversed(
        (
            click.option("--strict", is_flag=True, help="Take warnings for errors."),
            click.option("--report", type=click.Choice(["text", "json", "github"]), default="text", show_default=True),
        )
    ):
        command = option(command)
    return command
