"""Exports in HTML: `messages.html`, `messages2.html` and so on."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from datetime import datetime
from html.parser import HTMLParser

from syrnews_site.importing.beside import inner_path
from syrnews_site.importing.lines import LONGEST, opened
from syrnews_site.importing.model import ImportContext, NotTaken, SourceFile
from syrnews_site.importing.telegram.post import Chat, Post, PostMedia, PostPart, RawPost
from syrnews_site.packed import encode

CHUNK = 1 << 16  # bytes
_MOMENT = re.compile(r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)(?: UTC([+-]\d\d:\d\d))?", re.ASCII)
_NUMBER = re.compile(r"message(\d{1,15})", re.ASCII)
_FILES = ("media_photo", "media_file", "media_video", "media_audio_file", "media_voice_message")
_SHOWN = ("photo_wrap", "video_file_wrap", "media_photo", "media_video", "media_audio_file", "media_voice_message")
_UNSHOWN = ("sticker_wrap", "animated_wrap")


def html_posts(file: SourceFile, context: ImportContext) -> Iterator[RawPost | NotTaken]:
    """The messages of a file of an export."""
    page = _Page()
    decode = codecs.getincrementaldecoder("utf-8")("replace").decode
    told = False
    with opened(file) as stream:
        while chunk := stream.read(CHUNK):
            page.feed(decode(chunk))
            if len(page.rawdata) > LONGEST or page.too_long:
                yield NotTaken(file.name, f"a message of more than {LONGEST // 1_000_000} MB", failed=True)
                return
            if page.found and (reason := _refusal(file, page.chat, context)):
                if not told:
                    yield NotTaken(file.name, reason, size=file.size)
                return
            told = True
            yield from page.take(file)
    page.close()
    page.end_message()
    yield from page.take(file)


def _refusal(file: SourceFile, chat: str, context: ImportContext) -> str:
    """Why a chat is not taken; empty if it is taken."""
    options = context.options
    if "chats/chat_" in f"/{file.path}" and not options.chats:
        return "an account has many chats: name those to take with --chat"
    if options.chats and chat not in options.chats:
        return "a chat that --chat does not name"
    if not options.address and not options.permitted:
        return "the export does not say whether the chat is public: give --address, or --i-have-permission"
    return ""


class _Page(HTMLParser):
    """Collects messages: `found` are those that have ended, each a post or the reason why it is none."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.chat = ""
        self.found: list[Post | tuple[int, str]] = []
        self.too_long = False
        self._open: list[frozenset[str]] = []  # the classes of the elements `div` that are open
        self._message: dict[str, str] | None = None
        self._depth = self._text_depth = 0
        self._parts: list[PostPart] = []
        self._media: list[PostMedia] = []
        self._missing = self._length = 0
        self._link: str | None = None

    def take(self, file: SourceFile) -> Iterator[RawPost | NotTaken]:
        """What was found since the last call."""
        for found in self.found:
            if isinstance(found, Post):
                yield RawPost(found, encode(found))
            else:
                yield NotTaken(f"{file.name}#message{found[0]}", found[1])
        self.found.clear()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        classes = frozenset(given.get("class", "").split())
        if tag == "div":
            self._open.append(classes)
            self._begin(classes, given)
        elif tag == "a" and self._message is not None:
            self._anchor(classes, given)
        elif tag == "br" and self._text_depth:
            self._add("\n")

    def _begin(self, classes: frozenset[str], given: dict[str, str]) -> None:
        if "message" in classes and ("default" in classes or "service" in classes):
            self.end_message()
            self._message = {"id": given.get("id", ""), "service": "yes" if "service" in classes else ""}
            self._depth = len(self._open)
        elif self._message is None:
            if "text" in classes and any("page_header" in outer for outer in self._open):
                self._text_depth = len(self._open)
        elif "forwarded" in classes:
            self._message["forwarded"] = "yes"
        elif {"date", "details"} <= classes and "title" in given:
            self._message.setdefault("date", given["title"])
        elif "text" in classes and not self._text_depth:
            self._text_depth = len(self._open)
        elif "media" in classes and classes.intersection(_FILES):
            self._missing += 1

    def _anchor(self, classes: frozenset[str], given: dict[str, str]) -> None:
        if self._text_depth:
            self._link = given.get("href", "")
        elif not classes.intersection(_UNSHOWN) and classes.intersection((*_SHOWN, *_FILES)):
            if path := inner_path(given.get("href", "")):
                self._media.append(PostMedia("shown" if classes.intersection(_SHOWN) else "file", path))
            else:
                self._missing += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._link = None
        if tag != "div" or not self._open:
            return
        if self._text_depth == len(self._open):
            self._text_depth = 0
            if self._message is None:
                self.chat = " ".join("".join(part.text for part in self._parts).split())
                self._parts.clear()
        if self._message is not None and self._depth == len(self._open):
            self.end_message()
        self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._text_depth:
            self._add(" ".join(data.splitlines()) if data.strip() else "")

    def _add(self, text: str) -> None:
        self._length += len(text)
        self.too_long = self._length > LONGEST
        if self._link:
            self._parts.append(PostPart("link", text, self._link))
        elif text:
            self._parts.append(PostPart("hashtag" if self._link == "" and text.startswith("#") else "text", text))

    def end_message(self) -> None:
        """The end of a message, if there is one open."""
        if self._message is not None:
            number = _NUMBER.match(self._message["id"])
            if self._message["service"]:
                self.found.append((int(number[1]) if number else 0, "a message of the service"))
            else:
                self.found.append(self._post(int(number[1]) if number else 0, self._message))
        self._message = None
        self._text_depth = self._missing = self._length = 0
        self._parts, self._media, self._link = [], [], None

    def _post(self, number: int, message: dict[str, str]) -> Post:
        seconds, day = _moment(message.get("date", ""))
        return Post(
            Chat(self.chat),
            number,
            seconds,
            day,
            parts=_stripped(self._parts),
            media=tuple(self._media),
            missing=self._missing,
            forwarded="forwarded" in message,
        )


def _stripped(parts: list[PostPart]) -> tuple[PostPart, ...]:
    """The runs of a text without the white space of the page's source at either end."""
    runs = list(parts)
    while runs and not runs[0].text.strip():
        runs.pop(0)
    while runs and not runs[-1].text.strip():
        runs.pop()
    return tuple(runs)


def _moment(title: str) -> tuple[int | None, str]:
    """Seconds since 1970 and the day of `24.04.2025 13:49:04 UTC+06:00`; no seconds without an offset."""
    found = _MOMENT.match(title)
    if not found:
        return None, ""
    day = f"{found[3]}-{found[2]}-{found[1]}"
    try:
        seconds = int(datetime.fromisoformat(f"{day}T{found[4]}{found[5] or '+00:00'}").timestamp())
    except ValueError:
        return None, ""
    return (seconds if found[5] else None), day
