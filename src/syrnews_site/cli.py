"""Commands, progress and exit codes: the one module that prints."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from syrnews_site import __version__
from syrnews_site.settings import Options

if TYPE_CHECKING:
    from syrnews_site.model import Diagnostic
    from syrnews_site.outcome import Outcome

CLEAN, WRONG, USAGE = 0, 1, 2  # exit codes: all well; something in the content is wrong; the command line is

folder = click.Path(file_okay=False, path_type=Path)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Turn a folder of saved Arabic news articles into a searchable archive.

    \b
    syrnews-site build          make the site of content/ in build/
    syrnews-site serve --open   look at it while you edit
    syrnews-site check          read everything, write nothing
    """


def places(command: Callable[..., None]) -> Callable[..., None]:
    """The options that say where things are."""
    for option in (
        click.option(
            "--content", type=folder, default=Path("content"), show_default=True, help="Articles and settings."
        ),
        click.option(
            "--templates", type=folder, default=None, help="Your own templates.  [default: templates/ if there]"
        ),
        click.option("--output", type=folder, default=Path("build"), show_default=True, help="Where the site goes."),
        click.option("--cache", type=folder, default=None, help="State between builds.  [default: .cache/]"),
        click.option("--base-url", default="", metavar="URL", help="Where the site will be published."),
        click.option(
            "--jobs", type=click.IntRange(0), default=0, metavar="N", help="Processes.  [default: one a processor]"
        ),
        click.option("--drafts", is_flag=True, help="Publish drafts too."),
        click.option("--future", is_flag=True, help="Publish articles dated in the future too."),
        click.option("--strict", is_flag=True, help="Take warnings for errors."),
        click.option("--report", type=click.Choice(["text", "json", "github"]), default="text", show_default=True),
    ):
        command = option(command)
    return command


@main.command()
@places
@click.option("--clean", is_flag=True, help="Forget the last build, and make everything anew.")
@click.option("--executor", type=click.Choice(["local", "dask"]), default="local", show_default=True)
@click.option("--scheduler", default="", metavar="ADDRESS", help="Of the Dask cluster, like tcp://10.0.0.5:8786.")
def build(strict: bool, report: str, executor: str, scheduler: str, **options: object) -> None:
    """Make the site."""
    if (executor == "dask") != bool(scheduler):
        raise click.UsageError("--executor dask and --scheduler ADDRESS go together")
    outcome = run(Options(scheduler=scheduler, **options), report)  # type: ignore[arg-type]
    finish(outcome, report, strict, "built")


@main.command()
@places
def check(strict: bool, report: str, **options: object) -> None:
    """Load and plan everything, write nothing."""
    outcome = run(Options(dry=True, **options), report)  # type: ignore[arg-type]
    finish(outcome, report, strict, "checked")


def run(options: Options, report: str) -> Outcome:
    """Build, and turn what can go wrong with the whole of it into a message and an exit code."""
    from syrnews_site.build import build as build_site  # noqa: PLC0415 - --help and --version do not wait for it
    from syrnews_site.outcome import BuildFailed  # noqa: PLC0415
    from syrnews_site.progress import shown  # noqa: PLC0415
    from syrnews_site.publish import Locked, NotOurs  # noqa: PLC0415

    if not options.content.is_dir():
        raise click.UsageError(
            f"there is no folder {str(options.content)!r}: syrnews-site init makes an archive to begin with"
        )
    try:
        with shown(sys.stderr, enabled=report == "text") as progress:
            return build_site(options, progress)
    except BuildFailed as failed:
        show(failed.diagnostics, report, str(options.content))
        stop("nothing was published: the site is as the last build left it", WRONG)
    except NotOurs as error:
        stop(f"{error} has files that syrnews-site did not make; choose another --output, or empty it yourself", USAGE)
    except Locked:
        stop("another build of this site is running", USAGE)


def finish(outcome: Outcome, report: str, strict: bool, done: str) -> NoReturn:
    """Say what came of it, and exit."""
    show(outcome.diagnostics, report, "content")
    errors, warnings = outcome.count("error"), outcome.count("warning")
    if report == "json":
        summary = {
            "articles": outcome.articles,
            "rejected": outcome.rejected,
            "held": outcome.held,
            "files": outcome.files,
            "pages": outcome.pages,
            "written": outcome.written_count,
            "deleted": len(outcome.deleted),
            "errors": errors,
            "warnings": warnings,
        }
        click.echo(json.dumps(summary))
    else:
        for line in summary_lines(outcome, done):
            click.echo(line)
    sys.exit(WRONG if errors or (strict and warnings) else CLEAN)


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


def show(diagnostics: tuple[Diagnostic, ...], report: str, content: str) -> None:
    """Print diagnostics in the form asked for: errors and warnings of a person's report on standard error."""
    from syrnews_site.diagnostics import format_github, format_json, format_text  # noqa: PLC0415

    for said in diagnostics:
        if report == "json":
            click.echo(format_json(said))
        elif report == "github":
            click.echo(format_github(said, os.path.relpath(content)))
        else:
            click.echo(format_text(said), err=True)


def stop(message: str, code: int) -> NoReturn:
    """Say why there is nothing to do, and exit."""
    click.echo(f"syrnews-site: {message}", err=True)
    sys.exit(code)
