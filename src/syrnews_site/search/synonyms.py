"""Words that mean the same and share no stem: names in two spellings, and words that newspapers exchange."""

from __future__ import annotations

# One group in a line.
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
