"""Takes a pasted article in the browser, at `/+`: for people at this machine, and not for pages of other sites.

A page of another site can send a form here, but cannot read our page. So a form must bring the token of our page, and
must come from our own origin as browsers tell it (Origin, Sec-Fetch-Site). Names that are not ours are refused before,
by Host.
"""

from __future__ import annotations

import hmac
import ipaddress
import secrets
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote

from msgspec.structs import replace
from werkzeug.exceptions import MethodNotAllowed
from werkzeug.utils import redirect
from werkzeug.wrappers import Request, Response

from syrnews_site.content.explain import Explanation
from syrnews_site.preview import paste_page
from syrnews_site.preview.paste_page import ADDRESS, FIELDS, PasteForm
from syrnews_site.settings.read import read_settings
from syrnews_site.starter.article import NotADay, iso_of
from syrnews_site.starter.paste import EmptyPaste, propose_paste, read_pasted, write_paste

LARGEST = 20_000_000  # bytes of a form: more than an article may have, with each letter in nine bytes, is no article
HTML = "text/html; charset=utf-8"


class PasteBox:
    """The paste box of one preview: its token lives as long as the preview."""

    def __init__(self, content: Path) -> None:
        self._content = content
        self._token = secrets.token_urlsafe()

    def respond(self, request: Request) -> Response:
        """The page, what is understood of a text, or a redirection after a file was written."""
        if request.method not in ("GET", "HEAD", "POST"):
            raise MethodNotAllowed(("GET", "HEAD", "POST"))
        if not _is_here(request.remote_addr):
            return self._refusal("local")
        if request.method != "POST":
            return self._page(request.args.get("saved", ""))
        request.max_content_length = request.max_form_memory_size = LARGEST
        if not self._is_ours(request):
            return self._refusal("forged")
        form = form_of(request)
        try:
            return self._answer(form, save=request.form.get("do") == "save")
        except EmptyPaste:
            return self._form(replace(form, wrong="empty"))
        except NotADay:
            return self._form(replace(form, wrong="not a day"))
        except OSError as error:
            return self._form(replace(form, wrong="failed", reason=str(error.strerror)))

    def _is_ours(self, request: Request) -> bool:
        """Whether a form was sent by our own page."""
        origin, site = request.headers.get("Origin"), request.headers.get("Sec-Fetch-Site")
        if origin not in (None, f"http://{request.headers.get('Host')}") or site not in (None, "same-origin"):
            return False
        return hmac.compare_digest(request.form.get("token", "").encode(), self._token.encode())

    def _answer(self, form: PasteForm, *, save: bool) -> Response:
        """What is understood, with the fields to correct it; after saving, the way to the file.

        Nothing is saved if a correction is not understood: it would be lost in silence.
        """
        corrections = corrections_of(form)
        proposed = propose_paste(self._content, _bytes(form), **corrections)
        understood = found_of(proposed.explanation)
        taken = all(
            not corrections[name] or corrections[name] == value or (name == "date" and value == iso_of(form.date))
            for name, value in zip(FIELDS, understood, strict=True)
        )
        if save and taken:
            pasted = write_paste(self._content, _bytes(form), **corrections)
            path = pasted.path.relative_to(self._content).as_posix()
            return redirect(f"{ADDRESS}?saved={quote(path)}", HTTPStatus.SEE_OTHER)
        found = found_of(propose_paste(self._content, _bytes(form)).explanation)
        title, date, source = (corrections[name] or value for name, value in zip(FIELDS, understood, strict=True))
        shown = PasteForm(form.text, title, date, source, found, "" if taken else "not taken")
        return self._form(shown, proposed.path, proposed.explanation)

    def _page(self, saved: str) -> Response:
        if saved:
            try:
                explanation = read_pasted(self._content, saved)
            except (OSError, ValueError):  # no such file any more, or an address that somebody else wrote
                return redirect(ADDRESS)
            return _html(paste_page.saved_page(saved, explanation, self._language()))
        return self._form(PasteForm())

    def _form(self, form: PasteForm, path: str = "", explanation: Explanation | None = None) -> Response:
        return _html(paste_page.paste_page(form, self._token, self._language(), path, explanation))

    def _refusal(self, reason: str) -> Response:
        return _html(paste_page.refusal_page(reason, self._language()), HTTPStatus.FORBIDDEN)

    def _language(self) -> str:
        return read_settings(str(self._content), "").site.language


def _bytes(form: PasteForm) -> bytes:
    return form.text.encode("utf-8", "replace")


def form_of(request: Request) -> PasteForm:
    """What a browser has sent. Browsers end lines by CR and LF."""

    def field(name: str) -> str:
        return request.form.get(name, "").replace("\r\n", "\n")

    title, date, source = (field(f"found-{name}") for name in FIELDS)
    return PasteForm(field("text"), field("title"), field("date"), field("source"), (title, date, source))


def corrections_of(form: PasteForm) -> dict[str, str]:
    """The fields that a person has changed; "" for each other one, which follows the text."""
    given = {name: getattr(form, name).strip() for name in FIELDS}
    return {name: "" if given[name] == found else given[name] for name, found in zip(FIELDS, form.found, strict=True)}


def found_of(explanation: Explanation) -> tuple[str, str, str]:
    """Title, date and source, as the text says them."""
    article = explanation.loaded.article
    if article is None:
        return "", "", ""
    headline = article.headline
    return headline.title, headline.date, headline.outlet.name if headline.outlet else ""


def _is_here(address: str | None) -> bool:
    """Whether the address of a browser is one of this machine."""
    try:
        found = ipaddress.ip_address(address or "")
    except ValueError:
        return False
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return (mapped or found).is_loopback


def _html(text: str, status: HTTPStatus = HTTPStatus.OK) -> Response:
    response = Response(text.encode("utf-8", "replace"), status, content_type=HTML)
    response.headers["Content-Security-Policy"] = paste_page.POLICY
    response.headers["Referrer-Policy"] = "same-origin"
    return response
