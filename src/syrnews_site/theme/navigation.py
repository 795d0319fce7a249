"""The links at the top of every page: the theme's own, or those of `navigation` in site.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from syrnews_site.arabic.domains import ascii_address
from syrnews_site.model import StandingFile
from syrnews_site.settings.site import Site
from syrnews_site.theme.wording import Wording

# The pages that an entry may name: the key of their text in strings.yaml, and their path.
SECTIONS = {
    "newest": "index.html",
    "years": "years.html",
    "tags": "tags/index.html",
    "sources": "sources/index.html",
    "stats": "stats.html",
    "search": "search.html",
    "map": "map.html",
    "chronology": "chronology/index.html",
    "on_this_day": "on-this-day/index.html",
}
USUAL = ("newest", "years", "tags", "sources")
_HERE = {"newest": "home"}  # what a template calls a section that it belongs to, if not by its name


class NavigationEntry(NamedTuple):
    """A link: what a page calls it that it leads to, its path from the root or its address elsewhere, its text."""

    name: str
    path: str
    address: str
    text: str


def navigation(site: Site, standing: Sequence[StandingFile], wording: Wording) -> tuple[NavigationEntry, ...]:
    """The entries, in order. An entry that names no page is left out: the build has reported it."""
    pages = [page.path.removesuffix(".html") for page in standing if "/" not in page.path]
    return tuple(_entries(site.navigation or (*USUAL, *pages), standing, wording))


def unknown_entries(site: Site, standing: Sequence[StandingFile]) -> list[str]:
    """The entries of `navigation` that name no page."""
    titles = _titles(standing)
    return [entry for entry in site.navigation if not _elsewhere(entry) and entry not in (SECTIONS | titles)]


def _entries(names: Sequence[str], standing: Sequence[StandingFile], wording: Wording) -> Iterator[NavigationEntry]:
    titles = _titles(standing)
    for name in names:
        if elsewhere := _elsewhere(name):
            yield NavigationEntry(name, "", ascii_address(elsewhere[1]), elsewhere[0])
        elif name in titles:
            path = name + ".html"
            yield NavigationEntry(path, path, "", titles[name])
        elif name in SECTIONS:
            key = "search_title" if name == "search" else name
            yield NavigationEntry(_HERE.get(name, name), SECTIONS[name], "", wording.text(key))


def _titles(standing: Sequence[StandingFile]) -> dict[str, str]:
    return {page.path.removesuffix(".html"): page.title for page in standing}


def _elsewhere(entry: str) -> tuple[str, str] | None:
    """The text and the address of an entry that leads to another site: `text https://example.org/`."""
    text, _, address = entry.rpartition(" ")
    return (text.strip(), address) if text.strip() and address.startswith(("https://", "http://")) else None
