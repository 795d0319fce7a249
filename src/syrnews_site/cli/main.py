"""The program's commands: build and check here, the other commands in the modules beside this one."""

from __future__ import annotations

import re

import click

from syrnews_site import __version__
from syrnews_site.cli.duplicates import duplicates
from syrnews_site.cli.importing import import_
from syrnews_site.cli.learning import learn
from syrnews_site.cli.options import Group, given_options, place_options, report_options
from syrnews_site.cli.published import diff, export, limits
from syrnews_site.cli.report import build_and_finish
from syrnews_site.cli.serve import serve
from syrnews_site.cli.starting import completion, init, new
from syrnews_site.cli.understood import read

SCHEDULER = re.compile(r"(tcp|tls)://[^/\s]+:\d+")


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__)
def main() -> None:
    """Turn a folder of saved Arabic news articles into a searchable archive.

    \b
    syrnews-site init my-archive   begin an archive of your own
    syrnews-site build             build the site from content/ into build/
    syrnews-site serve --open      see the site while you edit
    syrnews-site check             read everything, write nothing
    syrnews-site import SOURCE     take in saved pages, exports and tables
    syrnews-site read FILE         show what is understood of a file, line by line

    \b
    Exit codes: 0 no errors; 1 errors in the content, the rest is published; 2 the command line is wrong;
    3 nothing was published; 4 publishing was cut off, and the next build finishes it.
    """


@main.command()
@place_options
@report_options
@click.option("--clean", is_flag=True, help="Ignore the last build, and make every page again.")
@click.option(
    "--explain", default="", metavar="PATH", help="Say what an output depends on, and why this build made it."
)
@click.option("--executor", type=click.Choice(["local", "dask"]), default="local", show_default=True)
@click.option("--scheduler", default="", metavar="ADDRESS", help="Of the Dask cluster, like tcp://10.0.0.5:8786.")
def build(strict: bool, report: str, executor: str, scheduler: str, **given: object) -> None:
    """Build the site.

    \b
    syrnews-site build                                content/ becomes build/
    syrnews-site build --base-url https://example.org/archive/
    syrnews-site build --content other/content --output build-other
    syrnews-site build --strict --report github       in a workflow: annotations; warnings fail
    """
    if (executor == "dask") != bool(scheduler):
        raise click.UsageError("--executor dask and --scheduler ADDRESS go together")
    if scheduler and not SCHEDULER.fullmatch(scheduler):
        raise click.UsageError(f"not the address of a Dask scheduler: {scheduler!r}; write it like tcp://10.0.0.5:8786")
    options = given_options(given, scheduler=scheduler)
    build_and_finish(options, report, strict, "built")


@main.command()
@place_options
@report_options
def check(strict: bool, report: str, **given: object) -> None:
    """Load and plan everything, write nothing.

    \b
    syrnews-site check                  the mistakes in content/, by file and line
    syrnews-site check --report json    the same for programs, one object a line
    """
    options = given_options(given, dry=True)
    build_and_finish(options, report, strict, "checked")


for command in (serve, new, read, import_, learn, duplicates, init, diff, limits, export, completion):
    main.add_command(command)
