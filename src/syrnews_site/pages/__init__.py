"""The site's table of contents: every kind of page that it has, one line each."""

from __future__ import annotations

from msgspec import Struct

from syrnews_site.pages import article, calendar, feeds, home, search, standing, stats, style, terms
from syrnews_site.pages import on_this_day as onthisday
from syrnews_site.pages.archive import View

VIEWS: tuple[View, ...] = (
    search.SEARCH,  # its segments take longest: first, so that no worker is idle at the end
    search.FACETS,
    home.HOME,
    article.VIEW,
    article.ALIASES,
    calendar.YEARS,
    calendar.MONTHS,
    calendar.DAYS,
    calendar.YEAR_LIST,
    calendar.UNDATED,
    onthisday.ON_THIS_DAY,
    onthisday.ON_THIS_DAY_INDEX,
    terms.TAGS,
    terms.TAG_INDEX,
    terms.SOURCES,
    terms.SOURCE_INDEX,
    stats.STATS,
    feeds.FEED,
    feeds.SITEMAP,
    feeds.ROBOTS,
    standing.STANDING,
    standing.NOT_FOUND,
    standing.COPIES,
    style.FONTS,
    style.CODE,
)

# What each template receives, besides what every page has (see render.py).
DATA: dict[str, type[Struct]] = {
    "index.html": home.HomePage,
    "article.html": article.ArticlePage,
    "alias.html": article.AliasPage,
    "year.html": calendar.YearPage,
    "month.html": calendar.MonthPage,
    "day.html": calendar.DayPage,
    "years.html": calendar.YearsPage,
    "undated.html": calendar.UndatedPage,
    "on-this-day.html": onthisday.DayOfYear,
    "on-this-day-index.html": onthisday.DaysOfYear,
    "term.html": terms.TermPage,
    "terms.html": terms.TermIndex,
    "term-feed.xml": terms.TermFeed,
    "stats.html": stats.StatsPage,
    "feed.xml": feeds.FeedPage,
    "sitemap.xml": feeds.SitemapPage,
    "sitemap-index.xml": feeds.SitemapIndex,
    "robots.txt": feeds.RobotsPage,
    "page.html": standing.StandingPage,
    "404.html": standing.NotFoundPage,
    "fonts.css": style.FontsPage,
    "code.css": style.CodePage,
    "search.html": search.SearchPage,
    "search.js": search.SearchScript,
    "opensearch.xml": search.OpenSearchPage,
}
