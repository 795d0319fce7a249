"""Commands, progress and exit codes: with its neighbours cli_*.py the one part that prints."""

from __future__ import annotations

import re

import click

from syrnews_site import __version__
from syrnews_site.cli.options import Group, places, reporting
from syrnews_site.cli.published import diff, export, limits
from syrnews_site.cli.report import finish, run
from syrnews_site.cli.serve import serve
from syrnews_site.cli.starting import completion, init, new
from syrnews_site.settings.options import Options

SCHEDULER = re.compile(r"(tcp|tls)://[^/\s]+:\d+")


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__)
def main() -> None:
    """Turn a folder of saved Arabic news articles into a searchable archive.

    \b
    syrnews-site init my-archive   begin an archive of your own
    syrnews-site build             make the site of content/ in build/
    syrnews-site serve --open      look at it while you edit
    syrnews-site check             read everything, write nothing

    \b
    Exit codes: 0 all is well; 1 something in the content is wrong, the rest is published; 2 the command line is
    wrong; 3 nothing was published.
    """


@main.command()
@places
@reporting
@click.option("--clean", is_flag=True, help="Forget the last build, and make everything anew.")
@click.option("--explain", default="", metavar="PATH", help="Say what an output depends on, and why it was made again.")
@click.option("--executor", type=click.Choice(["local", "dask"]), default="local", show_default=True)
@click.option("--scheduler", default="", metavar="ADDRESS", help="Of the Dask cluster, like tcp://10.0.0.5:8786.")
def build(strict: bool, report: str, executor: str, scheduler: str, **given: object) -> None:
    """Make the site.

    \b
    syrnews-site build                                content/ becomes build/
    syrnews-site build --base-url https://example.org/archive/
    syrnews-site build --content other/content --output build-other
    syrnews-site build --strict --report github       in a workflow: annotations; warnings fail
    """
    if (executor == "dask") != bool(scheduler):
        raise click.UsageError("--executor dask and --scheduler ADDRESS go together")
    if scheduler and not SCHEDULER.fullmatch(scheduler):
        raise click.UsageError(
            f"not the address of a Dask scheduler: {scheduler!r}; one looks like tcp://10.0.0.5:8786"
        )
    options = Options(scheduler=scheduler, **given)  # type: ignore[arg-type]
    finish(run(options, report), options, report, strict, "built")


@main.command()
@places
@reporting
def check(strict: bool, report: str, **given: object) -> None:
    """Load and plan everything, write nothing.

    \b
    syrnews-site check                  all that is wrong with content/, by file and line
    syrnews-site check --report json    the same for programs, one object a line
    """
    options = Options(dry=True, **given)  # type: ignore[arg-type]
    finish(run(options, report), options, report, strict, "checked")


for command in (serve, new, init, diff, limits, export, completion):
    main.add_command(command)
