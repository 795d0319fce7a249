"""An archive of the states that a page can be in, for whatever looks at pages: long, empty, crowded, foreign."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

from tests.sitekit import Archive

PARAGRAPH = (
    "أعلنت الوزارة في بيان أن اللجنة عقدت جلسة لبحث سبل التعاون، وأن الرقم هو +963 11 222 3333 لتأكيد الموعد. "
    "وتوقعت الصحيفة 10-20 إصابة بحسب برنامج C++ الذي طوّره الباحثون."
)
LONG_TITLE = (
    "عنوان طويل يبلغ مئتي حرف كي يُرى كيف ينكسر السطر بعد السطر على الشاشات الضيقة والواسعة، وكيف تبقى الكلمات "
    "في مواضعها من السطر حين يطول الكلام أكثر مما ينبغي لعنوان في صحيفة تُقرأ على الهاتف"
)
MARKDOWN = """أدرجت اللجنة **الموقع** على قائمتها[^one].

## أبرز المعالم

- معبد؛
- شارع ذو أعمدة.

> اقتباس قصير من نص قديم.

| السنة | العدد |
|---|---|
| 1980 | 2 |
| 2025 | 14 |

```python
print("C++")
```

وصف الموقع في [صفحته](https://example.org/list/23).

[^one]: حاشية قصيرة.
"""
TAGS = """
محافظة حلب: {kind: place, slug: aleppo-governorate, description: محافظة في شمال سوريا}
حلب: {kind: place, slug: aleppo, part_of: محافظة حلب, spellings: [حلب الشهباء], coordinates: "36.2012, 37.1612"}
دمشق: {kind: place, slug: damascus, coordinates: "33.5102, 36.2913", also: حلب, wikidata: Q3766}
"""
CHRONOLOGY = """
- {date: 2013-11-06, text: حدث له مواد, kind: ثقافة, tags: دمشق}
- {date: 2013, until: 2025-11, text: حدث يمتد سنوات, tags: [حلب, سد], from: 2025}
- {date: 1946-04-17, text: حدث بلا مواد}
"""
DAYS = ("2011-03-15", "2013-11-06", "2019-01-02", "2021-06-30", "2024-02-29")
LONG, FORTY, LATIN, MARKED, SOURCELESS = (
    f"2024/03/05/{name}.html" for name in ("long", "forty", "latin", "marked", "sourceless")
)
REPRINT = "2024/03/05/reprint.html"
STORY = "stories/2011/03/15/2011-03-15.html"


def states(folder: Path, *, settings: str = "") -> Archive:
    """An archive with an article for each state; `settings` is the text of its site.yaml. Not built yet."""
    archive = Archive(folder)
    archive.write("site.yaml", settings + "stories: true\n")
    archive.write("tags.yaml", TAGS)
    archive.write("chronology.yaml", CHRONOLOGY)
    archive.write("pages/about.md", f"---\ntitle: عن الأرشيف\n---\n\n{PARAGRAPH}\n")
    for day in DAYS:
        archive.article(f"{day}.md", title=f"خبر من يوم {day}", date=day, tags="دمشق, حلب", body=PARAGRAPH)
    for number in range(300):
        archive.article(f"crowd/{number}.md", title=f"خبر {number} من يوم واحد", date="2025-11-06", tags="حلب, سد")
    day = "2024-03-05"
    archive.article("long.md", title=f'"{LONG_TITLE}"', date=day, body=PARAGRAPH)
    archive.article("forty.md", title="أربعون وسماً", date=day, tags=", ".join(f"وسم {n}" for n in range(40)))
    archive.article("latin.md", title='"BBC News: Hello, world (C++)"', date=day, body="Some text, in English (10-20).")
    archive.article("marked.md", title="تدمر", date=day, body=MARKDOWN)
    more = "قالت اللجنة إن جلستها المقبلة تُعقد في الأسبوع الأول من الشهر، وإن جدول أعمالها يُعلن قبلها بيوم."
    text = f"{PARAGRAPH}\n\n{more}"
    archive.article("report.md", title="جلسة للجنة", date="2024-03-04T18:30", source="وكالة", body=text)
    shorter = text.replace("عقدت جلسة", "اجتمعت").replace("الأسبوع الأول", "الأسبوع الثاني") + " وكالات."
    archive.article("reprint.md", title="اللجنة تبحث التعاون", date="2024-03-05T09:10", source="صحيفة", body=shorter)
    archive.write("articles/sourceless.md", f"---\ntitle: بلا مصدر\ndate: {day}\n---\n\n{PARAGRAPH}\n")
    archive.write("articles/empty.txt", "")
    return archive


# A page of every kind that `states` makes.
KINDS = (
    "index.html",
    LONG,
    FORTY,
    LATIN,
    MARKED,
    SOURCELESS,
    STORY,
    REPRINT,
    "2024/index.html",
    "2024/03/index.html",
    "2024/03/05/index.html",
    "2025/11/index.html",
    "2025/11/06/index.html",
    "years.html",
    "on-this-day/index.html",
    "on-this-day/11-06.html",
    "on-this-day/02-28.html",
    "tags/index.html",
    "sources/index.html",
    "map.html",
    "chronology/index.html",
    "2013/index.html",
    "tags/aleppo-governorate/index.html",
    "stats.html",
    "about.html",
    "search.html",
    "404.html",
)

# The search page with an answer: results and the page of a tag, a date, no result, a suggestion, filters alone, trends.
SEARCHES = tuple(
    "search.html?" + urlencode(values)
    for values in (
        {"q": "دمشق"},
        {"q": "خبر 2025"},
        {"q": "قسطنطينية"},
        {"q": "الصحيفب"},
        {"from": "2011-03", "to": "2025", "tag": "aleppo", "order": "new"},
        {"q": "حلب", "trend": "اللجنة", "share": "1"},
    )
)
ANSWERED = "() => window.syrnews?.asked !== undefined"


def terms(archive: Archive) -> list[str]:
    """The pages of the tags and sources that most articles carry, one of each family, and one cut by period."""
    found = []
    for family in ("tags", "sources"):
        pages = sorted((archive.output / family).glob("*/index.html"), key=lambda page: (-page.stat().st_size, page))
        found += [page.relative_to(archive.output).as_posix() for page in pages[:2]]
    cut = sorted((archive.output / "tags").glob("*/20*.html"))
    return [*found, *(page.relative_to(archive.output).as_posix() for page in cut[:1])]
