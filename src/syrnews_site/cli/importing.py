"""The command that brings an archive in: `import`."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from syrnews_site.cli.language import language, language_option
from syrnews_site.cli.options import folder
from syrnews_site.cli.printing import say
from syrnews_site.cli.report import CLEAN, NOTHING, USAGE, WRONG, from_here, require_content, stop

if TYPE_CHECKING:
    from syrnews_site.importing.model import ImportOptions
    from syrnews_site.importing.taking import ImportRequest, ReportLine

FAILURES_SHOWN = REASONS_SHOWN = 20
ARTICLES_FOLDER = "articles"


@click.command("import")
@click.argument("sources", nargs=-1, required=True, metavar="[KIND] SOURCE...")
@click.option("--content", type=folder, default=Path("content"), show_default=True, help="Articles and settings.")
@click.option("--into", type=folder, default=None, help="The folder for new articles.  [default: content/articles]")
@click.option("--dry-run", is_flag=True, help="Say for each thing what it is and what would become of it.")
@click.option("--limit", type=click.IntRange(0), default=0, metavar="N", help="Stop after N new articles.")
@click.option("--jobs", type=click.IntRange(0), default=0, metavar="N", help="Processes.  [default: one a processor]")
@click.option("--source", default="", metavar="NAME", help="The outlet, where a source does not name it.")
@click.option("--column", multiple=True, metavar="COLUMN=FIELD", help="Of a table: what a column is.")
@click.option("--columns", default="", metavar="FILE", help="Of a table: a file with COLUMN: FIELD; or auto-archiver.")
@click.option("--chat", multiple=True, metavar="NAME", help="Of a Telegram account: a chat to take.")
@click.option("--address", default="", metavar="URL", help="Of a Telegram channel: https://t.me/name.")
@click.option("--min-words", type=click.IntRange(0), default=25, show_default=True, help="Of a message.")
@click.option("--i-have-permission", "permitted", is_flag=True, help="Take private chats too.")
@language_option
def import_(
    sources: tuple[str, ...], content: Path, into: Path | None, dry_run: bool, limit: int, jobs: int, **given: object
) -> None:
    """Turn saved pages, exports and tables into article files. Nothing is overwritten; nothing is fetched.

    \b
    syrnews-site import --dry-run saved/     what each file is, and what would become of it
    syrnews-site import saved/               take what is recognised
    syrnews-site import csv table.csv --column "نص الخبر=body"
    """
    from syrnews_site.importing.kinds import BY_NAME  # noqa: PLC0415 - --help starts without it
    from syrnews_site.importing.taking import ImportRequest  # noqa: PLC0415

    require_content(content)
    kind = sources[0] if sources[0] in BY_NAME and len(sources) > 1 else ""
    paths = sources[1:] if kind else sources
    for path in paths:
        if not os.path.exists(path):
            known = ", ".join(BY_NAME)
            raise click.UsageError(f"there is no file or folder {path!r} (kinds of sources: {known})")
    request = ImportRequest(paths, content, kind, _below(into, content), dry_run, limit, jobs, options=_options(given))
    _run(request)


def _below(into: Path | None, content: Path) -> str:
    """The folder for new articles, from the content folder."""
    if into is None:
        return ARTICLES_FOLDER
    relative = os.path.relpath(os.path.realpath(into), os.path.realpath(content)).replace(os.sep, "/")
    if relative.partition("/")[0] != ARTICLES_FOLDER:
        raise click.UsageError(f"--into {str(into)!r}: articles lie below {str(content / ARTICLES_FOLDER)!r}")
    return relative


def _options(given: dict[str, object]) -> ImportOptions:
    from syrnews_site.importing.columns import FIELDS  # noqa: PLC0415 - as above
    from syrnews_site.importing.mapping import WrongMapping, read_mapping  # noqa: PLC0415
    from syrnews_site.importing.model import ImportOptions  # noqa: PLC0415

    columns: dict[str, str] = {}
    if name := str(given["columns"]):
        try:
            columns |= read_mapping(name)
        except WrongMapping as error:
            raise click.UsageError(str(error)) from error
    for pair in given["column"]:  # type: ignore[attr-defined]
        column, _, field = pair.rpartition("=")
        if not column or field not in FIELDS:
            raise click.UsageError(f"--column {pair!r}: write COLUMN=FIELD, with one of {', '.join(FIELDS)}")
        columns[column] = field
    return ImportOptions(
        chats=tuple(given["chat"]),  # type: ignore[arg-type]
        address=str(given["address"]),
        min_words=int(str(given["min_words"])),
        permitted=bool(given["permitted"]),
        columns=columns,
        source=str(given["source"]),
    )


def _run(request: ImportRequest) -> None:
    from syrnews_site.cli.progress import counted  # noqa: PLC0415 - as above
    from syrnews_site.disk.lock import Locked  # noqa: PLC0415
    from syrnews_site.importing.model import MissingLibrary  # noqa: PLC0415
    from syrnews_site.importing.taking import size_of, take  # noqa: PLC0415

    failures: list[ReportLine] = []
    reasons: Counter[str] = Counter()

    def noted(line: ReportLine) -> None:
        if line.outcome == "skipped":
            reasons[line.reason] += 1
        elif line.outcome == "failed" and len(failures) < FAILURES_SHOWN:
            failures.append(line)

    try:
        with _report(request) as (path, write), counted(sys.stderr, size_of(request.sources)) as progress:

            def report(line: ReportLine) -> None:
                noted(line)
                write(line)

            counts = take(request, report, progress)
    except MissingLibrary as error:
        stop(str(error), USAGE)
    except Locked:
        stop("another import into this archive is running", NOTHING)
    _show(request, counts, reasons, failures, path)
    sys.exit(WRONG if counts["failed"] else CLEAN)


@contextmanager
def _report(request: ImportRequest) -> Iterator[tuple[str, Callable[[ReportLine], None]]]:
    """The path of the report, and the function that adds a line to it; a dry run prints its lines."""
    import msgspec  # noqa: PLC0415 - as above

    from syrnews_site.importing.taking import report_path  # noqa: PLC0415

    if request.dry:
        yield "", lambda line: say(_sentence(line))
        return
    path = report_path(os.path.dirname(os.path.abspath(request.content)))
    with open(path, "x", encoding="utf-8", newline="\n") as file:
        yield path, lambda line: _write_line(file, json.dumps(msgspec.to_builtins(line), ensure_ascii=False))


def _write_line(file: IO[str], line: str) -> None:
    file.write(line + "\n")


def _sentence(line: ReportLine) -> str:
    """A line of a dry run."""
    from syrnews_site.diagnostics import isolated  # noqa: PLC0415 - as above

    kind = f" ({line.kind})" if line.kind else ""
    about = _said(line.reason or line.path)  # what is in no catalogue is isolated
    title = f" {isolated(line.title)}" if line.title else ""
    doubts = "".join(f"\n    {_said(doubt)}" for doubt in line.warnings)
    return f"{_said(line.outcome):<8} {_said(line.origin + kind)}: {about}{title}{doubts}"


def _said(text: str) -> str:
    """A text in the language of the command."""
    from syrnews_site.messages.catalogue import said  # noqa: PLC0415 - as above

    return said(text, language())


def _tell(text: str, *, err: bool = False) -> None:
    """Print a text in the language of the command."""
    say(_said(text), err=err)


def _show(
    request: ImportRequest, counts: Counter[str], reasons: Counter[str], failures: list[ReportLine], path: str
) -> None:
    from syrnews_site.importing.taking import DOUBTFUL, OUTCOMES  # noqa: PLC0415 - as above

    for line in failures:
        _tell(f"failed: {line.origin}: {line.reason}", err=True)
    if counts["failed"] > len(failures):
        _tell(f"failed: {counts['failed'] - len(failures)} more", err=True)
    shown = reasons.most_common(REASONS_SHOWN)
    for reason, count in shown:
        _tell(f"skipped: {count:,}: {reason}", err=True)
    if others := reasons.total() - sum(count for _, count in shown):
        _tell(f"skipped: {others:,}: for other reasons", err=True)
    _tell(", ".join(f"{counts[outcome]:,} {outcome}" for outcome in OUTCOMES))
    if counts[DOUBTFUL]:
        _tell(f"doubtful: {counts[DOUBTFUL]:,}; the {'lines above say' if request.dry else 'report says'} why")
    _tell("nothing was written" if request.dry else f"report: {from_here(Path(path))}")
