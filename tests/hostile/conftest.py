"""The hostile archive, built once for each test process."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from syrnews_site.build.outcome import Outcome
from tests.hostile import corpus
from tests.sitekit import Archive


@dataclass(frozen=True)
class Hostile:
    """The archive and what its build said."""

    archive: Archive
    outcome: Outcome

    def pages(self) -> list[str]:
        """The paths of all pages."""
        return sorted(file.relative_to(self.archive.output).as_posix() for file in self.archive.output.rglob("*.html"))


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    archive = corpus.write(tmp_path_factory.mktemp("hostile"))
    return Hostile(archive, archive.build())
