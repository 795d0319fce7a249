"""How fast the build is, beside Hugo and by itself: `make bench`, `make bench N=100000`."""
