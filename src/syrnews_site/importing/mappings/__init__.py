"""Columns of tables that other programs write, as YAML: column: field."""
