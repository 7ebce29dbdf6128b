"""The body of a record is kept once: in the revision with its sequence number."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.execute("ALTER TABLE record DROP COLUMN body")
