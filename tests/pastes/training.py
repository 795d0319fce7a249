"""Learns the weights of the model: `make train` writes src/syrnews_site/content/scraped/weights.json.

An averaged structured perceptron, with a margin: while it learns, each wrong state is worth some points, so that the
right way has to win by that many. Where more than one way is right (which of two equal titles?), the best of them by
the weights so far is learned. Pure Python, no chance but that of fixed seeds: the file is the same to the byte.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from syrnews_site.content.scraped import model
from syrnews_site.content.scraped.model import INDEX, STATES, Weights
from tests.pastes.gold import Example

SIZE = len(STATES)
ROUNDS = 10
EARLY = 3  # rounds whose weights are not averaged: they are far from the last ones
REPEATED = 4  # how often each paste of a folder is among the examples: pastes are few
DROPPED = 0.15  # share of the evidence that each step leaves out, so that no single piece of it decides alone
POINT = 1  # the whole number that a weight of 1 becomes
SMALLEST = 20  # smaller weights are left out
RAREST = 90  # lines; evidence of fewer of the pages' lines is not learned
COSTS = {"title": 3.0, "body": 2.0, "date": 3.0, "date above": 3.0, "date below": 3.0}
_COST = tuple(COSTS.get(state, 1.0) for state in STATES)


@dataclass(frozen=True, slots=True)
class Learned:
    """The weights as whole numbers, a row of the states for each piece of evidence."""

    evidence: dict[str, tuple[int, ...]]
    steps: tuple[tuple[int, ...], ...]

    def packed(self) -> Weights:
        """The same as the model has them."""
        return Weights({name: model.packed(row) for name, row in self.evidence.items()}, self.steps)


class Learner:
    """Weights that change, and their sums over all steps."""

    def __init__(self) -> None:
        self.evidence: dict[str, list[float]] = defaultdict(lambda: [0.0] * SIZE)
        self.evidence_sums: dict[str, list[float]] = defaultdict(lambda: [0.0] * SIZE)
        self.steps = [[0.0] * (SIZE + 1) for _ in range(SIZE + 1)]
        self.step_sums = [[0.0] * (SIZE + 1) for _ in range(SIZE + 1)]
        self.count = 1

    def learn(self, example: Example) -> int:
        """One step on one page; how many lines were wrong."""
        weights = Weights({}, self.steps)
        rows = self._rows(example.evidence)
        right = model.best_way(rows, example.right, weights, has_body=example.has_body)
        costly = [
            [value if state in good else value + _cost(state, good) for state, value in enumerate(row)]
            for row, good in zip(rows, example.right, strict=True)
        ]
        found = model.best_way(costly, example.allowed, weights, has_body=example.has_body)
        wrong = sum(state not in good for state, good in zip(found, example.right, strict=True))
        if wrong:
            self._change(example, right, 1.0)
            self._change(example, found, -1.0)
        self.count += 1
        return wrong

    def _rows(self, evidence: Sequence[Sequence[str]]) -> list[list[float]]:
        table = self.evidence
        nothing = [0.0] * SIZE
        return [
            [sum(column) for column in zip(*(table[name] for name in names), strict=True)] if names else nothing
            for names in evidence
        ]

    def _change(self, example: Example, states: Sequence[int], by: float) -> None:
        late = by * self.count
        previous = SIZE
        for names, state in zip(example.evidence, states, strict=True):
            for name in names:
                self.evidence[name][state] += by
                self.evidence_sums[name][state] += late
            self.steps[previous][state] += by
            self.step_sums[previous][state] += late
            previous = state
        self.steps[previous][SIZE] += by
        self.step_sums[previous][SIZE] += late

    def forget_sums(self) -> None:
        """Begin the averages anew with the next step."""
        self.count = 1
        self.evidence_sums.clear()
        self.step_sums = [[0.0] * (SIZE + 1) for _ in range(SIZE + 1)]

    def averaged(self) -> Learned:
        """The averages over all steps so far, as whole numbers, POINT to a point."""

        def average(now: float, total: float) -> int:
            return round(POINT * (now - total / self.count))

        evidence = {}
        for name in sorted(self.evidence):
            row = tuple(map(average, self.evidence[name], self.evidence_sums[name]))
            row = tuple(value if abs(value) >= SMALLEST else 0 for value in row)
            if any(row):
                evidence[name] = row
        steps = tuple(tuple(map(average, *pair)) for pair in zip(self.steps, self.step_sums, strict=True))
        return Learned(evidence, steps)


def _cost(state: int, good: Sequence[int]) -> float:
    return max(_COST[state], *(_COST[other] for other in good))


def train(examples: Sequence[Example], rounds: int = ROUNDS, *, report: bool = False) -> Learned:
    """The weights learned from the examples, each seen `rounds` times in an order drawn anew."""
    learner = Learner()
    seen = Counter(name for example in examples for names in example.evidence for name in names)
    examples = [example.with_evidence(lambda name: seen[name] >= RAREST) for example in examples]
    random = Random(1)
    order = list(examples)
    for number in range(rounds):
        random.shuffle(order)
        wrong = sum(learner.learn(example.with_evidence(lambda _: random.random() > DROPPED)) for example in order)
        if number + 1 == min(EARLY, rounds - 1):
            learner.forget_sums()
        if report:
            total = sum(len(example.right) for example in order)
            print(f"round {number + 1}: {wrong} lines of {total} wrong", flush=True)  # noqa: T201 - a command of make
    return learner.averaged()


def write(weights: Learned, path: Path, note: dict[str, str]) -> None:
    """The file of weights: one piece of evidence in each line, its weights as whole numbers, POINT to a point."""
    rows = [f"  {json.dumps(name)}: {_row(row)}" for name, row in weights.evidence.items()]
    steps = [f"  {_row(row)}" for row in weights.steps]
    text = "{\n" + f'"note": {json.dumps(note, ensure_ascii=False)},\n"states": {json.dumps(STATES)},\n'
    text += '"steps": [\n' + ",\n".join(steps) + '\n],\n"evidence": {\n' + ",\n".join(rows) + "\n}\n}\n"
    path.write_text(text, encoding="utf-8", newline="\n")


def _row(row: Sequence[int]) -> str:
    return json.dumps(list(row), separators=(",", ":"))


assert set(COSTS) <= set(INDEX)
