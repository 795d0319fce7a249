"""isolate against ICU's bidirectional algorithm: what has no `<bdi>` comes out right, what has one would not."""

from __future__ import annotations

import importlib

import pytest

from tests.arabic.vectors import rows

BEFORE = "قال "
AFTER = " في دمشق"


@pytest.mark.icu
@pytest.mark.parametrize(("run", "wrong"), rows("runs.tsv"))
def test_run_is_shown_from_left_to_right_unless_it_is_isolated(run: str, wrong: str) -> None:
    icu = importlib.import_module("icu")
    line = icu.UnicodeString(BEFORE + run + AFTER)
    bidi = icu.Bidi()
    bidi.setPara(line, 1)
    places = list(bidi.getLogicalMap())[len(BEFORE) : len(BEFORE + run)]
    assert (places == list(range(places[0], places[0] + len(run)))) == (wrong == "0")
