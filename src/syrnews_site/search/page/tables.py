"""search/tables.js: what the search page's script has in common with Python, so that both read Arabic alike."""

from __future__ import annotations

import json
from itertools import chain

from syrnews_site.arabic.affixes import (
    ARTICLE,
    ARTICLES,
    LEFT_BY_PREFIX,
    LEFT_BY_PROCLITIC,
    LEFT_BY_SUFFIX,
    PROCLITICS,
    SUFFIXES,
)
from syrnews_site.arabic.dates.months import ENGLISH, GULF, LEVANTINE, MAGHREBI, month_name, rows
from syrnews_site.arabic.digits import ARABIC_INDIC, THOUSANDS, WESTERN
from syrnews_site.arabic.fold import LETTERS, fold
from syrnews_site.arabic.plural import NO, NOUNS
from syrnews_site.search.format.characters import TABLE
from syrnews_site.search.format.documents import DOCUMENTS
from syrnews_site.search.format.occurrences import MARKS
from syrnews_site.search.format.postings import LONG
from syrnews_site.search.manifest import TAGS
from syrnews_site.search.page.spelling import ALEF, BARE, CHAIRS, HAMZA, LONG_END, SHORT_END, SPELT, TWO_SEATS
from syrnews_site.search.page.strings import ENGLISH_MONTHS, ENGLISH_NOUNS, STRINGS
from syrnews_site.search.ranking import NORMS, WEIGHTS
from syrnews_site.search.segment.files import OWN
from syrnews_site.search.words import SHORT_ARTICLES, STOPWORDS
from syrnews_site.settings.site import Site

# Words that join two dates, and words in front of a year that add nothing to it.
UNTIL = ("الى", "حتى", "to", "until")
BEFORE_YEAR = ("عام", "العام", "سنة", "السنة", "year")
ERA = "م"  # behind a year

ARABIC_FIGURES = dict(zip(WESTERN + ",", ARABIC_INDIC + THOUSANDS, strict=True))


def tables(site: Site) -> tuple[str, bytes]:
    """The path and the bytes of the tables, a script like all files of the index."""
    data = {
        # Arabic
        "letters": LETTERS,
        "articles": ARTICLES,
        "article": ARTICLE,
        "short": SHORT_ARTICLES,
        "proclitics": PROCLITICS,
        "suffixes": SUFFIXES,
        "left": (LEFT_BY_PREFIX, LEFT_BY_PROCLITIC, LEFT_BY_SUFFIX),
        "stopwords": " ".join(sorted(STOPWORDS)),
        # dates
        "monthNames": _month_names(),
        "until": [*map(fold, UNTIL)],
        "beforeYear": [*map(fold, BEFORE_YEAR)],
        "era": ERA,
        # spelling
        "hamza": HAMZA,
        "chairs": CHAIRS,
        "bare": BARE,
        "spelt": SPELT,
        "seats": TWO_SEATS,
        "ends": (LONG_END, SHORT_END),
        "alef": ALEF,
        # the format of the index
        "marks": MARKS,
        "long": LONG,
        "own": OWN,
        "codes": TABLE,
        "documents": DOCUMENTS,
        "listed": TAGS,
        # ranking
        "norm": NORMS,
        "weights": WEIGHTS,
        **_wording(site),
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return "search/tables.js", f"syrnews('tables','',{text})\n".encode()


def _month_names() -> list[str]:
    """The folded names of each month that a question may use, with `|` between them."""
    tables = [rows(table) for table in (LEVANTINE, GULF, MAGHREBI, ENGLISH)]
    return ["|".join(dict.fromkeys(map(fold, chain(*months)))) for months in zip(*tables, strict=True)]


def _wording(site: Site) -> dict[str, object]:
    """Texts, forms of nouns, months and digits in the site's language: Arabic, or else English."""
    if site.language.startswith("ar"):
        nouns = {"result": _forms("result"), "article": _forms(site.article_noun)}
        months = [month_name(month, site.months) for month in range(1, 13)]
        figures = ARABIC_FIGURES if site.digits == "arabic" else {}
        return {"say": STRINGS["ar"], "nouns": nouns, "months": months, "figures": figures}
    return {"say": STRINGS["en"], "nouns": ENGLISH_NOUNS, "months": ENGLISH_MONTHS, "figures": {}}


def _forms(noun: str) -> list[str]:
    forms = NOUNS[noun]
    return [f"{NO} {forms.plural}", forms.one, forms.two, forms.plural, forms.accusative, forms.genitive]
