"""What the preview adds to a page on its way to the browser: live reload, and a panel of mistakes in the content.

Nothing of it is ever written into the built site.
"""

from __future__ import annotations

import re
from html import escape, unescape

from msgspec import Struct

from syrnews_site.diagnostics import visible
from syrnews_site.model import Diagnostic

OWN = "/.syrnews-site/"  # the preview's own addresses; no page of a site begins with a dot
EVENTS, SCRIPT_FILE, STYLE_FILE = OWN + "events", OWN + "preview.js", OWN + "preview.css"
SHOWN = 50  # diagnostics in a page; the terminal has all of them
GRANTED = ("script-src", "connect-src", "style-src")  # for the script, its event stream, and the panel's style


class Report(Struct, frozen=True):
    """The messages of the last build. `failure` says why nothing was published; empty if the site was published."""

    failure: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()

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
  document.addEventListener("visibilitychange", listen);
  listen();
})();
"""

STYLE = """\
.syrnews-preview { position: fixed; inset: auto 0 0 0; z-index: 2147483647; direction: ltr; text-align: left;
  font: 14px/1.5 system-ui, sans-serif; color: #fff; background: #7a1020; box-shadow: 0 0 12px #0008; }
.syrnews-preview.mild { background: #6b4a00; }
.syrnews-preview summary { padding: .5em 1em; font-weight: bold; color: inherit; cursor: pointer; }
.syrnews-preview ol { margin: 0; padding: 0 1em .5em 3em; max-height: 40vh; overflow: auto; }
.syrnews-preview li { margin: .3em 0; color: inherit; list-style: decimal; overflow-wrap: anywhere; }
.syrnews-preview code { font: 13px/1.5 ui-monospace, monospace; color: inherit; background: none; }
.syrnews-preview small { display: block; opacity: .85; }
@media print { .syrnews-preview { display: none; } }
"""

_ARABIC = re.compile(r"(?:\d+ )?[\u0600-\u06ff]+(?:[ ،]+[\u0600-\u06ff\d]+)*")
_META = re.compile(r"<meta\b[^>]*>", re.IGNORECASE)
_IS_POLICY = re.compile(r"""\bhttp-equiv\s*=\s*["']?content-security-policy\b""", re.IGNORECASE)
_CONTENT = re.compile(r"""(\bcontent\s*=\s*)(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_BODY_END = re.compile(r"</body\s*>", re.IGNORECASE)


def inject(html: str, report: Report, state: str) -> str:
    """The page with live reload and the panel. `state` names the build that made the page."""
    html = _META.sub(_extend_meta, html)
    addition = (
        f'<link rel="stylesheet" href="{STYLE_FILE}">'
        f'<script src="{SCRIPT_FILE}" data-events="{EVENTS}" data-state="{escape(state)}"></script>{panel(report)}'
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
    counts = f"{errors} errors, {len(shown) - errors} warnings"
    heading = f"{report.failure} ({counts})" if report.failure and shown else report.failure or counts
    rest = f"<li>and {len(shown) - SHOWN} more: the terminal has all of them</li>" if len(shown) > SHOWN else ""
    items = "".join(map(_item, shown[:SHOWN])) + rest
    kind = "" if errors or report.failure else " mild"
    opened = " open" if errors or report.failure else ""
    return (
        f'<aside class="syrnews-preview{kind}" lang="en" dir="ltr" aria-label="preview">'
        f"<details{opened}><summary>{_text(heading)}</summary><ol>{items}</ol></details></aside>"
    )


def _item(diagnostic: Diagnostic) -> str:
    """One mistake. File and message are isolated, so that Arabic in one of them does not reorder the other."""
    numbers = (str(number) for number in (diagnostic.line, diagnostic.column) if number)
    place = ":".join([diagnostic.file, *numbers])
    where = f'<code><bdi dir="ltr">{_text(place)}</bdi></code> ' if place else ""
    message = f'{diagnostic.severity} {escape(diagnostic.code)}: <bdi dir="ltr">{_text(diagnostic.message)}</bdi>'
    hint = f'<small><bdi dir="ltr">{_text(diagnostic.hint)}</bdi></small>' if diagnostic.hint else ""
    return f"<li>{where}{message}{hint}</li>"


def _text(text: str) -> str:
    """Escaped text, in which Arabic words, with the numbers of a date among them, keep their own order."""
    return _ARABIC.sub(r"<bdi>\g<0></bdi>", escape(visible(text)))


def page_without_site(report: Report) -> str:
    """The page that is served until a first build has succeeded."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>syrnews-site</title></head><body>'
        f"<p>There is no page here yet. This page reloads by itself.</p><p>{_text(report.failure)}</p></body></html>"
    )
