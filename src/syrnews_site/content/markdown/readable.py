"""Markdown -> the words that a reader sees: for the tagger and for summaries. `markup` makes the pages."""

from __future__ import annotations

import re

_MARKS = "*_`[<#|~\\&"
_LINE_MARKS = re.compile(r"\n[-+>=]")
_DEFINITION = (
    r"""^ {0,3}\[(?!\^)[^\]\n]{1,99}\]:[ \t]*(?:<[^>\n]*>|\S+)[ \t]*(?:"[^"\n]*"|'[^'\n]*'|\([^)\n]*\))?[ \t]*$"""
)
# Patterns of what a reader does not see, and their replacements, in the order of their application.
_UNSEEN: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.MULTILINE), shown)
    for pattern, shown in (
        (r"^ {0,3}(```|~~~)[^\n]*$", ""),  # fences, but not the code between them
        (r"^ {0,3}(?:[-*_][ \t]*){3,}$|^ {0,3}=+[ \t]*$|^ {0,3}\|?[ \t]?:?-+:?[ \t]?\|[-|: \t]*$", ""),  # rules
        (_DEFINITION, ""),  # link targets, which `[//]: # (text)` uses for a comment
        (r"^ {0,3}\[\^?[^\]\n]{1,99}\]:[ \t]*(?:<?https?:\S*)?", ""),  # the labels of footnotes and link targets
        (r"\[\^[^\]\s]{1,99}\]", ""),  # references to footnotes
        (r"!?\[([^\[\]\n]*)\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\[\]\n]*\])", r"\1"),  # links, images
        (r"<(https?://[^<>\s]+|mailto:[^<>\s]+)>", r"\1"),
        (r"^ {0,3}(?:>[ \t]?)+", ""),  # quotes
        (r"^[ \t]*[-+*][ \t]+", ""),  # items of lists
        (r"^ {0,3}#{1,6}(?:[ \t]+|$)", ""),  # headings
        (r"(?<!\\)(?:\*+|`+|~~)", ""),  # emphasis, code
        (r"(?<![\w\\])_{1,3}(?=\S)|(?<![\s_\\])_{1,3}(?!\w)", ""),  # emphasis, but not snake_case
        (r"(?<!\\)\|", " "),  # cells of tables
        (r"\\([!-/:-@\[-`{-~])", r"\1"),  # escapes
    )
)
_HEADINGS = re.compile(r"^ {0,3}#{1,6}(?:[ \t][^\n]*)?$", re.MULTILINE)
_START = 2000  # characters; a summary has 200


def readable(body: str) -> str:
    """A Markdown text without its marks and without the targets of links. An approximation."""
    marked = body[:1] in ("-", "+", ">") or _LINE_MARKS.search(body) or any(mark in body for mark in _MARKS)
    if not marked:
        return body
    for pattern, shown in _UNSEEN:
        body = pattern.sub(shown, body)
    return body


def readable_start(body: str) -> str:
    """The beginning of a Markdown text without marks and headings, long enough for a summary."""
    return readable(_HEADINGS.sub("", body[:_START]))
