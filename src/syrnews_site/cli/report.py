"""What the commands print about a build, and the exit codes with which they end."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from syrnews_site.cli.language import language
from syrnews_site.cli.printing import say, say_command

if TYPE_CHECKING:
    from syrnews_site.build.outcome import Outcome
    from syrnews_site.disk.signals import HeldSignals
    from syrnews_site.model import Diagnostic
    from syrnews_site.settings.options import Options

# Exit codes; docs/commands.md explains them. WRONG: the content has errors, and the rest is published. NOTHING: nothing
# was published, because settings, a template, the machine or this program failed. UNFINISHED: the machine failed in the
# middle of publishing, and then again when the changes were to be undone.
CLEAN, WRONG, USAGE, NOTHING, UNFINISHED, INTERRUPTED = 0, 1, 2, 3, 4, 130

UNCHANGED = "nothing was published: the site is unchanged"
TEMPLATE_CODES = "SN5"  # these diagnostics name a template, not a file of the content folder
FULL = (errno.ENOSPC, errno.EDQUOT)
CHECKED = "checked"  # the verb of the command that writes nothing
UNKNOWN_TAGS = 8  # names in the summary


def build_or_stop(options: Options, report: str, signals: HeldSignals | None = None) -> Outcome:
    """Build. If nothing can be published, print why and exit. `report`: how to print diagnostics, as in `show`.

    `signals`: as in `build`.
    """
    # Imported here, so that --help and --version start without the build.
    from syrnews_site.build.build import build  # noqa: PLC0415
    from syrnews_site.build.outcome import BuildFailed, Unfinished  # noqa: PLC0415
    from syrnews_site.build.output import NotOurs  # noqa: PLC0415
    from syrnews_site.cli.progress import shown  # noqa: PLC0415
    from syrnews_site.disk.lock import Locked  # noqa: PLC0415
    from syrnews_site.workers.pool import Refused  # noqa: PLC0415

    require_content(options.content)
    try:
        with shown(sys.stderr, enabled=report == "text") as progress:
            return build(options, progress, signals)
    except BuildFailed as failed:
        show(failed.diagnostics, report, options.content)
        stop(UNCHANGED, NOTHING)
    except NotOurs as error:
        stop(not_ours(error), USAGE)
    except Refused as error:
        stop(f"{error}\n{UNCHANGED}", NOTHING)
    except Unfinished as error:
        stop(f"{error}\nRun the command again: the next build finishes what this one began", UNFINISHED)
    except (OSError, MemoryError) as error:
        stop(f"{refusal(error)}\n{UNCHANGED}", NOTHING)
    except Locked:
        stop("another build of this site is running", NOTHING)


def refusal(error: OSError | MemoryError) -> str:
    """The message for an error of the machine."""
    if isinstance(error, MemoryError):
        error.__traceback__ = error.__context__ = None  # what the build held is let go: to print takes memory, too
        return "the memory is full"
    where = f": {error.filename}" if error.filename else ""
    full = "the disk is full: " if error.errno in FULL else ""
    return f"the system refused: {full}{error.strerror or error}{where}"


def require_content(content: Path) -> None:
    """Raise a usage error if there is no content folder."""
    if not content.is_dir():
        raise click.UsageError(
            f"there is no folder {str(content)!r}: go to the folder of an archive, or begin one: syrnews-site init NAME"
        )


def not_ours(output: Exception) -> str:
    """The message for an output folder that this program must not touch."""
    return f"{output} has files that syrnews-site did not make; choose another --output, or empty the folder yourself"


def build_and_finish(options: Options, report: str, strict: bool, done: str) -> NoReturn:
    """Build, print the outcome, and exit. `done` is the verb of the command: built, or checked.

    A signal that comes after publishing has begun changes nothing: 130 would say that the site is unchanged.
    """
    from syrnews_site.disk.signals import HeldSignals  # noqa: PLC0415 - as above

    with HeldSignals() as signals:
        finish(build_or_stop(options, report, signals), options, report, strict, done)


def finish(outcome: Outcome, options: Options, report: str, strict: bool, done: str) -> NoReturn:
    """Print the outcome of a build, and exit. `done` is the verb of the command: built, or checked.

    The exit code is that of the build, even if its outcome cannot be printed.
    """
    try:
        show(outcome.diagnostics, report, options.content)
        if report == "json":
            say(json.dumps(summary(outcome)))
        else:
            for line in (*outcome.explanation, *summary_lines(outcome, done)):
                say(line)
        sys.stdout.flush()
    except OSError:
        silence()
    sys.exit(exit_code(outcome, strict=strict))


def silence() -> None:
    """Print nothing from now on: the program that reads our output has ended, or its disk is full."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def exit_code(outcome: Outcome, *, strict: bool = False) -> int:
    """WRONG if there are errors, or if there are warnings and `strict` counts them as errors; else CLEAN."""
    return WRONG if outcome.count("error") or (strict and outcome.count("warning")) else CLEAN


