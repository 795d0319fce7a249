"""Front matter in TOML, as Hugo writes it."""

from __future__ import annotations

from tests.content.markdown.loading import article, load, mistakes

FRONT = """\
+++
title = "عنوان"
date = 2013-03-05T10:00:00+03:00
draft = false
tags = ["حلب", "حماة"]
categories = ["أخبار"]
[params]
weight = 3
+++

نص.
"""


def test_front_matter_between_plus_signs_is_toml() -> None:
    found = article(FRONT)
    assert (found.headline.title, found.headline.date) == ("عنوان", "2013-03-05T10:00+03:00")
    assert [tag.name for tag in found.headline.tags] == ["حلب", "حماة", "أخبار"]
    assert (found.body, found.body_line, found.draft) == ("نص.", 11, False)
    assert [(line, code) for line, _, code in mistakes(FRONT)] == [(6, "SN123"), (7, "SN123")]


def test_broken_toml_is_reported_at_its_place() -> None:
    assert mistakes("+++\ntitle = عنوان\n+++\nنص") == [(2, 9, "SN201")]
    assert mistakes('+++\ntitle = "ع"\nنص') == [(1, 1, "SN121")]
    assert [code for _, _, code in mistakes("+++\na = " + "[" * 9000 + "\n+++\nنص")] == ["SN201"]
    assert [code for _, _, code in mistakes("+++\n#" + "a" * 17000 + "\n+++\nنص")] == ["SN204"]


def test_a_line_of_plus_signs_in_a_sentence_begins_no_front_matter() -> None:
    loaded = load("+++ أخبار +++\n\nنص", "articles/2025-11-06-a.md")
    assert [diagnostic.code for diagnostic in loaded.diagnostics] == ["SN105"]
