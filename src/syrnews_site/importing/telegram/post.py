"""A message of either form of an export, and albums: messages that were sent together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from syrnews_site.importing.model import NotTaken
from syrnews_site.zones import zone

TOGETHER = 2  # seconds within which the messages of an album were sent
LARGEST_ALBUM = 10  # files, as Telegram has it
PUBLIC = ("public_channel", "public_supergroup")
CHANNELS = ("public_channel", "private_channel")

PartKind = Literal["text", "link", "hashtag"]
MediaKind = Literal["shown", "file"]


class PostPart(Struct, frozen=True, array_like=True):
    """A run of the text. `address`: of a link."""

    kind: PartKind
    text: str
    address: str = ""


class PostMedia(Struct, frozen=True, array_like=True):
    """A picture, film or sound, which a page shows, or another file. `path`: from the folder of the export."""

    kind: MediaKind
    path: str


class Chat(Struct, frozen=True, array_like=True):
    """The chat of a message. `kind` is Telegram's word; empty: an export in HTML does not say it."""

    name: str = ""
    kind: str = ""


class Post(Struct, frozen=True, array_like=True):
    """A message, or an album. No name of a person is in it.

    `seconds`: since 1970; None if the export has only a local time without an offset, of which `day` has the day.
    `missing`: how many files the export does not have. `origin_name`: of the channel that it was forwarded from;
    `forwarded`: it was forwarded, from whomever.
    """

    chat: Chat
    number: int
    seconds: int | None
    day: str = ""
    edited: int | None = None
    parts: tuple[PostPart, ...] = ()
    media: tuple[PostMedia, ...] = ()
    missing: int = 0
    forwarded: bool = False
    origin_name: str = ""

    def text(self) -> str:
        """The text without marks."""
        return "".join(part.text for part in self.parts)

    def has_files(self) -> bool:
        """Whether a picture or another file belongs to it, in the export or not."""
        return bool(self.media or self.missing)


class RawPost(Struct, frozen=True):
    """A post, and the bytes that it was read from."""

    post: Post
    raw: bytes


def with_albums(found: Iterable[RawPost | NotTaken]) -> Iterator[RawPost | NotTaken]:
    """The posts, those that were sent together as one: exports do not name albums, only times and numbers tell."""
    waiting: RawPost | None = None
    last = 0  # number of the last message that joined
    for each in found:
        if isinstance(each, RawPost) and waiting and _is_next(waiting.post, last, each.post):
            waiting = RawPost(_joined(waiting.post, each.post), waiting.raw + each.raw)
            last = each.post.number
            continue
        if waiting:
            yield waiting
        waiting = None
        if isinstance(each, NotTaken):
            yield each
        else:
            waiting, last = each, each.post.number
    if waiting:
        yield waiting


def _is_next(album: Post, last: int, post: Post) -> bool:
    if album.chat != post.chat or post.number != last + 1 or album.forwarded != post.forwarded:
        return False
    if not (album.has_files() and post.has_files()) or (album.text().strip() and post.text().strip()):
        return False
    if album.seconds is None or post.seconds is None:
        return False
    if len(album.media) + album.missing + len(post.media) + post.missing > LARGEST_ALBUM:
        return False
    return abs(album.seconds - post.seconds) <= TOGETHER


def _joined(album: Post, post: Post) -> Post:
    return replace(
        album,
        parts=album.parts or post.parts,
        media=album.media + post.media,
        missing=album.missing + post.missing,
        edited=max(filter(None, (album.edited, post.edited)), default=None),
    )


def moment(seconds: int | None, timezone: str) -> str:
    """A moment in the archive's time zone, in ISO 8601; empty if no calendar has it."""
    if seconds is None:
        return ""
    try:
        return datetime.fromtimestamp(seconds, UTC).astimezone(zone(timezone)).isoformat(timespec="seconds")
    except (ValueError, OverflowError, OSError):
        return ""
