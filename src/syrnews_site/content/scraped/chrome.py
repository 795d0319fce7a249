"""Chrome: the lines that a news site puts around an article and that are no part of it. Tables, and one question.

Lines are compared by their folded words, so that hamza, harakat, punctuation and icons make no difference. The
phrases were collected from the pages of Arabic news sites; a site adds its own in site.yaml (`chrome`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from syrnews_site.arabic.fold import words

LONGEST_LINE = 200  # characters; nothing longer is chrome
_MOST_WORDS = 25
_FEWEST_WORDS_OF_A_SENTENCE = 4

# A line that is made of these phrases alone, in any order and number, with or without counters: `شارك 12 فيسبوك`.
PHRASES: dict[str, str] = {
    "share": """
شارك | شاركها | شاركه | شاركنا | شارك على | مشاركة | المشاركة | مشاركات | شارك المقال | شارك المقالة
شارك الخبر | شارك هذا المقال | شارك هذا الخبر | شارك هذه المقالة | شارك الموضوع | شارك هذا الموضوع | شارك القصة
شارك هذه القصة | شارك عبر | شارك عبر البريد | شارك مع أصدقائك | شارك الصفحة | شارك هذا | شارك المادة
شارك التقرير | شارك هذا التقرير | مشاركة المقال | مشاركة المقالة | مشاركة الخبر | مشاركة هذا المقال
مشاركة هذا الخبر | مشاركة الموضوع | مشاركة على | مشاركة عبر | مشاركة عبر البريد | مشاركة عبر البريد الإلكتروني
مشاركة الصفحة | مشاركة المادة | خيارات المشاركة | انشر | انشر المقال | انشر الخبر | نشر على | فيسبوك | فيس بوك
الفيسبوك | على فيسبوك | تويتر | تويتر إكس | على تويتر | إكس | منصة إكس | على إكس | تغريد | غرد | واتساب
واتس اب | واتس آب | الواتساب | على واتساب | تلغرام | تليغرام | تيليغرام | تيلجرام | تلجرام | تليجرام | تيليجرام
تلكرام | على تلغرام | انستغرام | انستجرام | إنستغرام | انستقرام | يوتيوب | لينكد إن | لينكدإن | لينكدان
لينكد ان | بنترست | بينتيريست | ماسنجر | مسنجر | فايبر | ثريدز | تيك توك | سناب شات | ريديت | فليب بورد | بريد
البريد | ايميل | إيميل | البريد الإلكتروني | بريد إلكتروني | عبر البريد | ارسل | إرسال | أرسل بالبريد
إرسال بالبريد الإلكتروني | ارسل لصديق | أرسل إلى صديق | انسخ | نسخ | نسخ الرابط | انسخ الرابط | تم النسخ
تم نسخ الرابط | تم النسخ بنجاح | رابط مختصر | الرابط المختصر | رابط المقال | رابط الخبر | حفظ | احفظ
احفظ المقال | حفظ المقال | حفظ في المفضلة | أضف إلى المفضلة | المفضلة | share | share this | share this article
share on | share via | facebook | twitter | x | whatsapp | telegram | email | linkedin | pinterest | reddit
messenger | viber | instagram | youtube | tumblr | threads | copy link | copy url | link copied | tweet
share on facebook | share on twitter | share on x | share on whatsapp | share on telegram | share via email
flipboard | copy | mail
""",
    "follow": """
تابعنا | تابعونا | تابعنا على | تابعونا على | تابعونا عبر | تابعنا عبر | متابعة | المتابعة | اشترك | اشترك الآن
اشتراك | اشترك في النشرة البريدية | النشرة البريدية | القائمة البريدية | اشترك في القائمة البريدية
النشرة الإخبارية | حمل التطبيق | حمل تطبيقنا | حمّل التطبيق | أخبار جوجل | أخبار غوغل | غوغل نيوز | جوجل نيوز
على أخبار جوجل | على غوغل نيوز | على جوجل نيوز | الإشعارات | تفعيل الإشعارات | follow us | follow us on | follow
subscribe | google news | newsletter | subscribe now | sign up
""",
    "print": """
