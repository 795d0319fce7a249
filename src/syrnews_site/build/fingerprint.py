"""What makes a page stale: all that its bytes depend on, in one digest."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence

import msgspec

from syrnews_site.model import LITERAL, SEGMENT, Page, Standing
from syrnews_site.settings.site import Site


def base_fingerprints(
    site: Site, standing: Sequence[Standing], code: bytes, templates: Mapping[str, bytes]
) -> Callable[[Page], bytes]:
    """fingerprint(page): what tells whether a page would come out other than it did.

    blake2b-128 of our own code, the settings, the template with all that it includes, the page's data, and the
    digests of the files that it reads. What the page frame names of the standing pages counts as a setting.
    """
    settings = msgspec.msgpack.encode((site, [(one.path, one.title) for one in standing]))
    bases = {name: hashlib.blake2b(code + digest + settings, digest_size=16) for name, digest in templates.items()}
    bases[""] = hashlib.blake2b(b"copy", digest_size=16)
    for name in (LITERAL, SEGMENT):
        bases[name] = hashlib.blake2b(code + name.encode(), digest_size=16)

    def fingerprint(page: Page) -> bytes:
        state = bases[page.template].copy()
        state.update(page.data)
        for source in page.reads:
            state.update(f"\0{source.path}\0{source.digest}".encode("utf-8", "surrogatepass"))
        return state.digest()

    return fingerprint
