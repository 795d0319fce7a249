"""The settings files of the content folder: site.yaml, the two files of names that it points to, chronology.yaml."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from syrnews_site.diagnostics import unreadable
from syrnews_site.disk.files import NotRegular, read_below
from syrnews_site.model import Diagnostic
from syrnews_site.settings.site import Site
from syrnews_site.settings.site_yaml import load_site

SITE_FILE = "site.yaml"
CHRONOLOGY_FILE = "chronology.yaml"
LARGEST = 16_000_000  # bytes that are read of a settings file; the YAML reader refuses a much shorter text


@dataclass(frozen=True, slots=True)
class Settings:
    """What the settings files hold: the site, the texts of the other files, and the mistakes found so far.

    The texts are not parsed here: workers receive them as text and parse them for themselves.
    """

    site: Site
    tags_text: str
    sources_text: str
    chronology_text: str
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
    chronology_text, chronology_diagnostics = _read(content, CHRONOLOGY_FILE)
    found = (*diagnostics, *mistakes, *tags_diagnostics, *sources_diagnostics, *chronology_diagnostics)
    return Settings(site, tags_text, sources_text, chronology_text, found)


def _read(content: str, name: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of a file, or why it is not read: SN104 (not a regular file), SN108 (unreadable), SN204 (too large)."""
    try:
        data = read_below(content, name, LARGEST)
        if len(data) > LARGEST:
            return "", (
                Diagnostic(name, 0, 0, "SN204", f"more than {LARGEST // 1_000_000} MB of YAML", "shorten the YAML"),
            )
        return data.decode("utf-8-sig"), ()
    except FileNotFoundError:
        return "", ()
    except NotRegular as error:
        hint = "replace it by a copy of the file itself"
        return "", (Diagnostic(name, 0, 0, "SN104", f"the file is not read: {error.strerror}", hint),)
    except (OSError, UnicodeDecodeError) as error:
        reason = "it is not UTF-8" if isinstance(error, UnicodeDecodeError) else error.strerror
        return "", (unreadable(name, reason),)
