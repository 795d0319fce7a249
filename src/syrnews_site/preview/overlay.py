"""What the preview adds to a page on its way to the browser: live reload, and a panel of mistakes in the content.

Nothing of it is ever written into the built site.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape

from msgspec import Struct

from syrnews_site.diagnostics import visible
from syrnews_site.messages.catalogue import is_arabic, translated
from syrnews_site.model import Diagnostic
from syrnews_site.preview.words import counts, words

OWN = "/.syrnews-site/"  # the preview's own addresses; no page of a site begins with a dot
EVENTS, SCRIPT_FILE, STYLE_FILE = OWN + "events", OWN + "preview.js", OWN + "preview.css"
SHOWN = 50  # diagnostics in a page; the terminal has all of them
GRANTED = ("script-src", "connect-src", "style-src")  # for the script, its event stream, and the panel's style


class Report(Struct, frozen=True):
    """The messages of the last build. `failure` says why nothing was published; empty if the site was published."""

    failure: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()
    language: str = "en"  # of the site

    @property
    def shown(self) -> tuple[Diagnostic, ...]:
        """Errors, then warnings. Notes appear in the terminal only."""
        return tuple(
            diagnostic
            for severity in ("error", "warning")
            for diagnostic in self.diagnostics
            if diagnostic.severity == severity
        )


# A page listens only while it is visible, because a browser opens at most six connections to one server.
SCRIPT = """\
"use strict";
(() => {
  const script = document.currentScript;
  let stream;
  const listen = () => {
    if (document.hidden) {
      if (stream) stream.close();
      stream = undefined;
    } else if (!stream) {
      stream = new EventSource(script.dataset.events);
      stream.onmessage = (message) => {
        if (message.data !== script.dataset.state) location.reload();
      };
    }
  };
  const panel = document.querySelector(".syrnews-preview details");
  if (panel) {
    if (sessionStorage.syrnewsPreview === "closed") panel.open = false;
    panel.addEventListener("toggle", () => { sessionStorage.syrnewsPreview = panel.open ? "open" : "closed"; });
  }
  document.addEventListener("visibilitychange", listen);
  listen();
})();
"""

STYLE = """\
.syrnews-preview { position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 33vh; overflow: auto;
  text-align: start; font: 14px/1.5 system-ui, sans-serif; color: #fff; background: #7a1020;
  box-shadow: 0 0 12px #0008; }
.syrnews-preview.mild { background: #6b4a00; }
.syrnews-preview summary { position: sticky; inset-block-start: 0; padding: .5em 1em; font-weight: bold; color: inherit;
  background: inherit; cursor: pointer; }
.syrnews-preview details { background: inherit; }
.syrnews-preview ol { margin: 0; padding: 0; padding-inline: 3em 1em; padding-block-end: .5em; }
.syrnews-preview li { margin: .3em 0; color: inherit; list-style: decimal; overflow-wrap: anywhere; }
.syrnews-preview code { font: 13px/1.5 ui-monospace, monospace; color: inherit; background: none; }
.syrnews-preview small { display: block; font-size: inherit; color: #ffe3b8; opacity: 1; }
@media print { .syrnews-preview { display: none; } }
"""

_ARABIC = re.compile(r"(?:\d+ )?[\u0600-\u06ff]+(?:[ ،]+[\u0600-\u06ff\d]+)*")
_ARABIC_LETTER = re.compile("[\u0600-\u06ff]")
_ISOLATED = re.compile("\u2068([^\u2068\u2069]*)\u2069")
_META = re.compile(r"<meta\b[^>]*>", re.IGNORECASE)
_IS_POLICY = re.compile(r"""\bhttp-equiv\s*=\s*["']?content-security-policy\b""", re.IGNORECASE)
_CONTENT = re.compile(r"""(\bcontent\s*=\s*)(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_BODY_END = re.compile(r"</body\s*>", re.IGNORECASE)


def inject(html: str, report: Report, state: str) -> str:
    """The page with live reload and the panel. `state` names the build that made the page."""
    html = _META.sub(_extend_meta, html)
    addition = (
        f'<link rel="stylesheet" href="{STYLE_FILE}">{panel(report)}'
        f'<script src="{SCRIPT_FILE}" data-events="{EVENTS}" data-state="{escape(state)}"></script>'
    )
    ends = list(_BODY_END.finditer(html))
    at = ends[-1].start() if ends else len(html)
    return html[:at] + addition + html[at:]


def _extend_meta(match: re.Match[str]) -> str:
    tag = match[0]
    if not _IS_POLICY.search(tag):
        return tag
    return _CONTENT.sub(lambda found: f'{found[1]}"{escape(extended(unescape(found[2] or found[3] or "")))}"', tag)


def extended(policy: str) -> str:
    """A Content-Security-Policy that also lets a page use the preview's script, style and event stream.

    A kind of source that the policy does not name follows default-src. Without default-src, everything is allowed.
    """
    rules = {words[0].lower(): words[1:] for part in policy.split(";") if (words := part.split())}
    for kind in GRANTED:
        sources = rules.get(kind, rules.get("default-src"))
        if sources is not None:
            rules[kind] = [*(source for source in sources if source.lower() not in ("'none'", "'self'")), "'self'"]
    return "; ".join(" ".join((kind, *sources)) for kind, sources in rules.items())


def panel(report: Report) -> str:
    """The panel of mistakes for the foot of a page, as HTML; empty if the content has no mistakes."""
    shown = report.shown
    if not shown and not report.failure:
        return ""
    errors = sum(diagnostic.severity == "error" for diagnostic in shown)
    word = words(report.language)
    counted = counts(errors, len(shown) - errors, report.language)
    heading = f"{report.failure} ({counted})" if report.failure and shown else report.failure or counted
    rest = f"<li>{word['more'].format(count=len(shown) - SHOWN)}</li>" if len(shown) > SHOWN else ""
    items = "".join(_item(diagnostic, word) for diagnostic in shown[:SHOWN]) + rest
    kind = "" if errors or report.failure else " mild"
    opened = " open" if errors or report.failure else ""
    return (
        f'<aside class="syrnews-preview{kind}" lang="{word["language"]}" dir="{word["direction"]}"'
        ' aria-label="preview">'
        f"<details{opened}><summary>{_text(heading)}</summary><ol>{items}</ol></details></aside>"
    )


def _item(diagnostic: Diagnostic, word: Mapping[str, str]) -> str:
    """One mistake, in the language of `word`.

    File and message are isolated, so that Arabic in one of them does not reorder the other.
    """
    diagnostic = translated(diagnostic, word["language"])
    numbers = (str(number) for number in (diagnostic.line, diagnostic.column) if number)
    place = ":".join([diagnostic.file, *numbers])
    where = f'<code><bdi dir="ltr">{_text(place)}</bdi></code> ' if place else ""
    shown = message_html if is_arabic(word["language"]) else _text
    said = f'<bdi dir="{word["direction"]}">{{}}</bdi>'
    message = f"{word[diagnostic.severity]} {escape(diagnostic.code)}: {said.format(shown(diagnostic.message))}"
    hint = f"<small>{said.format(shown(diagnostic.hint))}</small>" if diagnostic.hint else ""
    return f"<li>{where}{message}{hint}</li>"


def message_html(text: str) -> str:
    """The escaped text of an Arabic message. Its isolates become elements, which read from the left without Arabic.

    Browsers give an isolate without any letter, such as a date, the direction of the line around it.
    """
    text = escape(visible(text))
    while _ISOLATED.search(text):  # the innermost first
        text = _ISOLATED.sub(lambda found: _bdi(found[1]), text)
    return text


def _bdi(text: str) -> str:
    return f"<bdi>{text}</bdi>" if _ARABIC_LETTER.search(text) else f'<bdi dir="ltr">{text}</bdi>'


def _text(text: str) -> str:
    """Escaped text, in which Arabic words, with the numbers of a date among them, keep their own order."""
    return _ARABIC.sub(r"<bdi>\g<0></bdi>", escape(visible(text)))


def page_without_site(report: Report) -> str:
    """The page that is served until a first build has succeeded."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>syrnews-site</title></head><body>'
        f"<p>There is no page here yet. This page reloads by itself.</p><p>{_text(report.failure)}</p></body></html>"
    )
