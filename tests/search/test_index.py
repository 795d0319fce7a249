"""The index: how it is cut, packed and found again, and that nothing but the articles decides what it holds."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnews_site.search.analysis import analyse, decode_analysis
from syrnews_site.search.format import bits, characters, scripts
from syrnews_site.search.format.occurrences import MARKS, mark
from syrnews_site.search.ranking import length_class
from syrnews_site.search.segments import segments
from syrnews_site.search.words import body, core, places, rests, without_endings
from tests.search.archive import article, index_files, whole

ARABIC = st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويء", min_size=1, max_size=12)


def test_the_code_of_characters_leaves_no_code_unused_and_none_double() -> None:
    codes = list(characters.canonical(characters.TABLE).values())
    assert len(codes) == len("".join(characters.TABLE.values()))
    assert sum(2.0 ** -len(code) for code in codes) <= 1
    ordered = sorted(codes)
    assert not [one for one, other in pairwise(ordered) if other.startswith(one)]


def decoded(text: str) -> str:
    stream = iter("".join(format(ord(character), "07b") for character in text))
    by_code = {code: character for character, code in characters.canonical(characters.TABLE).items()}
    out: list[str] = []
    code = ""
    for bit in stream:
        code += bit
        character = by_code.get(code)
        if character is None:
            continue
        if character == characters.END:
            return "".join(out)
        if character == characters.RARE:
            character = chr(int("".join(next(stream) for _ in range(21)), 2))
        out.append(character)
        code = ""
    raise AssertionError("no end")


@given(st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"])))
def test_packed_text_comes_back_and_is_safe_in_a_script(text: str) -> None:
    encoded = characters.text_bits(text)
    packed = bits.pack(encoded)
    assert decoded(packed) == text
    assert packed.isascii()
    assert bits.unpack(packed).startswith(encoded)
    literal = scripts.string_literal(packed)
    assert not set(literal) & set("\n\r")
    assert re.sub(r"\\(.)", lambda found: {"n": "\n", "r": "\r"}.get(found[1], found[1]), literal[1:-1]) == packed


@given(ARABIC, st.sampled_from(["و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "وب", "ولل", "فبال"]))
def test_a_word_lies_beside_itself_with_proclitics(word: str, front: str) -> None:
    if len(body(word)) >= 3 and len(word) >= 3:
        assert body(front + word) in {body(word), body(front + word[1:] if word[0] == "ل" else word)} or (
            # "li-" before a word that begins with "al-" or lam is read as the article.
            front[-1] == "ل" and word[0] in "ال"
        )


@given(ARABIC, ARABIC, st.sampled_from(["", "ات", "ين", "ها", "اتها", "يه", "ه", "ونها"]))
def test_every_form_that_a_word_means_lies_where_the_page_looks(word: str, other: str, ending: str) -> None:
    count = {word: 3, other: 9}
    bare = core(word, count)
    form = bare + ending
    if without_endings(core(form, count)) == without_endings(bare):
        assert body(form) in places(word)


def test_a_proclitic_is_taken_off_only_where_the_rest_is_a_commoner_word() -> None:
    assert core("وبيروت", {"وبيروت": 1, "بيروت": 9}) == "بيروت"
    assert core("بيروت", {"بيروت": 9, "يروت": 0}) == "بيروت"
    assert core("وزير", {"وزير": 50, "زير": 2}) == "وزير"
    assert core("بوزير", {"بوزير": 1, "وزير": 50, "زير": 2}) == "وزير"
    assert core("الولايه", {}) == "ولايه"
    assert rests("بدمشق") == ["بدمشق", "دمشق"]


def test_a_small_archive_has_one_segment_and_a_large_one_follows_the_calendar() -> None:
    days = [(f"{year}-{month:02}-15", 4) for year in range(2008, 2024) for month in range(1, 13)]
    assert [segment.name for segment in segments(days, 10_000)] == ["all"]
    assert [segment.name for segment in segments(days, 500)] == ["2000s", "2010s", "2020s"]
    years = segments(days, 48)
    assert years[0].name == "2008"
    assert (years[0].first, years[0].last, years[0].count) == ("2008-01-15", "2008-12-15", 48)
    assert [segment.name for segment in segments(days[-12:], 20)][:2] == ["2023-q1", "2023-q2"]
    assert segments([("", 9), *days], 500)[0].name == "undated"
    assert segments([], 5) == ()


@given(st.lists(st.tuples(st.dates().map(str), st.integers(1, 9)), unique_by=lambda day: day[0]), st.integers(1, 30))
def test_each_day_is_in_one_segment(days: list[tuple[str, int]], limit: int) -> None:
    cut = segments(sorted(days), limit)
    assert sum(segment.count for segment in cut) == sum(count for _, count in days)
    for day, _ in days:
        assert len([segment for segment in cut if segment.first <= day <= segment.last]) == 1


def test_a_new_article_writes_its_own_segment_and_the_manifest_only() -> None:
    articles = [
        article(f"a{n}", f"20{n % 4 + 20}-03-0{n % 9 + 1}", f"خبر رقم {n}", "نص الخبر في دمشق وحلب " * 9)
        for n in range(40)
    ]
    before = index_files(articles, limit=15)
    after = index_files([*articles, article("new", "2022-05-05", "خبر جديد", "نص جديد")], limit=15)
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    assert {path.split("/")[1] for path in changed} == {"2022", "index.js"}


def test_the_index_of_a_small_archive_is_small() -> None:
    text = Path(__file__).parents[1].joinpath("data", "normalize.tsv").read_text("utf-8")
    body_text = " ".join(text.split())[:900]
    files = index_files([article(f"a{n}", f"2020-01-{n + 1:02}", f"خبر {n}", body_text) for n in range(24)])
    assert len(files) <= 8
    assert sum(map(len, files.values())) < 12_000


def test_the_order_of_articles_given_does_not_matter() -> None:
    articles = [article(f"a{n}", f"2020-01-{n + 1:02}", f"خبر {n}", "سقط مطر على حماة") for n in range(20)]
    assert index_files(articles) == index_files(reversed(articles))


def test_an_analysis_holds_folded_words_in_order() -> None:
    headline, text = article("a", "2020-01-01", "مطر في حماة", "سقط المطر في حماة، وعلى حمص.")
    seen = decode_analysis(analyse(headline, text))
    assert seen.title.split() == ["مطر", "في", "حماه"]
    assert seen.body.split() == ["سقط", "المطر", "في", "حماه", "وعلي", "حمص"]
    assert seen.keys == []


def test_a_stop_word_stands_in_an_article_once_and_words_beside_it_are_neighbours() -> None:
    index = whole([analyse(*article("a", "2020-01-01", "مطر", "سقط في حماة في حمص في"))])
    assert list(index.occurrences["في"]) == [0]
    assert [value % MARKS for value in index.occurrences["حماه"]] == [mark("حمص")]
    assert index.length_classes == [length_class(7)]


def test_an_excerpt_ends_between_words_and_shows_no_markup() -> None:
    headline, text = article(
        "a", "2020-01-01", "خبر", "## عنوان\n\n[رابط](https://example.org) و**خط** " + "كلمة " * 60
    )
    excerpt = decode_analysis(analyse(headline, text)).row.excerpt
    assert excerpt.startswith("عنوان رابط و خط كلمة")
    assert excerpt.endswith("كلمة…")
    assert len(excerpt) <= 101


@pytest.mark.parametrize("text", ["", "\x00", "\u200f", "a" * 10_000, "'); alert(1); ('", "</script>", "ﷺ" * 50])
def test_no_text_breaks_the_index(text: str) -> None:
    files = index_files([article("a", "2020-01-01", text or "خبر", text)])
    for path, data in files.items():
        assert data.startswith(b"syrnews('"), path
        if not path.endswith("index.js"):
            assert data.count(b"\n") == 1
            assert data.isascii()


def test_the_manifest_holds_no_line_separator_and_is_json() -> None:
    data = index_files([article("a", "2020-01-01", "خبر", "نص", outlet="o\u2028")])["search/index.js"].decode()
    assert "\u2028" not in data
    assert json.loads(data.removeprefix("syrnews('index','',").removesuffix(")\n"))["segments"][0]["name"] == "all"
