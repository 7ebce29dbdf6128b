"""One round of the bench of the form engine: ours in a fresh interpreter, the reference engine in a fresh node."""
