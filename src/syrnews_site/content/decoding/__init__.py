"""Bytes become text: encodings, and text that was decoded wrongly before."""
