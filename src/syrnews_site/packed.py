"""MessagePack, the format of values in the catalog, in the cache and in messages: what several rooms share of it."""

from __future__ import annotations

import msgspec

from syrnews_site.model import Headline

encode = msgspec.msgpack.Encoder().encode
decode_headline = msgspec.msgpack.Decoder(Headline).decode
