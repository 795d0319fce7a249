"""The site's table of contents: each kind of page, and the data of each template."""

from __future__ import annotations

from msgspec import Struct

from syrnews_site.pages.aliases import ALIASES, AliasPage
from syrnews_site.pages.article import ARTICLES, ArticlePage
from syrnews_site.pages.calendar import (
    DAYS,
    MONTHS,
    UNDATED,
    YEAR_LIST,
    YEARS,
    DayPage,
    MonthPage,
    UndatedPage,
    YearPage,
    YearsPage,
)
from syrnews_site.pages.chronology import CHRONOLOGY, ChronologyPage
from syrnews_site.pages.feeds import FEED, ROBOTS, SITEMAP, FeedPage, RobotsPage, SitemapIndex, SitemapPage
from syrnews_site.pages.home import HOME, HomePage
from syrnews_site.pages.map import MAP, MapPage
from syrnews_site.pages.on_this_day import ON_THIS_DAY, ON_THIS_DAY_INDEX, DayOfYear, DaysOfYear
from syrnews_site.pages.search import FACETS, SEARCH, OpenSearchPage, SearchPage, SearchScript
from syrnews_site.pages.standing import COPIES, NOT_FOUND, STANDING, NotFoundPage, StandingPage
from syrnews_site.pages.stats import STATS, StatsPage
from syrnews_site.pages.stories import STORIES, STORY_SHEET, StoryPage, StorySheet
from syrnews_site.pages.style import BUTTONS, CODE, FONTS, SHEET, ButtonsScript, CodePage, FontsPage, StyleSheet
from syrnews_site.pages.term_index import SOURCE_INDEX, TAG_INDEX, TermIndex
from syrnews_site.pages.terms import SOURCES, TAGS, TermFeed, TermPage
from syrnews_site.pages.view import View

VIEWS: tuple[View, ...] = (
    SEARCH,  # first, since its segments take longest: so no worker is idle at the end
    FACETS,
    HOME,
    ARTICLES,
    STORIES,
    ALIASES,
    YEARS,
    MONTHS,
    DAYS,
    YEAR_LIST,
    UNDATED,
    CHRONOLOGY,
    ON_THIS_DAY,
    ON_THIS_DAY_INDEX,
    TAGS,
    TAG_INDEX,
    MAP,
    SOURCES,
    SOURCE_INDEX,
    STATS,
    FEED,
    SITEMAP,
    ROBOTS,
    STANDING,
    NOT_FOUND,
    COPIES,
    SHEET,
    BUTTONS,
    FONTS,
    CODE,
    STORY_SHEET,
)

# What each template receives, besides what every template has (theme/functions.py).
DATA: dict[str, type[Struct]] = {
    "index.html": HomePage,
    "article.html": ArticlePage,
    "story.html": StoryPage,
    "stories.css": StorySheet,
    "alias.html": AliasPage,
    "year.html": YearPage,
    "month.html": MonthPage,
    "day.html": DayPage,
    "years.html": YearsPage,
    "undated.html": UndatedPage,
    "chronology.html": ChronologyPage,
    "on-this-day.html": DayOfYear,
    "on-this-day-index.html": DaysOfYear,
    "term.html": TermPage,
    "terms.html": TermIndex,
    "map.html": MapPage,
    "term-feed.xml": TermFeed,
    "stats.html": StatsPage,
    "feed.xml": FeedPage,
    "sitemap.xml": SitemapPage,
    "sitemap-index.xml": SitemapIndex,
    "robots.txt": RobotsPage,
    "page.html": StandingPage,
    "404.html": NotFoundPage,
    "style.css": StyleSheet,
    "buttons.js": ButtonsScript,
    "fonts.css": FontsPage,
    "code.css": CodePage,
    "search.html": SearchPage,
    "search.js": SearchScript,
    "opensearch.xml": OpenSearchPage,
}
