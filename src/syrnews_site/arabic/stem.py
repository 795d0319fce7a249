"""Light stemming: the word without what Arabic attaches to it, so that a question finds its answer in any form.

light10 is Larkey, Ballesteros and Connell, "Light Stemming for Arabic Information Retrieval" (2007), as Apache Lucene
has it. light10x, ours, works on folded words, takes compound proclitics off as well ("wa-bi-l-", "wa-li-l-"), and
never leaves fewer than three letters before a suffix. The search page has a twin made from the same tables.
"""

from __future__ import annotations

# In the order in which they are tried: the first that fits is taken off. All but the conjunction have an article.
LIGHT10_PREFIXES = ("ال", "وال", "بال", "كال", "فال", "لل", "و")
ARTICLES = ("وبال", "وكال", "فبال", "فكال", "وال", "فال", "بال", "كال", "ولل", "فلل", "ال", "لل")
PREFIXES = (*ARTICLES, "و")
# In the order in which they are tried: every one that fits is taken off, one after the other.
LIGHT10_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ية", "ه", "ة", "ي")
SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
# One-letter words that are written with the next: a conjunction or a preposition, perhaps both.
PROCLITICS = ("و", "ف", "ب", "ك", "ل")

# What must be left of a word: after a prefix, after a proclitic of one letter, after a suffix.
LEFT_BY_PREFIX = 2
LEFT_BY_PROCLITIC = 3
LEFT_BY_SUFFIX = 3
LIGHT10_LEFT_BY_SUFFIX = 2

# Lucene's normalisation: unlike our fold it leaves a hamza on waw and yeh alone.
_LUCENE = str.maketrans("آأإىة", "ااايه", "ـ\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652")


def light10(word: str) -> str:
    """The light10 stem of a word as it is written."""
    rest = _without_prefix(word.translate(_LUCENE), LIGHT10_PREFIXES)
    return _without_suffixes(rest, LIGHT10_SUFFIXES, LIGHT10_LEFT_BY_SUFFIX)


def stem(word: str) -> str:
    """The light10x stem of a folded word; a word that is not Arabic is its own stem."""
    return _without_suffixes(_without_prefix(word, PREFIXES), SUFFIXES, LEFT_BY_SUFFIX)


def candidates(word: str) -> tuple[str, ...]:
    """The stems that a folded word of a question may be indexed under, each once, least stripped first.

    An article leaves one reading. Without one, what looks like a proclitic may belong to the word, so that each is
    taken off in turn: the index knows which of the rests are words.
    """
    if _without_prefix(word, ARTICLES) != word:
        return (stem(word),)
    rests = [word]
    while rests[-1].startswith(PROCLITICS) and len(rests[-1]) > LEFT_BY_PROCLITIC:
        rests.append(rests[-1][1:])
    return tuple(dict.fromkeys(_without_suffixes(rest, SUFFIXES, LEFT_BY_SUFFIX) for rest in rests))


def _without_prefix(word: str, prefixes: tuple[str, ...]) -> str:
    for prefix in prefixes:
        left = LEFT_BY_PROCLITIC if len(prefix) == 1 else LEFT_BY_PREFIX
        if word.startswith(prefix) and len(word) >= len(prefix) + left:
            return word[len(prefix) :]
    return word


def _without_suffixes(word: str, suffixes: tuple[str, ...], left: int) -> str:
    for suffix in suffixes:
        if word.endswith(suffix) and len(word) >= len(suffix) + left:
            word = word[: -len(suffix)]
    return word
