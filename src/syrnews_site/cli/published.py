"""Commands for a built site: compare two builds, measure the site, pack it into one file."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from syrnews_site.cli.options import given_options, place_options, report_options
from syrnews_site.cli.printing import say
from syrnews_site.cli.report import CLEAN, USAGE, WRONG, build_or_stop, exit_code, from_here, show, stop

anything = click.Path(path_type=Path)
summary_file = click.Path(dir_okay=False, path_type=Path)
zip_file = click.Path(dir_okay=False, path_type=Path)

SHOWN = 20  # names that cannot be exported


@click.command()
@click.argument("old", type=anything)
@click.argument("new", type=click.Path(exists=True, path_type=Path))
@click.option("--summary", type=summary_file, metavar="FILE", help="Append the result to a file, as Markdown.")
@click.option("--json", "as_json", is_flag=True, help="Print the whole result for programs.")
def diff(old: Path, new: Path, summary: Path | None, as_json: bool) -> None:
    """Compare two builds: articles and pages added, changed and removed, size.

    OLD and NEW are built folders, or catalogs (.cache/build/catalog.sqlite). An OLD that does not exist counts as an
    empty site. Rejected articles are listed if a folder's catalog lies beside it.

    \b
    syrnews-site diff ../before/build build
    syrnews-site diff before build --summary "$GITHUB_STEP_SUMMARY"
    """
    # Imported here, so that --help starts without the catalog.
    from syrnews_site.cli import differences  # noqa: PLC0415
    from syrnews_site.published.compare import compare  # noqa: PLC0415
    from syrnews_site.published.difference import NotABuild  # noqa: PLC0415

    if not old.exists():
        say(f"there is no {str(old)!r}: everything is new", err=True)
    try:
        difference = compare(old, new)
    except NotABuild as error:
        stop(f"{error} is neither a built folder nor a catalog of this version", USAGE)
    if summary:
        append(summary, differences.markdown(difference))
    if as_json:
        say(differences.as_json(difference))
    else:
        for line in differences.terminal(difference):
            say(line)


@click.command()
@click.argument("site", metavar="FOLDER", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--summary", type=summary_file, metavar="FILE", help="Append the result to a file, as Markdown.")
def limits(site: Path, summary: Path | None) -> None:
    """Say whether a built folder fits GitHub Pages; exit code 1 if it does not.

    \b
    syrnews-site limits build
    """
    from syrnews_site.cli.limits import lines, markdown  # noqa: PLC0415 - as above
    from syrnews_site.published.limits import measure  # noqa: PLC0415

    measured = measure(site)
    for line in lines(measured):
        say(line)
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
@place_options
@report_options
@click.option("--output-file", type=zip_file, default=Path("archive.zip"), show_default=True, help="The file to write.")
@click.option("--compress", is_flag=True, help="A smaller file; its bytes then depend on the machine's zlib.")
def export_zip(output_file: Path, compress: bool, strict: bool, report: str, **given: object) -> None:
    """Build the site, then pack it into one zip file that opens offline.

    If FAT, exFAT or Windows cannot hold a file's name, the command lists such names and writes no zip file.

    \b
    syrnews-site export zip
    syrnews-site export zip --output-file archive-2025.zip
    syrnews-site export zip --compress
    """
    from syrnews_site.cli.differences import size  # noqa: PLC0415 - as above
    from syrnews_site.published.zip import NoSite, UnportableNames, write_zip  # noqa: PLC0415

    options = given_options(given)
    outcome = build_or_stop(options, report)
    show(outcome.diagnostics, report, options.content)
    try:
        written = write_zip(options.output, output_file, compress=compress)
    except NoSite:
        stop(f"{str(options.output)!r} has no index.html", USAGE)
    except UnportableNames as error:
        for problem in error.problems[:SHOWN]:
            say(problem, err=True)
        stop(f"{len(error.problems)} names cannot be unpacked everywhere; no zip was written", WRONG)
    for warning in written.warnings:
        say(f"warning: {warning}", err=True)
    say(f"{from_here(output_file)}: {written.files} files, {size(written.size)}; unpack it and open index.html")
    sys.exit(exit_code(outcome, strict=strict))


def append(file: Path, text: str) -> None:
    """Append to a file, as GitHub's summaries require."""
    with open(file, "a", encoding="utf-8", newline="\n", errors="backslashreplace") as opened:
        opened.write(text)
