"""Saved pages: what a browser or a tool saved of a news page becomes an article."""
