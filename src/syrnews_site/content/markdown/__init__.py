"""Markdown with front matter becomes an article."""
