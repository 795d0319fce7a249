"""Imports into small archives, for tests."""

from __future__ import annotations

from pathlib import Path

from syrnews_site.importing.model import ImportOptions
from syrnews_site.importing.taking import ImportRequest, ReportLine, take
from tests.sitekit import Archive


def imported(
    archive: Archive, *sources: Path, options: ImportOptions | None = None, **more: object
) -> list[ReportLine]:
    """The lines of the report of an import, in this process if `jobs` is not given."""
    given: dict[str, object] = {"jobs": 1, **more}
    request = ImportRequest(
        tuple(map(str, sources)),
        archive.content,
        options=options or ImportOptions(),
        **given,  # type: ignore[arg-type]
    )
    lines: list[ReportLine] = []
    take(request, lines.append, lambda things, size: None)
    return lines


def read_article(archive: Archive, path: str) -> tuple[dict[str, str], str]:
    """The front matter of a file, without quotation marks, and its body."""
    _, front, body = (archive.content / path).read_text(encoding="utf-8").split("---\n", 2)
    fields = dict(line.split(": ", 1) for line in front.splitlines())
    return {key: value.strip('"') for key, value in fields.items()}, body.strip()
