"""Mutations of inputs. They know nothing of the program's branches; atheris, which does, is used by `make fuzz`."""

from __future__ import annotations

import random
from collections.abc import Sequence

from tests.fuzz.targets import LONGEST


def mutated(draw: random.Random, corpus: Sequence[bytes], pieces: Sequence[bytes]) -> bytes:
    """One of the inputs, changed at one to six places."""
    data = bytearray(draw.choice(corpus))
    for _ in range(draw.randint(1, 6)):
        place = draw.randint(0, len(data))
        length = draw.choice((1, 2, 4, 16, 64))
        match draw.randrange(7):
            case 0:
                data[place : place + 1] = bytes([draw.randrange(256)])
            case 1:
                del data[place : place + length]
            case 2:
                data[place:place] = draw.choice(pieces) * draw.choice((1, 1, 2, 100))
            case 3:
                data[place:place] = data[place : place + length] * draw.choice((1, 3, 50))
            case 4:
                other = draw.choice(corpus)
                start = draw.randint(0, len(other))
                data[place:place] = other[start : start + 64]
            case 5:
                data[place : place + length] = draw.randbytes(min(length, 4))
            case _:
                if place < len(data):
                    data[place] ^= 1 << draw.randrange(8)
    return bytes(data[:LONGEST])
