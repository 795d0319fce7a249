"""The page for pasting, as HTML: a form, and what is understood of the text, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from urllib.parse import quote

from msgspec import Struct

from syrnews_site.content.explain import ExplainedLine, Explanation
from syrnews_site.diagnostics import visible
from syrnews_site.messages.catalogue import is_arabic, translated
from syrnews_site.model import Diagnostic
from syrnews_site.preview.overlay import message_html
from syrnews_site.preview.words import label, words

ADDRESS = "/+"
STYLE_FILE = "/.syrnews-site/paste.css"
# No script, and nothing from elsewhere; the form leads here alone, and no page embeds this one.
POLICY = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

STYLE = """\
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --soft: #f3f1ec; --line: #b9b4a8; --quiet: #55524b;
  --accent: #0b5a4a; --on-accent: #fff; --wrong: #8a1224; }
@media (prefers-color-scheme: dark) { :root { --ink: #ecebe8; --paper: #16171a; --soft: #222429; --line: #565a63;
  --quiet: #b6b3ab; --accent: #7fd1bd; --on-accent: #0d1714; --wrong: #ff9aa7; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 52rem; font: 1rem/1.8 system-ui, sans-serif; color: var(--ink);
  background: var(--paper); overflow-wrap: anywhere; }
a { color: var(--accent); }
h1 { font-size: 1.5rem; line-height: 1.4; margin: .5rem 0; }
h2 { font-size: 1.15rem; margin: 1.5rem 0 .5rem; }
label { display: block; font-weight: bold; margin-top: .75rem; }
textarea, input { width: 100%; font: inherit; color: inherit; background: var(--paper);
  border: 1px solid var(--line); border-radius: .3rem; padding: .4rem .6rem; }
textarea { min-height: 14rem; resize: vertical; }
button { font: inherit; font-weight: bold; min-height: 2.75rem; padding: .3rem 1.2rem; margin: 1rem 0 0;
  margin-inline-end: .5rem; border: 1px solid var(--accent); border-radius: .3rem; cursor: pointer;
  color: var(--accent); background: var(--paper); }
button.first { color: var(--on-accent); background: var(--accent); }
.fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); column-gap: 1rem; }
.quiet { color: var(--quiet); }
.wrong { color: var(--wrong); font-weight: bold; }
.box { background: var(--soft); border-radius: .3rem; padding: .5rem 1rem; margin: .75rem 0; }
.box ul { margin: .25rem 0; padding-inline-start: 1.2rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: .5rem 0; }
dt { color: var(--quiet); }
dd { margin: 0; }
.lines { list-style: none; padding: 0; }
.lines li { display: grid; grid-template-columns: 2.2rem 7rem 1fr; gap: .6rem; padding: .25rem .4rem;
  border-top: 1px solid var(--soft); }
