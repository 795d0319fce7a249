"""What the search page's script gets from Python: tables of Arabic and of the index's format, and texts."""
