"""Fuzzes a reader with atheris: `python -m tests.fuzz TARGET SECONDS`.

Inputs that reach new branches are kept in .cache/fuzz/TARGET. An input that ends the program belongs into
tests/fuzz/found/TARGET, from where every later run begins.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["syrnews_site", "markdown_it", "mdit_py_plugins", "yaml"]):
    from tests.fuzz.seeds import seeds
    from tests.fuzz.targets import LONGEST, TARGETS, checked


def main(target: str, seconds: str) -> None:
    """Fuzz for so long."""
    corpus = Path(".cache/fuzz", target)
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(target)):
        (corpus / f"seed-{number}").write_bytes(seed)
    options = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-timeout=10", "-print_final_stats=1"]
    atheris.Setup(
        [sys.argv[0], *options, f"-artifact_prefix={corpus}-", str(corpus)], lambda data: checked(TARGETS[target], data)
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
