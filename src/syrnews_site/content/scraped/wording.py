"""Words of menus, of buttons, and of what sites say to their readers: how many of them a line has."""

from __future__ import annotations

from collections.abc import Sequence

from syrnews_site.content.scraped import chrome

# Parts of words of the rules for comments, of subscriptions and of what a site says of itself: three of them in a
# paragraph tell it from an article's.
POLICY = """
التعليق | تعليقات | النقاش | أصحابها | عبر عن | تعبّر عن | رأي الموقع | رأي الصحيفة | هيئة التحرير | شروط
المشاركات | مشاركاتك | القراء | الإساءة | الشتائم | آداب الحوار | حذف | روابط | إعلانات | ملفات تعريف
الخصوصية | نشرتنا | النشرة البريدية | اشترك | بريدك | الموقع | موقعنا | موقع إخباري | صحيفة يومية
صحيفة إلكترونية | جريدة يومية | جريدة إلكترونية | تأسس | حقوق النشر | إعادة النشر | كلمة المرور
"""

_POLICY = tuple(part.strip() for line in POLICY.splitlines() for part in line.split("|") if part.strip())
_MENU_WORDS = frozenset(word for phrase in chrome.SECTION_NAMES for word in phrase) | {
    word for phrase, kind in chrome.PHRASE_KINDS.items() if kind in ("navigation", "copyright") for word in phrase
}
_BUTTON_WORDS = frozenset(
    word
    for phrase, kind in chrome.PHRASE_KINDS.items()
    if kind in ("share", "print", "follow", "comment", "display")
    for word in phrase
)


def policy(text: str) -> int:
    """How many different words of rules for comments, of subscriptions, of a site about itself the text has."""
    return sum([part in text for part in _POLICY])


def shares(folded: Sequence[str]) -> tuple[int, int]:
    """How many in a hundred of the words are words of menus, and of buttons; a word that comes again is of a menu."""
    seen: set[str] = set()
    menu = button = 0
    for word in folded:
        menu += word in _MENU_WORDS or word in seen
        button += word in _BUTTON_WORDS
        seen.add(word)
    return (100 * menu // len(folded), 100 * button // len(folded)) if folded else (0, 0)
