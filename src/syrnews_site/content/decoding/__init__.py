"""Bytes -> text: encodings, and the repair of text that another program decoded wrongly."""
