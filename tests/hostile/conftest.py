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
        output = self.archive.output
        return sorted(file.relative_to(output).as_posix() for file in output.rglob("*.html"))

    def redirects(self) -> list[str]:
        """The paths of the pages that only lead to another one: those at former addresses."""
        return [path for path in self.pages() if 'http-equiv="refresh"' in self.archive.page(path)]

    def shown(self) -> list[str]:
        """The paths of all other pages."""
        return sorted(set(self.pages()) - set(self.redirects()))


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    archive = corpus.write(tmp_path_factory.mktemp("hostile"))
    return Hostile(archive, archive.build())
