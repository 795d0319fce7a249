"""The search index: terms, shards, and what the search page loads."""
