"""One segment of the search index: its documents, its files, and its copy in the cache."""
