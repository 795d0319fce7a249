"""Raw scraped text: what each rule takes or drops, and that nothing else leaves the body."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrnews_site.arabic.fold import words
from syrnews_site.authority.lookup import load_authority
from syrnews_site.content.scraped import chrome, labels
from syrnews_site.content.scraped.article import load_raw
from syrnews_site.model import Article, ContentFile, LoadResult
from syrnews_site.settings.site import Site

SOURCES = """
تلفزيون سوريا:
  slug: syria-tv
سانا:
  slug: sana
"""
AUTHORITY, _ = load_authority("", SOURCES)
SITE = Site(auto_tags=False)

DATE = "6 تشرين الثاني 2025"
TITLE = "افتتاح معرض الكتاب في دمشق"
BODY = "افتتح المعرض أبوابه اليوم أمام الزوار في قاعات المكتبة الوطنية، بمشاركة مئتي دار نشر من عشر دول عربية وأجنبية."
MORE = "ويستمر المعرض أسبوعا كاملا، وتقام فيه ندوات عن الترجمة وعن أدب الأطفال، وتفتح أبوابه من الصباح حتى المساء."


def loaded(text: str, path: str = "articles/a.txt", site: Site = SITE) -> LoadResult:
    return load_raw(site, AUTHORITY, ContentFile(path, ""), "", text, ())


def article(*lines: str, path: str = "articles/a.txt", site: Site = SITE) -> Article:
    found = loaded("\n".join(lines), path, site)
    assert found.article is not None, found.diagnostics
    return found.article


def paragraphs(found: Article) -> list[str]:
    return found.body.split("\n\n")


def rules(found: Article) -> list[tuple[str, int]]:
    return [(note.rule, note.line) for note in found.notes]


def test_real_article(root: Path) -> None:
    path = "articles/2025/000_8d2a05f9e826011e.txt"
    found = article((root / "content" / path).read_text(encoding="utf-8"), path=path)
    assert found.headline.title == "التعاون السوري الروسي يعود إلى الواجهة: زيارات رفيعة المستوى واتفاقيات قيد التنفيذ"
    assert found.headline.id == "000_8d2a05f9e826011e"
    assert found.headline.date == "2025-11-06T01:16+03:00"
    assert found.headline.url == "2025/11/06/000_8d2a05f9e826011e.html"
    assert found.headline.outlet is not None
    assert found.headline.outlet.name == "تلفزيون سوريا"
    assert len(paragraphs(found)) == 14
    assert "مشاركة" not in found.body
    assert found.headline.title not in found.body
    assert found.body_line == 7
    assert rules(found) == [("date", 1), ("title", 3), ("title again", 5), ("source", 35), ("chrome: share", 37)]


def test_each_line_taken_is_noted_and_the_rest_is_body() -> None:
    found = article(
        "الرئيسية / أخبار / سوريا",
        "أخبار",
        TITLE,
        "نُشر في: 6 تشرين الثاني 2025 | آخر تحديث: 7 تشرين الثاني 2025",
        "بقلم: أحمد العلي",
        "شارك",
        "صورة من الأرشيف",
        "",
        BODY,
        "اقرأ أيضاً: خبر في وسط النص",
        MORE,
        "",
        "المصدر: سانا",
        "الكلمات المفتاحية: دمشق، معرض الكتاب",
        "#ثقافة #كتب_قديمة",
        "اقرأ أيضاً: خبر آخر",
        "اترك تعليقاً",
        "جميع الحقوق محفوظة © 2025",
    )
    assert found.headline.title == TITLE
    assert found.headline.date == "2025-11-06"
    assert found.updated == "2025-11-07"
    assert found.author == "أحمد العلي"
    assert found.headline.outlet is not None
    assert found.headline.outlet.slug == "sana"
    assert [tag.name for tag in found.headline.tags] == ["دمشق", "معرض الكتاب", "ثقافة", "كتب قديمة"]
    assert paragraphs(found) == [BODY, MORE]
    assert rules(found) == [
        ("chrome: breadcrumb", 1),
        ("chrome: section", 2),
        ("title", 3),
        ("date", 4),
        ("author", 5),
        ("chrome: share", 6),
        ("caption", 7),
        ("chrome: related", 10),
        ("source", 13),
        ("keywords", 14),
        ("keywords", 15),
        ("chrome: related", 16),
        ("chrome: comment", 17),
        ("chrome: copyright", 18),
    ]


@pytest.mark.parametrize(
    "lead",
    ["", "نُشر في ", "تاريخ النشر: ", "تم النشر في: ", "التاريخ: ", "الخميس "],
)
def test_date_line_in_head_and_foot(lead: str) -> None:
    head = article(TITLE, "", f"{lead}{DATE}", "", BODY)
    foot = article(TITLE, "", BODY, "", MORE, "", f"{lead}{DATE}")
    assert head.headline.date == foot.headline.date == "2025-11-06"
    assert paragraphs(head) == [BODY]
    assert paragraphs(foot) == [BODY, MORE]


def test_date_below_the_first_paragraph_is_used_with_a_warning_and_stays() -> None:
    lines = [TITLE, "", BODY, "", DATE, ""]
    for number in range(4):
        lines += [f"{MORE} والجلسة {number} منها مفتوحة للجميع.", ""]
    found = article(*lines)
    assert found.headline.date == "2025-11-06"
    assert paragraphs(found)[:2] == [BODY, DATE]
    assert [said.code for said in loaded("\n".join(lines)).diagnostics] == ["SN132"]


def test_dates_that_head_paragraphs_are_text() -> None:
    lines = [TITLE, "", BODY, "", DATE, "", MORE, "", "7 تشرين الثاني 2025", "", f"وفي اليوم التالي {MORE}"]
    assert loaded("\n".join(lines)).article is None
    found = article(*lines, path="articles/2020-01-02-a.txt")
    assert found.headline.date == "2020-01-02"
    assert DATE in paragraphs(found)


def test_date_in_the_middle_is_text() -> None:
    filling = [f"{BODY} وهذه فقرة أخرى من الخبر رقمها {number}." for number in range(8)]
    lines = [TITLE, *filling, DATE, *(f"{MORE} {line}" for line in filling)]
    found = loaded("\n\n".join(lines))
    assert [said.code for said in found.diagnostics] == ["SN111"]
    kept = article(*"\n\n".join(lines).split("\n"), path="articles/2020-01-02-a.txt")
    assert kept.headline.date == "2020-01-02"
    assert DATE in paragraphs(kept)


def test_date_line_must_stand_alone() -> None:
    sentence = "وقع الاتفاق في 6 تشرين الثاني 2025 في دمشق"
    assert loaded(f"{TITLE}\n\n{sentence}\n\n{BODY}").article is None
    assert sentence in article(TITLE, "", DATE, "", sentence, "", BODY).body


def test_time_in_the_line_after_the_date() -> None:
    assert article(TITLE, DATE, "10:45 ص", "", BODY).headline.date == "2025-11-06T10:45+03:00"


def test_printed_gregorian_date_wins_over_hijri() -> None:
    found = article(TITLE, "السبت 17 جمادى الأولى 1447 هـ", "8 تشرين الثاني 2025", "", BODY)
    assert found.headline.date == "2025-11-08"
    assert not found.headline.approximate
    assert paragraphs(found) == [BODY]


def test_two_dates_are_a_doubt_that_quotes_both() -> None:
    other = "7 تشرين الثاني 2024"
    [doubt] = [said for said in loaded("\n".join((TITLE, DATE, other, "", BODY))).diagnostics if said.code == "SN132"]
    assert doubt.severity == "warning"
    assert DATE in doubt.message
    assert other in doubt.message


def test_offset_is_that_of_the_day() -> None:
    assert article(TITLE, "6 تشرين الثاني 2021 10:00", "", BODY).headline.date == "2021-11-06T10:00+02:00"
    assert article(TITLE, "6 تشرين الثاني 2025 10:00", "", BODY).headline.date == "2025-11-06T10:00+03:00"


@pytest.mark.parametrize(
    ("path", "date"),
    [
        ("articles/2025-11-06-a.txt", "2025-11-06"),
        ("articles/2025/11/06/a.txt", "2025-11-06"),
        ("articles/2025/11/06/2024-01-02-a.txt", "2024-01-02"),
    ],
)
def test_date_of_the_path_where_the_text_has_none(path: str, date: str) -> None:
    assert article(TITLE, "", BODY, path=path).headline.date == date


def test_undated_articles_are_kept_where_the_site_says_so() -> None:
    found = article(TITLE, "", BODY, site=Site(auto_tags=False, undated="keep"))
    assert found.headline.date == ""
    assert found.headline.url == "undated/a.html"


def test_line_that_means_a_date_is_no_title() -> None:
    found = article("31 شباط 2025", TITLE, "", BODY, path="articles/2025-11-06-a.txt")
    assert found.headline.title == TITLE
    assert "31 شباط 2025" in [note.text for note in found.notes]
    warnings = loaded(f"31 شباط 2025\n{TITLE}\n\n{BODY}", "articles/2025-11-06-a.txt").diagnostics
    assert [warning.code for warning in warnings] == ["SN113"]


@pytest.mark.parametrize("name", [" | تلفزيون سوريا", " - سانا", " » أخبار"])
def test_title_of_the_window_is_the_title_with_the_name_of_the_site(name: str) -> None:
    for first, second in ((TITLE + name, TITLE), (TITLE, TITLE + name)):
        found = article(first, second, DATE, "", BODY)
        assert found.headline.title == TITLE
        assert found.body == BODY


def test_title_again_in_another_spelling() -> None:
    found = article("إفتتاحُ معرض الكتاب", "افتتاح معرض الكتاب", DATE, "", BODY)
    assert found.body == BODY
    assert rules(found)[1] == ("title again", 2)


def test_title_within_the_body_goes_with_a_note() -> None:
    found = article(TITLE, DATE, "", BODY, "", TITLE, "", MORE)
    assert paragraphs(found) == [BODY, MORE]
    assert ("title again", 6) in rules(found)


@pytest.mark.parametrize(
    "line",
    """
