"""What a build refuses to publish: a site that lost many articles at once, or is too large for its host."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

from syrnews_site.build.outcome import Build, BuildFailed
from syrnews_site.catalog.catalog import Catalog
from syrnews_site.content.files import MEGABYTE
from syrnews_site.disk.scan import scan
from syrnews_site.model import Diagnostic
from syrnews_site.settings.site import Site

# A loss is sudden if it is more than both.
LOST_ARTICLES = 10
LOST_SHARE = 20  # the whole, divided by 5 %

_KEY = "published_articles"
_OF_ARTICLES = re.compile(r"[0-9]{4}(/[0-9]{2}){0,2}|undated")  # the folders of articles' pages


def refuse_loss(build: Build) -> None:
    """Raise BuildFailed if many articles of the last build are neither on the site nor held back as drafts.

    The numbers are compared, not the names: a folder that is renamed is no loss. Articles of the future count as lost:
    a clock that is wrong empties a site too.
    """
    states = build.catalog.articles.counts_by_state()
    _refuse(build, former_articles(build.catalog), states.get("live", 0) + states.get("draft", 0))


def refuse_lost_pages(build: Build) -> None:
    """Raise BuildFailed if the output folder has many more articles' pages than the site that was made.

    That is for a build that knows nothing of the last one. A build that does has compared articles already.
    """
    if build.catalog.fresh and (former := _pages(build.where.output)):
        drafts = build.catalog.articles.counts_by_state().get("draft", 0)
        _refuse(build, former, _pages(build.where.stage) + drafts)


def _pages(folder: str) -> int:
    """The number of pages in the folders of days and of undated articles; 0 if there is no such folder."""
    if not os.path.isdir(folder):
        return 0
    dated = (found for found in scan(folder) if _OF_ARTICLES.fullmatch(found.path))
    return sum(
        entry.name.endswith(".html") and entry.name != "index.html" for found in dated for entry in found.entries
    )


def _refuse(build: Build, former: int, present: int) -> None:
    lost = former - present
    if build.options.allow_loss or lost <= LOST_ARTICLES or lost * LOST_SHARE <= former:
        return
    message = f"{lost} of {former} published articles are gone"
    hint = "put them back; if the loss is meant, build once with --allow-loss"
    raise BuildFailed([Diagnostic("", 0, 0, "SN406", message, hint)])


def refuse_size(build: Build, site: Site, gone: Iterable[str]) -> None:
    """Raise BuildFailed if the whole site, with what was made now, is larger than its host allows.

    `gone`: published files that this build deletes.
    """
    outputs, largest = build.catalog.outputs, site.max_site_size * MEGABYTE
    size = outputs.total_size()
    if size > largest:
        size -= sum(row.size for row in map(outputs.get, gone) if row)
    if size > largest:
        message = f"the site has {size / MEGABYTE:.1f} MB, and its host takes {site.max_site_size} MB"
        hint = "originals: false, days: false in site.yaml make it smaller; max_site_size is for another host"
        raise BuildFailed([Diagnostic("", 0, 0, "SN407", message, hint)])


def former_articles(catalog: Catalog) -> int:
    """The number of articles that the last build published; 0 if that is not known."""
    return int(catalog.meta(_KEY) or b"0")


def record_articles(catalog: Catalog, *, future: bool) -> None:
    """Leave the number for the next build. Articles of the future, which the next build may hold back, do not count."""
    catalog.set_meta(_KEY, str(0 if future else catalog.articles.counts_by_state().get("live", 0)).encode())
