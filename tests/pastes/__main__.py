"""`make train`: learns the weights anew from synthetic pages, and writes them into the package.

`PASTES=folder` adds the pastes of a folder with gold (its shape is that of `tests.paste_eval`). The note in the file of
weights says from what they were made, by digests: the same input gives the same file, to the byte.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

from syrnews_site.authority.lookup import Authority, load_authority
from syrnews_site.content.scraped import model
from tests.pastes import gold, pages, training, words
from tests.pastes.sheet import Page

PAGES = 3200
WEIGHTS = Path(model.__file__).with_name("weights.json")


def authority() -> Authority:
    """Outlets for the synthetic pages: a third of the invented ones are known, as in an archive's sources.yaml."""
    names = [f"{paper} {name}".strip() for name in words.PAPER_NAMES[::3] for paper in dict.fromkeys(words.PAPERS)]
    return load_authority("", "".join(f"{name}:\n  slug: paper-{number}\n" for number, name in enumerate(names)))[0]


def note_of_pages(synthetic: Sequence[Page]) -> str:
    """How many pages, and a digest of all their lines and labels."""
    digest = blake2b(digest_size=8)
    for page in synthetic:
        digest.update("\n".join(f"{label}\t{text}" for text, label in page.rows).encode())
    return f"{len(synthetic)} synthetic pages of tests/pastes, digest {digest.hexdigest()}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--pastes", type=Path)
    arguments = parser.parse_args()
    known = authority()
    synthetic = [pages.page(seed) for seed in range(arguments.pages)]
    examples = [gold.of_synthetic(str(seed), page, known) for seed, page in enumerate(synthetic)]
    note = {"pages": note_of_pages(synthetic)}
    if arguments.pastes:
        pastes = gold.of_folder(arguments.pastes, known)
        examples += [example for _, example in pastes] * training.REPEATED
        note["pastes"] = f"{len(pastes)} pastes, digest {gold.digest_of(arguments.pastes)}"
    training.write(training.train(examples, report=True), WEIGHTS, note)
    print(f"{WEIGHTS.name}: {WEIGHTS.stat().st_size} bytes")  # noqa: T201 - a command of make


if __name__ == "__main__":
    main()
