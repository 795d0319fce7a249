"""places: the absolute paths that follow from the options."""

from __future__ import annotations

from pathlib import Path

from syrnews_site.settings.options import Options, default_theme, places


def test_cache_is_beside_the_content_and_named_after_the_output(tmp_path: Path) -> None:
    where = places(Options(tmp_path / "content", tmp_path / "build"))
    assert (where.content, where.output) == (str(tmp_path / "content"), str(tmp_path / "build"))
    assert where.cache == str(tmp_path / ".cache" / "build")
    for path in (where.catalog, where.journal, where.stage, where.index, where.spool):
        assert Path(path).parent == Path(where.cache)


def test_outputs_of_one_name_elsewhere_have_caches_of_their_own(tmp_path: Path) -> None:
    here, there = (places(Options(tmp_path / "content", tmp_path / name / "build")).cache for name in ("a", "b"))
    assert here != there
    assert {Path(here).parent, Path(there).parent} == {tmp_path / ".cache"}


def test_cache_option_is_used_as_given(tmp_path: Path) -> None:
    where = places(Options(tmp_path / "content", tmp_path / "build", cache=tmp_path / "state"))
    assert where.cache == str(tmp_path / "state")


def test_templates_of_the_site_come_before_the_default_theme(tmp_path: Path) -> None:
    options = Options(tmp_path / "content", tmp_path / "build")
    assert places(options).themes == (default_theme(),)
    (tmp_path / "templates").mkdir()
    assert places(options).themes == (str(tmp_path / "templates"), default_theme())
    assert (Path(default_theme()) / "article.html").is_file()


def test_default_theme_as_templates_option_counts_once(tmp_path: Path) -> None:
    options = Options(tmp_path / "content", tmp_path / "build", templates=Path(default_theme()))
    assert places(options).themes == (default_theme(),)
