"""Readers of untrusted bytes get bytes that nobody wrote: none raises, none hangs. `make fuzz` does this for long."""
