"""Halves of keys that live at the office: strict leases."""

from alembic import op

revision = "0004"
down_revision = "0003"

HALVES = """
CREATE TABLE lease_half (
    vault text PRIMARY KEY REFERENCES lease (vault),
    secret bytea NOT NULL CHECK (octet_length(secret) = 32),
    made_at timestamptz NOT NULL
);
"""
"""The service adds and reads; only the owner takes one away, when a vault is revoked."""


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.execute(HALVES)
