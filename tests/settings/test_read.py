"""read_settings: site.yaml, tags.yaml and sources.yaml of a content folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from syrnews_site.settings.read import Settings, read_settings
from syrnews_site.settings.site import Site


def test_folder_without_settings_has_the_defaults(tmp_path: Path) -> None:
    assert read_settings(str(tmp_path), "") == Settings(Site(), "", "", "", ())


def test_site_names_the_files_of_tags_and_sources(tmp_path: Path) -> None:
    (tmp_path / "names").mkdir()
    (tmp_path / "site.yaml").write_text("\ufefftags: names/t.yaml\nsources: s.yaml\n", encoding="utf-8")
    (tmp_path / "names" / "t.yaml").write_text("a: {kind: place}\n", encoding="utf-8")
    (tmp_path / "s.yaml").write_text("b:\n", encoding="utf-8")
    settings = read_settings(str(tmp_path), "")
    assert (settings.tags_text, settings.sources_text) == ("a: {kind: place}\n", "b:\n")
    assert settings.site == Site(tags="names/t.yaml", sources="s.yaml")
    assert settings.diagnostics == ()


@pytest.mark.parametrize("base_url", ["https://example.org/news", "https://example.org/news/"])
def test_base_url_replaces_the_url_of_the_site(tmp_path: Path, base_url: str) -> None:
    (tmp_path / "site.yaml").write_text("url: https://example.com/\n", encoding="utf-8")
    assert read_settings(str(tmp_path), base_url).site.url == "https://example.org/news/"
    assert read_settings(str(tmp_path), "").site.url == "https://example.com/"


def test_unreadable_file_is_reported_and_counts_as_empty(tmp_path: Path) -> None:
    (tmp_path / "site.yaml").write_text("titel: x\n", encoding="utf-8")
    (tmp_path / "tags.yaml").write_bytes(b"\xc7\xe1\n")
    (tmp_path / "sources.yaml").mkdir()
    settings = read_settings(str(tmp_path), "")
    assert (settings.tags_text, settings.sources_text) == ("", "")
    assert [(diagnostic.file, diagnostic.code) for diagnostic in settings.diagnostics] == [
        ("site.yaml", "SN211"),
        ("tags.yaml", "SN108"),
        ("sources.yaml", "SN104"),
    ]
    assert settings.diagnostics[1].message == "the file could not be read: it is not UTF-8"
