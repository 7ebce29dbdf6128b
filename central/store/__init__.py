"""What the office keeps, in PostgreSQL."""
