"""The office on a real PostgreSQL, with two workers."""
