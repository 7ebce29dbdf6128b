"""An office for practice and tests: its own PostgreSQL and its own identity provider, on this machine only."""
