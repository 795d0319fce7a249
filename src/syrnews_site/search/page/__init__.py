"""What the search page needs from Python: tables for its script."""
