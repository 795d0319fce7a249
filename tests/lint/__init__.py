"""Looks for mistakes in the scripts of the theme: `python -m tests.lint`."""
