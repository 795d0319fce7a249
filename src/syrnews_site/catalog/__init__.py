"""What is known of the archive: one SQLite file. Only this room has SQL."""