طباعة | اطبع | طباعة المقال | طباعة الخبر | اطبع المقال | اطبع الخبر | نسخة للطباعة | صفحة للطباعة
طباعة الصفحة | حفظ بصيغة pdf | تحميل pdf | print | print this | print article | pdf
""",
    "display": """
حجم الخط | تكبير الخط | تصغير الخط | تغيير حجم الخط | خط | الخط | تكبير | تصغير | الوضع الليلي | الوضع الداكن
الوضع الفاتح | ع ع | ع ع ع | أ أ | أ أ أ | ا ا | aa | a a | a a a | font size | dark mode | حجم خط المقال
""",
    "listen": """
استمع | استماع | استمع إلى المقال | استمع للمقال | استمع إلى الخبر | استمع للخبر | استمع إلى هذا المقال
الاستماع | استمع لهذا المقال | الاستماع للمقال | استمع إلى المقالة | تشغيل الصوت | إيقاف الصوت | listen
listen to this article
""",
    "reading": """
مدة القراءة | وقت القراءة | زمن القراءة | المشاهدات | مشاهدات | مشاهدة | عدد المشاهدات | عدد القراءات | القراءات
قراءات | الزيارات | عدد الزيارات | زيارة | مرة قراءة | views | min read | minutes read | reading time
أقل من دقيقة
""",
    "comment": """
التعليقات | تعليقات | تعليق | تعليقات القراء | أضف تعليقا | أضف تعليق | أضف تعليقك | إضافة تعليق | اترك تعليقا
اترك تعليق | اترك تعليقك | اترك ردا | اترك رد | شارك برأيك | شاركنا رأيك | شارك بتعليق | علق | علق على الخبر
أرسل تعليقك | لا توجد تعليقات | لا تعليقات | لا يوجد تعليقات | لا توجد تعليقات حتى الآن | التعليقات مغلقة
عرض التعليقات | كل التعليقات | إلغاء الرد | رد | الرد | إرسال التعليق | انشر التعليق | كن أول من يعلق | الاسم
الموقع الإلكتروني | التعليق | comments | leave a comment | leave a reply | no comments | post comment
add comment | cancel reply | 0 comments | comment | reply | name | website
""",
    "related": """
اقرأ أيضا | اقرا ايضا | اقرأ المزيد | إقرأ أيضا | إقرأ المزيد | اقرأ كذلك | اقرؤوا أيضا | اقرأ أيضًا
وتقرأ أيضا | قد يهمك | قد يهمك أيضا | قد يعجبك | قد يعجبك أيضا | ربما يعجبك | ربما يعجبك أيضا | ربما يهمك
شاهد أيضا | شاهد المزيد | مواضيع ذات صلة | موضوعات ذات صلة | أخبار ذات صلة | مقالات ذات صلة | مواد ذات صلة
محتوى ذو صلة | ذات صلة | المواضيع ذات الصلة | الأخبار ذات الصلة | المقالات ذات الصلة | مواضيع متعلقة
مواضيع مشابهة | مقالات مشابهة | أخبار متعلقة | أخبار مشابهة | مواضيع مرتبطة | موضوعات متعلقة | مقالات متعلقة
روابط ذات صلة | مواضيع قد تهمك | مقالات قد تهمك | أخبار قد تهمك | المزيد | المزيد من الأخبار | المزيد من
المزيد من المقالات | مزيد من الأخبار | لمزيد من المعلومات | عرض المزيد | للمزيد | الأكثر قراءة | الأكثر مشاهدة
الأكثر تداولا | الأكثر شعبية | أهم الأخبار | آخر الأخبار | أحدث الأخبار | مختارات | اخترنا لك | اخترنا لكم
نرشح لك | ننصحك بقراءة | الخبر السابق | الخبر التالي | المقال السابق | المقال التالي | السابق | التالي
المقالة السابقة | المقالة التالية | الموضوع السابق | الموضوع التالي | read also | read more | related
related articles | related news | related posts | see also | more | more news | most read | most viewed
you may also like | next | previous
""",
    "copyright": """
