"""The files of a theme, and the digest of all of them."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest

from syrnews_site.theme.environment import environment
from syrnews_site.theme.files import theme_digest, theme_files, theme_mistakes


def test_a_file_is_taken_from_the_first_theme_that_has_it(tmp_path: Path) -> None:
    own, default = tmp_path / "own", tmp_path / "default"
    for folder in (own / "parts", default / "parts", default / ".git"):
        folder.mkdir(parents=True)
    for file in (
        own / "parts/a.html",
        default / "parts/a.html",
        default / "b.html",
        default / ".git/c",
        own / "d.html~",
    ):
        file.write_text(file.as_posix(), encoding="utf-8")
    themes = [str(own), str(default)]
    assert theme_files(themes) == {"b.html": str(default), "parts/a.html": str(own)}
    before = theme_digest(themes)
    (default / "parts/a.html").write_text("is not used", encoding="utf-8")
    assert theme_digest(themes) == before
    (own / "parts/a.html").write_text("is used", encoding="utf-8")
    assert theme_digest(themes) != before


def test_a_link_in_a_theme_is_named_and_not_read(tmp_path: Path) -> None:
    own, default, outside = tmp_path / "own", tmp_path / "default", tmp_path / "secret"
    for folder in (own / "parts", default / "parts"):
        folder.mkdir(parents=True)
    outside.write_text("secret", encoding="utf-8")
    (default / "parts/footer.html").write_text("the default", encoding="utf-8")
    (own / "parts/footer.html").symlink_to(outside)
    (own / "assets").symlink_to(tmp_path)
    themes = [str(own), str(default)]
    before = theme_digest([str(default)])
    assert theme_digest(themes) != before
    assert theme_files(themes) == {"parts/footer.html": str(default)}
    assert [(mistake.file, mistake.code) for mistake in theme_mistakes(themes)] == [
        ("templates/assets", "SN502"),
        ("templates/parts/footer.html", "SN502"),
    ]
    loader = environment(themes).loader
    assert loader is not None
    assert loader.get_source(environment(themes), "parts/footer.html")[0] == "the default"
    with pytest.raises(jinja2.TemplateNotFound):
        loader.get_source(environment(themes), "assets/secret")
    with pytest.raises(jinja2.TemplateNotFound):
        loader.get_source(environment(themes), "../secret")
