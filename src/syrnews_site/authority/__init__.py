"""tags.yaml and sources.yaml: the names that an archive knows, and where texts mention them."""
