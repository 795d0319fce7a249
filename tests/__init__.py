"""The tests, laid out like src/, and the tools that only developers run: `python -m tests.audit` and the like."""