def summary(outcome: Outcome) -> dict[str, object]:
    """The figures of a build, for programs."""
    return {
        "articles": outcome.articles,
        "rejected": outcome.rejected,
        "held": outcome.held,
        "files": outcome.files,
        "pages": outcome.pages,
        "written": outcome.written_count,
        "deleted": len(outcome.deleted),
        "strays": list(outcome.strays),
        "errors": outcome.count("error"),
        "warnings": outcome.count("warning"),
    }


def summary_lines(outcome: Outcome, done: str) -> list[str]:
    """The figures of a build, for a person. `done` is the verb of the command."""
    from syrnews_site.diagnostics import visible  # noqa: PLC0415 - as above
    from syrnews_site.disk.system_files import is_system_file  # noqa: PLC0415

    held = "".join(f", {count} held back ({state})" for state, count in outcome.held.items())
    lines = [f"{outcome.articles} articles on the site, {outcome.rejected} rejected{held}: {outcome.files} files"]
    if outcome.unknown_tags:
        names = ", ".join(f"{name} ({count})" for name, count in outcome.unknown_tags[:UNKNOWN_TAGS])
        lines.append(f"tags that are not in tags.yaml: {names}")
    if not outcome.address_known:
        lines.append("site.yaml has no url: until it has one, the feed and the sitemap have placeholder addresses")
    strays = [path for path in outcome.strays if not is_system_file(path.rpartition("/")[2])]
    lines += [f"{visible(path)}: deleted, since no build made it" for path in strays]
    if strays:
        lines.append("files to publish unchanged belong in content/static/")
    if done == CHECKED:
        counts = {severity: outcome.count(severity) for severity in ("error", "warning")}
        counted = [f"{count} {severity}{'s' * (count > 1)}" for severity, count in counts.items() if count]
        found = ", ".join(counted) or "no mistakes"
        return [*lines, f"{done} in {outcome.seconds:.1f} s: {found}; nothing was written"]
    wrote = f"{outcome.written_count} written, {len(outcome.deleted)} deleted"
    lines.append(f"{done}: {outcome.pages} pages and files, {wrote}, {outcome.seconds:.1f} s")
    return lines


def show(diagnostics: Iterable[Diagnostic], report: str, content: Path) -> None:
    """Print diagnostics as `text` (to standard error), `json` or `github`.

    Text is in the language of the command; JSON, for programs, is always in English.

    Paths of files are relative to the working folder, so that a terminal and GitHub find the files. In JSON they are
    relative to the content folder.
    """
    from syrnews_site.diagnostics import format_github, format_json, format_text  # noqa: PLC0415 - as above
    from syrnews_site.messages.catalogue import translated, words  # noqa: PLC0415

    folder, spoken = from_here(content), language()
    for diagnostic in diagnostics:
        where = "" if diagnostic.code.startswith(TEMPLATE_CODES) or not diagnostic.file else folder
        if report == "json":
            say(format_json(diagnostic))
        elif report == "github":
            say_command(format_github(translated(diagnostic, spoken), where))
        else:
            say(format_text(translated(diagnostic, spoken), where, words(spoken)), err=True)


def from_here(path: Path) -> str:
    """The path relative to the working folder; unchanged if there is no relative path (another drive of Windows)."""
    try:
        return os.path.relpath(path)
    except ValueError:
        return str(path)


def stop(message: str, code: int) -> NoReturn:
    """Print why the command cannot go on, and exit. The code tells it also if nothing can be printed."""
    try:
        say(f"syrnews-site: {message}", err=True)
    except OSError:
        silence()
    sys.exit(code)
