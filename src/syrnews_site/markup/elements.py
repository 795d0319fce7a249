"""The HTML elements of a body: how our pages show the tokens of markdown-it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import NamedTuple
from urllib.parse import unquote

from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from syrnews_site.arabic.clean import clean_text, seen
from syrnews_site.markup.figures import caption
from syrnews_site.markup.highlight import MOST_CODE, highlight
from syrnews_site.markup.links import fragment_name, is_remote, media_path, page_address, player, site_path


class Labels(NamedTuple):
    """Texts around the text of a body; most are for screen readers."""

    footnotes: str
    footnote: str
    back: str
    table: str
    elsewhere: str  # is shown, after the text of a link to a picture of another host
    credit: str  # the same, before the name of a photographer


ARABIC = Labels(
    footnotes="الحواشي",
    footnote="الحاشية",
    back="العودة إلى موضع الحاشية",
    table="جدول",
    elsewhere="صورة في موقع آخر",
    credit="تصوير",
)
ENGLISH = Labels(
    footnotes="Footnotes",
    footnote="Footnote",
    back="Back to the place of footnote",
    table="Table",
    elsewhere="a picture on another site",
    credit="Photo",
)

_ALIGNMENTS = {"text-align:left": "left", "text-align:center": "center", "text-align:right": "right"}


def labels(language: str) -> Labels:
    """The labels in the language of the text around them, which is the language of the reader's voice."""
    return ARABIC if language.partition("-")[0].lower() == "ar" else ENGLISH


