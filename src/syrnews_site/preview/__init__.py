"""What `serve` consists of: building, watching, serving, showing mistakes."""
