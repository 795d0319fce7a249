"""Imports into small archives, for tests."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from syrnews_site.importing.model import ImportOptions
from syrnews_site.importing.taking import ImportRequest, ReportLine, take
from tests.cli.program import ENVIRONMENT
from tests.sitekit import Archive

MEASURED = """
import re, sys
from pathlib import Path
from syrnews_site.cli.main import main
try:
    main(sys.argv[1:], prog_name="syrnews-site")
finally:
    print(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1])
"""


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


def measured_import(content: Path, *arguments: str, status: int = 0) -> tuple[list[str], int]:
    """The lines that a whole import in one process of its own prints, and the most memory that it had, in kilobytes."""
    command = [sys.executable, "-c", MEASURED, "import", *arguments, "--content", str(content), "--jobs", "1"]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    assert done.returncode == status, done.stderr
    *lines, kilobytes = done.stdout.splitlines()
    return lines, int(kilobytes)


def telegram_export(folder: Path, size: int, *, every: int = 200) -> int:
    """Write a Telegram export of at least `size` bytes, with the program's own mistakes in it.

    Most messages are chatter or of the service; one of `every` is an article. Returns how many articles there are.
    """
    folder.mkdir(parents=True, exist_ok=True)
    kinds = (
        ('"from": "قناة", "from_id": channel99', '"صباح الخير \\x0C يا أهل الحي"'),
        ('"from": "قناة", "from_id": "channel99"', '["خبر ", {"type": "bold", "text": "عاجل"}, " بلا تفاصيل"]'),
        ('"photo": "(File not included. Change data exporting settings to download.)"', '""'),
        ('"action": "pin_message", "message_id": 7', '""'),
    )
    words = "افتتحت البلدية اليوم جسراً للمشاة فوق نهر الفرات بعد عام كامل من العمل المتواصل. "
    written = number = articles = 0
    with (folder / "result.json").open("wb") as file:
        file.write('{"name": "قناة", "type": "public_channel", "id": 99, "messages": [\n'.encode())
        while written < size:
            number += 1
            fields, text = kinds[number % len(kinds)]
            kind = "service" if "action" in fields else "message"
            if number % every == 0:
                articles += 1
                fields, text, kind = kinds[0][0], f'"خبر رقم {number}\\n{words * 8}\\x0C {number}"', "message"
            moment = 1_500_000_000 + number * 60
            line = f'{"," if number > 1 else ""}{{"id": {number}, "type": "{kind}", "date": "2017-07-14T05:40:00", '
            line += f'"date_unixtime": "{moment}", {fields}, "text": {text}, "text_entities": [{{"text": {text}}}]}}\n'
            written += file.write(line.encode())
        file.write(b"]}\n")
    return articles
