"""A disk that is full, has no room for more files, or cannot be written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.mounted import CASES

pytestmark = pytest.mark.faults

# A process that may mount: root may, and who is not may where the system has user namespaces.
MAY_MOUNT = ["unshare", "--mount"] if os.geteuid() == 0 else ["unshare", "--mount", "--map-root-user"]


@pytest.mark.parametrize("case", CASES)
def test_on_a_disk_that_refuses_all_or_nothing_is_published_and_the_next_build_heals(tmp_path: Path, case: str) -> None:
    command = [*MAY_MOUNT, sys.executable, "-m", "tests.faults.mounted", str(tmp_path), case]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr[-2000:]
