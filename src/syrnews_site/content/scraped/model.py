"""Labels the lines of a page: the best way through the states, by the weights of the evidence; and how sure it is.

A structured perceptron (Collins, "Discriminative training methods for hidden Markov models", 2002) learned the
weights, averaged over its steps; `make train` writes them. Decoding is Viterbi's algorithm, forwards and backwards:
the best score of all ways through a state at a line, its max-marginal, tells how near the next best reading is.
"""

from __future__ import annotations

import json
import operator
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import NamedTuple

# A page is read from top to bottom: what is above the title, the title, what is between it and the body, the body,
# and what is below. A state is a label in one of these zones; no way leads back into a zone.
STATES = (
    "menu", "date above", "byline above", "title", "again", "subtitle", "date", "byline", "caption", "chrome",
    "body", "heading", "inside", "after", "date below", "byline below",
)  # fmt: skip
_ABOVE, _BELOW = ("menu", "date above", "byline above"), ("after", "date below", "byline below")
_BETWEEN = ("again", "subtitle", "date", "byline", "caption", "chrome")
_NEXT: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(_ABOVE, (*_ABOVE, "title", "body")),
    "title": (*_BETWEEN, "body"),
    **dict.fromkeys(_BETWEEN, (*_BETWEEN, "body")),
    "body": ("body", "heading", "inside", *_BELOW),
    "heading": ("body", "inside"),
    "inside": ("body", "heading", "inside"),
    **dict.fromkeys(_BELOW, _BELOW),
}
INDEX = {state: number for number, state in enumerate(STATES)}
FIRST = tuple(INDEX[state] for state in (*_ABOVE, "title", "body"))
LAST = tuple(INDEX[state] for state in (*_ABOVE, "title", *_BETWEEN, "body", *_BELOW))
_LAST_BELOW = tuple(INDEX[state] for state in ("body", *_BELOW))
BEFORE: tuple[tuple[int, ...], ...] = tuple(
    tuple(INDEX[state] for state, following in _NEXT.items() if other in following) for other in STATES
)
AFTER: tuple[tuple[int, ...], ...] = tuple(tuple(INDEX[other] for other in _NEXT[state]) for state in STATES)
NEVER = -1e9

_LANE = 4  # bytes of a weight in a packed row
_BIAS = 1 << 16  # keeps the weights of a packed row above 0; the same for all states, so that it decides nothing

Allowed = Sequence[tuple[int, ...]]  # for each line the states that it can have
Steps = Sequence[Sequence[float]]  # [from][to]
Scores = Sequence[Sequence[float]]  # a row for each line, a column for each state


class Weights(NamedTuple):
    """What each piece of evidence adds to each state, and each step from one state to another.

    A row of evidence is one integer, the weights of the states side by side in it (`packed`): rows are added in a
    tenth of the time that sixteen numbers each would take.
    """

    evidence: Mapping[str, int]
    steps: Steps  # [from][to]; the last row is the start, the last column the end
    titled: Steps = ()  # the same without the steps that lead past the title to the body

    def row(self, name: str) -> tuple[int, ...]:
        """What a piece of evidence adds to each state; empty for evidence without a weight."""
        if (row := self.evidence.get(name)) is None:
            return ()
        lanes = memoryview(row.to_bytes(_LANE * len(STATES), sys.byteorder)).cast("I").tolist()
        return tuple(lane - _BIAS for lane in lanes)


def _titled(steps: Steps) -> Steps:
    body = INDEX["body"]
    rows = (INDEX["menu"], INDEX["date above"], INDEX["byline above"], len(STATES))
    return tuple((*row[:body], NEVER, *row[body + 1 :]) if number in rows else row for number, row in enumerate(steps))


def packed(row: Sequence[int]) -> int:
    """The weights of a row in one integer, each above 0 by the same bias."""
    return int.from_bytes(b"".join((weight + _BIAS).to_bytes(_LANE, sys.byteorder) for weight in row), sys.byteorder)


class Decoding(NamedTuple):
    """The states of the lines, the score of this way, and the max-marginals: the best score through each state."""

    states: tuple[int, ...]
    score: float
    through: tuple[tuple[float, ...], ...]


_NOTHING = packed((0,) * len(STATES))


