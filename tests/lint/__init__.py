"""Looks for mistakes in the scripts of the theme and in the workflows: `python -m tests.lint`."""
