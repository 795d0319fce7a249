"""Each reader, for some seconds, with inputs that are the same in every run."""

from __future__ import annotations

import random
import time

import pytest

from tests.fuzz.mutate import mutated
from tests.fuzz.seeds import pieces, seeds
from tests.fuzz.targets import TARGETS, checked

SECONDS, AT_LEAST = 10, 200


@pytest.mark.faults
@pytest.mark.parametrize("target", TARGETS)
def test_no_input_makes_a_reader_raise_or_hang(target: str) -> None:
    draw, corpus, words = random.Random(target), seeds(target), pieces(target)
    count, began = 0, time.process_time()
    while count < AT_LEAST or time.process_time() - began < SECONDS:
        data = corpus[count] if count < len(corpus) else mutated(draw, corpus, words)
        try:
            checked(TARGETS[target], data)
        except Exception as error:
            raise AssertionError(f"input {count}: {data!r}") from error
        count += 1
