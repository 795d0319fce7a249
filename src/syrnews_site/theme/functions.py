"""What every template may use besides its own data: functions, each of which is a filter as well, and a few values."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from email.utils import format_datetime
from functools import lru_cache
from urllib.parse import quote

from markupsafe import Markup, escape

from syrnews_site.addresses import period_path
from syrnews_site.arabic import bidi
from syrnews_site.arabic.dates.show import show_hijri
from syrnews_site.arabic.domains import ascii_address
from syrnews_site.markup import body as markup
from syrnews_site.markup.highlight import code_css
from syrnews_site.markup.time_limit import TooSlow, limited_time
from syrnews_site.model import SHOWN_KINDS, Article, CountedLink, Headline, OutletMonths, StandingFile, Tag
from syrnews_site.packed import decode_headline
from syrnews_site.settings.clock import start_of
from syrnews_site.settings.site import Site
from syrnews_site.theme import charts, comparison
from syrnews_site.theme.accent import accent_rules
from syrnews_site.theme.citation import Citations, machine_date
from syrnews_site.theme.navigation import navigation
from syrnews_site.theme.scripts import script
from syrnews_site.theme.wording import Wording

HEADLINES_KEPT = 20_000  # headlines and names whose decoded or escaped form is kept while listings are rendered

# The address of an archive that does not know its own (RFC 2606: nobody can ever register a name in `.invalid`).
PLACEHOLDER = "https://archive.invalid/"

cached_headline = lru_cache(HEADLINES_KEPT)(decode_headline)


class Functions:
    """The functions that templates of one site may call."""

    def __init__(self, site: Site, wording: Wording, wording_for: Callable[[str], Wording] | None = None) -> None:
        """`wording_for`: the words in which articles are cited whose language is not the site's."""
        self.site, self.wording = site, wording
        other = wording_for or (lambda _: wording)
        self.citations = Citations(site, lambda language: wording if language == site.language else other(language))
        self.bdi = lru_cache(HEADLINES_KEPT)(self._isolate)
        self._bar_label = lru_cache(HEADLINES_KEPT)(self._label_of_bar)  # bars recur in the charts of many tags

    def by_name(self, standing: Sequence[StandingFile]) -> dict[str, object]:
        """Every function and value under the name that templates use; docs/theming.md describes them."""
        site, wording = self.site, self.wording
        return {
            "standing": tuple(standing),
            "navigation": navigation(site, standing, wording),
            "accent": Markup(accent_rules(site.accent)),
            "base": ascii_address(site.url or PLACEHOLDER),
            "guid": guid,
            "t": wording.text,
            "words": wording.list,
            "reason": wording.reason,
            "direction": wording.direction,
            "speech": self.speech,
            "by_kind": by_kind,
            "date": wording.date,
            "weekday": wording.weekday,
            "month": wording.month,
            "month_name": wording.month_name,
            "period": wording.period,
            "day_of_year": wording.day_of_year,
            "hijri": lambda iso: show_hijri(iso, digits=site.digits),
            "figures": wording.figures,
            "number": wording.number,
            "plural": wording.count,
            "timeline": self.timeline,
            "bars": self.bars,
            "month_rows": self.month_rows,
            "leads": leads,
            "multiples": self.multiples,
            "day_address": self.day_address,
            "level": charts.level,
            "weeks": charts.weeks,
            "share": lambda count, whole: wording.figures(charts.share(count, whole)),
            "lengths": charts.lengths,
            "code_css": code_css,
            "bdi": self.bdi,
            "link": link,
            "decode": lambda raw: cached_headline(bytes(raw)),
            "ascii_address": ascii_address,
            "body": self.body,
            "compare": comparison.compare,
            "citation": self.citations.cite,
            "json_ld": self.citations.json_ld,
            "picture": self.citations.picture,
            "locale": self.citations.locale,
            "machine_date": machine_date,
            "feed_body": self.feed_body,
            "directed": lambda text, language="": bidi.directed(text, language or site.language),
            "rfc822": self.rfc822,
            "script": script,
        }

    def body(self, article: Article, root: str) -> Markup:
        """An article's body as safe HTML."""
        try:
            with limited_time(len(article.body)):
                return Markup(markup.body_html(article, root, self.site.language))
        except TooSlow:
            return Markup(markup.unmarked_html(article, self.site.language))

    def feed_body(self, article: Article) -> str:
        """An article's body as safe HTML for feed readers, with its own direction and language."""
        try:
            with limited_time(len(article.body)):
                return markup.feed_html(article, ascii_address(self.site.url or PLACEHOLDER), self.site.language)
        except TooSlow:
            language = article.headline.lang or self.site.language
            return markup.in_feed(markup.unmarked_html(article, self.site.language), language)

    def _isolate(self, text: str) -> Markup:
        """A name or title, escaped, its runs of the other direction isolated."""
        shown = bidi.isolate(text)
        if self.wording.direction == "ltr" and not text.isascii():
            return Markup(f"<bdi>{shown}</bdi>")
        return Markup(shown)

    def speech(self, language: str) -> Markup:
        """The attributes of an element whose text is in `language`; none for the site's own language."""
        if language:
            direction = "rtl" if bidi.runs_from_the_right(language) else "ltr"
            return Markup(' lang="{}" dir="{}"').format(language, direction)
        return Markup(' dir="auto"') if self.wording.direction == "ltr" else Markup()

    def timeline(self, months: Mapping[str, int], *, narrow: bool = False) -> charts.Timeline:
        """The chart of articles over time, from counts by month (`2025-11`)."""
        return charts.timeline(months, rtl=self.wording.direction == "rtl", narrow=narrow)

    def bars(self, chart: charts.Timeline, root: str, leads: Mapping[str, str] | None = None) -> Markup:
        """The bars of a chart as links: to the addresses that `leads` has, or to the pages of months and years."""
        return charts.draw(chart, self._bar_label, _address_of(root, leads))

    def month_rows(self, months: Mapping[str, int], root: str, leads: Mapping[str, str] | None = None) -> Markup:
        """The rows of a table of articles by month; links as in `bars`."""
        return charts.draw_months(months, _address_of(root, leads), self.wording.figures, self.wording.number)

    def _label_of_bar(self, period: str, articles: int) -> Markup:
        """What a bar of a chart means, in words."""
        count = self.wording.count(articles, "article")
        return escape(self.wording.text("timeline_bar", period=self.wording.month(period), articles=count))

    def multiples(self, outlets: Sequence[OutletMonths]) -> charts.Multiples:
        """Small charts of several outlets with the same scales, each with its meaning in words."""
        wording = self.wording
        drawn = charts.multiples([one.months for one in outlets], rtl=wording.direction == "rtl")
        labels = []
        for one, peak in zip(outlets, drawn.peaks, strict=True):
            articles = wording.count(one.outlet.count, "article")
            labels.append(
                wording.text("compared_bar", name=one.outlet.name, articles=articles, peak=wording.month(peak))
            )
        return drawn._replace(labels=tuple(labels))

    def day_address(self, day: str) -> str:
        """The page of a day, month or year; of a day its place on the page of the month if days have no pages."""
        if len(day) < len("2025-11-06") or self.site.days:
            return period_path(day)
        return f"{period_path(day[:7])}#d{int(day[8:])}"

    def rfc822(self, iso: str) -> str:
        """A date as RFC 822 writes it; a day, month or year without a time begins at midnight of the archive's zone."""
        return format_datetime(start_of(iso, self.site.timezone))


