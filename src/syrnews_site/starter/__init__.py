"""Begins a new archive, or a new article."""
