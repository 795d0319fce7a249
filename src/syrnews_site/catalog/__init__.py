"""The catalog: one SQLite file with all that a build knows of the archive. All SQL of the program is in this folder."""
