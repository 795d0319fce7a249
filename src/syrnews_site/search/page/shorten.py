"""The search page's script, made short for publishing: no comments, no needless space, short names for its own.

Not a general minifier: it reads the one script that ships, whose style keeps it simple (every statement has its
semicolon, there are no template literals), and a test runs the result in a browser.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import product
from string import ascii_letters

_TOKEN = re.compile(
    r"""(?P<comment>//[^\n]*)
    |(?P<space>\s+)
    |(?P<string>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')
    |(?P<name>[A-Za-z_$][\w$]*)
    |(?P<number>\d[\w.]*)
    |(?P<sign>\.\.\.|\+\+|--|=>|\?\?=|\?\.|\?\?|.)""",
    re.VERBOSE | re.DOTALL,
)
_REGEX = re.compile(r"/(?![/*])(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\n])+/[a-z]*")
_DECLARED = re.compile(r"(?:const|let|function) (\w+)|(\w+) =>|[(\[{,] *(?:\.\.\.)?(\w+)(?= *[,)\]}=])|, (\w+) = ")
_KEYWORDS = frozenset(
    """
    async await break case catch class const continue default delete do else false finally for function if in
    instanceof let new null of return static super switch this throw true try typeof undefined var void while yield
    Array Boolean Error Infinity JSON Map Math NaN Number Object Promise RegExp Set String TextEncoder URL
    URLSearchParams Uint16Array Uint8Array clearTimeout document encodeURIComponent history location parseInt
    setTimeout window
    """.split()  # noqa: SIM905 - rows of words, as they are read
)


def shorten(source: str) -> str:
    """The script without what only its readers need."""
    tokens = list(_joined(list(_tokens(source))))
    names = _names(source, tokens)
    out: list[str] = []
    for number, (kind, text) in enumerate(_sparing(tokens)):
        if kind == "name" and not _is_property(tokens, number):
            text = "let" if text == "const" else names.get(text, text)
        if out and text and _needs_space(out[-1], text):
            out.append(" ")
        if text:
            out.append(text)
    return "".join(out) + "\n"


def _joined(tokens: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The same tokens, where declarations that follow one another are one: `let a = 1, b = 2;`."""
    declares = [False]  # for each bracket that is open, whether a declaration is under way in it
    before = ""
    for (kind, text), (_, after) in zip(tokens, [*tokens[1:], ("", "")], strict=True):
        if text in "([{":
            declares.append(False)
        elif text in ")]}":
            declares.pop()
        elif text in ("let", "const"):
            declares[-1] = True
        elif text == ";" and declares[-1]:
            declares[-1] = goes_on = after in ("let", "const")
            text = "," if goes_on else text
        if not (before == "," and text in ("let", "const")):
            yield kind, text
        before = text


def _sparing(tokens: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The same tokens, emptied where JavaScript can spare them: `;` before `}`, brackets around one parameter."""
    texts = ["", *(text for _, text in tokens), "", "", ""]
    for number, (kind, text) in enumerate(tokens, 1):
        before, after = texts[number - 1], texts[number + 1]
        ends = text == ";" and after == "}"
        opens = text == "(" and texts[number + 2 : number + 4] == [")", "=>"] and not re.match(r"\w", before)
        closes = text == ")" and after == "=>" and texts[number - 2] == "(" and not re.match(r"\w", texts[number - 3])
        yield (kind, "") if ends or (opens and after.isalnum()) or (closes and before.isalnum()) else (kind, text)


def _tokens(source: str) -> Iterator[tuple[str, str]]:
    at, before = 0, "("
    while at < len(source):
        starts_value = before[-1] in "(,=:?&|!{;["
        match = (_REGEX.match(source, at) if starts_value else None) or _TOKEN.match(source, at)
        assert match is not None
        at, kind = match.end(), match.lastgroup or "regex"
        if kind not in ("comment", "space"):
            before = match.group()
            yield kind, before


def _names(source: str, tokens: list[tuple[str, str]]) -> dict[str, str]:
    """A short name for each that the script declares and that no property has, the shortest for the commonest."""
    used = [text for kind, text in tokens if kind == "name"]
    declared = {name for found in _DECLARED.findall(source) for name in found if name}
    properties = {text for number, (_, text) in enumerate(tokens) if _is_property(tokens, number)}
    own = Counter(name for name in used if name in declared - properties - _KEYWORDS and len(name) > 1)
    taken = set(used) | _KEYWORDS
    short = ("".join(letters) for length in (1, 2) for letters in product(ascii_letters, repeat=length))
    free = (name for name in short if name not in taken)
    return dict(zip([name for name, _ in own.most_common()], free, strict=False))


def _is_property(tokens: list[tuple[str, str]], number: int) -> bool:
    """Whether a name stands after a dot, or before a colon as the key of an object."""
    before = tokens[number - 1][1] if number else ""
    after = tokens[number + 1][1] if number + 1 < len(tokens) else ""
    return before in (".", "?.") or (after == ":" and before in ("{", ","))


def _needs_space(before: str, after: str) -> bool:
    word = re.compile(r"[\w$]")
    if word.match(before[-1]) and word.match(after[0]):
        return True
    return before[-1] == after[0] and after[0] in "+-"
