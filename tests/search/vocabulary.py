"""Words for comparing the search page with Python."""

from __future__ import annotations

import random


def vocabulary(size: int) -> list[str]:
    """Words like those of newspapers and stranger words: stems with clitics and endings, in many spellings."""
    chance = random.Random(20)
    fronts = ["", "و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "ولل", "فال", "وبال", "وكال", "س", "أ"]
    ends = ["", "ها", "ان", "ات", "ون", "ين", "ية", "ة", "ه", "ي", "ى", "اً", "نا", "كم", "اتها", "ياتهم"]
    letters = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئةىٱپچڤگیکہـ" + "ًٌٍَُِّْٰٓٔ"
    others = "abcXYZéßıİςΣøŁжЖ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴०१२３４²½ﷲﻻﺑﻴﺮ日本ー\u200c\u200d\u200e‿·'’_-.…𞸀1²"
    found: dict[str, None] = {}
    while len(found) < size:
        stem = "".join(chance.choices(letters, k=chance.randint(1, 6)))
        word = chance.choice(fronts) + stem + chance.choice(ends)
        if chance.random() < 0.1:
            word += "".join(chance.choices(others, k=chance.randint(1, 4)))
        found[word] = None
    return list(found)
