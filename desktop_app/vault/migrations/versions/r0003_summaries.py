"""Summaries for the list of dossiers, and an index of who is here. The program reckons them, not a migration:
one that is not there is made when the list is shown, as one that is not true any more."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_SUMMARY = """
CREATE TABLE summary (
    urgency TEXT NOT NULL,
    dossier TEXT NOT NULL,
    since TEXT NOT NULL,
    until TEXT NOT NULL,
    name TEXT NOT NULL,
    step TEXT NOT NULL,
    colour TEXT NOT NULL,
    code TEXT NOT NULL,
    last_day TEXT NOT NULL,
    at TEXT NOT NULL,
    unsent INTEGER NOT NULL,
    keep_until TEXT NOT NULL,
    packed TEXT NOT NULL,
    basis TEXT NOT NULL,
    total INTEGER NOT NULL,
    PRIMARY KEY (urgency, dossier, since)
) WITHOUT ROWID
"""


def upgrade() -> None:
    op.execute(_SUMMARY)
    op.execute("CREATE INDEX summary_by_dossier ON summary (dossier)")
    op.execute("CREATE INDEX dossier_here ON record (n, id) WHERE kind = 'dossier' AND NOT deleted")
    op.execute("DROP INDEX outbox_by_dossier")
    op.execute("CREATE INDEX outbox_by_dossier ON outbox (dossier, state)")


def downgrade() -> None:
    op.execute("DROP INDEX outbox_by_dossier")
    op.execute("CREATE INDEX outbox_by_dossier ON outbox (dossier)")
    op.execute("DROP INDEX dossier_here")
    op.execute("DROP TABLE summary")
