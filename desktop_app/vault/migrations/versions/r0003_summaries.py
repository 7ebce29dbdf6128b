"""Summaries for the list of dossiers, and an index of who is here. The program reckons them, not a migration:
one that is not there is made when the list is shown, as one that is not true any more."""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_TEXTS = (
    *("dossier", "since", "until", "urgency", "name", "number", "place", "language", "dialect", "interpreter", "step"),
    *("colour", "code", "last_day", "explanation", "term", "at", "at_place", "at_kind"),
)


def upgrade() -> None:
    texts = ", ".join(f"{name} TEXT NOT NULL" for name in _TEXTS)
    op.execute(
        f"CREATE TABLE summary ({texts}, unsent INTEGER NOT NULL, keep_until TEXT NOT NULL, basis TEXT NOT NULL,"
        " total INTEGER NOT NULL, PRIMARY KEY (dossier, since)) WITHOUT ROWID"
    )
    op.execute("CREATE INDEX dossier_here ON record (n, id) WHERE kind = 'dossier' AND NOT deleted")


def downgrade() -> None:
    op.execute("DROP INDEX dossier_here")
    op.execute("DROP TABLE summary")
