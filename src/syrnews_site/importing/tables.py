"""Tables: a row is an article. JSON Lines, CSV, and workbooks of Excel."""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from hashlib import sha256
from typing import BinaryIO

import msgspec

from syrnews_site.importing.columns import guessed
from syrnews_site.importing.libraries import library
from syrnews_site.importing.lines import LONGEST, byte_lines, encoding_of, opened, text_lines
from syrnews_site.importing.model import (
    ImportContext,
    ImportedArticle,
    Kind,
    NotTaken,
    SourceFile,
    SourceItem,
)
from syrnews_site.importing.rows import article_of_row

_encode = msgspec.json.Encoder().encode
LARGEST_UNPACKED = 500_000_000  # bytes
_SAMPLE = 1 << 16  # bytes
_DELIMITERS = ",;\t|"
Row = dict[str, object]


def _is_jsonl(file: SourceFile, head: bytes) -> bool:
    return file.path.lower().endswith((".jsonl", ".ndjson"))


def _json_lines(file: SourceFile, context: ImportContext) -> Iterator[SourceItem | NotTaken]:
    with opened(file) as stream:
        for number, line in enumerate(byte_lines(stream), 1):
            origin = f"{file.name}#{number}"
            if line is None:
                yield NotTaken(origin, f"a line of more than {LONGEST // 1_000_000} MB", failed=True, size=LONGEST)
            elif line.strip():
                yield _line_item("jsonl", file, origin, line)


def _line_item(kind: str, file: SourceFile, origin: str, line: bytes) -> SourceItem:
    return SourceItem(kind, origin, sha256(line.strip()).hexdigest(), file, line, len(line))


def _json_article(item: SourceItem, context: ImportContext) -> ImportedArticle | NotTaken:
    try:
        row = json.loads(item.data.decode("utf-8-sig", "replace"))
    except ValueError as error:
        return NotTaken(item.origin, f"is no JSON: {error}", failed=True)
    if not isinstance(row, dict):
        return NotTaken(item.origin, "is no object of JSON", failed=True)
    return article_of_row(item, row, context)


def _is_csv(file: SourceFile, head: bytes) -> bool:
    return file.path.lower().endswith((".csv", ".tsv"))


def _csv_rows(file: SourceFile, context: ImportContext) -> Iterator[SourceItem | NotTaken]:
    csv.field_size_limit(LONGEST)
    with opened(file) as stream:
        first = stream.read(_SAMPLE)
        stream.seek(0)
        encoding = encoding_of(first)
        dialect = _dialect(first.decode(encoding, "replace"), tab=file.path.lower().endswith(".tsv"))
        too_long: list[int] = []
        reader = csv.reader(_texts(stream, encoding, too_long), dialect)
        yield from rows_as_items("csv", file, _safe(reader), context)
    for number in too_long:
        reason = f"a line of more than {LONGEST // 1_000_000} MB"
        yield NotTaken(f"{file.name}#line{number}", reason, failed=True, size=LONGEST)


def _texts(stream: BinaryIO, encoding: str, too_long: list[int]) -> Iterator[str]:
    """The lines that are short enough; the numbers of the others are added to `too_long`."""
    for number, line in enumerate(text_lines(stream, encoding), 1):
        if line is None:
            too_long.append(number)
        else:
            yield line.replace("\0", "").lstrip("\ufeff")


def _safe(reader: Iterator[list[str]]) -> Iterator[list[str] | csv.Error]:
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield error


def rows_as_items(
    kind: str, file: SourceFile, rows: Iterable[list[str] | csv.Error], context: ImportContext
) -> Iterator[SourceItem | NotTaken]:
    """The rows of a table whose first row names its columns."""
    columns: list[str] = []
    for number, row in enumerate(rows, 1):
        origin = f"{file.name}#{number}"
        if isinstance(row, csv.Error):
            yield NotTaken(origin, f"is no row: {row}", failed=True)
        elif not columns:
            columns = [name.strip() for name in row]
            yield NotTaken(origin, _heading(columns, context))
        elif any(cell.strip() for cell in row):
            data = _encode(dict(zip(columns, row, strict=False)))
            yield SourceItem(kind, origin, sha256(data).hexdigest(), file, data, len(data))


def _heading(columns: list[str], context: ImportContext) -> str:
    """Which columns are read as what, for the report."""
    fields = guessed(columns, context.options.columns)
    read = ", ".join(f"{column} is {field}" for field, column in fields.items()) or "none"
    rest = ", ".join(column for column in columns if column and column not in fields.values())
    return f"the names of columns: {read}; not read: {rest or 'none'}"


def _dialect(sample: str, *, tab: bool) -> type[csv.Dialect]:
    class Found(csv.excel):
        delimiter = "\t" if tab else max(_DELIMITERS, key=sample.partition("\n")[0].count)

    return Found


def _row_article(item: SourceItem, context: ImportContext) -> ImportedArticle | NotTaken:
    row: Mapping[str, object] = msgspec.json.decode(item.data, type=dict)
    return article_of_row(item, row, context)


def _is_xlsx(file: SourceFile, head: bytes) -> bool:
    return file.path.lower().endswith(".xlsx")


def _xlsx_rows(file: SourceFile, context: ImportContext) -> Iterator[SourceItem | NotTaken]:
    openpyxl = library("openpyxl")
    with opened(file) as stream:
        try:
            with zipfile.ZipFile(stream) as packed:
                if sum(entry.file_size for entry in packed.infolist()) > LARGEST_UNPACKED:
                    yield NotTaken(file.name, "unpacks to more than 500 MB", failed=True, size=file.size)
                    return
            book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
            for sheet in book.worksheets:
                named = SourceFile(file.root, file.path, f"{file.name}/{sheet.title}", file.size)
                yield from rows_as_items("xlsx", named, map(_cells, sheet.iter_rows(values_only=True)), context)
        except Exception as error:  # openpyxl raises anything on a damaged file
            yield NotTaken(file.name, f"is no whole workbook: {type(error).__name__}: {error}"[:300], failed=True)


def _cells(row: tuple[object, ...]) -> list[str]:
    return ["" if value is None else _cell(value) for value in row]


def _cell(value: object) -> str:
    if isinstance(value, datetime):
        midnight = not (value.hour or value.minute or value.second)
        return value.date().isoformat() if midnight else value.isoformat(timespec="seconds")
    return str(value)


TABLES = (
    Kind("jsonl", "a table in JSON Lines", _is_jsonl, _json_lines, _json_article),
    Kind("csv", "a table in CSV", _is_csv, _csv_rows, _row_article),
    Kind("xlsx", "a workbook of Excel", _is_xlsx, _xlsx_rows, _row_article),
)
