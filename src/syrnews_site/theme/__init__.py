"""Templates: data and a template become the bytes of a page."""
