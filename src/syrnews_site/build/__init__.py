"""A build: scan, load, plan, make, publish. `build.py` is the contents page; each verb has a file of its own."""
