"""Whether nothing is new since the last build, and what a build says then."""

from __future__ import annotations

import msgspec

from syrnews_site.build.outcome import Outcome, decode_outcome
from syrnews_site.build.scan import ContentChanges
from syrnews_site.catalog.catalog import Catalog
from syrnews_site.disk.digests import digest_of
from syrnews_site.packed import encode
from syrnews_site.settings.clock import is_after, now
from syrnews_site.settings.options import Options
from syrnews_site.versions import code_digest

_decode_moments = msgspec.msgpack.Decoder(tuple[str, str]).decode


def inputs_key(options: Options, theme: str) -> bytes:
    """A digest of all that outputs depend on besides the content: our code, the theme by its digest, the options."""
    state = (code_digest(), theme, options.base_url, options.drafts, options.future)
    return digest_of(encode(state)).encode()


def is_current(catalog: Catalog, options: Options, inputs: bytes, changes: ContentChanges) -> bool:
    """Whether a build would load and plan nothing. False also if the options ask for an explanation."""
    if options.explain or catalog.fresh or changes or catalog.meta("inputs") != inputs:
        return False
    moment = now()
    first_held, latest = _decode_moments(catalog.meta("moments"))
    return options.future or not ((first_held and not is_after(first_held, moment)) or is_after(latest, moment))


def last_outcome(catalog: Catalog, changes: ContentChanges) -> Outcome:
    """The last outcome, for a build that has nothing to do. Records the folders whose files were only touched."""
    if changes.folders:
        catalog.begin()
        catalog.folders.record("content", changes.folders)
        catalog.commit()
    return msgspec.structs.replace(decode_outcome(catalog.meta("outcome")), written_count=0, loaded=0)
