"""What a build is told: options, site.yaml, the clock."""
