"""The archive that `syrnews-site init` writes: it builds without a diagnostic, and explains every setting."""

from __future__ import annotations

import re
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec.structs import fields

from syrnews_site.build.build import build
from syrnews_site.settings.options import Options
from syrnews_site.settings.site import Site
from syrnews_site.settings.site_yaml import load_site
from syrnews_site.starter.archive import FolderNotEmpty, create, starter_files
from syrnews_site.starter.origin import requirement
from tests.packaging.test_workflows import PERMISSIONS, PINS

FILES = starter_files()
WORKFLOWS = sorted(path for path in FILES if path.startswith(".github/workflows/"))


def text(path: str) -> str:
    return FILES[path].decode("utf-8")


def settings_lines() -> list[str]:
    """The settings of the starter's site.yaml, without the # before each of them."""
    return re.findall(r"^# (\w+: .+)$", text("content/site.yaml"), re.MULTILINE)


def test_site_yaml_shows_every_setting_with_its_default_and_sets_none() -> None:
    lines = [line for line in settings_lines() if line.partition(":")[0] in Site.__struct_fields__]
    assert [line.partition(":")[0] for line in lines] == [field.name for field in fields(Site)]
    site, diagnostics = load_site("\n".join(line for line in lines if not line.endswith((': ""', ": []"))))
    assert (site, diagnostics) == (Site(), ())
    for line in lines:
        name, _, value = line.partition(": ")
        if value in ('""', "[]"):
            assert getattr(Site(), name) in ("", ())
    assert load_site(text("content/site.yaml")) == (Site(), ())


def test_every_setting_is_explained_above_it() -> None:
    lines = text("content/site.yaml").splitlines()
    for group in "\n".join(lines).split("\n\n")[1:]:
        assert re.match(r"# [^\x00-\x7f]", group), group


@pytest.mark.slow
@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_samples_build_without_a_diagnostic(tmp_path: Path, language: str) -> None:
    create(tmp_path / "archive", language)
    outcome = build(Options(content=tmp_path / "archive/content", output=tmp_path / "archive/build", jobs=1))
    assert (outcome.articles, outcome.rejected, outcome.diagnostics) == (2, 0, ())
    assert {path.suffix for path in (tmp_path / "archive/content/articles").iterdir()} == {".txt", ".md"}
    assert outcome.unknown_tags == ()


def test_tags_and_sources_are_the_files_of_this_repository(root: Path) -> None:
    for name in ("content/tags.yaml", "content/sources.yaml"):
        assert FILES[name] == (root / name).read_bytes()


def test_the_program_comes_from_where_it_was_installed_and_its_requirements_are_locked(root: Path) -> None:
    assert text("program.txt").splitlines()[-1] == requirement()
    assert not any(b"@program@" in data for data in FILES.values())
    assert FILES["requirements.txt"] == (root / "requirements.txt").read_bytes()


def test_an_english_archive_has_the_same_files_and_settings_in_english() -> None:
    english = starter_files("en")
    assert english.keys() == FILES.keys()
    same = {path for path, data in english.items() if data == FILES[path]}
    assert {path for path in FILES if path not in same} == {
        "README.md",
        "content/articles/markdown-sample.md",
        "content/pages/about.md",
        "content/site.yaml",
    }
    settings = english["content/site.yaml"].decode()
    settings_in_english = re.findall(r"^# ([a-z_]+: .+)$", settings, re.MULTILINE)
    assert settings_in_english == re.findall(r"^# ([a-z_]+: .+)$", text("content/site.yaml"), re.MULTILINE)
    assert load_site(settings) == (Site(title="News archive", language="en"), ())
    for group in settings.split("\n\n")[1:]:
        assert re.match(r"# [A-Z]", group), group


def test_a_folder_with_anything_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FolderNotEmpty):
        create(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_git_repository_without_files_counts_as_empty(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert "README.md" in create(tmp_path)


@pytest.mark.parametrize("path", WORKFLOWS)
def test_workflows_differ_from_ours_only_in_how_they_call_the_program(root: Path, path: str) -> None:
    def steps(source: str) -> list[tuple[str, Any]]:
        loaded = yaml.load(source, yaml.BaseLoader)
        return [
            (job, {key: value for key, value in step.items() if key != "run"})
            for job, body in loaded["jobs"].items()
            for step in body["steps"]
        ]

    assert steps(text(path)) == steps((root / path).read_text(encoding="utf-8"))
    assert "make install" not in text(path)
    assert ".venv" not in text(path)


@pytest.mark.parametrize("path", WORKFLOWS)
def test_workflows_use_pinned_actions_and_few_rights(path: str) -> None:
    used = re.findall(r"uses: *(\S+?)@(\S+)(?: +# *(\S+))?", text(path))
    assert used
    assert [use for use in used if PINS.get(use[0]) != use[1:]] == []
    loaded = yaml.load(text(path), yaml.BaseLoader)
    for job, body in loaded["jobs"].items():
        assert body.get("permissions", loaded["permissions"]) == PERMISSIONS[path.rpartition("/")[2], job]
        assert all("${{" not in step.get("run", "") for step in body["steps"])


def test_zizmor_finds_nothing_in_the_workflows(tmp_path: Path) -> None:
    create(tmp_path / "archive")
    zizmor = Path(sysconfig.get_path("scripts"), "zizmor")
    command = [
        str(zizmor),
        "--offline",
        "--no-progress",
        "--persona",
        "auditor",
        str(tmp_path / "archive/.github"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_make_target_of_the_readme_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", text("Makefile"), re.MULTILINE))
    for files in (FILES, starter_files("en")):
        called = set(re.findall(r"\bmake ([a-z]+)", files["README.md"].decode()))
        assert "build" in called
        assert called <= targets
