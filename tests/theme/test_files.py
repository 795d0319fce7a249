"""The files of a theme, and the digest of all of them."""

from __future__ import annotations

from pathlib import Path

from syrnews_site.theme.files import theme_digest, theme_files


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
    assert theme_files(themes) == {"b.html": f"{default}/b.html", "parts/a.html": f"{own}/parts/a.html"}
    before = theme_digest(themes)
    (default / "parts/a.html").write_text("is not used", encoding="utf-8")
    assert theme_digest(themes) == before
    (own / "parts/a.html").write_text("is used", encoding="utf-8")
    assert theme_digest(themes) != before
