"""Markdown with front matter -> an article."""
