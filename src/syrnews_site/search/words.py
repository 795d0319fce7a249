"""The forms of a word: where the index keeps each form, and which forms a word of a question means.

In Arabic, proclitics (the article, "and", "in" and others) are written in front of a word, and endings behind it. A
word is read in three ways, from narrow to wide:

    word   the word itself
    core   the word without its proclitics: the article always, a single letter only if the rest is a word as common, or
           the name of a tag
    stem   the core without its endings

The index contains folded words and no cores. A word's *body* is the word without everything that may be a proclitic,
and the index keeps words with the same body side by side. So the search page finds cores when a reader asks a question,
with the counts of the whole archive, and no shard depends on these counts.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
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

# Every longer form of the article is a proclitic before one of these two.
SHORT_ARTICLES = (
    ARTICLE,
    "لل",
)

# Words that tell little about the subject of a question. A question that has other words is asked without these.
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
    """.split()  # noqa: SIM905 - rows of words are easier to read than a list of strings
)


def rests(word: str) -> list[str]:
    """The word, and the rest of it after each article or letter that may be a proclitic is taken off."""
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
    """The word without everything that may be a proclitic. A word has the same body with and without proclitics."""
    return rests(word)[-1]


def core(word: str, count: Mapping[str, int], names: Container[str] = ()) -> str:
    """The word without its proclitics. `count`: the number of documents that hold each word of the archive.

    `names`: the names of tags that are one word. Before such a name, and before a word as common as the whole word, a
    letter is a proclitic.
    """
    for article in ARTICLES:
        if word.startswith(article) and len(word) >= len(article) + LEFT_BY_PREFIX:
            return word[len(article) :]
    for rest in rests(word)[1:]:
        common = count.get(rest, 0) + count.get(ARTICLE + rest, 0)
        if (common and common >= count.get(word, 0)) or rest in names or ARTICLE + rest in names:
            return core(rest, count, names)
    return word


def without_endings(word: str) -> str:
    """The word without its endings: each suffix of SUFFIXES in turn is taken off if enough letters are left."""
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) >= len(suffix) + LEFT_BY_SUFFIX:
            word = word[: -len(suffix)]
    return word


# Every text that `without_endings` can take off a word. The suffix that is taken off first is the last in the word.
ENDINGS = tuple(
    "".join(reversed(chosen)) for length in range(len(SUFFIXES) + 1) for chosen in combinations(SUFFIXES, length)
)


class Place(NamedTuple):
    """Where the index keeps a word. The order of words in the index is the order of stems, then of bodies."""

    stem: str  # the body without its endings
    body: str


@lru_cache(1 << 17)
def place(word: str) -> Place:
    """Where the index keeps a word."""
    under = body(word)
    return Place(without_endings(under), under)


def places(word: str) -> list[str]:
    """The bodies of all forms that a word of a question may mean, sorted."""
    stems = {without_endings(rest) for rest in rests(word)}
    return sorted({body(stem + ending) for stem in stems for ending in ENDINGS} | {body(word)})
