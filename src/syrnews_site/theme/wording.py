"""The words of the interface in the site's language: strings of the theme, dates, months, counts."""

from __future__ import annotations

import contextlib
import datetime
import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

import msgspec
from markupsafe import Markup, escape

from syrnews_site import yamlreader
from syrnews_site.arabic import bidi, plural
from syrnews_site.arabic.dates.months import month_name
from syrnews_site.arabic.dates.show import show, show_month
from syrnews_site.arabic.digits import in_digits
from syrnews_site.disk.files import NotRegular
from syrnews_site.settings.site import Site
from syrnews_site.theme.files import read_theme_file
from syrnews_site.theme.mistakes import TemplateFailed
from syrnews_site.theme.own_strings import unknown_strings
from syrnews_site.yamlreader import Node, Scalar, Sequence

FILE = "strings.yaml"
FALLBACK = "en"

Text = str | tuple[str, ...] | dict[str, str | tuple[str, ...]]
Texts = dict[str, Text]
ThemeFolders = list[str] | tuple[str, ...]

_HOLE = re.compile(r"\{(\w+)\}")


class Wording:
    """The wording of one site. Arabic dates and counts come from `arabic`; those of other languages from strings."""

    def __init__(self, site: Site, files: Iterable[str]) -> None:
        """`files` are the texts of strings.yaml, the strongest first. Raises TemplateFailed if a text is not valid."""
        self.site = site
        self.language = site.language.partition("-")[0].lower()
        self.direction = "rtl" if bidi.runs_from_the_right(self.language) else "ltr"
        self._texts: Texts = {}
        self.is_known = False  # some file has strings in this language
        for language in (FALLBACK, self.language):
            for file in reversed(tuple(files)):
                strings = _language(file, language)
                self.is_known |= language == self.language and bool(strings)
                self._texts.update(strings)
        if self.language == "ar":
            self._texts = {
                key: _filled(value, plural.agreeing(site.article_noun)) for key, value in self._texts.items()
            }
        # Thousands of pages show the same few months, days and counts.
        self.date: Callable[..., str] = lru_cache(4096)(self._date)
        self.month: Callable[[str], str] = lru_cache(4096)(self._month)
        self.day_of_year: Callable[[str], str] = lru_cache(512)(self._day_of_year)
        self.count: Callable[[int, str], str] = lru_cache(4096)(self._count)

    def text(self, key: str, /, **values: object) -> str:
        """The string of this key, its holes filled with `values`; markup if a value is. Raises KeyError."""
        text = self._texts.get(key)
        if not isinstance(text, str):
            raise KeyError(f"{FILE} has no string {key!r} for the language {self.language!r}")
        if "{" not in text:
            return text
        markup = any(isinstance(value, Markup) for value in values.values())
        parts = list(_parted(text, markup))
        for index in range(1, len(parts), 2):
            value = values[parts[index]]
            parts[index] = escape(value) if markup else str(value)
        return Markup("".join(parts)) if markup else "".join(parts)

    def list(self, key: str) -> tuple[str, ...]:
        """The list of strings of this key. Raises KeyError if there is none."""
        texts = self._texts.get(key)
        if not isinstance(texts, tuple):
            raise KeyError(f"{FILE} has no list {key!r} for the language {self.language!r}")
        return texts

    def reason(self, code: str) -> str:
        """The reason why a file was not published, from the code of its diagnostic."""
        reasons = self._texts["rejected_because"]
        assert isinstance(reasons, dict)
        return str(reasons.get(code) or reasons["other"])

    def figures(self, text: str) -> str:
        """A text with the digits of the site."""
        return in_digits(text, self.site.digits)

    def number(self, number: int) -> str:
        """A whole number with separated thousands."""
        return plural.number(number, digits=self.site.digits)

    def month_name(self, month: int) -> str:
        """The name of a month, 1 to 12."""
        return month_name(month, self.site.months) if self.language == "ar" else self.list("months")[month - 1]

    def weekday(self, iso: str) -> str:
        """The name of a date's weekday."""
        return self.list("weekdays")[datetime.date.fromisoformat(iso[:10]).weekday()]

    def _date(self, iso: str, weekday: bool = False, time: bool = False) -> str:
        """A date from ISO 8601, or a month or year; if wished, with its weekday, and with its time if it has one."""
        if self.language == "ar":
            return show(iso, months=self.site.months, digits=self.site.digits, weekday=weekday, time=time)
        if len(iso) < len("2025-11-06"):
            return self.month(iso)
        day = datetime.date.fromisoformat(iso[:10])
        shown = self.text("date", day=day.day, month=self.month_name(day.month), year=day.year)
        if weekday:
            shown = self.text("with_weekday", weekday=self.weekday(iso), date=shown)
        if time and len(iso) > 10:
            shown = self.text("with_time", date=shown, time=iso[11:16])
        return self.figures(shown)

    def _month(self, month: str) -> str:
        """A month and its year, from `2025-11`; a year from `2025`."""
        if len(month) == 4:
            return self.figures(month)
        year, number = int(month[:4]), int(month[5:7])
        if self.language == "ar":
            return show_month(year, number, months=self.site.months, digits=self.site.digits)
        return self.figures(self.text("month_and_year", month=self.month_name(number), year=year))

    def period(self, period: str) -> str:
        """A year, a month or a day; from `2025-11-1` ten days of a month, from the 10th on; the last go to its end."""
        if len(period) != len("2025-11-1"):
            return self.date(period) if len(period) > len("2025-11") else self.month(period)
        year, month, tens = int(period[:4]), int(period[5:7]), int(period[8])
        last = monthrange(year, month)[1] if tens == 2 else tens * 10 + 9
        return f"{self.figures(f'{tens * 10 or 1}–{last}')} {self.month(period[:7])}"

    def _day_of_year(self, day: str) -> str:
        """A day of any year, from `11-06`."""
        month, number = self.month_name(int(day[:2])), int(day[3:])
        shown = f"{number} {month}" if self.language == "ar" else self.text("day_and_month", day=number, month=month)
        return self.figures(shown)

    def _count(self, count: int, noun: str) -> str:
        """A count with its noun."""
        if self.language == "ar":
            noun = self.site.article_noun if noun == "article" else noun
            return plural.plural(count, noun, digits=self.site.digits, group=True)
        nouns = self._texts["nouns"]
        assert isinstance(nouns, dict)
        forms = nouns[noun]  # none, one, other
        return forms[min(count, 2)].replace("{n}", self.number(count))


