"""Text that was copied off a page becomes an article."""
