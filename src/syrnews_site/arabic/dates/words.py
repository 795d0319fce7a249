"""The words of date lines, apart from the names of months and weekdays: tables of spellings, divided by `|`.

Each table maps a meaning to the spellings that have this meaning. `lexicon` explains the letters and reads the tables.
Sources: the time zone database of IANA for the zones; the words are those of newspapers' pages.
"""

from __future__ import annotations

Hours = tuple[int | None, ...]

_NONE = (None,)
# The hour of the clock for each printed hour, 0 to 23, in a part of the day. None: the hour does not fit the part.
MORNING: Hours = (*range(12), 0) + _NONE * 11
AFTERNOON: Hours = (None, *range(13, 24), 12, *range(13, 24))
NOON: Hours = (None, *range(13, 17)) + _NONE * 5 + (*range(10, 17),) + _NONE * 7
NIGHT: Hours = (*range(6), *range(18, 24), 0) + _NONE * 5 + (*range(18, 24),)

PARTS_OF_DAY: dict[Hours, str] = {
    MORNING: """
صباحا | صباح | الصباح | فجرا | الفجر | فجر | سحرا | ضحى | قبل الظهر | قبل ظهر | ق ظ | am | a m
""",
    NOON: """
ظهرا | الظهر | ظهر
""",
    AFTERNOON: """
مساء | مساءا | المساء | عصرا | العصر | عصر | بعد الظهر | بعد ظهر | ب ظ | مغربا | pm | p m
""",
    NIGHT: """
ليلا | الليل | ليل | منتصف الليل | بعد منتصف الليل
""",
}

WORDS: dict[str, str] = {
    "a": """
ص
""",
    "m": """
م
""",
    "g": """
ميلادي | ميلادية | الميلادي | الميلادية | للميلاد | ad | a d | ce | c e
""",
    "j": """
ه | هه | هجري | هجرية | الهجري | الهجرية | للهجرة | ah | a h
""",
    "q": """
بتوقيت | توقيت | التوقيت | بالتوقيت | حسب توقيت | وفق توقيت | بحسب توقيت | حسب التوقيت | بتوقيت مدينة | بتوقيت العاصمة
""",
    "S": """
الساعة | ساعة | والساعة | بالساعة | عند الساعة | في تمام الساعة | تمام الساعة | على الساعة | at
""",
    "E": """
العدد | رقم العدد | عدد | السنة | عدد رقم | العدد رقم | issue
""",
    "r": """
منذ | قبل | أمس | الأمس | البارحة | اليوم | الآن | الليلة | غدا | الماضي | الماضية | المقبل | القادم | دقيقة | دقائق
ساعتين | ساعات | يوم واحد | يومين | أيام | أسبوع | أسبوعين | أسابيع | شهرين | أشهر | شهور | سنتين | سنوات | دقيقتين
ثانية | ثواني | ثوان | للتو | لحظات
ago | yesterday | today | tomorrow | now | hours | hour | minutes | minute | mins | hrs
days | week | weeks | last week | last month | last year
""",
    "P": """
نشر | نشرت | نشره | نشرها | النشر | منشور | منشورة | ونشر | أضيف | أضيفت | الإضافة | إضافة | أدرج | الإدراج | بث | البث
كتب | كتبت | الكتابة | حرر | حررت | التحرير | أنشئ | الإنشاء | صدر | صدرت | الصدور | الإصدار | أرسل | وضع
published | publish | publication | posted | created | added | issued | released | pub | pubdate
""",
    "U": """
تحديث | التحديث | والتحديث | تحديثه | تحديثها | محدث | محدثة | حدث | حدثت | وحدث | تعديل | التعديل | تعديله | عدل | عدلت
معدل | updated | update | modified | edited | revised | lastmod
""",
    "-": """
في | وفي | بتاريخ | تاريخ | التاريخ | لتاريخ | وتاريخ | يوم | بيوم | ليوم | يومه | الموافق | الموافق لـ | الموافق ل
والموافق | موافق | موافق ل | الموافق لتاريخ | لـ | ب | و | من | شهر | لشهر | عام | لعام | للعام
العام | سنة | لسنة | للسنة
تم | تمت | آخر | وآخر | هذا | هذه | على | للخبر | للمقال | للمادة | للموضوع
المقال | المقالة | الخبر | الموضوع | المادة | التقرير | وقت | الوقت | الزمن
بالتوقيت المحلي | التوقيت المحلي | حسب التوقيت المحلي | بتوقيت محلي | توقيت محلي | local time | المصادف | المصادف ل
on | date | last | the | of | by | time | day | datetime | first | and
""",
}

