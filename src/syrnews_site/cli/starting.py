"""Commands that begin: a new archive, a new article, the completion of commands in a shell."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click
from click.shell_completion import get_completion_class

from syrnews_site.cli.language import language_option
from syrnews_site.cli.options import folder, require_clock
from syrnews_site.cli.printing import say
from syrnews_site.cli.report import CLEAN, USAGE, WRONG, from_here, require_content, stop
from syrnews_site.cli.understood import show

if TYPE_CHECKING:
    from syrnews_site.starter.article import Format

PROGRAM = "syrnews-site"
NEXT = {
    "md": "The article is a draft. Delete its line `draft: true` to publish it; serve --drafts shows it before.",
    "txt": "Write or paste the text below the date. The next build publishes the article, whatever it has.",
}
SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("title", required=False, default="")
@click.option("--date", default="", metavar="DATE", help="2025-11-06, or as newspapers print it.  [default: today]")
@click.option("--format", "form", type=click.Choice(["md", "txt"]), default="md", show_default=True)
@click.option("--paste", is_flag=True, help="Take a copied text from standard input, or from your editor.")
@click.option("--source", default="", metavar="NAME", help="With --paste: the outlet, if the text does not name it.")
@click.option("--content", type=folder, default=Path("content"), show_default=True, help="Articles and settings.")
@language_option
def new(title: str, date: str, form: Format, paste: bool, source: str, content: Path) -> None:
    """Begin an article: write its file, and print the file's path.

    \b
    syrnews-site new "عنوان المادة"
    syrnews-site new "عنوان المادة" --date "6 تشرين الثاني 2025" --format txt
    syrnews-site new --paste               an editor opens: paste the text, save, close
    xclip -o | syrnews-site new --paste    the clipboard's text
    """
    # Imported here, so that --help starts without it.
    from syrnews_site.starter.article import NotADay, NoTitle, write  # noqa: PLC0415

    require_clock()
    require_content(content)
    if source and not paste:
        raise click.UsageError("--source needs --paste; in other articles, write the source into the file")
    try:
        if paste:
            take_paste(content, title, date, source)
        path = write(content, title, date, form)
    except NotADay as error:
        raise click.UsageError(f"--date {date!r}: {error}; write 2025-11-06") from error
    except NoTitle as error:
        raise click.UsageError("the title is empty") from error
    except FileExistsError as error:
        stop(f"there is such an article already: {error.filename}", USAGE)
    click.echo(from_here(path))
    click.echo(NEXT[form], err=True)


def take_paste(content: Path, title: str, date: str, source: str) -> NoReturn:
    """Write a pasted text, print what is understood of it and the file's path, and exit. May raise NotADay."""
    from syrnews_site.starter.article import iso_of  # noqa: PLC0415 - as above
    from syrnews_site.starter.paste import EmptyPaste, write_paste  # noqa: PLC0415

    iso_of(date)  # a wrong date is reported before the editor opens
    data = edited() if sys.stdin.isatty() else sys.stdin.buffer.read()
    try:
        pasted = write_paste(content, data, title=title, date=date, source=source)
    except EmptyPaste:
        raise click.UsageError("there is no text to paste") from None
    show(pasted.explanation, sys.stderr)
    click.echo(from_here(pasted.path))
    sys.exit(CLEAN if pasted.explanation.loaded.article else WRONG)


def edited() -> bytes:
    """What a person pastes into the editor that $VISUAL or $EDITOR names; empty if the file was not saved."""
    return (click.edit("", extension=".txt") or "").encode()


@click.command()
@click.argument("where", metavar="FOLDER", type=folder)
@click.option(
    "--language", type=click.Choice(["ar", "en"]), help="Of the pages and of README.md.  [default: asked, or ar]"
)
def init(where: Path, language: str | None) -> None:
    """Begin an archive in a new folder.

    \b
    syrnews-site init my-archive
    cd my-archive
    syrnews-site serve --open
    """
    from syrnews_site.starter.archive import FolderNotEmpty, create  # noqa: PLC0415 - as above

    try:
        create(where, language or asked_language())
    except FolderNotEmpty:
        stop(f"{str(where)!r} is not empty: choose an empty folder, or a new name", USAGE)
    except NotADirectoryError:
        stop(f"{str(where)!r} is not a folder", USAGE)
    say(f"The new archive is in {from_here(where)}. The next steps:\n")
    for command, meaning in (
        (f"cd {shlex.quote(str(where))}", ""),
        (f"{PROGRAM} serve --open", "see the site; it has two sample articles"),
        (f'{PROGRAM} new "عنوان"', "begin an article; or put saved .txt files into content/articles/"),
        (f"{PROGRAM} build", "build the site; then open build/index.html"),
    ):
        say(f"    {command:<28}  {meaning}".rstrip())
    say("\nREADME.md explains more. content/site.yaml has every setting, with its explanation.")


def asked_language() -> str:
    """The language that a person at a terminal chooses for a new archive; where nobody can be asked, Arabic."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return "ar"
    answer: str = click.prompt("The language of the site", type=click.Choice(["ar", "en"]), default="ar")
    return answer


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the script with which a shell completes commands and options.

    \b
    bash:  syrnews-site completion bash >~/.local/share/bash-completion/completions/syrnews-site
    zsh:   syrnews-site completion zsh >~/.zfunc/_syrnews-site     (with fpath+=~/.zfunc in ~/.zshrc)
    fish:  syrnews-site completion fish >~/.config/fish/completions/syrnews-site.fish
    """
    kind = get_completion_class(shell)
    assert kind is not None  # click knows every shell of SHELLS
    click.echo(kind(context.find_root().command, {}, PROGRAM, "_SYRNEWS_SITE_COMPLETE").source())
