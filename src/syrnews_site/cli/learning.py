"""The command that learns from the archive's raw texts: `learn`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from syrnews_site.cli.options import folder
from syrnews_site.cli.report import USAGE, from_here, require_content, stop

if TYPE_CHECKING:
    from syrnews_site.content.recurring import Recurrence


@click.command()
@click.option("--content", type=folder, default=Path("content"), show_default=True, help="Articles and settings.")
@click.option("--apply", "write", is_flag=True, help="Write the proposed changes.")
def learn(content: Path, write: bool) -> None:
    """Look for lines that recur in the raw texts, and propose them as outlets, sections and chrome.

    \b
    syrnews-site learn            print the changes of site.yaml and sources.yaml, write nothing
    syrnews-site learn --apply    write them
    """
    from syrnews_site.diagnostics import isolated  # noqa: PLC0415 - --help starts without it
    from syrnews_site.starter.proposals import apply, propose  # noqa: PLC0415

    require_content(content)
    proposal = propose(content)
    for recurrence in proposal.recurrences:
        click.echo(f"{_subject(recurrence)} {isolated(recurrence.text)}: {_where(recurrence)}", err=True)
    for path in proposal.by_hand:
        click.echo(f"{path} cannot be changed by this program: enter the lines by hand", err=True)
    for file in proposal.files:
        click.echo(file.diff(from_here(content)), nl=False)
    if write:
        apply(content, proposal)
        for file in proposal.files:
            click.echo(f"written: {from_here(content / file.path)}", err=True)
    if proposal.by_hand and write:
        stop("not all changes were written", USAGE)


def _subject(recurrence: Recurrence) -> str:
    return f"domain of {recurrence.outlet}" if recurrence.subject == "domain" else recurrence.subject


def _where(recurrence: Recurrence) -> str:
    return f"{recurrence.place} in {recurrence.files} of {recurrence.total} files"