def _filled(text: Text, holes: Mapping[str, str]) -> Text:
    """A string without those of its holes that every page fills alike."""
    if not isinstance(text, str):
        return text
    return _HOLE.sub(lambda hole: holes.get(hole[1], hole[0]), text)


@lru_cache(1024)
def _parted(text: str, markup: bool) -> tuple[str, ...]:
    """A string split at its holes: text, name of a hole, text, and so on."""
    return tuple(_HOLE.split(escape(text) if markup else text))


def read_wording(site: Site, themes: ThemeFolders) -> Wording:
    """The wording of a site with these themes. Raises TemplateFailed if a strings.yaml is not valid."""
    files = []
    for folder in themes:
        with contextlib.suppress(FileNotFoundError, NotRegular):
            files.append(read_theme_file(folder, FILE).decode("utf-8-sig"))
    for own in files[:-1]:
        for diagnostic in unknown_strings(themes, FILE, own, files[-1]):
            raise TemplateFailed(diagnostic)
    return Wording(site, files)


def _language(file: str, language: str) -> Texts:
    """The strings of one language in the text of a file. Raises TemplateFailed if the text is not valid."""
    node, diagnostics = yamlreader.read(file, f"templates/{FILE}", limits=yamlreader.AUTHORITY)
    if diagnostics:
        raise TemplateFailed(msgspec.structs.replace(diagnostics[0], code="SN501"))
    strings = node.get(language) if isinstance(node, yamlreader.Mapping) else None
    entries = strings.entries if isinstance(strings, yamlreader.Mapping) else ()
    return {key.value: _value(value) for key, value in entries}


def _value(node: Node) -> str | tuple[str, ...] | dict[str, str | tuple[str, ...]]:
    if isinstance(node, yamlreader.Mapping):
        return {key.value: _leaf(value) for key, value in node.entries}
    return _leaf(node)


def _leaf(node: Node) -> str | tuple[str, ...]:
    if isinstance(node, Sequence):
        return tuple(item.value for item in node.items if isinstance(item, Scalar))
    return node.value if isinstance(node, Scalar) else ""
