"""The entries of tags.yaml that a text names.

The tagger folds a text and cuts it into words once. A dictionary holds the first word of each spelling, with all
proclitics that Arabic writes onto the word (a conjunction, then a preposition, then the article), so that a word of the
text costs one lookup. At each word the tagger looks for the longest spelling; it ignores names inside a match.

An ambiguous name, whose entry has `requires:`, counts only beside a sign, a word that `requires:` lists: directly
before the name, directly before an unbroken run of names that holds it ("the cities of Manbij and al-Bab"), or
directly after the name. If a text proves an entry in this way, the entry's other mentions in the text count too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from syrnews_site.arabic.affixes import ARTICLE, CONJUNCTIONS, PREPOSITIONS
from syrnews_site.arabic.fold import words
from syrnews_site.authority.entries import Entry

# The groups of words that `requires:` can name: beside such a word, a name means a place, or a person.
GROUPS = {
    "place": """
        مدينة بلدة قرية ناحية منطقة محافظة قضاء ضاحية حي ريف بادية سهل جبل جبال محيط بلدية
        مدينتي بلدتي قريتي ناحيتي منطقتي محافظتي ريفي حيي مدن بلدات قرى نواحي مناطق محافظات أحياء
        أهالي أبناء سكان معبر مطار سد مشفى مستشفى طريق أوتوستراد
        شمال جنوب شرق غرب شمالي جنوبي شرقي غربي شمالا جنوبا شرقا غربا
        بريف وريفها وريفه ومحيطها ومحيطه
        """,
    "person": """
        الرئيس رئيس الملك الملكة الأمير الوزير وزير الوزيرة النائب السفير المبعوث السيد السيدة الدكتور الدكتورة
        الشيخ الجنرال اللواء العميد العقيد القائد الكاتب الكاتبة الأديب الشاعر الشاعرة الفنان الفنانة المخرج الممثل
        الباحث اللاعب المدرب
        """,
}

# Folding drops two differences that distinguish a name from a common word: teh marbuta from heh, and a bare final alef
# from an alef with tanwin. Before the tagger folds a text, it writes this letter, which Arabic lacks, for teh marbuta,
# and the letter twice for alef with tanwin.
MARK = "ژ"
TEH_MARBUTA = "ة"
TANWIN = ("\u0627\u064b", "\u064b\u0627")  # alef and fathatan, in either order
HEH = "ه"
ALEF = "ا"

# Last letters that writers often exchange. A name with the other letter may be a common word with a pronoun or in the
# accusative. A name with the article is clear: a word with the article has neither a pronoun nor tanwin.
SLIPS = {MARK: HEH, HEH: MARK, ALEF: MARK + MARK}
LAM = "ل"


class Name(NamedTuple):
    """A form of a spelling. `entry` is the number of the entry.

    `clear`: the form counts without a sign beside it. `proof`: the form itself contains a sign, so that it proves the
    entry wherever it is. `exact`: the last letter is the spelling's own, not a slip. `letters`: the length of the first
    word without proclitics.
    """

    entry: int
    clear: bool
    proof: bool
    exact: bool
    letters: int


class Signs(NamedTuple):
    """The marked words that prove an entry: directly before its name, or directly after its name."""

    before: frozenset[str]
    after: frozenset[str]


class Tagger:
    """Finds the names of all entries. Its tables cost about 0.1 ms for each entry, once in a process."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self.signs = [signs(entry.requires or tuple({entry.kind} & GROUPS.keys())) for entry in self.entries]
        single: dict[str, Name] = {}  # by the marked word
        lengths: dict[str, set[int]] = {}
        self.phrases: dict[str, Name] = {}  # names of several words, by the words without marks
        for number, entry in enumerate(self.entries):
            for spelling in entry.spellings:
                for form, name in self.forms(number, entry, spelling):
                    first, *others = form.split(" ")
                    if others:
                        keep(self.phrases, plain(form), name)
                        for word in (first, plain(first)):
                            lengths.setdefault(word, set()).add(1 + len(others))
                    else:
                        keep(single, form, name)
        # By the first marked word: the name of one word, and the lengths of the names of several words, longest first.
        self.starts: dict[str, tuple[Name | None, tuple[int, ...]]] = {
            word: (single.get(word), tuple(sorted(lengths.get(word, ()), reverse=True)))
            for word in single.keys() | lengths.keys()
        }

    def forms(self, number: int, entry: Entry, spelling: str) -> Iterator[tuple[str, Name]]:
        """The forms of a spelling in marked words: its first word with all proclitics, and the usual slips."""
        first, *others = marked_words(spelling) or [""]
        if not first:
            return
        proof = not self.signs[number].before.isdisjoint((first, *others))
        name = Name(number, proof or not entry.requires, proof, True, len(first))
        definite = spelling.startswith(ARTICLE)
        for form in with_proclitics(first, definite=definite):
            yield " ".join([form, *others]), name
            if not others and form[-1] in SLIPS:
                yield form[:-1] + SLIPS[form[-1]], name._replace(exact=False, clear=name.clear and definite)
        if entry.kind == "topic" and not others and not definite:
            # Only common nouns take the article: "Homs" with the article means chickpeas.
            yield from self.forms(number, entry, ARTICLE + spelling)

    def find(self, title: str, body: str, count: int) -> tuple[Entry, ...]:
        """The entries that the title names, or that the body names at least `count` times, in the order of slugs."""
        in_title = list(self.mentions(title))
        in_body = list(self.mentions(body))
        proved = {name.entry for name, beside_sign in in_title + in_body if beside_sign or name.proof}
        titled = {name.entry for name, _ in in_title if name.clear or name.entry in proved}
        mentions = Counter(name.entry for name, _ in in_body if name.clear or name.entry in proved)
        numbers = titled.union(number for number in mentions if mentions[number] >= count)
        return tuple(sorted((self.entries[number] for number in numbers), key=lambda entry: entry.slug))

    def mentions(self, text: str) -> Iterator[tuple[Name, bool]]:
        """The names in a text, in order and without overlaps. The flag: an unclear name has a sign beside it."""
        marked = marked_words(text)
        starts, phrases = self.starts, self.phrases
        end = run = 0  # the end of the last name, and the start of the unbroken run of names that holds the last name
        for start in [index for index, word in enumerate(marked) if word in starts]:
            if start < end:
                continue
            name, lengths = starts[marked[start]]
            length = 1
            for longer in lengths:
                words_here = " ".join(marked[start : start + longer])
                phrase = phrases.get(plain(words_here) if MARK in words_here else words_here)
                if phrase is not None:
                    name, length = phrase, longer
                    break
            if name is not None:
                run = run if start == end else start
                end = start + length
                yield name, not name.clear and self.has_sign(name, marked, (start, run), end)

    def has_sign(self, name: Name, marked: list[str], starts: Iterable[int], end: int) -> bool:
        """Whether a sign of the entry is directly before one of the starts, or at the end."""
        before, after = self.signs[name.entry]
        earlier = [marked[start - 1] for start in starts if start]
        return not before.isdisjoint(earlier) or not after.isdisjoint(marked[end : end + 1])


