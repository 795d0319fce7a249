"""How the search index is written: bits, characters, documents, postings, shards of words."""
