"""How an article is cited: for people, a line in the article's language; for programs, linked data (schema.org)."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from html import escape

import msgspec
from markupsafe import Markup

from syrnews_site.arabic import bidi
from syrnews_site.arabic.domains import ascii_address
from syrnews_site.markup.links import media_path, player
from syrnews_site.model import Article, Headline
from syrnews_site.settings.site import Site
from syrnews_site.theme.wording import Wording

# Territories that the Open Graph protocol asks for beside a language; of other languages the name is doubled: fr_FR.
_LOCALES = {"ar": "ar_AR", "en": "en_US", "fa": "fa_IR", "ku": "ku_TR", "he": "he_IL", "sv": "sv_SE"}
_encode = msgspec.json.Encoder().encode
# A script ends at `</script`, wherever it is written, and comments in scripts begin at `<!--`.
_IN_SCRIPT = tuple((character, f"\\u{ord(character):04x}") for character in "<>&\u2028\u2029")
_QUOTES = str.maketrans("«»", "“”")  # within other quotation marks


class Citations:
    """Cites the articles of one site."""

    def __init__(self, site: Site, wording: Callable[[str], Wording]) -> None:
        """`wording`: the words in which articles of a language are cited."""
        self._site, self._wording = site, wording

    def cite(self, article: Article, path: str) -> Markup:
        """Author, title, outlet, date, archive, and place in the archive. It is complete without an address.

        The words between them are of the article's language, whose direction the line has.
        """
        about = article.headline
        wording = self._wording(about.lang or self._site.language)
        left = wording.direction == "ltr"
        title = _isolated(about.title.translate(_QUOTES) if "«" in about.title else about.title, left)
        named = (article.author, about.outlet.name if about.outlet else "")
        names = [_known(name, left) for name in named if name]
        names.insert(1 if article.author else 0, str(wording.text("quoted", title=Markup(title))))
        names.append(_known(wording.date(about.date) if about.date else wording.text("undated"), False))
        if about.approximate:
            names.append(_known(wording.text("hijri_converted"), False))
        names.append(_known(self._site.title, left))
        names.append(f"<bdi>{escape(self._site.url + path)}</bdi>")
        return Markup(wording.text("comma").join(names))

    def json_ld(self, article: Article) -> Markup:
        """The article for programs: schema.org's NewsArticle, as JSON-LD in a script that nobody runs.

        It says the language only if the page does not: `<html lang>` and Open Graph's locale have that of the page.
        """
        about = article.headline
        facts: dict[str, object] = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": about.title,
            "identifier": about.id,
            "sha256": article.sha256,
        }
        if about.lang:  # empty if it is the site's
            facts["inLanguage"] = about.lang
        if about.date:
            facts["datePublished"] = machine_date(about)
        if article.updated:
            facts["dateModified"] = article.updated
        if article.author:
            facts["author"] = article.author  # a person or an editorial office: nobody knows
        if about.outlet:
            facts["publisher"] = about.outlet.name
        if article.source_url:
            facts["isBasedOn"] = ascii_address(article.source_url)
        data = _encode(facts).decode("utf-8", "replace")
        for character, escaped in _IN_SCRIPT:
            data = data.replace(character, escaped)
        return Markup(f"<script type=application/ld+json>{data}</script>")

    def picture(self, article: Article) -> str:
        """The path of the picture that a shared link shows: the article's, its first one, or the site's; or empty."""
        if article.image:
            return article.image
        for link in article.links:
            if link.image and (path := media_path(link.address)) and player(path) is None:
                return path
        return f"media/{self._site.logo}" if self._site.logo else ""

    def locale(self, language: str) -> str:
        """A language as the Open Graph protocol writes it: ar_AR."""
        first, _, territory = (language or self._site.language).partition("-")
        if len(territory) == 2:
            return f"{first.lower()}_{territory.upper()}"
        return _LOCALES.get(first.lower()) or f"{first.lower()}_{first.upper()}"


def machine_date(headline: Headline) -> str:
    """The date for programs. Of an approximate date only the month: programs cannot be told of doubt."""
    return headline.date[:7] if headline.approximate else headline.date


def _isolated(text: str, left: bool) -> str:
    """A text, escaped, in a line that runs from the `left` or from the right."""
    shown = bidi.isolate(text)
    return f"<bdi>{shown}</bdi>" if left and not text.isascii() else shown


_known = lru_cache(4096)(_isolated)  # of names and dates, which recur
