"""An archive in which every field, address, file and name is hostile. The ways in are data beside this file."""

from __future__ import annotations

import ast
import contextlib
import os
import re
import socket
from pathlib import Path

from tests.cases import files
from tests.sitekit import Archive

HERE = Path(__file__).parent
FIELDS = ("lang", "updated", "retrieved", "added", "id", "slug", "imported_from", "version_of", "image", "aliases")
SETTINGS = "url: https://archive.example/\nstories: true\non_this_day: true\nundated: keep\nhijri: true\n"


def lines(name: str) -> list[str]:
    """The ways in of a file, without comments, their escapes read."""
    written = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [ast.literal_eval(f"'''{_closed(line)}'''") for line in written if not line.startswith("# ")]


def _closed(line: str) -> str:
    return line.replace("'", "\\'")


TEXTS, ADDRESSES, NAMES = lines("texts.txt"), lines("addresses.txt"), lines("names.txt")
FILES = files((HERE / "files.md").read_text(encoding="utf-8"))
WAYS = len(TEXTS) + len(ADDRESSES) + len(NAMES) + len(FILES) + 1  # the bomb of reference links


def write(root: Path) -> Archive:
    """The archive, not yet built."""
    archive = Archive(root, SETTINGS + _of_the_site())
    archive.write("tags.yaml", "".join(_tag(number, text) for number, text in enumerate(TEXTS)))
    archive.write("sources.yaml", "".join(_source(number, text) for number, text in enumerate(ADDRESSES)))
    archive.write(
        "chronology.yaml",
        "".join(f"- date: 2025-11-06\n  text: {_quoted(text)}\n" for text in TEXTS if text.isprintable()),
    )
    for number, text in enumerate(TEXTS):
        fields = "".join(f"{key}: {_quoted(text)}\n" for key in ("title", "source", "author", "summary"))
        table = f"|{text}|\n|-|\n|{text}|"
        body = f"{text}\n\n> {text}\n\n# {text}\n\n- {text}\n\n{table}\n\n`{text}`\n\n![{text}](media/a.png)\n"
        archive.write(
            f"articles/text{number}.md", f"---\n{fields}tags: [{_quoted(text)}]\ndate: 2025-11-06\n---\n\n{body}"
        )
        archive.write(
            f"articles/raw{number}.txt", _encoded(f"خبر {number} {text}\n2025-11-06\nبقلم: {text}\n\n{text}\n")
        )
        archive.write(f"pages/page{number}.md", f"---\ntitle: {_quoted(text)}\n---\n\n{body}")
        field = FIELDS[number % len(FIELDS)]
        front = f"title: حقل {number}\ndate: 2025-11-{number % 28 + 1:02}\n{field}: {_quoted(text)}\n"
        archive.write(f"articles/field{number}.md", f"---\n{front}---\n\nمتن {number}.\n")
    for number, address in enumerate(ADDRESSES):
        _addressed(archive, number, address)
    _files(archive)
    return archive


def _addressed(archive: Archive, number: int, address: str) -> None:
    """Articles with an address at each place of a body, in each field that takes one, and in a copied page."""
    uses = f"[a]({address}) [a](<{address}>) ![a]({address}) ![a](<{address}>) <{address}> {address} [a][r] ![a][r]"
    body = f'{uses}\n\n[r]: {address} "{address}"\n\n[r]: <{address}>\n'
    archive.article(f"address{number}.md", title=f"عنوان {number}", date="2025-11-07", body=body)
    for field in ("source_url", "image", "aliases"):
        front = f"title: عنوان {number}\ndate: 2025-11-07\n{field}: {_quoted(address)}\n"
        archive.write(f"articles/{field}{number}.md", f"---\n{front}---\n\nمتن.\n")
    raw = f"خبر عن عنوان {number}\n2025-11-07\n\nمتن الخبر {address}\n\nالمصدر: {address}\nرابط الخبر: {address}\n"
    archive.write(f"articles/copied{number}.txt", _encoded(raw))


def _files(archive: Archive) -> None:
    for file in FILES:
        file.write(archive.content)
    links = "[a]: /" + "x" * 20_000 + "\n\n" + "[a]" * 6600
    archive.article("references.md", title="قنبلة روابط", body=links)
    folder = os.fsencode(archive.content / "articles/names")
    os.mkdir(folder)
    for number, name in enumerate(NAMES):
        article = f"---\ntitle: اسم {number}\ndate: 2025-11-08\n---\n\nمتن {number}.\n".encode()
        path = os.path.join(folder, re.sub(rb"\xc3([\xbe\xbf])", _byte, name.replace("/", "").encode()))
        with contextlib.suppress(FileExistsError), open(path, "xb") as opened:
            opened.write(article)
    with socket.socket(socket.AF_UNIX) as listener, contextlib.suppress(OSError):  # a path may be too long for one
        listener.bind(str(archive.content / "articles/socket.md"))
    with contextlib.suppress(PermissionError):  # only root makes devices
        os.mknod(archive.content / "articles/device.md", 0o020666, os.makedev(1, 5))


def _byte(found: re.Match[bytes]) -> bytes:
    return bytes([found[1][0] + 0x40])


def _encoded(text: str) -> bytes:
    return text.encode(errors="surrogatepass")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _of_the_site() -> str:
    text = TEXTS[0]
    return f"title: {_quoted(text)}\ndescription: {_quoted(text)}\nfooter: {_quoted(text)}\n"


def _tag(number: int, text: str) -> str:
    part = f"  spellings: [{_quoted(f'x{text}')}]\n  description: {_quoted(text)}\n"
    return f"{_quoted(f'{number} {text}')}:\n  kind: topic\n{part}"


def _source(number: int, address: str) -> str:
    return f"مصدر {number}:\n  url: {_quoted(address)}\n  country: {_quoted(address)}\n"
