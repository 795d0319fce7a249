"""The inputs of a build: options, site.yaml, the clock."""
