"""The five verbs of a build, one module each; `build.py` is their contents page."""
