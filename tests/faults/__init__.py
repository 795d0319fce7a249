"""Builds that are broken on purpose: killed, refused by the system, raced, starved. `make faults` runs these tests."""
