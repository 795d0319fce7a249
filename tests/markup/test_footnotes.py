"""Footnotes are moved to the end, and none is lost."""

from __future__ import annotations

import re

import pytest

from tests.markup.bodies import html, text_of


@pytest.mark.parametrize(
    ("body", "order"),
    [
        ("نص[^b][^a]\n\n[^a]: ألف\n\n[^b]: باء\n", ["باء", "ألف"]),
        ("نص[^a]\n\n[^a]: ألف\n\n[^a]: مكرر\n", ["ألف", "مكرر"]),
        ("نص\n\n[^a]: ألف\n", ["ألف"]),
    ],
)
def test_notes_follow_the_text_in_the_order_of_their_references(body: str, order: list[str]) -> None:
    made = html(body)
    places = [text_of(made).index(note) for note in order]
    assert places == sorted(places)
    assert made.index("نص") < made.index('<section class="footnotes"') < made.index(order[0])


def test_each_reference_has_a_link_back() -> None:
    made = html("أ[^1] ب[^1]\n\n[^1]: حاشية\n\n[^2]: بلا إشارة\n")
    assert re.findall(r'href="#(fnref[^"]*)"', made) == ["fnref1", "fnref1-2"]


def test_a_body_without_footnotes_has_no_section_for_them() -> None:
    assert "footnotes" not in html("نص *مهم*")
