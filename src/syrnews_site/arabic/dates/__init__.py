"""Dates in the forms that Arabic newspapers print: parsed, and shown to readers."""
