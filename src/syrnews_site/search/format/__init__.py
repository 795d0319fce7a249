"""The format of the search index: bits, characters, scripts, documents, occurrences, postings, shards of words."""
