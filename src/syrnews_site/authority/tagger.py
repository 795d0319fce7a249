"""Which entries of the authority a text names.

A text is folded and cut into words once. One dictionary holds the first word of every spelling with every proclitic
that Arabic writes onto it (a conjunction, then a preposition, then the article), so that each word of the text costs
one lookup. What begins there is compared word by word, the longest spelling first; a match hides what lies inside it.

An entry with `requires:` is counted where one of these words stands just before the name, or before an unbroken run of
names that it belongs to ("the cities of Manbij and al-Bab"), or directly after it. Once a text has shown it so, its
other mentions in that text count too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from syrnews_site.arabic.fold import words
from syrnews_site.authority.entries import Entry

ARTICLE = "ال"
CONJUNCTIONS = ("", "و", "ف")
LAM = "ل"
PREPOSITIONS = ("", "ب", "ك", LAM)

# What the groups that `requires:` may name stand for: words that show, beside a name, that a place or person is meant.
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

# Folding drops two distinctions that tell a name from a common word: teh marbuta from heh, and a bare final alef from
# one that bears tanwin. While a text is folded, this letter, which Arabic lacks, stands for the first; doubled, for
# the second.
MARK = "ژ"
TEH_MARBUTA = "ة"
TANWIN = ("\u0627\u064b", "\u064b\u0627")  # alef and fathatan, in either order
HEH = "ه"
ALEF = "ا"

# Last letters that are often exchanged, so that a name may be a common word with a pronoun or in the accusative. With
# the article there is no doubt: such a word takes neither.
SLIPS = {MARK: HEH, HEH: MARK, ALEF: MARK + MARK}


class Name(NamedTuple):
    """One form of a spelling of the entry of this number.

    `clear`: it counts without another word beside it. `proof`: wherever it stands, the entry's doubtful names in the
    same text count as well. `exact`: its last letter is as it should be. `letters`: of its first word, the proclitics
    left out.
    """

    entry: int
    clear: bool
    proof: bool
    exact: bool
    letters: int


class Signs(NamedTuple):
    """The marked words that show what a name means: before it, and directly after it."""

    before: frozenset[str]
    after: frozenset[str]


class Tagger:
    """The names of all entries, ready to be found. Built once in a process: about 0.1 ms for each entry."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self.signs = [signs(entry.requires or tuple({entry.kind} & GROUPS.keys())) for entry in self.entries]
        single: dict[str, Name] = {}  # by the marked word
        lengths: dict[str, set[int]] = {}
        self.phrases: dict[str, Name] = {}  # names of several words, by their plain words
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
        # By the marked word that they begin with: the name of one word, and how long the others are, longest first.
        self.starts: dict[str, tuple[Name | None, tuple[int, ...]]] = {
            word: (single.get(word), tuple(sorted(lengths.get(word, ()), reverse=True)))
            for word in single.keys() | lengths.keys()
        }

    def forms(self, number: int, entry: Entry, spelling: str) -> Iterator[tuple[str, Name]]:
        """A spelling's marked words, the first of them with each proclitic that it can bear, and with usual slips."""
        first, *others = marked_words(spelling) or [""]
        if not first:
            return
        proof = not self.signs[number].before.isdisjoint([first, *others])
        name = Name(number, proof or not entry.requires, proof, True, len(first))
        definite = spelling.startswith(ARTICLE)
        for form in with_proclitics(first, definite=definite):
            yield " ".join([form, *others]), name
            if not others and form[-1] in SLIPS:
                yield form[:-1] + SLIPS[form[-1]], name._replace(exact=False, clear=name.clear and definite)
        if entry.kind == "topic" and not others and not definite:
            # Only a common noun takes the article: the name of Homs with an article is chickpeas.
            yield from self.forms(number, entry, ARTICLE + spelling)

    def find(self, title: str, body: str, count: int) -> tuple[Entry, ...]:
        """The entries that the title names, or the body at least `count` times; each once, in the order of slugs."""
        in_title = list(self.mentions(title))
        in_body = list(self.mentions(body))
        proved = {name.entry for name, shown in in_title + in_body if shown or name.proof}
        titled = {name.entry for name, _ in in_title if name.clear or name.entry in proved}
        times = Counter(name.entry for name, _ in in_body if name.clear or name.entry in proved)
        found = titled.union(entry for entry in times if times[entry] >= count)
        return tuple(sorted((self.entries[number] for number in found), key=lambda entry: entry.slug))

    def mentions(self, text: str) -> Iterator[tuple[Name, bool]]:
        """The names in a text from its start to its end, none inside another; and of the doubtful ones, which are shown
        to be meant by a word beside them.
        """
        marked = marked_words(text)
        starts, phrases = self.starts, self.phrases
        end = run = 0  # where the last name ended, and where the unbroken run of names that it belongs to began
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
                yield name, not name.clear and self.shown(name, marked, (start, run), end)

    def shown(self, name: Name, marked: list[str], starts: Iterable[int], end: int) -> bool:
        """Whether one of the entry's signs stands just before one of these places, or at the end."""
        before, after = self.signs[name.entry]
        earlier = [marked[start - 1] for start in starts if start]
        return not before.isdisjoint(earlier) or not after.isdisjoint(marked[end : end + 1])


def keep(names: dict[str, Name], form: str, name: Name) -> None:
    """Of names that look alike, keep the one that is no slip, then the one with fewer proclitics, then the first."""
    other = names.setdefault(form, name)
    if (other.exact, other.letters) < (name.exact, name.letters):
        names[form] = name


def marked_words(text: str) -> list[str]:
    """The folded words of a text, with MARK for what folding would lose."""
    for tanwin in TANWIN:
        text = text.replace(tanwin, MARK + MARK)
    return words(text.replace(TEH_MARBUTA, MARK))


def plain(marked: str) -> str:
    """What folding makes of the same text without marks."""
    return marked.replace(MARK + MARK, ALEF).replace(MARK, HEH)


def with_proclitics(word: str, *, definite: bool) -> Iterator[str]:
    """A folded word with each conjunction and preposition that can be written onto it. `definite`: it has the article,
    which loses its alef after a lam, and its own lam too where a third one would follow.
    """
    for preposition in PREPOSITIONS:
        form = preposition + word
        if definite and preposition == LAM:
            form = word[1:] if word[2:].startswith(LAM) else LAM + word[1:]
        for conjunction in CONJUNCTIONS:
            yield conjunction + form


@cache
def signs(requires: tuple[str, ...]) -> Signs:
    """What `requires:` stands for, each word with its last letter as it should be and as it is often written.

    A preposition may be written onto a word before a name, but not after it: that would read "opened the door in the
    city" as a town of that name.
    """
    listed = [word for item in requires for listed in GROUPS.get(item, item).split() for word in marked_words(listed)]
    before = [form for word in listed for form in with_proclitics(word, definite=word.startswith(ARTICLE))]
    return Signs(frozenset(before + list(map(plain, before))), frozenset(listed + list(map(plain, listed))))
