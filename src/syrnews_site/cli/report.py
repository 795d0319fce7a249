"""What the commands say of a build, and with which exit code they end."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from syrnews_site.build.outcome import Outcome
    from syrnews_site.model import Diagnostic
    from syrnews_site.settings.options import Options

# Exit codes; docs/commands.md explains them. WRONG: something in the content is wrong, the rest is published all the
# same. NOTHING: nothing was published, since settings, a template, the machine or this program failed.
CLEAN, WRONG, USAGE, NOTHING, INTERRUPTED = 0, 1, 2, 3, 130

TEMPLATE_CODES = "SN5"  # their diagnostics name a template, not a file of the content folder


def run(options: Options, report: str) -> Outcome:
    """Build, and turn what can go wrong with the whole of it into a message and an exit code."""
    from syrnews_site.build.build import build as build_site  # noqa: PLC0415 - --help and --version do not wait for it
    from syrnews_site.build.outcome import BuildFailed  # noqa: PLC0415
    from syrnews_site.build.publish import NotOurs  # noqa: PLC0415
    from syrnews_site.cli.progress import shown  # noqa: PLC0415
    from syrnews_site.disk.lock import Locked  # noqa: PLC0415
    from syrnews_site.workers.pool import Refused  # noqa: PLC0415

    require_content(options.content)
    try:
        with shown(sys.stderr, enabled=report == "text") as progress:
            return build_site(options, progress)
    except BuildFailed as failed:
        show(failed.diagnostics, report, options.content)
        stop("nothing was published: the site is as the last build left it", NOTHING)
    except NotOurs as error:
        stop(not_ours(error), USAGE)
    except Refused as error:
        stop(f"{error}\nNothing was published: the site is as the last build left it.", NOTHING)
    except Locked:
        stop("another build of this site is running", NOTHING)


def require_content(content: Path) -> None:
    """Raise a usage error where there is no content folder."""
    if not content.is_dir():
        raise click.UsageError(
            f"there is no folder {str(content)!r}: go to the folder of an archive, or begin one: syrnews-site init NAME"
        )


def not_ours(output: Exception) -> str:
    """Why an output folder is left alone."""
    return f"{output} has files that syrnews-site did not make; choose another --output, or empty it yourself"


def finish(outcome: Outcome, options: Options, report: str, strict: bool, done: str) -> NoReturn:
    """Say what came of a build, and exit."""
    show(outcome.diagnostics, report, options.content)
    if report == "json":
        click.echo(json.dumps(summary(outcome)))
    else:
        for line in (*outcome.explanation, *summary_lines(outcome, done)):
            click.echo(line)
    sys.exit(exit_code(outcome, strict=strict))


def exit_code(outcome: Outcome, *, strict: bool = False) -> int:
    """CLEAN, or WRONG where there are errors, or warnings and these count as errors."""
    return WRONG if outcome.count("error") or (strict and outcome.count("warning")) else CLEAN


def summary(outcome: Outcome) -> dict[str, object]:
    """A build in numbers, for programs."""
    return {
        "articles": outcome.articles,
        "rejected": outcome.rejected,
        "held": outcome.held,
        "files": outcome.files,
        "pages": outcome.pages,
        "written": outcome.written_count,
        "deleted": len(outcome.deleted),
        "errors": outcome.count("error"),
        "warnings": outcome.count("warning"),
    }


def summary_lines(outcome: Outcome, done: str) -> list[str]:
    """What a person wants to know after a build."""
    held = "".join(f", {count} held back ({state})" for state, count in outcome.held.items())
    lines = [f"{outcome.articles} articles on the site, {outcome.rejected} rejected{held}: {outcome.files} files"]
    if outcome.unknown_tags:
        names = ", ".join(f"{name} ({count})" for name, count in outcome.unknown_tags[:8])
        lines.append(f"tags that tags.yaml does not know: {names}")
    if not outcome.address_known:
        lines.append("site.yaml has no url: the feed's and the sitemap's addresses are placeholders until it has one")
    wrote = f"{outcome.written_count} written, {len(outcome.deleted)} deleted"
    lines.append(f"{done}: {outcome.pages} pages and files, {wrote}, {outcome.seconds:.1f} s")
    return lines


def show(diagnostics: Iterable[Diagnostic], report: str, content: Path) -> None:
    """Print diagnostics in the form asked for; a person's report goes to standard error.

    Files are named from here, so that a terminal and GitHub find them; in JSON from the content folder.
    """
    from syrnews_site.diagnostics import format_github, format_json, format_text  # noqa: PLC0415

    folder = from_here(content)
    for said in diagnostics:
        where = "" if said.code.startswith(TEMPLATE_CODES) or not said.file else folder
        if report == "json":
            click.echo(format_json(said))
        elif report == "github":
            click.echo(format_github(said, where))
        else:
            click.echo(format_text(said, where), err=True)


def from_here(path: Path) -> str:
    """The path relative to the working folder; as it is where there is no such path (another drive of Windows)."""
    try:
        return os.path.relpath(path)
    except ValueError:
        return str(path)


def stop(message: str, code: int) -> NoReturn:
    """Say why there is nothing to do, and exit."""
    click.echo(f"syrnews-site: {message}", err=True)
    sys.exit(code)