# Minutes east of Greenwich. The name of a summer or winter clock means one offset, all year.
ZONES: dict[int, str] = {
    0: """
غرينتش | جرينتش | غرينيتش | جرينيتش | غرينتتش | غرنتش | غرينج | كرينتش | ت غ | ت ج | تغ | gmt | utc | ut | z
بالتوقيت العالمي | بالتوقيت العالمي الموحد | التوقيت العالمي | التوقيت العالمي الموحد | greenwich
greenwich mean time | coordinated universal time | توقيت غرينتش العالمي
""",
    60: """
cet | bst
""",
    120: """
eet | cest | eastern european standard time | توقيت شرق أوروبا الرسمي
""",
    180: """
eest | ksa | msk | trt | ast | arabian standard time | توقيت العربية الرسمي | eastern european summer time
توقيت شرق أوروبا الصيفي
""",
    240: """
gst | uae
""",
    -240: """
edt
""",
    -300: """
est | cdt
""",
    -360: """
cst | mdt
""",
    -420: """
mst | pdt
""",
    -480: """
pst
""",
}

# Places whose clock a line may name, by their zone in the tz database: the zone knows summer time.
CLOCKS: dict[str, str] = {
    "Asia/Damascus": """
دمشق | سوريا | سورية | السوري | الشام | حلب | damascus
""",
    "Asia/Beirut": """
بيروت | لبنان | اللبناني | beirut
""",
    "Asia/Amman": """
الأردن | الاردني | العاصمة الأردنية | amman
""",
    "Asia/Jerusalem": """
القدس | القدس المحتلة | القدس الشريف | jerusalem
""",
    "Asia/Hebron": """
فلسطين | الفلسطيني | رام الله
""",
    "Asia/Gaza": """
غزة
""",
    "Asia/Baghdad": """
بغداد | العراق | العراقي | أربيل | baghdad
""",
    "Asia/Riyadh": """
السعودية | المملكة العربية السعودية | المملكة | الرياض | مكة | مكة المكرمة | المدينة المنورة | جدة
riyadh | makkah | mecca
""",
    "Asia/Kuwait": """
الكويت | kuwait
""",
    "Asia/Qatar": """
الدوحة | قطر | doha
""",
    "Asia/Bahrain": """
البحرين | المنامة
""",
    "Asia/Dubai": """
الإمارات | الإمارات العربية المتحدة | أبوظبي | أبو ظبي | دبي | الشارقة | dubai | abu dhabi
""",
    "Asia/Muscat": """
مسقط | سلطنة عمان | السلطنة | muscat
""",
    "Asia/Aden": """
اليمن | صنعاء | عدن
""",
    "Africa/Cairo": """
القاهرة | مصر | cairo
""",
    "Africa/Khartoum": """
الخرطوم | السودان
""",
    "Africa/Tripoli": """
ليبيا | طرابلس | tripoli
""",
    "Africa/Tunis": """
تونس | tunis
""",
    "Africa/Algiers": """
الجزائر | algiers
""",
    "Africa/Casablanca": """
المغرب | الرباط | الدار البيضاء | rabat
""",
    "Africa/Nouakchott": """
نواكشوط | موريتانيا
""",
    "Africa/Mogadishu": """
مقديشو | الصومال
""",
    "Africa/Djibouti": """
جيبوتي
""",
    "Europe/Istanbul": """
إسطنبول | أنقرة | تركيا | istanbul | ankara
""",
    "Asia/Tehran": """
طهران | إيران | tehran
""",
    "Europe/Moscow": """
موسكو | روسيا | moscow
""",
    "Europe/London": """
لندن | بريطانيا | london
""",
    "Europe/Paris": """
باريس | فرنسا | paris
""",
    "Europe/Athens": """
شرق أوروبا
""",
    "Europe/Berlin": """
برلين | ألمانيا | وسط أوروبا | berlin
""",
    "America/New_York": """
واشنطن | نيويورك | شرق الولايات المتحدة | شرق أمريكا | شرق أميركا
""",
}

# Amman and Oman are spelt alike, and their clocks have differed: a time by this clock cannot be trusted.
TWO_CLOCKS = """
عمان
"""

# Days of the month in words, from the first to the thirty-first.
ORDINALS = """
الأول | أول | غرة
الثاني
الثالث
الرابع
الخامس
السادس
السابع
الثامن
التاسع
العاشر
الحادي عشر
الثاني عشر
الثالث عشر
الرابع عشر
الخامس عشر
السادس عشر
السابع عشر
الثامن عشر
التاسع عشر
العشرين | العشرون
الحادي والعشرين | الحادي والعشرون
الثاني والعشرين | الثاني والعشرون
الثالث والعشرين | الثالث والعشرون
الرابع والعشرين | الرابع والعشرون
الخامس والعشرين | الخامس والعشرون
السادس والعشرين | السادس والعشرون
السابع والعشرين | السابع والعشرون
الثامن والعشرين | الثامن والعشرون
التاسع والعشرين | التاسع والعشرون
الثلاثين | الثلاثون
الحادي والثلاثين | الحادي والثلاثون
"""
