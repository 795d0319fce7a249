"""The settings files of the content folder: site.yaml, and the two files of names that it points to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec

from syrnews_site.diagnostics import unreadable
from syrnews_site.model import Diagnostic
from syrnews_site.settings.site import Site
from syrnews_site.settings.site_yaml import load_site

SITE_FILE = "site.yaml"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the settings files hold: the site, the texts of the two files of names, and the mistakes found so far.

    The texts are not parsed here: workers receive them as text and parse them for themselves.
    """

    site: Site
    tags_text: str
    sources_text: str
    diagnostics: tuple[Diagnostic, ...]


def read_settings(content: str, base_url: str) -> Settings:
    """The settings of the content folder at this path. A missing file counts as an empty file.

    `base_url`, if it is not empty, replaces the `url` of site.yaml.
    """
    site_text, diagnostics = _read(content, SITE_FILE)
    site, mistakes = load_site(site_text, SITE_FILE)
    if base_url:
        site = msgspec.structs.replace(site, url=base_url.rstrip("/") + "/")
    tags_text, tags_diagnostics = _read(content, site.tags)
    sources_text, sources_diagnostics = _read(content, site.sources)
    return Settings(site, tags_text, sources_text, (*diagnostics, *mistakes, *tags_diagnostics, *sources_diagnostics))


def _read(content: str, name: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of a file, or SN108 if the file exists and cannot be read."""
    try:
        return Path(content, name).read_text(encoding="utf-8-sig"), ()
    except FileNotFoundError:
        return "", ()
    except (OSError, UnicodeDecodeError) as error:
        reason = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else error.strerror
        return "", (unreadable(name, reason),)
