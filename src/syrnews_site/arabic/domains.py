"""Web addresses in ASCII: domains in Arabic become Punycode, and paths are percent-encoded.

Feeds, sitemaps and canonical links need such addresses (RFC 3986), and every program reads them. A person reads the
Arabic form, which pages show.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from urllib.parse import quote, urlsplit, urlunsplit

_KEPT = "/%~!$&'()*+,;=:@?[]"  # characters of paths and queries that are not encoded, or are encoded already


@lru_cache(4096)
def ascii_address(address: str) -> str:
    """An http or https address in ASCII. An address that is ASCII already is returned unchanged.

    A label of the domain becomes `xn--` and its Punycode (RFC 3492), after the case and the compatibility forms of its
    characters are made one, as browsers do (UTS 46).
    """
    if address.isascii():
        return address
    try:
        parts = urlsplit(address)
    except ValueError:  # brackets that are no IPv6 address
        return quote(address, safe=_KEPT + "#")
    host = ".".join(map(_ascii_label, parts.netloc.replace("。", ".").split(".")))
    path, query, fragment = (quote(part, safe=_KEPT) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, host, path, query, fragment))


def _ascii_label(label: str) -> str:
    if label.isascii():
        return label
    name, colon, port = unicodedata.normalize("NFKC", label).casefold().partition(":")
    return "xn--" + name.encode("punycode").decode("ascii") + colon + port