def _address_of(root: str, leads: Mapping[str, str] | None) -> Callable[[str], str]:
    """Gives the address of a month or year: the one that `leads` has, or its page."""
    return leads.__getitem__ if leads else lambda period: root + period_path(period)


def guid(headline: Headline) -> str:
    """A feed's name for an article that stays if the archive moves: a UUID of the path, not of the whole address."""
    return uuid.uuid5(uuid.NAMESPACE_URL, "syrnews:" + headline.url).urn


def by_kind(tags: Sequence[Tag]) -> list[tuple[str, list[Tag]]]:
    """Tags by their kinds, in the order of SHOWN_KINDS."""
    return [(kind, own) for kind in SHOWN_KINDS if (own := [tag for tag in tags if tag.kind == kind])]


def leads(months: Iterable[str], periods: Sequence[CountedLink], root: str) -> dict[str, str]:
    """The address of a term's articles of each month and year: the page of a period, or a place on the term's page."""
    pages: dict[str, str] = {}
    for period in periods:  # the newest first: a month that has several pages begins with its newest days
        pages.setdefault(period.name[:7], root + link(period.path))
    addresses: dict[str, str] = {}
    for month in sorted(months, reverse=True):  # a year leads to its newest month, as its list does
        place = (pages[month[:4]] + "#m" + month) if month[:4] in pages else "#m" + month
        addresses[month] = pages.get(month) or place
        addresses.setdefault(month[:4], pages.get(month[:4]) or addresses[month])
    return addresses


@lru_cache(4096)
def link(path: str) -> str:
    """A path for `href`, percent-encoded."""
    return quote(path, safe="/~#")
