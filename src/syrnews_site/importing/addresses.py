"""Which addresses of the web mean the same page, for finding the versions of a page."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

_COUNTERS = re.compile(r"(?:utm_\w+|fbclid|gclid|igshid|ocid|ref|source|share|amp)=[^&]*(?:&|$)")
_HOST = re.compile(r"^(?:www\d?|m|amp|mobile)\.(?=.+\.)")


def same_page(address: str) -> str:
    """A form that is equal for two addresses of one page: without scheme, `www.`, fragment, counters of visitors."""
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").lower()
    except ValueError:
        return address.strip()
    path = unquote(parts.path).rstrip("/").removesuffix("/amp")
    question = _COUNTERS.sub("", parts.query).rstrip("&")
    return f"{_HOST.sub('', host)}{path}" + (f"?{question}" if question else "")
