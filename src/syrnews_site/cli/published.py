"""Commands for what is built: compare it, measure it, pass it on as one file."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from syrnews_site.cli.options import places, reporting
from syrnews_site.cli.report import CLEAN, USAGE, WRONG, exit_code, from_here, run, show, stop
from syrnews_site.settings.options import Options

anything = click.Path(path_type=Path)
summary_file = click.Path(dir_okay=False, path_type=Path)
zip_file = click.Path(dir_okay=False, path_type=Path)

SHOWN = 20  # names that cannot be exported


@click.command()
@click.argument("old", type=anything)
@click.argument("new", type=click.Path(exists=True, path_type=Path))
@click.option("--summary", type=summary_file, metavar="FILE", help="Append it to a file, as Markdown.")
@click.option("--json", "as_json", is_flag=True, help="Print it for programs, uncut.")
def diff(old: Path, new: Path, summary: Path | None, as_json: bool) -> None:
    """What is other between two builds: articles, other pages, size.

    OLD and NEW are built folders, or catalogs (.cache/build/catalog.sqlite). An OLD that is not there is an empty
    site. Rejected articles are known where a folder's catalog lies beside it.

    \b
    syrnews-site diff ../before/build build
    syrnews-site diff before build --summary "$GITHUB_STEP_SUMMARY"
    """
    from syrnews_site.cli import differences as diffsummary  # noqa: PLC0415 - --help does not wait for it
    from syrnews_site.published.compare import NotABuild, compare  # noqa: PLC0415

    if not old.exists():
        click.echo(f"there is no {str(old)!r}: everything is new", err=True)
    try:
        difference = compare(old, new)
    except NotABuild as error:
        stop(f"{error} is neither a built folder nor a catalog that this version wrote", USAGE)
    if summary:
        append(summary, diffsummary.markdown(difference))
    if as_json:
        click.echo(diffsummary.as_json(difference))
    else:
        for line in diffsummary.terminal(difference):
            click.echo(line)


@click.command()
@click.argument("site", metavar="FOLDER", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--summary", type=summary_file, metavar="FILE", help="Append it to a file, as Markdown.")
def limits(site: Path, summary: Path | None) -> None:
    """Whether GitHub Pages takes a built folder; exit code 1 where it does not.

    \b
    syrnews-site limits build
    """
    from syrnews_site.cli.limits import lines, markdown  # noqa: PLC0415
    from syrnews_site.published.limits import measure  # noqa: PLC0415

    measured = measure(site)
    for line in lines(measured):
        click.echo(line)
    if summary:
        append(summary, markdown(measured))
    sys.exit(CLEAN if measured.fits else WRONG)


@click.group()
def export() -> None:
    """Pass the site on as one file.

    \b
    syrnews-site export zip
    syrnews-site export zip --output-file archive-2025.zip
    """


@export.command("zip")
@places
@reporting
@click.option("--output-file", type=zip_file, default=Path("archive.zip"), show_default=True, help="What to write.")
def export_zip(output_file: Path, strict: bool, report: str, **given: object) -> None:
    """Build, then pack the site into one zip file that opens offline.

    Names that FAT, exFAT or Windows do not take are an error, and nothing is written.

    \b
    syrnews-site export zip
    syrnews-site export zip --output-file archive-2025.zip
    """
    from syrnews_site.cli.differences import size  # noqa: PLC0415
    from syrnews_site.published.zip import NoSite, Unportable  # noqa: PLC0415
    from syrnews_site.published.zip import export as write_zip  # noqa: PLC0415

    options = Options(**given)  # type: ignore[arg-type]
    outcome = run(options, report)
    show(outcome.diagnostics, report, options.content)
    try:
        made = write_zip(options.output, output_file)
    except NoSite:
        stop(f"{str(options.output)!r} has no index.html", USAGE)
    except Unportable as error:
        for problem in error.problems[:SHOWN]:
            click.echo(problem, err=True)
        stop(f"{len(error.problems)} names cannot be unpacked everywhere; no zip was written", WRONG)
    for warning in made.warnings:
        click.echo(f"warning: {warning}", err=True)
    click.echo(f"{from_here(output_file)}: {made.files} files, {size(made.size)}; unpack it and open index.html")
    sys.exit(exit_code(outcome, strict=strict))


def append(file: Path, text: str) -> None:
    """Append to a file, as GitHub wants its summaries."""
    with open(file, "a", encoding="utf-8", newline="\n", errors="backslashreplace") as opened:
        opened.write(text)
