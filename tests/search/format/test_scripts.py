"""Files of the index as scripts."""

from __future__ import annotations

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from syrnews_site.search.format.scripts import STAMP, json_script, script, stamp_of, string_literal


@given(st.text(st.characters(max_codepoint=127)))
def test_a_string_literal_of_ascii_characters_is_safe_in_a_script(text: str) -> None:
    literal = string_literal(text)
    assert (literal[0], literal[-1]) == ("'", "'")
    assert not set(literal) & set("\n\r")
    assert re.sub(r"\\(.)", lambda found: {"n": "\n", "r": "\r"}.get(found[1], found[1]), literal[1:-1]) == text


def test_a_script_hands_its_name_its_stamp_and_its_data_to_the_page() -> None:
    assert script("all/t1f", "00abc", "data", "it's") == (
        "search/all/t1f.js",
        b"syrnews('all/t1f','00abc','data','it\\'s')\n",
    )


def test_a_script_with_json_has_no_stamp_and_no_line_separator() -> None:
    path, data = json_script("facets", {"tag": [["a", "\u2028وسم\u2029"]]})
    text = data.decode()
    assert path == "search/facets.js"
    assert json.loads(text.removeprefix("syrnews('facets','',").removesuffix(")\n")) == {"tag": [["a", " وسم "]]}


def test_a_stamp_changes_with_the_data_and_with_its_division() -> None:
    stamps = [stamp_of("ab"), stamp_of("ac"), stamp_of("a", "b"), stamp_of("ab", "")]
    assert len(set(stamps)) == 4
    assert all(re.fullmatch(f"[0-9a-f]{{{STAMP}}}", stamp) for stamp in stamps)
    assert stamp_of("ab") == stamps[0]
