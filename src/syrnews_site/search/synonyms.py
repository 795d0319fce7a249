"""Words that mean the same but have different stems: names with two spellings, and words that newspapers exchange."""

from __future__ import annotations

# One group on each line.
SYNONYMS = """
سوريا | سورية
أمريكا | أميركا
أمريكي | أميركي
أمريكية | أميركية
فرنسا | فرنسة
إنجلترا | انكلترا
إنجليزي | إنكليزي
غوغل | جوجل
أفريقيا | إفريقية
تلفزيون | تلفاز
إنترنت | انترنيت
مئة | مائة
مئتان | مائتان
"""