class Elements(RendererHTML):
    """Renders tokens. markdown-it calls the method that has the name of a token's type; the other types are its own.

    A body is clean text, but a character reference can bring back what cleaning removes: `&#x202e;` would turn the
    direction of a page. Texts are therefore cleaned again.
    """

    def text(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        text = clean_text(tokens[idx].content)
        return str(env["mark"](seen(text) if env.get("links") else text))

    def foreign_text(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        text = clean_text(tokens[idx].content)
        return escape(seen(text) if env.get("links") else text)

    def code_inline(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f'<code dir="auto">{escape(tokens[idx].content)}</code>'

    def code_block(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return _code(escape(tokens[idx].content))

    def fence(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        language = tokens[idx].info.strip().partition(" ")[0]
        code = tokens[idx].content
        env["code"] = env.get("code", 0) + len(code)
        return _code(highlight(code, language if env["code"] <= MOST_CODE else ""))

    def link_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        address = str(tokens[idx].attrGet("href") or "")
        env["links"] = env.get("links", 0) + 1
        shown = _title(tokens[idx])
        if address.startswith("#"):
            href = _fragment(address, env)
        elif is_remote(address):
            href = escape(address)
            shown += "" if address.lower().startswith("mailto:") else ' rel="nofollow noopener"'
        else:
            href = escape(env["root"] + page_address(address, env["targets"].get(address)))
        return f'<a href="{href}"{shown}>' if href else f"<a{shown}>"

    def link_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        env["links"] -= 1
        return "</a>"

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """An image, a film or a sound of this site, or a link to one on another host.

        A page loads nothing from other hosts. Other files of media/ cannot be shown in a page and become links.
        """
        token = tokens[idx]
        address, shown = str(token.attrGet("src") or ""), _title(token)
        description = clean_text(self.renderInlineAsText(token.children, options, env))
        if path := media_path(address):
            source = escape(env["root"] + path)
            kind = player(path)
            if kind is not None:
                name = description or unquote(re.split("[?#]", path)[0].rpartition("/")[2])
                return _media(kind if not env["page"] else "", source, name, shown, env)
            return _picture(address, source, description, shown, env)
        text = env["mark"](description or unquote(address))
        if env.get("links") or not is_remote(address):
            return str(text)
        link = f'<a href="{escape(address)}"{shown} class="remote-image" rel="nofollow noopener">{text}</a>'
        return f"{link} <small>({env['labels'].elsewhere})</small>"

    def figure(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """A picture that leads to its file, where it can be seen as large as it is, with its caption and its credit."""
        image = (tokens[idx].children or [])[0]
        address = str(image.attrGet("src") or "")
        source = escape(env["root"] + media_path(address))
        description = clean_text(self.renderInlineAsText(image.children, options, env))
        text, credit = caption(clean_text(str(image.attrGet("title") or "")))
        name = "" if description else f' aria-label="{escape(unquote(source.rpartition("/")[2]))}"'
        shown = f'<a href="{source}"{name}>{_picture(address, source, description, "", env)}</a>'
        mark, label = env["mark"], env["labels"].credit
        line = f"<small>{label}: {mark(credit)}</small>" if credit else ""
        legend = f"<figcaption>{mark(text)}{' ' if text and line else ''}{line}</figcaption>" if text or line else ""
        return f"<figure>{shown}{legend}</figure>\n"

    def table_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f'<div class="table" role="region" aria-label="{env["labels"].table}" tabindex="0"><table>\n'

    def table_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return "</table></div>\n"

    def th_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return _cell(tokens[idx], ' scope="col"')

    def td_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return _cell(tokens[idx], "")

    def note_ref(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        number, name = _note(tokens[idx])
        label = f"{env['labels'].footnote} {number}"
        own = "" if env["page"] else f' id="fnref{name}"'
        link = f'<a href="{escape(env["page"])}#fn{number}"{own} aria-label="{label}" role="doc-noteref">{number}</a>'
        return f'<sup class="footnote-ref">{link}</sup>'

    def note_block_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f'<section class="footnotes" aria-label="{env["labels"].footnotes}" role="doc-endnotes">\n<ol>\n'

    def note_block_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return "</ol>\n</section>\n"

    def note_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return "<li>\n" if env["page"] else f'<li id="fn{_note(tokens[idx])[0]}">\n'

    def note_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return "</li>\n"

    def note_anchor(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        if env["page"]:
            return ""
        name = _note(tokens[idx])[1]
        label = f"{env['labels'].back} {name}"
        return f' <a href="#fnref{name}" class="footnote-back" aria-label="{label}" role="doc-backlink">↑</a>'


def _picture(address: str, source: str, description: str, attributes: str, env: EnvType) -> str:
    """A picture. A browser that knows its size keeps its place free, so that the text does not jump."""
    size = env["sizes"].get(site_path(address))
    known = f' width="{size[0]}" height="{size[1]}"' if size else ""
    return f'<img src="{source}" alt="{escape(description)}"{attributes}{known} loading="lazy" decoding="async">'


def _title(token: Token) -> str:
    title = clean_text(str(token.attrGet("title") or ""))
    return f' title="{escape(title)}"' if title else ""


def _note(token: Token) -> tuple[int, str]:
    """The number of a footnote, and the name of a reference to it: 3 for the first reference, 3-2 for the second."""
    number, use = token.meta["id"] + 1, token.meta.get("subId", 0)
    return number, f"{number}-{use + 1}" if use else str(number)


def _cell(token: Token, attributes: str) -> str:
    """A cell of a table. Its alignment is a class, since the pages' security policy allows no style attributes."""
    direction = ' dir="auto"' if token.attrGet("dir") else ""
    alignment = _ALIGNMENTS.get(str(token.attrGet("style")), "")
    shown = f' class="align-{alignment}"' if alignment else ""
    return f"<{token.tag}{attributes}{direction}{shown}>"


def _code(marked: str) -> str:
    """A block of code, from left to right on every page. The keyboard can reach it, since it can be scrolled."""
    return f'<pre class="code" dir="ltr" lang="" translate="no" tabindex="0"><code>{marked}</code></pre>\n'


def _fragment(address: str, env: EnvType) -> str:
    """The link to a heading of this body; "" if there is no such heading."""
    name = fragment_name(address, env["headings"])
    return escape(f"{env['page']}#{name}") if name else ""


def _media(kind: str, source: str, name: str, title: str, env: EnvType) -> str:
    """A player for a film or a sound with a link inside, for browsers without one; or only a link, or within a link its
    name. Nothing is loaded before the reader asks for it, except the length."""
    text = str(env["mark"](name))
    if env.get("links"):
        return text
    link = f'<a href="{source}"{title}>{text}</a>'
    if not kind:
        return link
    return f'<{kind} controls preload="metadata" src="{source}" aria-label="{escape(name)}"{title}>{link}</{kind}>'