جميع الحقوق محفوظة | كل الحقوق محفوظة | كافة الحقوق محفوظة | حقوق النشر محفوظة | حقوق النشر | حقوق الطبع محفوظة
سياسة الخصوصية | سياسة خصوصية | شروط الاستخدام | الشروط والأحكام | شروط الخدمة | اتفاقية الاستخدام
إخلاء المسؤولية | سياسة ملفات تعريف الارتباط | all rights reserved | copyright | privacy policy | terms of use
terms of service
""",
    "navigation": """
الرئيسية | الصفحة الرئيسية | تخطي إلى المحتوى | تخطى إلى المحتوى | تخط إلى المحتوى | انتقل إلى المحتوى
التجاوز إلى المحتوى | تجاوز إلى المحتوى | اذهب إلى المحتوى | القائمة | القائمة الرئيسية | قائمة | بحث | البحث
ابحث | تسجيل الدخول | دخول | تسجيل | إنشاء حساب | من نحن | اتصل بنا | تواصل معنا | عن الموقع | أعلن معنا
للإعلان معنا | خريطة الموقع | العودة إلى الأعلى | إلى الأعلى | عودة للأعلى | أعلى الصفحة | العودة إلى الرئيسية
الوظائف | وظائف شاغرة | اغلاق | إغلاق | أغلق | فتح القائمة | home | menu | search | skip to content | login
log in | sign in | register | about us | contact us | back to top | close | skip to main content
""",
    "advertisement": """
إعلان | إعلانات | اعلان ممول | إعلان ممول | الإعلانات | مساحة إعلانية | advertisement | ad | ads | sponsored
""",
}  # fmt: skip

# A line that begins with one of these, whatever follows it.
LEADS: dict[str, str] = {
    "share": """
شارك هذا المقال | شارك المقال | شارك الخبر على | شارك المقال على | مشاركة المقال على | مشاركة الخبر على
اضغط للمشاركة | انقر للمشاركة | انقر لإرسال رابط | النقر للمشاركة | click to share | share this article
الرابط المختصر | رابط مختصر
""",
    "follow": """
تابعونا على | تابعونا عبر | تابعونا في | تابعوا آخر الأخبار | تابع آخر الأخبار | تابعوا صفحتنا | تابعوا قناتنا
تابعوا حساباتنا | تابعنا على | تابعنا عبر | تابع صفحتنا | تابع قناتنا | لمتابعة آخر الأخبار
لمتابعة آخر المستجدات | لمتابعة آخر التطورات | لمتابعتنا | انضم إلى قناتنا | انضموا إلى قناتنا | انضم إلينا
انضموا إلينا | اشترك في قناتنا | اشترك في نشرتنا | اشتركوا في قناتنا | اشتركوا في نشرتنا | للاشتراك في قناتنا
للاشتراك في نشرتنا | للاشتراك في النشرة | اشترك في النشرة | اشترك بقناتنا | اشترك الآن | حمل تطبيقنا
حملوا تطبيقنا | لتحميل تطبيقنا | لتصلك أهم | لتصلك آخر | ليصلك أهم | ليصلك كل | follow us on | join our
subscribe to our
""",
    "related": """
اقرأ أيضا | اقرا ايضا | إقرأ أيضا | اقرأ كذلك | اقرؤوا أيضا | شاهد أيضا | قد يهمك أيضا | مواضيع ذات صلة
موضوعات ذات صلة | أخبار ذات صلة | مقالات ذات صلة | اقرأ المزيد | إقرأ المزيد | اقرأ المزيد على | المزيد حول
للمزيد من الأخبار | read also | related articles | read more
""",
    "comment": """
لن يتم نشر عنوان بريدك الإلكتروني | لن يتم نشر عنوان بريدك | احفظ اسمي | الحقول الإلزامية مشار إليها
التعليقات المنشورة لا | المقالات المنشورة لا تعبر | المقالات المنشورة تعبر | الآراء الواردة في
your email address will not be published | save my name
""",
    "copyright": """
