"""The parts of `serve`: build, watch, serve, show mistakes."""
