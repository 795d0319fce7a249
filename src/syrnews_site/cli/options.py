"""Options that several commands share, and the group of commands that turns a crash into a sentence."""

from __future__ import annotations

import errno
import io
import os
import sys
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from syrnews_site import __version__
from syrnews_site.cli.language import language_option
from syrnews_site.cli.printing import harmless, say
from syrnews_site.cli.report import INTERRUPTED, NOTHING, refusal, stop

if TYPE_CHECKING:
    from syrnews_site.settings.options import Options

folder = click.Path(file_okay=False, path_type=Path)

Command = Callable[..., None]


class Group(click.Group):
    """A group of commands that reports an unexpected error in a sentence. SYRNEWS_DEBUG=1 adds the traceback."""

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the program. It prints UTF-8 everywhere, because Windows' own code pages lack most characters."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        return super().main(*args, **extra)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. Exits with INTERRUPTED after Ctrl-C, and with NOTHING after an unexpected error."""
        try:
            return super().invoke(ctx)
        except click.ClickException as error:
            vars(error).update(message=harmless(error.message))
            raise
        except (click.exceptions.Exit, click.Abort):
            raise
        except KeyboardInterrupt:
            stop("stopped: the site is unchanged", INTERRUPTED)
        except OSError as error:
            if error.errno == errno.EPIPE:  # the program that read our output has ended; click then ends quietly
                raise
            debug(error)
            stop(refusal(error), NOTHING)
        except MemoryError as error:
            stop(refusal(error), NOTHING)
        except Exception as error:
            debug(error)
            stop(bug(error), NOTHING)


def debug(error: BaseException) -> None:
    """Print the traceback if the environment asks for it."""
    if os.environ.get("SYRNEWS_DEBUG"):
        say("".join(traceback.format_exception(error)).rstrip("\n"), err=True)


def bug(error: Exception) -> str:
    """The message for an error of this program."""
    return (
        f"this is a bug in syrnews-site {__version__}: {type(error).__name__}: {error}\n"
        "Nothing was published: the site is unchanged. Please report the bug. Set the environment variable\n"
        "SYRNEWS_DEBUG to 1, run the command again, and add its output to your report."
    )


def given_options(given: Mapping[str, object], **more: object) -> Options:
    """The options of a build, from the command line and from the command itself."""
    from syrnews_site.settings.options import Options  # noqa: PLC0415 - --help and completion start 30 ms sooner

    require_clock()
    return Options(**given, **more)  # type: ignore[arg-type]


def require_clock() -> None:
    """Raise a usage error if the environment sets the clock to what is no time."""
    from syrnews_site.settings.clock import NotATime, check_environment  # noqa: PLC0415 - as above

    try:
        check_environment()
    except NotATime as error:
        raise click.UsageError(str(error)) from error


def place_options(command: Command) -> Command:
    """Add the options for folders, for the site's address, and for which articles belong to the site."""
    for option in reversed(
        (
            language_option,
            click.option(
                "--content", type=folder, default=Path("content"), show_default=True, help="Articles and settings."
            ),
            click.option(
                "--templates",
                type=folder,
                default=None,
                help="Your own templates.  [default: templates/, if it exists]",
            ),
            click.option(
                "--output", type=folder, default=Path("build"), show_default=True, help="The folder for the site."
            ),
            click.option("--cache", type=folder, default=None, help="State between builds.  [default: .cache/]"),
            click.option("--base-url", default="", metavar="URL", help="The address of the published site."),
            click.option(
                "--jobs", type=click.IntRange(0), default=0, metavar="N", help="Processes.  [default: one a processor]"
            ),
            click.option(
                "--allow-loss", is_flag=True, help="Publish even if many articles are gone since the last build."
            ),
            click.option(
                "--verify-content",
                "verify",
                is_flag=True,
                help="Compare the bytes of all files, also of those whose size and times are the same.",
            ),
            click.option("--drafts", is_flag=True, help="Publish drafts too."),
            click.option("--future", is_flag=True, help="Publish articles dated in the future too."),
        )
    ):
        command = option(command)
    return command


def report_options(command: Command) -> Command:
    """Add the options for how mistakes are reported."""
    for option in reversed(
        (
            click.option("--strict", is_flag=True, help="Count warnings as errors."),
            click.option("--report", type=click.Choice(["text", "json", "github"]), default="text", show_default=True),
        )
    ):
        command = option(command)
    return command
