"""A page and its template -> the bytes of a file. Templates receive data; they cannot query."""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from email.utils import format_datetime
from functools import lru_cache
from urllib.parse import quote, urlsplit

import jinja2
import msgspec
from markupsafe import Markup
from msgspec import Raw, Struct

from syrnews_site.addresses import day_path, month_path
from syrnews_site.arabic import bidi
from syrnews_site.arabic.dates.show import show_hijri
from syrnews_site.diagnostics import quoted
from syrnews_site.markup import body as markup
from syrnews_site.model import SHOWN_KINDS, Article, Diagnostic, Headline, Linked, Page, Standing, Tag
from syrnews_site.settings.site import Site
from syrnews_site.theme import charts
from syrnews_site.theme.environment import environment
from syrnews_site.theme.wording import FILE as STRINGS
from syrnews_site.theme.wording import Wording
from syrnews_site.zones import zone

SHOWN_ONCE = 20_000  # headlines whose fragments are kept while listings are rendered

# Where an archive that does not know its address would be (RFC 2606: a name that nobody can ever register).
PLACEHOLDER = "https://archive.invalid/"

_headline = msgspec.msgpack.Decoder(Headline).decode


class TemplateFailed(Exception):
    """A template is at fault; `diagnostic` says which and where."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


class Renderer:
    """Renders pages of one site with one set of templates."""

    def __init__(
        self, site: Site, themes: Sequence[str], standing: Sequence[Standing], data: Mapping[str, type[Struct]]
    ) -> None:
        """`data`: the type of the data that each template receives."""
        self.site, self.standing = site, tuple(standing)
        self._decode = {name: msgspec.msgpack.Decoder(kind).decode for name, kind in data.items()}
        self._zone = zone(site.timezone)
        self._themes = tuple(themes)
        self._wording = _wording(site, themes)
        self._bdi = lru_cache(SHOWN_ONCE)(self._isolate)
        self._env = environment(themes)
        ours = self._globals()
        self._env.globals.update(ours)
        self._env.filters.update({name: value for name, value in ours.items() if callable(value)})
        self._parts: dict[tuple[str, str, tuple[tuple[str, object], ...]], Markup] = {}
        self._item = lru_cache(SHOWN_ONCE)(self._render_item)

    def render(self, page: Page, articles: Sequence[Article] = ()) -> bytes:
        """The file's bytes. `articles` are what its `reads` hold, in that order. Raises TemplateFailed."""
        data = self._decode[page.template](page.data)
        root = self._root(page.path)
        context = {name: getattr(data, name) for name in data.__struct_fields__}
        try:
            template = self._env.get_template(page.template)
            text = template.render(context, root=root, path=page.path, articles=articles, site=self.site)
        except (jinja2.TemplateError, TypeError, ValueError, AttributeError, KeyError, IndexError) as error:
            raise TemplateFailed(self._diagnose(page, error)) from error
        return text.encode("utf-8", "replace")

    def _root(self, path: str) -> str:
        """The way from a page to the site's root. Hosts show 404.html at any depth: it names the whole path."""
        return urlsplit(self.site.url).path or "/" if path == "404.html" and self.site.url else "../" * path.count("/")

    def _diagnose(self, page: Page, error: Exception) -> Diagnostic:
        """Where in which template an error arose: the last of its lines that was running."""
        file, line = page.template, 0
        for name, number in _template_lines(error):
            file, line = name, number
        for folder in self._themes:
            if file.startswith(folder):
                file = "templates" + file.removeprefix(folder).replace("\\", "/")
        what = str(error.message) if isinstance(error, jinja2.TemplateError) else f"{type(error).__name__}: {error}"
        hint = "docs/theming.md lists what a template receives"
        return Diagnostic(file, line, 0, "SN501", f"{what} (while making {quoted(page.path)})", hint)

    # -- what templates may call

    def _globals(self) -> dict[str, object]:
        site, wording = self.site, self._wording
        return {
            "standing": self.standing,
            "base": site.url or PLACEHOLDER,
            "guid": _guid,
            "t": wording.text,
            "words": wording.list,
            "reason": wording.reason,
            "direction": wording.direction,
            "speech": self._speech,
            "by_kind": _by_kind,
            "date": wording.date,
            "weekday": wording.weekday,
            "month": wording.month,
            "month_name": wording.month_name,
            "day_of_year": wording.day_of_year,
            "hijri": lambda iso: show_hijri(iso, digits=site.digits),
            "figures": wording.figures,
            "number": wording.number,
            "plural": wording.count,
            "timeline": self._timeline,
            "bars": self._bars,
            "leads": _leads,
            "day_address": lambda day: day_path(day) if site.days else f"{month_path(day[:7])}#d{int(day[8:])}",
            "level": charts.level,
            "weeks": charts.weeks,
            "share": lambda count, whole: wording.figures(charts.share(count, whole)),
            "lengths": charts.lengths,
            "code_css": markup.code_css,
            "bdi": self._bdi,
            "link": _link,
            "decode": lambda raw: _decode_headline(bytes(raw)),
            "item": self._show_item,
            "part": self._show_part,
            "body": self._body,
            "rfc822": self._rfc822,
        }

    def _body(self, article: Article, root: str) -> Markup:
        return Markup(markup.body_html(article, root, self.site.language))

    def _isolate(self, text: str) -> Markup:
        """A name or title, escaped, with what reads in another direction isolated."""
        shown = bidi.isolate(text)
        if self._wording.direction == "ltr" and not text.isascii():
            return Markup(f"<bdi>{shown}</bdi>")
        return Markup(shown)

    def _speech(self, language: str) -> Markup:
        """The attributes of an element whose text is in `language`, empty for the site's own."""
        if language:
            direction = "rtl" if bidi.runs_from_the_right(language) else "ltr"
            return Markup(' lang="{}" dir="{}"').format(language, direction)
        return Markup(' dir="auto"') if self._wording.direction == "ltr" else Markup()

    def _timeline(self, months: Mapping[str, int], *, narrow: bool = False) -> charts.Timeline:
        return charts.timeline(months, rtl=self._wording.direction == "rtl", narrow=narrow)

    def _bars(self, chart: charts.Timeline, root: str, leads: Mapping[str, str] | None = None) -> Markup:
        wording = self._wording

        def says(bar: charts.Bar) -> str:
            articles = wording.count(bar.articles, "article")
            return wording.text("timeline_bar", period=wording.month(bar.period), articles=articles)

        def own_page(period: str) -> str:
            return f"{root}{period.replace('-', '/')}/index.html"

        return charts.draw(chart, says, leads.__getitem__ if leads else own_page)

    def _rfc822(self, iso: str) -> str:
        """RFC 822's form of a date; a day without a time begins at midnight of the archive's own zone."""
        moment = datetime.fromisoformat(iso)
        return format_datetime(moment if moment.tzinfo else moment.replace(tzinfo=self._zone))

    def _show_item(self, raw: Raw, root: str, form: str = "item") -> Markup:
        return self._item(bytes(raw), root, form)

    def _render_item(self, raw: bytes, root: str, form: str) -> Markup:
        template = self._env.get_template(f"parts/{form}.html")
        return Markup(template.render(headline=_decode_headline(raw), root=root, site=self.site))

    def _show_part(self, name: str, root: str, **values: object) -> Markup:
        """A part of the frame, rendered once for each depth and set of values."""
        key = (name, root, tuple(sorted(values.items())))
        if key not in self._parts:
            self._parts[key] = Markup(self._env.get_template(name).render(values, root=root, site=self.site))
        return self._parts[key]


