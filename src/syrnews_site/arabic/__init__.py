"""Rules of Arabic text: pure functions on strings, without input or output."""
