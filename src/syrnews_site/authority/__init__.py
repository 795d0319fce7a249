"""tags.yaml and sources.yaml: the names that an archive knows, and their mentions in texts."""
