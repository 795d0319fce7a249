"""Dates as Arabic newspapers print them: parsed and shown."""
