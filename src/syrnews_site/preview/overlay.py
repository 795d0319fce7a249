"""What the preview adds to a page on its way to the browser: live reload, and what is wrong with the content.

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
GRANTED = ("script-src", "connect-src", "style-src")  # what the script, its event stream and the panel need


class Report(Struct, frozen=True):
    """What the last build has to say. `failure`: why nothing was published; empty where it was."""

    failure: str = ""
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def shown(self) -> tuple[Diagnostic, ...]:
        """Errors and warnings, errors first; notes are for the terminal."""
        return tuple(
            said for severity in ("error", "warning") for said in self.diagnostics if said.severity == severity
        )


# The stream is open while the page can be seen only: a browser allows no more than six to one server.
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
    """The page with live reload and the report. `state` names the build that the page is from."""
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

    A kind that the policy does not name follows its default-src; where it has none either, all is allowed already.
    """
    rules = {words[0].lower(): words[1:] for part in policy.split(";") if (words := part.split())}
    for kind in GRANTED:
        sources = rules.get(kind, rules.get("default-src"))
        if sources is not None:
            rules[kind] = [*(one for one in sources if one.lower() not in ("'none'", "'self'")), "'self'"]
    return "; ".join(" ".join((kind, *sources)) for kind, sources in rules.items())


def panel(report: Report) -> str:
    """What is wrong, as a panel at the foot of the page; nothing where all is well."""
    shown = report.shown
    if not shown and not report.failure:
        return ""
    errors = sum(said.severity == "error" for said in shown)
    counts = f"{errors} errors, {len(shown) - errors} warnings"
    heading = f"{report.failure} ({counts})" if report.failure and shown else report.failure or counts
    rest = f"<li>and {len(shown) - SHOWN} more: the terminal has them all</li>" if len(shown) > SHOWN else ""
    items = "".join(map(_item, shown[:SHOWN])) + rest
    kind = "" if errors or report.failure else " mild"
    opened = " open" if errors or report.failure else ""
    return (
        f'<aside class="syrnews-preview{kind}" lang="en" dir="ltr" aria-label="preview">'
        f"<details{opened}><summary>{_text(heading)}</summary><ol>{items}</ol></details></aside>"
    )


def _item(said: Diagnostic) -> str:
    """File and message each stand isolated, so that Arabic in one does not turn the order of the other."""
    place = ":".join([said.file, *(str(number) for number in (said.line, said.column) if number)])
    hint = f'<small><bdi dir="ltr">{_text(said.hint)}</bdi></small>' if said.hint else ""
    where = f'<code><bdi dir="ltr">{_text(place)}</bdi></code> ' if place else ""
    return f'<li>{where}{said.severity} {escape(said.code)}: <bdi dir="ltr">{_text(said.message)}</bdi>{hint}</li>'


def _text(text: str) -> str:
    """Escaped; Arabic words, with the numbers of a date among them, keep their own order."""
    return _ARABIC.sub(r"<bdi>\g<0></bdi>", escape(visible(text)))


def page_without_site(report: Report) -> str:
    """What is served while there is no site yet, since its first build failed."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>syrnews-site</title></head><body>'
        f"<p>There is no page here yet. This one reloads by itself.</p><p>{_text(report.failure)}</p></body></html>"
    )