def keep(names: dict[str, Name], form: str, name: Name) -> None:
    """Enter a name. If two names share the form, the exact name wins, then the name with fewer proclitics."""
    present = names.setdefault(form, name)
    if (present.exact, present.letters) < (name.exact, name.letters):
        names[form] = name


def marked_words(text: str) -> list[str]:
    """The folded words of a text, with MARK for the letters that folding would lose."""
    for tanwin in TANWIN:
        text = text.replace(tanwin, MARK + MARK)
    return words(text.replace(TEH_MARBUTA, MARK))


def plain(marked: str) -> str:
    """The folded text without marks: with the letters that folding gives."""
    return marked.replace(MARK + MARK, ALEF).replace(MARK, HEH)


def with_proclitics(word: str, *, definite: bool) -> Iterator[str]:
    """A folded word, alone and with conjunctions and prepositions written onto it.

    The article of a `definite` word loses its alef after the preposition lam, and its lam too if the word itself begins
    with lam.
    """
    for preposition in ("", *PREPOSITIONS):
        form = preposition + word
        if definite and preposition == LAM:
            form = word[1:] if word[2:].startswith(LAM) else LAM + word[1:]
        for conjunction in ("", *CONJUNCTIONS):
            yield conjunction + form


@cache
def signs(requires: tuple[str, ...]) -> Signs:
    """The signs that `requires:` lists, by their exact last letters and by the folded ones.

    Proclitics are allowed on a sign before the name, not on a sign after the name: otherwise "opened the door in the
    city" would mention the town that is called "the door".
    """
    listed = [word for item in requires for listed in GROUPS.get(item, item).split() for word in marked_words(listed)]
    before = [form for word in listed for form in with_proclitics(word, definite=word.startswith(ARTICLE))]
    return Signs(frozenset(before + list(map(plain, before))), frozenset(listed + list(map(plain, listed))))
