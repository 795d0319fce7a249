"""isolate against ICU's bidirectional algorithm: a run is isolated exactly if ICU would show it in the wrong order."""

from __future__ import annotations

import importlib

import pytest

from tests.arabic.vectors import rows

BEFORE = "قال "
AFTER = " في دمشق"


@pytest.mark.icu
@pytest.mark.parametrize(("run", "wrong"), rows("runs.tsv"))
def test_run_is_isolated_unless_icu_shows_it_from_left_to_right(run: str, wrong: str) -> None:
    icu = importlib.import_module("icu")
    line = icu.UnicodeString(BEFORE + run + AFTER)
    bidi = icu.Bidi()
    bidi.setPara(line, 1)
    places = list(bidi.getLogicalMap())[len(BEFORE) : len(BEFORE + run)]
    assert (places == list(range(places[0], places[0] + len(run)))) == (wrong == "0")
