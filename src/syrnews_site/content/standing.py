"""Standing pages: the files of content/pages/, each of which becomes a page of its own."""

from __future__ import annotations

import msgspec

from syrnews_site.authority.lookup import Authority
from syrnews_site.content.load import load
from syrnews_site.model import LoadResult
from syrnews_site.settings.site import Site

PAGES = "pages/"  # begins the path of a standing page's file


def load_standing(site: Site, authority: Authority, path: str, data: bytes) -> LoadResult:
    """Load a standing page like an article. It needs no date, and gets no tags except its own."""
    return load(msgspec.structs.replace(site, undated="keep", auto_tags=False), authority, path, data)