جميع الحقوق محفوظة | كل الحقوق محفوظة | كافة الحقوق محفوظة | حقوق النشر محفوظة | حقوق الطبع والنشر | copyright
all rights reserved
""",
    "reading": """
مدة القراءة | وقت القراءة | زمن القراءة | عدد المشاهدات | عدد القراءات | reading time
""",
}  # fmt: skip

_COPYRIGHT_WORDS = frozenset(words("محفوظة reserved c"))  # (c) and its circled form fold to c
# A year beside the sign; `© رويترز` alone is the credit of a photograph, which stays.
_COPYRIGHT = re.compile(
    r"(?:©|ⓒ|\(c\))\D{0,40}[0-9٠-٩]{4}|[0-9٠-٩]{4}\D{0,40}(?:©|ⓒ|\(c\))"
    r"|[0-9٠-٩]{4}.{0,60}(?:الحقوق|حقوق النشر) محفوظة"
    r"|(?:الحقوق|حقوق النشر) محفوظة(?:.{0,60}[0-9٠-٩]{4}|\W*$)|all rights reserved",
    re.IGNORECASE,
)

# The name of a section is chrome above the title alone: `أخبار` is no headline.
SECTIONS = """
أخبار | الأخبار | اخبار سوريا | أخبار سوريا | سياسة | السياسة | اقتصاد | الاقتصاد | رياضة | الرياضة | ثقافة
الثقافة | فنون | فن | منوعات | المنوعات | محليات | المحليات | دولي | عربي | عربي ودولي | العالم | الشرق الأوسط
تقارير | تحقيقات | مقالات | آراء | رأي | الرأي | مقالات الرأي | تحليلات | حوارات | صحة | تكنولوجيا | علوم
علوم وتكنولوجيا | مجتمع | حوادث | أخبار محلية | أخبار عربية | أخبار دولية | أخبار العالم | أخبار الاقتصاد
أخبار الرياضة | الخبر الرئيسي | عاجل | خبر عاجل | آخر الأخبار | بيانات | ملفات | news | politics | economy
sports | opinion | world | culture
"""

_HOME = re.compile(r"(?:أنت هنا\s*:?\s*)?(?:الصفحة )?(?:الرئيسي[ةه]|home)\s*[/\\>»«›‹|←→•:–—-]", re.IGNORECASE)
_TRAIL = re.compile(r"[^>»›]{1,30}(?: [>»›] [^>»›]{1,30}){1,6}")
_MOST_WORDS_OF_A_SHAPE = 8
_SHAPES = {
    "relative date": re.compile(
        r"(?:(?:نشر|نشرت|تم النشر|اخر تحديث|تحديث) )?(?:منذ|قبل) (?:(?:[0-9]+|واحده?) )?"
        r"(?:ثانيه|ثوان|ثواني|لحظات|دقيقه|دقيقتين|دقاءق|ساعه|ساعتين|ساعات|يوم|يومين|ايام|اسبوع|اسبوعين|اسابيع|شهر|شهرين|اشهر"
        r"|شهور|سنه|سنتين|سنوات|عام|عامين|اعوام)(?: واحده?)?"
        r"|[0-9]+ (?:seconds?|minutes?|mins?|hours?|days?|weeks?|months?|years?) ago"
    ),
    "reading": re.compile(
        r"(?:(?:مده|وقت|زمن) )?(?:القراءه |قراءه )?[0-9]+ (?:دقيقه|دقاءق|د)(?: (?:قراءه|للقراءه|من القراءه))?"
        r"|[0-9]+ min(?:ute)?s? read"
        r"|(?:مده|duration)(?: \w+){0,2} [0-9]+ (?:دقيقه|دقاءق|ثانيه|ثوان|ساعه|hours?|min(?:ute)?s?|sec(?:ond)?s?)\b.*"
    ),
    "related": re.compile(r"الاكثر \w+(?: \w+)?"),
    "follow": re.compile(
        r"(?:تابع|تابعوا|تابعونا|تابعنا|اشترك|اشتركوا|انضم|انضموا)\b.* (?:علي|عبر|في|من خلال) (?:\w+ )?"
        r"(?:(?:غوغل|جوجل|قوقل|google) (?:نيوز|news)|فيسبوك|تويتر|تلغرام|تليغرام|تيليجرام|تليجرام|واتساب|واتس اب|يوتيوب"
        r"|انستغرام|انستجرام|facebook|twitter|telegram|whatsapp|youtube|instagram)"
    ),
    "weekday": re.compile(r"(?:يوم )?(?:السبت|الاحد|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعه)"),
}


def _folded(table: str) -> list[tuple[str, ...]]:
    phrases = (phrase for line in table.splitlines() for phrase in line.split("|"))
    return [tuple(folded) for phrase in phrases if (folded := words(phrase))]


PHRASE_KINDS = {phrase: kind for kind, table in PHRASES.items() for phrase in _folded(table)}
_LEADS = {phrase: kind for kind, table in LEADS.items() for phrase in _folded(table)}
SECTION_NAMES = frozenset(_folded(SECTIONS))
_LONGEST_PHRASE = max(map(len, PHRASE_KINDS))
_LONGEST_LEAD = max(map(len, _LEADS))
_FIRST_WORDS = {phrase[0] for phrase in PHRASE_KINDS} | {phrase[0] for phrase in _LEADS}


def kind(line: str, folded: Sequence[str]) -> str:
    """The kind of chrome that the line is ("share", "related", "breadcrumb", ...), or "" if no table knows it.

    `folded` is the line's words, as `fold.words` gives them.
    """
    if len(line) > LONGEST_LINE:
        return ""
    if not folded:
        return "ornament"
    if ("©" in line or not _COPYRIGHT_WORDS.isdisjoint(folded)) and _COPYRIGHT.search(line):
        return "copyright"
    if _HOME.match(line) or _TRAIL.fullmatch(line):
        return "breadcrumb"
    if len(folded) > _MOST_WORDS:
        return ""
    if folded[0] in _FIRST_WORDS or folded[0].isdigit():
        return _kind_of_phrases(folded) or _kind_of_lead(folded) or _kind_of_shape(folded)
    return _kind_of_shape(folded)


def above_title(folded: Sequence[str]) -> str:
    """The kind of a line that is chrome above the title, and only there, or ""."""
    if tuple(folded) in SECTION_NAMES:
        return "section"
    return "ornament" if "".join(folded).isdigit() else ""


def _kind_of_phrases(folded: Sequence[str]) -> str:
    """The kind of the first phrase, if the words are known phrases (longest first) and numbers alone."""
    found, position = "", 0
    while position < len(folded):
        if folded[position].isdigit():
            position += 1
            continue
        if folded[position] not in _FIRST_WORDS:
            return ""
        for length in range(_LONGEST_PHRASE, 0, -1):
            if kind_here := PHRASE_KINDS.get(tuple(folded[position : position + length])):
                found = found or kind_here
                position += length
                break
        else:
            return ""
    return found


def _kind_of_lead(folded: Sequence[str]) -> str:
    """The kind of the longest lead that the words begin with."""
    leads = (tuple(folded[:length]) for length in range(_LONGEST_LEAD, 0, -1))
    return next((_LEADS[lead] for lead in leads if lead in _LEADS), "")


def may_be_a_sentence(text: str, folded: Sequence[str]) -> bool:
    """Whether a line that begins like chrome goes on like a sentence: no colon or dash, and several words after it.

    The Arabic of `see also` is also the beginning of `the witness also saw`.
    """
    leads = (tuple(folded[:length]) for length in range(_LONGEST_LEAD, 0, -1))
    lead = next((lead for lead in leads if lead in _LEADS), ())
    alone = not lead or _kind_of_phrases(folded) or re.search(r"[:|–—…-]", text)
    return not alone and _LEADS[lead] == "related" and len(folded) - len(lead) >= _FEWEST_WORDS_OF_A_SENTENCE


def _kind_of_shape(folded: Sequence[str]) -> str:
    if len(folded) > _MOST_WORDS_OF_A_SHAPE:
        return ""
    joined = " ".join(folded)
    return next((kind for kind, shape in _SHAPES.items() if shape.fullmatch(joined)), "")
