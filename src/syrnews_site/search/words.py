"""How the forms of a word find one another: where the index keeps them, and which of them a question means.

Three readings of a word, from narrow to wide: the word as it stands; its core, without what is written in front of it
(articles always, single letters only where the rest is a commoner word of the archive); its stem, which is the core
without its endings. The index knows folded words alone and keeps those of one body side by side, so that every one of
these decisions is made when a question is asked, with the counts of that moment, and none is frozen into a shard.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from syrnews_site.arabic.affixes import (
    ARTICLE,
    ARTICLES,
    LEFT_BY_PREFIX,
    LEFT_BY_PROCLITIC,
    LEFT_BY_SUFFIX,
    PROCLITICS,
    SUFFIXES,
)

SHORT_ARTICLES = (ARTICLE, "لل")  # the two that stand behind all others

# Words that say little of what a question is about: passed over in a question that has others, and in phrases.
STOPWORDS = frozenset(
    """
    في من الى عن مع بين منذ حتي خلال بعد قبل عند لدي حول دون عبر ضمن نحو
    ان انه انها ان لان لكن ولكن او ثم اذا كما بل لا لم لن ما ماذا من متي اين كيف كم هل لماذا لما اي ايه
    هو هي هم هما هن نحن انت انا هذا هذه ذلك تلك هءلاء اولءك هنا هناك
    الذي التي الذين اللذين اللتين اللواتي
    كان كانت يكون تكون كانوا ليس ليست قد لقد سوف تم يتم
    كل بعض غير سوي مثل حيث حين بينما ايضا فقط اما انما
    و ف ب ل ك
    وهو وهي وان وانه وانها ومن وفي والي وعن وما ولا وقد وكان وكانت وكما وهذا وهذه والذي والتي
    به بها له لها فيه فيها عليه عليها منه منها اليه اليها عنه عنها وذلك لذلك بذلك
    the of and in to a is
    """.split()  # noqa: SIM905 - rows of words, as they are read
)


def rests(word: str) -> list[str]:
    """The word, and what is left of it each time that an article or a letter that may be a proclitic is taken off."""
    found = [word]
    while True:
        if word.startswith(SHORT_ARTICLES) and len(word) >= len(ARTICLE) + LEFT_BY_PREFIX:
            word = word[len(ARTICLE) :]
        elif word.startswith(PROCLITICS) and len(word) > LEFT_BY_PROCLITIC:
            word = word[1:]
        else:
            return found
        found.append(word)


def body(word: str) -> str:
    """What is left when all that may be a proclitic is taken off: where the index keeps a word.

    A word and the same word with proclitics have one body, whatever the proclitics are, so that they lie side by side.
    """
    return rests(word)[-1]


def core(word: str, count: Mapping[str, int]) -> str:
    """The word without its proclitics; `count` says in how many documents each word of the archive stands."""
    for article in ARTICLES:
        if word.startswith(article) and len(word) >= len(article) + LEFT_BY_PREFIX:
            return word[len(article) :]
    for rest in rests(word)[1:]:
        if count.get(rest, 0) + count.get(ARTICLE + rest, 0) > count.get(word, 0):
            return core(rest, count)
    return word


def without_endings(word: str) -> str:
    """The word without the endings that fit, one after the other."""
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) >= len(suffix) + LEFT_BY_SUFFIX:
            word = word[: -len(suffix)]
    return word


# All that `without_endings` can take off one word: of each set of endings, the order in which they stood in it.
ENDINGS = tuple(
    "".join(reversed(chosen)) for length in range(len(SUFFIXES) + 1) for chosen in combinations(SUFFIXES, length)
)


class Place(NamedTuple):
    """Where the index keeps a word: in the order of stems, and of bodies of one stem."""

    stem: str  # the body without its endings
    body: str


@lru_cache(1 << 17)
def place(word: str) -> Place:
    """Where the index keeps a word: beside all others whose body has the same stem."""
    under = body(word)
    return Place(without_endings(under), under)


def places(word: str) -> list[str]:
    """The bodies under which the index keeps all that a question's word may mean, sorted."""
    stems = {without_endings(rest) for rest in rests(word)}
    return sorted({body(stem + ending) for stem in stems for ending in ENDINGS} | {body(word)})
