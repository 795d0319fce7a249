"""A template and data become the bytes of a page."""