@cache
def weights() -> Weights:
    """The weights that the package has."""
    data = json.loads(resources.files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    evidence = {name: packed(row) for name, row in data["evidence"].items()}
    steps = tuple(tuple(row) for row in data["steps"])
    return Weights(evidence, steps, _titled(steps))


def scores(evidence: Sequence[Sequence[str]], weights: Weights) -> list[list[int]]:
    """The score of each state at each line; a bias that all states of a line share is in it."""
    row_of = weights.evidence.get
    size = _LANE * len(STATES)
    return [
        memoryview(sum([row_of(name, _NOTHING) for name in names]).to_bytes(size, sys.byteorder)).cast("I").tolist()
        for names in evidence
    ]


def decode(
    rows: Scores, allowed: Allowed, weights: Weights, *, has_body: bool = False, has_title: bool = False
) -> Decoding:
    """The best way through the allowed states of each line. There is one: above, body and below are always allowed.

    If the page surely has a body, no way ends above it; if it has a title, no way leads past the title to the body.
    """
    last = _LAST_BELOW if has_body else LAST
    steps = weights.titled if has_title else weights.steps
    forward = _forward(rows, allowed, steps)
    states, score = _traced(forward, allowed, steps, last)
    backward = _backward(rows, allowed, steps, last)
    through = tuple(tuple(map(operator.add, ahead, behind)) for ahead, behind in zip(forward, backward, strict=True))
    return Decoding(states, score, through)


def best_way(rows: Scores, allowed: Allowed, weights: Weights, *, has_body: bool = False) -> tuple[int, ...]:
    """The states of the best way alone."""
    forward = _forward(rows, allowed, weights.steps)
    return _traced(forward, allowed, weights.steps, _LAST_BELOW if has_body else LAST)[0]


def _traced(
    forward: list[list[float]], allowed: Allowed, steps: Steps, last: Sequence[int]
) -> tuple[tuple[int, ...], float]:
    """The best way, followed backwards from its last state, and its score."""
    end = len(STATES)
    closing = [value + steps[state][end] if state in last else NEVER for state, value in enumerate(forward[-1])]
    best = max(range(end), key=closing.__getitem__)
    states = [best]
    for number in range(len(allowed) - 1, 0, -1):
        previous, target = forward[number - 1], states[-1]
        origins = _origins(allowed[number - 1], target)
        column = [previous[origin] + steps[origin][target] for origin in origins]
        states.append(origins[column.index(max(column))] if origins else 0)
    return tuple(reversed(states)), closing[best]


def _forward(rows: Scores, allowed: Allowed, steps: Steps) -> list[list[float]]:
    """The best score of the way to each state from the beginning."""
    size = len(STATES)
    first = [NEVER] * size
    for state in allowed[0]:
        if state in FIRST:
            first[state] = rows[0][state] + steps[size][state]
    table = [first]
    for number in range(1, len(rows)):
        row, previous, current = rows[number], table[-1], [NEVER] * size
        for state, origins in _links(allowed[number - 1], allowed[number]):
            column = [previous[origin] + steps[origin][state] for origin in origins]
            current[state] = max(column) + row[state]
        table.append(current)
    return table


def _backward(rows: Scores, allowed: Allowed, steps: Steps, last: Sequence[int]) -> list[list[float]]:
    """The best score of the way from each state to the end, without the state's own score."""
    size = len(STATES)
    table = [[steps[state][size] if state in last else NEVER for state in range(size)]]
    for number in range(len(rows) - 1, 0, -1):
        row, following, current = rows[number], table[-1], [NEVER] * size
        ahead = list(map(operator.add, row, following))
        for state, targets in _links_back(allowed[number - 1], allowed[number]):
            step = steps[state]
            current[state] = max([step[target] + ahead[target] for target in targets])
        table.append(current)
    return table[::-1]


# There are some dozen sets of allowed states, and so some hundred pairs of them.


@cache
def _origins(states: tuple[int, ...], target: int) -> tuple[int, ...]:
    """Which of the states lead to the target."""
    return tuple(state for state in states if state in BEFORE[target])


@cache
def _links(states: tuple[int, ...], following: tuple[int, ...]) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """Each of the following states that can be reached, with the states that lead to it."""
    return tuple((target, origins) for target in following if (origins := _origins(states, target)))


@cache
def _links_back(states: tuple[int, ...], following: tuple[int, ...]) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """Each of the states that leads on, with the following states that it leads to."""
    pairs = ((state, tuple(target for target in following if target in AFTER[state])) for state in states)
    return tuple((state, targets) for state, targets in pairs if targets)
