"""Addresses on the site, relative to its root: of days, months and years, and the folders that are ours."""

from __future__ import annotations

# Folders below the site's root that hold our own pages and files, beside those of days and of undated articles.
OWN_FOLDERS = ("assets", "media", "on-this-day", "search", "sources", "tags")


def day_path(day: str) -> str:
    """The page of a day, from `2025-11-06`."""
    return f"{day[:4]}/{day[5:7]}/{day[8:10]}/index.html"


def month_path(month: str) -> str:
    """The page of a month, from `2025-11`."""
    return f"{month[:4]}/{month[5:7]}/index.html"


def year_path(year: str) -> str:
    """The page of a year."""
    return f"{year}/index.html"