شارك
شارك المقال
مشاركة المقال:
شارك 12 فيسبوك تويتر واتساب
فيسبوك | تويتر | تلغرام | نسخ الرابط
Share on Facebook
تابعونا على تلغرام
تابعنا على واتساب: اضغط هنا
انضم إلى قناتنا على تلغرام
اشترك في النشرة البريدية
طباعة
🖨 طباعة
حجم الخط
A+ A-
استمع إلى المقال
مدة القراءة 3 دقائق
5 دقائق قراءة
مشاهدات: 1234
اقرأ أيضاً
اقرأ أيضاً: خبر آخر عن المعرض
إقرأ المزيد
قد يهمك أيضا
مواضيع ذات صلة
التعليقات
لا توجد تعليقات
اترك تعليقاً
0 تعليق
لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *
© 2025 تلفزيون سوريا
جميع الحقوق محفوظة
جميع الحقوق محفوظة لموقع الأخبار 2025
All rights reserved
سياسة الخصوصية
إعلان
الرئيسية / أخبار / سوريا
الرئيسية > أخبار
الرئيسية » سياسة » أخبار سوريا
أخبار > سوريا
تخطي إلى المحتوى
منذ 3 ساعات
""".strip().splitlines(),
)
def test_chrome_goes_wherever_it_is(line: str) -> None:
    found = article(line, TITLE, line, DATE, "", BODY, "", line, "", MORE, "", line)
    assert found.headline.title == TITLE
    assert paragraphs(found) == [BODY, MORE]
    rule = next(note.rule for note in found.notes if note.line == 1)
    assert [note.rule for note in found.notes if note.text == line] == [rule] * 4


@pytest.mark.parametrize(
    "line",
    """
