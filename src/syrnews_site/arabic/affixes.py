"""The affixes of Arabic: articles, conjunctions, prepositions, endings. The tagger and the search use these tables.

The choice of prefixes and suffixes follows light10 (Larkey, Ballesteros and Connell, "Light Stemming for Arabic
Information Retrieval", 2007), with compound prefixes added ("wa-bi-l-", "wa-li-l-"). All affixes are folded.
"""

from __future__ import annotations

ARTICLE = "ال"
# Single letters that are written onto the next word: a conjunction, a preposition, or one after the other.
CONJUNCTIONS = ("و", "ف")
PREPOSITIONS = ("ب", "ك", "ل")
PROCLITICS = (*CONJUNCTIONS, *PREPOSITIONS)
# The article alone and after proclitics, the longest first: the first prefix that fits is removed.
ARTICLES = ("وبال", "وكال", "فبال", "فكال", "وال", "فال", "بال", "كال", "ولل", "فلل", "ال", "لل")
# In this order each suffix that fits is removed, one after the other.
SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")

# The least number of letters that a word keeps when an article, a single proclitic or a suffix is removed.
LEFT_BY_PREFIX = 2
LEFT_BY_PROCLITIC = 3
LEFT_BY_SUFFIX = 3