.lines .number { color: var(--quiet); text-align: end; }
.lines .what { font-weight: bold; color: var(--accent); }
.lines .out .what, .lines .out .said { color: var(--quiet); font-weight: normal; }
.lines .out .said { text-decoration: line-through; }
@media (max-width: 34rem) { .lines li { grid-template-columns: 2.2rem 1fr; } .lines .said { grid-column: 1 / -1; } }
"""


FIELDS = ("title", "date", "source")


class PasteForm(Struct, frozen=True):
    """What a person has typed. `found`: title, date and source as the fields had them before a person changed any.

    `wrong`: the key of a word that says what is wrong, empty if nothing is. `reason`: the system's.
    """

    text: str = ""
    title: str = ""
    date: str = ""
    source: str = ""
    found: tuple[str, str, str] = ("", "", "")
    wrong: str = ""
    reason: str = ""


def paste_page(form: PasteForm, token: str, language: str, path: str, explanation: Explanation | None) -> str:
    """The form, and below it what is understood of its text, if that was read. `path`: of the file to be written."""
    word = words(language)
    fields = "".join(
        f'<div><label for="{name}">{word[name]}</label>'
        f'<input id="{name}" name="{name}" value="{_value(getattr(form, name))}" dir="auto" autocomplete="off">'
        f'<input type="hidden" name="found-{name}" value="{_value(found)}"></div>'
        for name, found in zip(FIELDS, form.found, strict=True)
    )
    wrong = (
        f'<p class="wrong" role="alert">{_text(word[form.wrong].format(reason=form.reason))}</p>' if form.wrong else ""
    )
    understood = ""
    if explanation:
        understood = f"<h2>{word['understood']}</h2>{_result(explanation, language)}"
        understood += f'<dl><dt>{word["file"]}</dt><dd><bdi dir="ltr">{_text(path)}</bdi></dd></dl>'
        understood += f'<p class="quiet">{word["correct"]}</p>'
    first, second = (' class="first"', "") if not explanation else ("", ' class="first"')
    body = (
        f'<h1>{word["paste"]}</h1><p class="quiet">{word["intro"]}</p>{wrong}'
        f'<form method="post" action="{ADDRESS}" accept-charset="utf-8">'
        f'<input type="hidden" name="token" value="{escape(token)}">'
        f'<label for="text">{word["text"]}</label>'
        f'<textarea id="text" name="text" dir="auto" required>\n{_value(form.text)}</textarea>{understood}'
        f'<div class="fields">{fields if explanation or form.wrong else ""}</div>'
        f'<button name="do" value="read"{first}>{word["read"]}</button>'
        f'<button name="do" value="save"{second}>{word["save"]}</button></form>'
        f"{_lines(explanation, language) if explanation else ''}"
    )
    return _whole(body, language)


def saved_page(path: str, explanation: Explanation, language: str) -> str:
    """What a person sees after saving: the file, the page that a build makes of it, and the way to the next article."""
    word = words(language)
    article = explanation.loaded.article
    link = f'<p><a href="/{quote(article.headline.url)}">{word["open"]}</a></p>' if article else ""
    body = (
        f'<h1 role="status">{word["saved"]}</h1><p><bdi dir="ltr">{_text(path)}</bdi></p>'
        f"{_result(explanation, language)}"
        f'{link}<p><a href="{ADDRESS}">{word["again"]}</a></p>'
    )
    return _whole(body, language)


def refusal_page(reason: str, language: str) -> str:
    """A page that says why a request is refused; `reason` is the key of a word."""
    return _whole(f'<p class="wrong" role="alert">{words(language)[reason]}</p>', language)


def _whole(body: str, language: str) -> str:
    word = words(language)
    return (
        f'<!doctype html><html lang="{word["language"]}" dir="{word["direction"]}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{word["paste"]}</title><link rel="stylesheet" href="{STYLE_FILE}"></head><body>'
        f'<nav><a href="/">{word["site"]}</a></nav><main>{body}</main></body></html>'
    )


def _result(explanation: Explanation, language: str) -> str:
    """The record of the article, and its doubts; or the mistakes that keep it off the site."""
    word = words(language)
    loaded = explanation.loaded
    record = ""
    if article := loaded.article:
        headline = article.headline
        values = (
            ("title", headline.title),
            ("date", headline.date),
            ("source", headline.outlet.name if headline.outlet else ""),
            ("author", article.author),
            ("tags", "، ".join(tag.name for tag in headline.tags)),
        )
        rows = (f"<dt>{word[name]}</dt><dd><bdi>{_text(value)}</bdi></dd>" for name, value in values if value)
        record = f"<dl>{''.join(rows)}</dl>"
    heading = word["unpublished"] if not article else word["doubts" if loaded.diagnostics else "no doubts"]
    items = "".join(_diagnostic(diagnostic, language) for diagnostic in loaded.diagnostics)
    wrong = "" if article else ' class="wrong"'
    return f'{record}<div class="box"><span{wrong}>{heading}</span>{f"<ul>{items}</ul>" if items else ""}</div>'


def _diagnostic(diagnostic: Diagnostic, language: str) -> str:
    diagnostic = translated(diagnostic, language)
    place = f"{words(language)['line'].format(line=diagnostic.line)}: " if diagnostic.line else ""
    hint = f'<br><span class="quiet"><bdi>{message_html(diagnostic.hint)}</bdi></span>' if diagnostic.hint else ""
    return f"<li>{place}<bdi>{message_html(diagnostic.message)}</bdi>{hint}</li>"


def _lines(explanation: Explanation, language: str) -> str:
    return f'<h2>{words(language)["lines"]}</h2><ol class="lines">{"".join(_items(explanation.lines, language))}</ol>'


def _items(lines: tuple[ExplainedLine, ...], language: str) -> Iterator[str]:
    for line in lines:
        out = ' class="out"' if not line.kept and line.label.startswith("left out") else ""
        reasons = "" if is_arabic(language) or not line.reasons else f' title="{_value("; ".join(line.reasons))}"'
        yield (
            f'<li{out}{reasons}><span class="number">{line.number}</span>'
            f'<span class="what">{_text(label(line.label, language))}</span>'
            f'<span class="said" dir="auto">{_text(line.text)}</span></li>'
        )


def _text(text: str) -> str:
    return escape(visible(text))


def _value(text: str) -> str:
    """Text for a field of the form: it comes back as it went, so no character of it is replaced."""
    return escape(text)
