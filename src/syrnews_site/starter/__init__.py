"""Starting: a new archive, a new article."""
