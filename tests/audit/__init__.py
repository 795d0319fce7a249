"""Looks at built pages with outside tools: `python -m tests.audit`."""
