"""The size of a site against the limits of GitHub Pages, as lines for a terminal and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from syrnews_site.cli.differences import escaped, size
from syrnews_site.diagnostics import visible
from syrnews_site.published.limits import LARGEST_SITE, SiteSize

SHOWN = 20  # links


def verdict(measured: SiteSize) -> str:
    """Whether the site fits GitHub Pages, in one sentence."""
    share = f"{size(measured.bytes)} of {size(LARGEST_SITE)} ({measured.bytes / LARGEST_SITE:.1%})"
    need = f"{share} in {measured.files} files"
    if measured.bytes > LARGEST_SITE:
        return f"too large for GitHub Pages: {need}; originals: false, days: false in site.yaml make it smaller"
    if measured.links:
        return f"GitHub Pages accepts no links, and the site has {len(measured.links)}: {need}"
    return f"nearly too large for GitHub Pages: {need}" if measured.nearly_full else f"fits GitHub Pages: {need}"


def lines(measured: SiteSize) -> Iterator[str]:
    """The measured size, for a person at a terminal."""
    yield verdict(measured)
    yield from (f"  a link: {visible(path)}" for path in measured.links[:SHOWN])
    yield "largest files:"
    yield from (f"  {size(length):>10}  {visible(path)}" for length, path in measured.largest)


def markdown(measured: SiteSize) -> str:
    """The measured size, for a job summary. Names of files are escaped."""
    text = ["", f"**{escaped(verdict(measured))}**", ""]
    text += [f"- a link: {escaped(path)}" for path in measured.links[:SHOWN]]
    text += ["<details><summary>largest files</summary>", "", "| size | file |", "|---:|---|"]
    text += [f"| {size(length)} | {escaped(path)} |" for length, path in measured.largest]
    return "\n".join([*text, "", "</details>", ""])
