"""Program code -> HTML with a class for each kind of token, and the style sheet of these classes. Lexers: Pygments."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pygments.lexer import Lexer

# Languages whose lexers take a time that grows with the length of the code, by the names that Pygments gives them. A
# lexer is a list of regular expressions; those of Java, C#, LilyPond and many others take quadratic time or more.
_NAMES = """
bash c cfg console css diff html ini javascript js json nginx php py python python3 rs rust sh shell sql toml xml yaml
yml zsh
"""
LANGUAGES = frozenset(_NAMES.split())
LONGEST_CODE = 20_000  # characters of a block
MOST_CODE = 60_000  # characters of all highlighted blocks of a body
_SLOW = re.compile(r"[^\n]{1000}|\s{200}")  # a line, or white space, that takes even these lexers long
_OTHER_NAMES = frozenset(("mermaid", "plain", "plaintext", "txt"))

# Class names of Pygments, and their colours on a light and on a dark page. Each colour has a contrast of at least
# 4.5 : 1 (WCAG 2.2 AA) against #fbf9f4 and #15171a. A test measures the contrast.
CODE_COLOURS: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("c", "ch", "cm", "cpf", "c1", "cs", "sd"), "#5f6b66", "#98a39f"),
    (("k", "kc", "kd", "kn", "kp", "kr", "kt", "ow", "nt"), "#8a2e4f", "#f09ab5"),
    (("s", "sa", "sb", "sc", "dl", "s2", "se", "sh", "si", "sx", "sr", "s1", "ss", "gi"), "#2f6b1f", "#9bcf86"),
    (("m", "mb", "mf", "mh", "mi", "il", "mo", "l", "ld"), "#8a4b08", "#e8b067"),
    (("nf", "fm", "nc", "nd", "ne", "nn", "gh", "gu"), "#1f5a8c", "#8fc1ee"),
    (("nb", "bp", "na", "nv", "vc", "vg", "vi", "vm", "no", "nl", "ni", "cp"), "#5b3f99", "#c3b1f0"),
    (("err", "gd", "gr"), "#a1260d", "#ff9a85"),
)
EMPHASIS = (("ge", "font-style:italic"), ("gs", "font-weight:bold"))
_STYLED = {name for names, _, _ in CODE_COLOURS for name in names} | {name for name, _ in EMPHASIS}


def highlight(code: str, language: str) -> str:
    """The code, escaped, and highlighted if its language is one of LANGUAGES. No character is lost or added."""
    if language.lower() not in LANGUAGES or len(code) > LONGEST_CODE or _SLOW.search(code):
        return escape(code)
    lexer = _lexer(language.lower())
    from pygments.token import STANDARD_TYPES  # noqa: PLC0415 - archives without code do not need Pygments

    marked, seen = [], []
    for token, text in lexer.get_tokens(code):
        kind = token
        while (name := STANDARD_TYPES.get(kind, "")) not in _STYLED and kind.parent is not None:
            kind = kind.parent
        seen.append(text)
        marked.append(f'<span class="{name}">{escape(text)}</span>' if name in _STYLED else escape(text))
    return "".join(marked) if "".join(seen) == code else escape(code)


@lru_cache(maxsize=64)
def _lexer(language: str) -> Lexer:
    from pygments.lexers import get_lexer_by_name  # noqa: PLC0415 - the same

    return get_lexer_by_name(language, stripnl=False, ensurenl=False)


def is_language(name: str) -> bool:
    """Whether this is the name of a language of programs, in any case. Pages highlight only some of them."""
    return name.lower() in _names()


@cache
def _names() -> frozenset[str]:
    from pygments.lexers import get_all_lexers  # noqa: PLC0415 - the same

    return _OTHER_NAMES.union(*(aliases for _, aliases, _, _ in get_all_lexers(plugins=False)))


def code_css() -> str:
    """The style sheet of highlighted code, for light pages and, by prefers-color-scheme, for dark pages."""
    light = "".join(f"{_selector(classes)}{{color:{colour}}}\n" for classes, colour, _ in CODE_COLOURS)
    dark = "".join(f"{_selector(classes)}{{color:{colour}}}\n" for classes, _, colour in CODE_COLOURS)
    emphasis = "".join(f".code .{name}{{{style}}}\n" for name, style in EMPHASIS)
    return f"{light}{emphasis}@media (prefers-color-scheme:dark){{\n{dark}}}\n"


def _selector(classes: tuple[str, ...]) -> str:
    return f".code :is({','.join('.' + name for name in classes)})"
