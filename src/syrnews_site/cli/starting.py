"""Commands for whoever keeps an archive: begin one, begin an article, complete commands in a shell."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import get_completion_class

from syrnews_site.cli.options import folder
from syrnews_site.cli.report import USAGE, from_here, require_content, stop

if TYPE_CHECKING:
    from syrnews_site.starter.article import Format

PROGRAM = "syrnews-site"
SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("title")
@click.option("--date", default="", metavar="DATE", help="2025-11-06, or as newspapers print it.  [default: today]")
@click.option("--format", "form", type=click.Choice(["md", "txt"]), default="md", show_default=True)
@click.option("--content", type=folder, default=Path("content"), show_default=True, help="Articles and settings.")
def new(title: str, date: str, form: Format, content: Path) -> None:
    """Begin an article: writes its file, and prints where it is.

    \b
    syrnews-site new "عنوان المقالة"
    syrnews-site new "عنوان المقالة" --date "6 تشرين الثاني 2025" --format txt
    """
    from syrnews_site.starter.article import NotADay, NoTitle, write  # noqa: PLC0415 - --help does not wait for it

    require_content(content)
    try:
        path = write(content, title, date, form)
    except NotADay as error:
        raise click.UsageError(f"--date {date!r}: {error}; write 2025-11-06") from error
    except NoTitle as error:
        raise click.UsageError("the title is empty") from error
    except FileExistsError as error:
        stop(f"there is such an article already: {error.filename}", USAGE)
    click.echo(from_here(path))
    if form == "md":
        click.echo(
            "It is a draft: take the line `draft: true` out to publish it; serve --drafts shows it before.", err=True
        )


@click.command()
@click.argument("where", metavar="FOLDER", type=folder)
def init(where: Path) -> None:
    """Begin an archive in a new folder.

    \b
    syrnews-site init my-archive
    cd my-archive
    syrnews-site serve --open
    """
    from syrnews_site.starter.archive import NotEmpty, create  # noqa: PLC0415

    try:
        create(where)
    except NotEmpty:
        stop(f"{str(where)!r} is not empty: choose a folder that is, or a new name", USAGE)
    except NotADirectoryError:
        stop(f"{str(where)!r} is not a folder", USAGE)
    click.echo(f"A new archive is in {from_here(where)}. What to do next:\n")
    for command, meaning in (
        (f"cd {shlex.quote(str(where))}", ""),
        (f"{PROGRAM} serve --open", "look at it; two sample articles are there"),
        (f'{PROGRAM} new "عنوان"', "begin an article; or put saved .txt files into content/articles/"),
        (f"{PROGRAM} build", "make the site in build/; open build/index.html"),
    ):
        click.echo(f"    {command:<28}  {meaning}".rstrip())
    click.echo("\nREADME.md tells more, in Arabic; content/site.yaml has the settings, each with its explanation.")


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what lets a shell complete commands and options.

    \b
    bash:  syrnews-site completion bash >~/.local/share/bash-completion/completions/syrnews-site
    zsh:   syrnews-site completion zsh >~/.zfunc/_syrnews-site     (with fpath+=~/.zfunc in ~/.zshrc)
    fish:  syrnews-site completion fish >~/.config/fish/completions/syrnews-site.fish
    """
    kind = get_completion_class(shell)
    assert kind is not None  # SHELLS are those that click knows
    click.echo(kind(context.find_root().command, {}, PROGRAM, "_SYRNEWS_SITE_COMPLETE").source())
