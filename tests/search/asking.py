"""What tests of the search page share: an archive, and how they ask and read the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syrnews_site.authority.entries import Entry
from tests.search.archive import article

if TYPE_CHECKING:
    from tests.firefox import Tab

ARTICLES = [
    article("flood", "2021-11-06", "سيول في مدينة حماة", "غمرت السيول شوارع حماة. قال المسؤول إن النواعير سلمت.",
            outlet="sana", tags=["hama"]),
    article("guard", "2022-01-01", "حماية الآثار", "بدأت حماية المواقع الأثرية في تدمر.", outlet="athar"),
    article("trade", "2023-05-10", "اتفاق تجاري", "وقّعت سورية والأردن اتفاقاً. وقال وزير الخارجية الأردني كلمة.",
            outlet="sana", tags=["jordan"]),
    article("state", "2024-02-02", "بيان الحكومة", "أعلنت الحكومة خطة. وزير المالية تحدث عن الشؤون الخارجية."),
    article("hidden", "2025-03-03", "سوق الخضار", "سعر البندورة " + "كلام كثير عن الطقس " * 400
            + " ثم وللحكومتين رأي في بيئة العمل، وقال المسؤولون إن أسعار القمح ثابتة. " + "كلام آخر " * 400),
    article("<b>", "", "<img src=x onerror=alert(1)> ' \" \\ 𐎀", "نص بلا تاريخ & <script>alert(1)</script>"),
]  # fmt: skip
ENTRIES = [Entry("damascus", "دمشق", "place", spellings=("دمشق", "الشام"))]


def opened(tab: Tab, url: str) -> Tab:
    """The search page at an address, ready for a question. A problem in its console fails the test."""
    problems: list[str] = []
    tab.on("pageerror", lambda error: problems.append(str(error)))
    tab.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    tab.goto(url)
    tab.wait_for_function(READY)
    # The frame of these tests has no icon, so Firefox asks for one.
    assert [problem for problem in problems if "/favicon.ico" not in problem] == []
    return tab


def ask(tab: Tab, question: str) -> list[str]:
    """Type a question; the titles of the results, the best first."""
    tab.fill("#search-q", question)
    tab.press("#search-q", "Enter")
    tab.wait_for_function("q => syrnews.asked === q", arg=question)
    return texts(tab, "#search-results h2")


def texts(tab: Tab, selector: str) -> list[str]:
    """The text of each element that the selector selects."""
    found: list[str] = tab.evaluate("s => [...document.querySelectorAll(s)].map(e => e.innerText)", selector)
    return found


def summary(tab: Tab) -> str:
    """The page's summary of the results."""
    return texts(tab, "#search-status")[0]


def choose(tab: Tab, field: str, value: str) -> None:
    """Choose a value in one of the lists that narrow or sort the results."""
    tab.evaluate(CHOOSE, [field, value])


CHOOSE = """([field, value]) => {
    const list = document.getElementById("search-" + field);
    list.value = value;
    list.dispatchEvent(new Event("change", { bubbles: true }));
}"""
# Conditions are functions: Playwright would call `eval` for an expression, and the page's policy forbids that.
READY = "() => window.syrnews?.twin"
RESULTS = "() => document.querySelector('#search-results li')"
QUESTION = "document.getElementById('search-q').value"
FOCUSED = "document.activeElement.textContent"


FOUND = """async (question) => {
    const { addressOf, parseQuestion, search } = syrnews.twin;
    const { results } = await search(parseQuestion(question), {});
    return Promise.all(results.slice(0, 10).map(addressOf));
}"""
