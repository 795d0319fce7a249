"""The one place that prints. Text of a content folder cannot command the terminal or the runner of a workflow."""

from __future__ import annotations

import re

import click

# GitHub's runner obeys `::name::` at the beginning of a line, after white space, and `##[name]` anywhere in a line
# (actions/runner, src/Runner.Common/ActionCommand.cs). In both, one character becomes its escape. The escape is also
# an escape of JSON, in which it is the same character.
_COMMAND = re.compile(r"^(\s*):(?=:)")
_OLD_COMMAND = re.compile(r"##(?=\[)")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")


def say(text: str, *, err: bool = False) -> None:
    """Print lines of text, or of JSON, to standard output or to standard error. What could be a command is escaped."""
    click.echo(harmless(text), err=err)


def say_command(command: str) -> None:
    """Print a workflow command of our own, on one line. Its values are escaped already, by `format_github`."""
    click.echo(_without_old_commands(_CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", command)))


def harmless(text: str) -> str:
    """The text, in which no line commands a terminal or a runner."""
    return "\n".join(_without_commands(line) for line in text.split("\n"))


def _without_commands(line: str) -> str:
    from syrnews_site.diagnostics import visible  # noqa: PLC0415 - --help starts without the model

    return _without_old_commands(_COMMAND.sub(r"\1\\u003a", visible(line)))


def _without_old_commands(line: str) -> str:
    return _OLD_COMMAND.sub(r"#\\u0023", line)
