"""The GitHub workflows: their rights, their actions, their scripts, and the systems that they test."""

from __future__ import annotations

import re
import subprocess
import sysconfig
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / ".github" / "workflows"
NAMES = sorted(path.name for path in FOLDER.iterdir())

# The only actions in use, each with the commit of the release that was reviewed.
PINS = {
    "actions/checkout": ("3d3c42e5aac5ba805825da76410c181273ba90b1", "v7.0.1"),
    "actions/setup-python": ("5fda3b95a4ea91299a34e894583c3862153e4b97", "v7.0.0"),
    "actions/upload-pages-artifact": ("fc324d3547104276b827a68afc52ff2a11cc49c9", "v5.0.0"),
    "actions/deploy-pages": ("cd2ce8fcbc39b97be8ca5fce6e763baed58fa128", "v5.0.0"),
    "actions/upload-artifact": ("bbbca2ddaa5d8feaa63e36b76fdaad77386f024f", "v7.0.0"),
    "actions/download-artifact": ("3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c", "v8.0.1"),
    "actions/attest": ("1e69f48acb82d1966a394da916b4c1698aa569d6", "v4.2.2"),
    "pypa/gh-action-pypi-publish": ("ba38be9e461d3875417946c167d0b5f3d385a247", "v1.14.1"),
    "actions/cache": ("27d5ce7f107fe9357f9df03efb73ab90386fccae", "v5.0.5"),
}

# All rights of the token of each job.
PERMISSIONS = {
    ("ci.yml", "test"): {"contents": "read"},
    ("preview.yml", "preview"): {"contents": "read"},
    ("release.yml", "build"): {"contents": "read"},
    ("release.yml", "attest"): {"id-token": "write", "attestations": "write"},
    ("release.yml", "publish"): {"id-token": "write"},
    ("release.yml", "announce"): {"contents": "write"},
    ("site.yml", "build"): {"contents": "read", "pages": "read"},
    ("site.yml", "publish"): {"pages": "write", "id-token": "write"},
}

Workflow = dict[str, Any]


def text(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def workflow(name: str) -> Workflow:
    """The workflow with all scalars as strings, because YAML reads its key `on` as a boolean."""
    loaded: Workflow = yaml.load(text(name), yaml.BaseLoader)
    return loaded


def steps(name: str) -> Iterator[tuple[str, Workflow]]:
    """Each step of a workflow, with the name of its job."""
    for job, body in workflow(name)["jobs"].items():
        yield from ((job, step) for step in body["steps"])


def run_steps(name: str, job: str) -> list[tuple[str, str]]:
    """The title and the script of each step of a job that runs a script, in order."""
    return [(step.get("name", ""), step["run"]) for owner, step in steps(name) if owner == job and "run" in step]


def every_script() -> list[tuple[str, str]]:
    return [
        (f"{name}: {title}", script) for name in NAMES for job in jobs(name) for title, script in run_steps(name, job)
    ]


def jobs(name: str) -> list[str]:
    return list(workflow(name)["jobs"])


@pytest.mark.parametrize("name", NAMES)
def test_every_action_is_pinned_to_the_commit_of_a_known_release(name: str) -> None:
    used = re.findall(r"uses: *(\S+?)@(\S+)(?: +# *(\S+))?", text(name))
    assert used
    assert [use for use in used if PINS.get(use[0]) != use[1:]] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_token_has_only_the_rights_that_its_job_needs(name: str) -> None:
    whole = workflow(name)
    granted = {(name, job): body.get("permissions", whole["permissions"]) for job, body in whole["jobs"].items()}
    assert granted == {job: allowed for job, allowed in PERMISSIONS.items() if job[0] == name}


@pytest.mark.parametrize("name", NAMES)
def test_no_workflow_gives_our_rights_to_code_of_strangers(name: str) -> None:
    triggers = workflow(name)["on"]
    assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(
        [triggers] if isinstance(triggers, str) else triggers
    )
    assert "secrets." not in text(name)


@pytest.mark.parametrize("name", NAMES)
def test_no_checkout_keeps_its_token(name: str) -> None:
    checkouts = [step for _, step in steps(name) if step.get("uses", "").startswith("actions/checkout@")]
    assert all(step["with"]["persist-credentials"] == "false" for step in checkouts)


@pytest.mark.parametrize("name", NAMES)
def test_every_job_ends_after_an_hour_at_most(name: str) -> None:
    assert all(int(body["timeout-minutes"]) <= 60 for body in workflow(name)["jobs"].values())


def test_only_the_build_of_main_uses_the_cache() -> None:
    assert [name for name in NAMES if "actions/cache" in text(name)] == ["site.yml"]
    assert set(workflow("site.yml")["on"]) == {"push", "workflow_dispatch"}


def test_only_a_tag_starts_a_release_and_only_its_build_runs_code_of_the_repository() -> None:
    assert workflow("release.yml")["on"] == {"push": {"tags": ["v*"]}}
    checkouts = [job for job, step in steps("release.yml") if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts == ["build"]
    assert {job: body.get("needs", "") for job, body in workflow("release.yml")["jobs"].items()} == {
        "build": "",
        "attest": "build",
        "publish": "attest",
        "announce": "publish",
    }


def test_ci_covers_every_python_and_system_that_we_support() -> None:
    matrix = workflow("ci.yml")["jobs"]["test"]["strategy"]["matrix"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    promised = [line.rpartition(" ")[2] for line in project["classifiers"] if re.search(r":: 3\.\d+$", line)]
    assert matrix["python"] == promised
    assert project["requires-python"] == f">={promised[0]}"
    assert matrix["system"] == ["ubuntu", "macos", "windows"]


@pytest.mark.parametrize(("title", "script"), every_script())
def test_every_script_is_valid_and_takes_no_value_as_code(title: str, script: str) -> None:
    assert "${{" not in script, "GitHub pastes an expression into the script: pass the value by env"
    assert subprocess.run(["bash", "-n"], input=script, text=True, capture_output=True, check=False).stderr == ""


@pytest.mark.parametrize(("title", "script"), every_script())
def test_every_make_target_of_a_script_exists(title: str, script: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    assert set(re.findall(r"^ *make ([a-z-]+)", script, re.MULTILINE)) <= targets


def test_zizmor_finds_nothing() -> None:
    zizmor = Path(sysconfig.get_path("scripts"), "zizmor")
    command = [str(zizmor), "--offline", "--no-progress", "--persona", "auditor", str(FOLDER.parent)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
