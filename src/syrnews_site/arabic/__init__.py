"""Arabic as the product: pure functions on strings, no I/O."""
