"""A segment of the search index: its contents, its files, its copy in the cache."""
