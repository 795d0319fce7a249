"""The ranking of the search page a second time, in Python: the page must give the same order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from math import log
from types import MappingProxyType

from syrnews_site.authority.entries import Entry
from syrnews_site.search.analysis import decode_analysis
from syrnews_site.search.manifest import synonyms
from syrnews_site.search.page.spelling import BARE, CHAIRS, HAMZA, other_seats
from syrnews_site.search.ranking import HIGHEST, NORMS, TITLE, WEIGHTS, length_class
from syrnews_site.search.words import STOPWORDS, core, rests, without_endings
from tests.search.question import read_question


class Reference:
    """The postings of an archive. Documents are numbered, the oldest first."""

    def __init__(
        self,
        encoded: Iterable[bytes],
        synonyms: Mapping[str, Sequence[str]] = MappingProxyType({}),
        names: Container[str] = (),
        keys: Mapping[str, Sequence[str]] = MappingProxyType({}),
    ) -> None:
        """`names`: the names of tags that are one word, folded. `keys`: `@slug` and `$slug` of each folded spelling."""
        self.names, self.keys = names, keys
        self.days: list[str] = []
        self.synonyms = dict(synonyms)
        self.postings: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self.norms: list[float] = []
        for number, analysis in enumerate(map(decode_analysis, encoded)):
            title, text = analysis.title.split(), analysis.body.split()
            self.norms.append(NORMS[length_class(len(title) + len(text))])
            self.days.append(analysis.row.date)
            counts = Counter([*title * TITLE, *text, *" ".join(analysis.names).split(), *analysis.keys])
            for word, count in counts.items():
                self.postings[word][number] = 1 if word in STOPWORDS else min(count, HIGHEST)
        self.count = {word: len(documents) for word, documents in self.postings.items()}
        self._cores = {word: core(word, self.count, names) for word in self.count}
        self._by_stem: defaultdict[str, list[str]] = defaultdict(list)
        for word, bare in self._cores.items():
            self._by_stem[without_endings(bare)].append(word)

    def levels(self, word: str) -> dict[str, int]:
        """Form -> 2 if the form is the word itself, 1 if it has the same core, 0 if it has the same stem."""
        meant = [word, *self.synonyms.get(word, ()), *other_seats(word)]
        cores = {core(form, self.count, self.names) for form in meant}
        known = {}
        for stem in {without_endings(bare) for bare in cores}:
            for form in self._by_stem.get(stem, ()):
                known[form] = 2 if form == word else 1 if self._cores[form] in cores else 0
        if word in self.count:
            known[word] = 2
        if not any(known.values()):  # whoever asks for a word makes it one: no article has it alone
            known.update((form, 1) for form in self.count if word in rests(form))
        return known

    def _guessed(self, word: str) -> dict[str, int]:
        known = self.levels(word)
        if any(known.values()):
            return known
        found = [spelling for spelling in hamzas(word) if any(self.levels(spelling).values())]
        if found:
            self.synonyms[word] = [*self.synonyms.get(word, ()), *found]
        return self.levels(word)

    def search(self, question: str, most: int = 10) -> list[int]:
        """The numbers of the best documents, the best first. Of documents with equal scores the newest comes first."""
        dated = [day[:4] for day in self.days if day] or ["9999", "0000"]
        asked = read_question(question, (min(dated), max(dated)), self.keys)
        scores: defaultdict[int, float] = defaultdict(float)
        if not asked.words and asked.periods:
            scores.update(dict.fromkeys(range(len(self.norms)), 0.0))
        for word in asked.words:
            amounts: defaultdict[int, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
            named = {key: 1 for key, naming in asked.names if word in naming and key in self.postings}
            for form, level in sorted({**self._guessed(word), **named}.items()):
                for document, count in self.postings[form].items():
                    for wider in range(level + 1):
                        amounts[document][wider] += count / self.norms[document]
            frequency = [sum(1 for x in amounts.values() if x[level]) for level in range(3)]
            for document, x in amounts.items():
                for level, weight in enumerate(WEIGHTS):
                    if x[level]:
                        df = frequency[level]
                        rarity = log(1 + (len(self.norms) - df + 0.5) / (df + 0.5))
                        scores[document] += weight * rarity * (x[level] / (1 + x[level]))
        inside = [number for number in scores if not asked.periods or self._is_in(number, asked.periods)]
        return sorted(inside, key=lambda document: (-scores[document], -document))[:most]

    def _is_in(self, number: int, periods: Iterable[tuple[str, str]]) -> bool:
        """Whether a document's day, month or year is within one of the periods."""
        day = self.days[number]
        return bool(day) and any(day >= first and day[: len(last)] <= last for first, last in periods)


def hamzas(word: str) -> list[str]:
    """The spellings of a word with a hamza that a hurried writer may have left out."""
    chairs = [word[:i] + HAMZA + word[i + 1 :] for i in range(1, len(word)) if word[i] in CHAIRS]
    bare = [word[:i] + HAMZA + word[i:] for i in range(2, len(word) + 1) if word[i - 1] in BARE]
    return chairs + bare


def synonym_map(entries: Iterable[Entry]) -> dict[str, list[str]]:
    """Word -> the other words of its group in the manifest."""
    return {word: [other for other in group if other != word] for group in synonyms(entries) for word in group}