@lru_cache(SHOWN_ONCE)
def _decode_headline(raw: bytes) -> Headline:
    return _headline(raw)


def _guid(headline: Headline) -> str:
    """A feed's name for an article that stays when the archive moves: a UUID of its place, not of its address."""
    return uuid.uuid5(uuid.NAMESPACE_URL, "syrnews:" + headline.url).urn


def _by_kind(tags: Sequence[Tag]) -> list[tuple[str, list[Tag]]]:
    """Tags by their kinds, in the order of SHOWN_KINDS."""
    return [(kind, held) for kind in SHOWN_KINDS if (held := [tag for tag in tags if tag.kind == kind])]


def _leads(months: Iterable[str], periods: Sequence[Linked], root: str) -> dict[str, str]:
    """Where the articles of each month and year of a term are: the page of a period, or a place on the term's own."""
    pages = {period.name: root + _link(period.path) for period in periods}
    leads: dict[str, str] = {}
    for month in sorted(months):
        leads[month] = pages.get(month) or pages.get(month[:4]) or "#m" + month
        leads.setdefault(month[:4], leads[month])
    return leads


@lru_cache(4096)
def _link(path: str) -> str:
    return quote(path, safe="/~#")


def _wording(site: Site, themes: Sequence[str]) -> Wording:
    files = []
    for folder in themes:
        with contextlib.suppress(FileNotFoundError), open(f"{folder}/{STRINGS}", encoding="utf-8-sig") as file:
            files.append(file.read())
    try:
        return Wording(site, files)
    except KeyError as error:
        raise TemplateFailed(Diagnostic(STRINGS, 0, 0, "SN501", str(error.args[0]))) from error


def _template_lines(error: Exception) -> Iterator[tuple[str, int]]:
    if isinstance(error, jinja2.TemplateSyntaxError):
        yield (error.filename or error.name or "", error.lineno)
        return
    if isinstance(error, jinja2.TemplateNotFound):
        return
    trace = error.__traceback__
    while trace:
        file = trace.tb_frame.f_code.co_filename
        if trace.tb_frame.f_globals.get("__jinja_template__") or not file.endswith(".py"):
            yield (file, trace.tb_lineno)
        trace = trace.tb_next
