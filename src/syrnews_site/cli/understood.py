"""The command that shows what is understood of a file: `read`; `new --paste` prints the same."""

from __future__ import annotations

import json
import os
import sys
from codecs import BOM_UTF8
from collections.abc import Callable
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from syrnews_site.cli.language import language, language_option
from syrnews_site.cli.options import folder
from syrnews_site.cli.printing import harmless, say
from syrnews_site.cli.report import CLEAN, USAGE, WRONG, stop

if TYPE_CHECKING:
    from syrnews_site.content.explain import Explanation
    from syrnews_site.model import Article

STDIN = "-"
_LABEL_WIDTH = 22
_STYLES = {"title": "bold magenta", "date": "green", "text": "", "heading": "bold", "subtitle": "bold"}
_LEFT_OUT, _RECORD = "dim", "cyan"

Print = Callable[[str, str], None]  # a line of text, and its style


@click.command()
@click.argument("file", metavar="FILE")
@click.option("--content", type=folder, default=Path("content"), show_default=True, help="Articles and settings.")
@language_option
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead.")
def read(file: str, content: Path, as_json: bool) -> None:
    """Show what is understood of a file, line by line: which line is the title, which the date, what is left out.

    \b
    syrnews-site read content/articles/2025/paste.txt
    syrnews-site read paste.txt                  also outside an archive
    xclip -o | syrnews-site read -               the clipboard's text, from standard input
    syrnews-site read --json paste.txt           the same for programs
    """
    data = sys.stdin.buffer.read() if file == STDIN else _bytes_of(file)
    explanation = explained(content, path_of(file, content, data), data)
    if as_json:
        text = json.dumps(as_object(explanation), ensure_ascii=False).encode("utf-8", "backslashreplace")
        say(text.decode("utf-8"))
    else:
        show(explanation, sys.stdout)
    sys.exit(CLEAN if explanation.loaded.article else WRONG)


def _bytes_of(file: str) -> bytes:
    from syrnews_site.disk.files import read_file  # noqa: PLC0415 - --help starts without it

    try:
        return read_file(file)
    except OSError as error:
        stop(f"the file could not be read: {error.strerror}: {file}", USAGE)


def path_of(file: str, content: Path, data: bytes) -> str:
    """The path of a file below the content folder; a file elsewhere counts as one directly below articles/."""
    from syrnews_site.content.files import ARTICLES  # noqa: PLC0415 - as above

    if file == STDIN:
        has_front_matter = data.removeprefix(BOM_UTF8).startswith(b"---")
        return ARTICLES + ("pasted.md" if has_front_matter else "pasted.txt")
    relative = os.path.relpath(os.path.realpath(file), os.path.realpath(content)).replace(os.sep, "/")
    return relative if relative.startswith(ARTICLES) else ARTICLES + os.path.basename(file)


def explained(content: Path, path: str, data: bytes) -> Explanation:
    """What a build of this archive makes of a file. Without a content folder, all settings have their defaults."""
    from syrnews_site.authority.lookup import load_authority  # noqa: PLC0415 - as above
    from syrnews_site.content.explain import explain  # noqa: PLC0415
    from syrnews_site.settings.read import read_settings  # noqa: PLC0415

    settings = read_settings(str(content), "")
    return explain(
        settings.site,
        load_authority(settings.tags_text, settings.sources_text, language=settings.site.language)[0],
        path,
        data,
    )


def as_object(explanation: Explanation) -> dict[str, object]:
    """The explanation as one object of JSON."""
    from syrnews_site.diagnostics import format_json  # noqa: PLC0415 - as above

    loaded = explanation.loaded
    return {
        "file": loaded.path,
        "published": loaded.article is not None,
        "article": dict(record(loaded.article)) if loaded.article else None,
        "lines": [
            {"line": line.number, "label": line.label, "kept": line.kept, "text": line.text, "reasons": line.reasons}
            for line in explanation.lines
        ],
        "diagnostics": [json.loads(format_json(diagnostic)) for diagnostic in loaded.diagnostics],
    }


def record(article: Article) -> list[tuple[str, str]]:
    """The fields of the article that are not empty, each with its name."""
    headline = article.headline
    fields = (
        ("title", headline.title),
        ("date", headline.date),
        ("updated", article.updated),
        ("source", headline.outlet.name if headline.outlet else ""),
        ("author", article.author),
        ("source_url", article.source_url),
        ("tags", "، ".join(tag.name for tag in headline.tags)),
        ("page", headline.url),
        ("text", article.body),
    )
    return [(name, value) for name, value in fields if value]


def show(explanation: Explanation, stream: IO[str]) -> None:
    """Print the lines with their labels, the record, and the doubts."""
    from syrnews_site.diagnostics import format_text, isolated, quoted, visible  # noqa: PLC0415 - as above
    from syrnews_site.messages.catalogue import translated, words  # noqa: PLC0415

    printed = printer(stream)
    for line in explanation.lines:
        style = _STYLES.get(line.label, _LEFT_OUT if not line.kept and line.label.startswith("left out") else _RECORD)
        printed(f"{line.number:>5}  {visible(line.label):<{_LABEL_WIDTH}}  {quoted(line.text)}", style)
        if line.reasons:
            printed(f"{'':>9}{'; '.join(line.reasons)}", _LEFT_OUT)
    loaded = explanation.loaded
    printed("", "")
    if article := loaded.article:
        printed("The article", "bold")
        for name, value in record(article):
            if name == "text":
                paragraphs = len([part for part in value.split("\n\n") if part.strip()])
                printed(f"  {name:<10}  {paragraphs} paragraphs from line {article.body_line}", _RECORD)
            else:
                printed(f"  {name:<10}  {isolated(value)}", _RECORD)
    else:
        printed("The file is not published, until its errors are corrected.", "bold red")
    for diagnostic in loaded.diagnostics:
        printed(
            format_text(translated(diagnostic, language()), "", words(language())),
            "red" if diagnostic.severity == "error" else "yellow",
        )
    if article and not loaded.diagnostics:
        printed("No doubts.", "green")


def printer(stream: IO[str]) -> Print:
    """A function that prints a line to the stream, in its style if the stream is a terminal."""
    if not stream.isatty():
        return lambda text, style: click.echo(harmless(text), file=stream)
    from rich.console import Console  # noqa: PLC0415 - slow to import, and needed on a terminal only
    from rich.text import Text  # noqa: PLC0415

    console = Console(file=stream, highlight=False, soft_wrap=True)
    return lambda text, style: console.print(Text(harmless(text), style=style))