شارك الرئيس في افتتاح المعرض
طباعة العملة الجديدة تبدأ الشهر القادم
تابع الفريق تدريباته
التعليقات على القرار تتوالى
المزيد من القتلى في القصف
أخبار سارة للطلاب
مصادر: الاتفاق قريب
كتب التاريخ تروي قصة المدينة القديمة وأهلها
إعداد خطة شاملة لإعادة إعمار المدن السورية المتضررة
الموقع: وسط دمشق
انضموا إلى صفوف المتطوعين
حقوق النشر في سوريا: قانون جديد
2025. كان عاما صعبا
""".strip().splitlines(),
)
def test_news_that_looks_like_chrome_stays(line: str) -> None:
    assert not chrome.kind(line, words(line))
    assert paragraphs(article(TITLE, DATE, "", BODY, "", f"{line} كما قال المنظمون")) == [
        BODY,
        f"{line} كما قال المنظمون",
    ]
    assert article(line, DATE, "", BODY).headline.title == line


def test_related_headlines_go_with_their_lead() -> None:
    found = article(TITLE, DATE, "", BODY, "", "اقرأ أيضاً:", "", "عنوان خبر آخر", "", "شارك")
    assert paragraphs(found) == [BODY]
    assert [note.text for note in found.notes[-3:]] == ["اقرأ أيضاً:", "عنوان خبر آخر", "شارك"]


def test_lines_of_site_yaml_are_chrome_as_they_stand() -> None:
    site = Site(auto_tags=False, chrome=("تطبيق الأخبار متوفر الآن",))
    found = article("تطبيق الأخبار متوفر الآن", TITLE, DATE, "", BODY, "", "تطبيق الأخبار متوفر الآن", site=site)
    assert found.headline.title == TITLE
    assert found.body == BODY
    assert rules(found)[0] == ("chrome: site", 1)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("بقلم: أحمد العلي", "أحمد العلي"),
        ("بقلم أحمد العلي", "أحمد العلي"),
        ("بقلم/ أحمد العلي", "أحمد العلي"),
        ("كتب أحمد العلي", "أحمد العلي"),
        ("كتبت: سلمى حسن", "سلمى حسن"),
        ("إعداد: أحمد العلي", "أحمد العلي"),
        ("إعداد أحمد العلي", "أحمد العلي"),
        ("إعداد وتحرير: أحمد العلي", "أحمد العلي"),
        ("By Ahmad Ali", "Ahmad Ali"),
    ],
)
def test_author_in_head_and_foot(line: str, author: str) -> None:
    assert article(TITLE, DATE, line, "", BODY).author == author
    found = article(TITLE, DATE, "", BODY, "", line)
    assert found.author == author
    assert found.body == BODY


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("المصدر: سانا", "سانا"),
        ("المصدر : تلفزيون سوريا", "تلفزيون سوريا"),
        ("المصدر: الجزيرة + وكالات", "الجزيرة + وكالات"),
        ("سانا", "سانا"),
        ("(سانا)", "سانا"),
        ("- تلفزيون سوريا", "تلفزيون سوريا"),
    ],
)
def test_source_at_the_foot(line: str, outlet: str) -> None:
    found = article(TITLE, DATE, "", BODY, "", line, "", "شارك")
    assert found.headline.outlet is not None
    assert found.headline.outlet.name == outlet
    assert found.body == BODY


def test_labelled_source_wins_over_a_bare_name() -> None:
    found = article("تلفزيون سوريا", TITLE, DATE, "", BODY, "", "المصدر: سانا")
    assert found.headline.title == TITLE
    assert found.headline.outlet is not None
    assert found.headline.outlet.name == "سانا"


def test_unknown_last_line_of_a_few_words_is_noted_and_a_longer_one_stays() -> None:
    found = article(TITLE, DATE, "", BODY, "", "وكالة مجهولة")
    assert paragraphs(found) == [BODY]
    assert found.notes[-1].text == "وكالة مجهولة"
    last = "بقي أن نقول إن الدخول مجاني"
    assert paragraphs(article(TITLE, DATE, "", BODY, "", last)) == [BODY, last]


def test_source_that_is_an_address() -> None:
    found = article(TITLE, DATE, "", BODY, "", "المصدر: https://example.org/a?b=1")
    assert found.source_url == "https://example.org/a?b=1"
    assert found.headline.outlet is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("الكلمات المفتاحية: سوريا، روسيا", ("سوريا", "روسيا")),
        ("وسوم: سوريا | روسيا | سوريا", ("سوريا", "روسيا")),
        ("الوسوم:", ()),
        ("#سوريا #إعادة_الإعمار", ("سوريا", "إعادة الإعمار")),
        ("#سوريا#روسيا", ("سوريا", "روسيا")),
        ("Tags: Syria, Russia", ("Syria", "Russia")),
    ],
)
def test_keywords_become_tags(line: str, names: tuple[str, ...]) -> None:
    for found in (article(TITLE, DATE, "", BODY, "", line), article(TITLE, DATE, line, "", BODY)):
        assert tuple(tag.name for tag in found.headline.tags) == names
        assert found.body == BODY


def test_lines_of_one_block_stay_one_paragraph() -> None:
    assert paragraphs(article(TITLE, DATE, "", BODY, MORE, "", BODY + MORE)) == [f"{BODY}\n{MORE}", BODY + MORE]


def test_text_without_blank_lines_has_one_paragraph_in_each_line() -> None:
    assert paragraphs(article(TITLE, DATE, BODY, MORE, BODY)) == [BODY, MORE, BODY]


def test_markdown_is_not_read() -> None:
    lines = [
        "# ليس هذا السطر عنوانا، بل فقرة من المقال تبدأ بعلامة المربع، كما يكتب بعض الكتاب في أول الفقرة أحيانا.",
        "* ولا هذا السطر بند من قائمة، وإن بدأ بنجمة، فالنص المنسوخ يبقى كما هو من غير تنسيق ولا تغيير في شيء منه.",
        "2025. كان عاما طويلا على المكتبات، فقد أغلقت فيه ثلاث منها أبوابها، وفتحت مكتبتان جديدتان في الأحياء الشرقية.",
        "[ليس هذا السطر رابطا](http://example.org)، بل جملة فيها أقواس كما كتبها صاحبها، وتبقى في مكانها من الفقرة.",
    ]
    found = article(TITLE, DATE, "", BODY, "", *lines, "", MORE)
    assert found.format == "text"
    assert paragraphs(found)[1] == "\n".join(lines)


LINES = st.one_of(
    st.sampled_from(
        [
            "شارك",
            DATE,
            TITLE,
            BODY,
            MORE,
            "سانا",
            "المصدر: سانا",
            "#سوريا",
            "بقلم: أحمد",
            "الرئيسية / أخبار",
            "31 شباط 2025",
            "",
            "  ",
            "أخبار",
            "12",
        ]
    ),
    st.text(st.characters(blacklist_characters="\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"), max_size=60),
)


@given(st.lists(LINES, max_size=30))
def test_every_line_is_in_the_body_or_noted_once(lines: list[str]) -> None:
    found = loaded("\n".join(lines), site=Site(auto_tags=False, undated="keep"))
    if found.article is None:
        assert found.diagnostics
        return
    before = Counter(line.strip() for line in lines if line.strip())
    after = Counter(line for line in found.article.body.split("\n") if line)
    after.update(note.text for note in found.article.notes)
    if found.article.flash:  # the title is the body as well, and the rule notes it
        after.subtract([found.article.body, found.article.notes[-1].text])
    assert +after == before


@given(st.text(max_size=120))
def test_chrome_and_labels_know_nothing_of_long_lines(text: str) -> None:
    long = text + "س" * labels.LONGEST_LINE
    assert chrome.kind(long, words(long)) == ""
    assert labels.label(long, words(long)) == ("", "")


@pytest.mark.parametrize(
    "last", ["شاهد أيضا الشهود الجنود يدخلون القرية عند الفجر", "اقرأ أيضا: الجنود يدخلون القرية عند الفجر"]
)
def test_a_last_line_that_begins_like_a_button_and_goes_on_like_a_sentence_stays(last: str) -> None:
    text = f"افتتاح معرض الكتاب في دمشق\n2020-01-01\n\n{MORE}\n\n{last}\n"
    article = load_raw(Site(), load_authority("", "")[0], ContentFile("articles/a.txt", ""), "", text, ()).article
    assert article is not None
    assert (last in article.body) is (":" not in last)
