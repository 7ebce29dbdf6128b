"""The municipality's theme is given out too."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.execute("ALTER TABLE distribution DROP CONSTRAINT distribution_kind_check")
    op.execute("ALTER TABLE distribution ADD CHECK (kind IN ('form', 'law', 'theme'))")
