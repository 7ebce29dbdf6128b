"""The HTTP face of the office."""
