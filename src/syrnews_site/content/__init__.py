"""The bytes of a content file become an article."""
