"""Exports in JSON: `result.json`, of one chat or of an account."""

from __future__ import annotations

from collections.abc import Iterator

from syrnews_site.importing.beside import inner_path
from syrnews_site.importing.json_stream import EACH, BrokenJson, JsonPath, JsonStream, JsonValue, decoded
from syrnews_site.importing.lines import LONGEST, opened
from syrnews_site.importing.model import ImportContext, NotTaken, SourceFile
from syrnews_site.importing.telegram.post import (
    CHANNELS,
    PUBLIC,
    Chat,
    Post,
    PostMedia,
    PostPart,
    RawPost,
)

ONE: JsonPath = ()  # where a chat is in an export of one chat, and in that of an account
ACCOUNT = ("chats", "list", EACH)
_FIELDS = ("name", "type", "id")
_WANTED = {(*chat, field) for chat in (ONE, ACCOUNT) for field in _FIELDS}
_WANTED |= {(*chat, "messages", EACH) for chat in (ONE, ACCOUNT)}

_UNSHOWN = ("sticker", "animation")
_SHOWN = ("video_file", "video_message", "voice_message", "audio_file")


def json_posts(file: SourceFile, context: ImportContext) -> Iterator[RawPost | NotTaken]:
    """The messages of an export, and what is not taken of it."""
    return _Reading(file, context).posts()


class _Reading:
    def __init__(self, file: SourceFile, context: ImportContext) -> None:
        self._file, self._options = file, context.options
        self._values: dict[str, str] = {}
        self._chats = 0  # of which a message was seen
        self._reason = ""  # why the messages of the chat are passed over
        self._begun = False

    def posts(self) -> Iterator[RawPost | NotTaken]:
        with opened(self._file) as stream:
            try:
                for value in JsonStream(stream, _WANTED.__contains__).values():
                    if value.path[-1] in _FIELDS:
                        self._note(value)
                        continue
                    if not self._begun:
                        yield from self._begin(value.path)
                    if not self._reason:
                        yield self._post(value)
            except BrokenJson as error:
                yield NotTaken(self._file.name, f"the file {error}", failed=True)

    def _note(self, value: JsonValue) -> None:
        if self._begun:  # the next chat of an account
            self._begun = False
            self._values.clear()
        self._values[value.path[-1]] = str(decoded(value.data))

    def _begin(self, path: JsonPath) -> Iterator[NotTaken]:
        """Decide on a chat at its first message."""
        self._begun = True
        self._chats += 1
        name, kind = self._values.get("name", ""), self._values.get("type", "")
        chosen = name in self._options.chats or self._values.get("id", "-") in self._options.chats
        if path[0] == ACCOUNT[0] and not self._options.chats:
            self._reason = "an account has many chats: name those to take with --chat"
        elif self._options.chats and not chosen:
            self._reason = "a chat that --chat does not name"
        elif kind not in PUBLIC and not self._options.permitted:
            self._reason = f"a private chat ({kind or 'of no known type'}): take it with --i-have-permission"
        else:
            self._reason = ""
        if self._reason:  # the name of a private chat is nobody's business
            yield NotTaken(f"{self._file.name}#chat{self._chats}", self._reason)

    def _post(self, value: JsonValue) -> RawPost | NotTaken:
        if not value.data:
            reason = f"a message of more than {LONGEST // 1_000_000} MB"
            return NotTaken(self._file.name, reason, failed=True, size=value.size)
        message = decoded(value.data)
        if not isinstance(message, dict):
            return NotTaken(self._file.name, "a message that is no JSON", failed=True, size=value.size)
        origin = f"{self._file.name}#message{_number(message.get('id')) or 0}"
        if message.get("type") != "message":
            return NotTaken(origin, "a message of the service", size=value.size)
        chat = Chat(self._values.get("name", ""), self._values.get("type", ""))
        return RawPost(_post_of(message, chat), value.data)


def _number(value: object) -> int | None:
    """A whole number, also from its digits."""
    if isinstance(value, (int, str)):
        try:
            return int(value) if len(str(value)) < 16 else None
        except ValueError:
            return None
    return None


def _post_of(message: dict[str, object], chat: Chat) -> Post:
    media, missing = _media(message)
    origin = str(message.get("forwarded_from") or "")
    by_channel = str(message.get("forwarded_from_id") or "").startswith("channel")
    return Post(
        chat=chat,
        number=_number(message.get("id")) or 0,
        seconds=_number(message.get("date_unixtime")),
        day=str(message.get("date") or "")[:10],
        edited=_number(message.get("edited_unixtime")),
        parts=tuple(_parts(message.get("text"))),
        media=media,
        missing=missing,
        forwarded="forwarded_from" in message,
        origin_name=origin if by_channel and chat.kind in CHANNELS else "",
    )


def _parts(text: object) -> Iterator[PostPart]:
    """The runs of a text, which is a string, or a list of strings and objects."""
    for run in text if isinstance(text, list) else [text]:
        if isinstance(run, str):
            yield PostPart("text", run)
        elif isinstance(run, dict) and isinstance(run.get("text"), str):
            words, kind = str(run["text"]), run.get("type")
            if kind in ("text_link", "link"):
                yield PostPart("link", words, str(run.get("href") or words))
            else:
                yield PostPart("hashtag" if kind == "hashtag" else "text", words)


def _media(message: dict[str, object]) -> tuple[tuple[PostMedia, ...], int]:
    """The files of a message, and how many are not in the export."""
    named = [("shown", message["photo"])] if "photo" in message else []
    kind = message.get("media_type")
    if "file" in message and kind not in _UNSHOWN:
        named.append(("shown" if kind in _SHOWN else "file", message["file"]))
    paths = [(kind, inner_path(path) if isinstance(path, str) else "") for kind, path in named]
    media = tuple(PostMedia("shown" if kind == "shown" else "file", path) for kind, path in paths if path)
    return media, len(paths) - len(media)
