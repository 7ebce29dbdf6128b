"""The first vault: records, answers, outbox, audit trail, search."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_STATEMENTS = (
    """
    CREATE TABLE record (
        n INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        dossier TEXT NOT NULL,
        kind TEXT NOT NULL,
        body TEXT NOT NULL,
        deleted BOOLEAN NOT NULL DEFAULT 0,
        edited_by TEXT NOT NULL,
        edited_at TEXT NOT NULL,
        edits INTEGER NOT NULL DEFAULT 0,
        base TEXT,
        base_version INTEGER NOT NULL DEFAULT 0
    )
    """,
    "CREATE INDEX record_by_kind ON record (kind, dossier)",
    """
    CREATE TABLE answer (
        dossier TEXT NOT NULL,
        path TEXT NOT NULL,
        section TEXT NOT NULL,
        state TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (dossier, path)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX answer_by_section ON answer (dossier, section)",
    """
    CREATE TABLE outbox (
        n INTEGER NOT NULL PRIMARY KEY,
        mutation TEXT NOT NULL UNIQUE,
        record TEXT NOT NULL,
        dossier TEXT NOT NULL,
        state TEXT NOT NULL,
        merged_from TEXT NOT NULL DEFAULT '[]',
        frozen TEXT,
        version INTEGER,
        code TEXT
    )
    """,
    "CREATE INDEX outbox_by_record ON outbox (record, state)",
    """
    CREATE TABLE audit (
        n INTEGER NOT NULL PRIMARY KEY,
        dossier TEXT NOT NULL,
        seq INTEGER NOT NULL,
        what TEXT NOT NULL,
        "by" TEXT NOT NULL,
        at TEXT NOT NULL,
        detail TEXT NOT NULL,
        previous TEXT NOT NULL,
        hash TEXT NOT NULL
    )
    """,
    "CREATE UNIQUE INDEX audit_by_dossier ON audit (dossier, seq)",
    "CREATE TABLE audit_head (dossier TEXT NOT NULL PRIMARY KEY, seq INTEGER NOT NULL, hash TEXT NOT NULL)",
    'CREATE TABLE local ("key" TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)',
    "CREATE TABLE sync_cursor (team TEXT NOT NULL PRIMARY KEY, cursor INTEGER NOT NULL)",
    'CREATE TABLE meta ("key" TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL)',
    "CREATE TABLE erasing (dossier TEXT NOT NULL PRIMARY KEY)",
    "CREATE VIRTUAL TABLE dossier_search USING fts5(words, content='', contentless_delete=1)",
    """
    CREATE TRIGGER pip_versie_never_changes BEFORE UPDATE OF id, dossier, kind, body, deleted ON record
    WHEN OLD.kind = 'pip_versie' AND (OLD.id, OLD.dossier, OLD.kind, OLD.body, OLD.deleted)
        IS NOT (NEW.id, NEW.dossier, NEW.kind, NEW.body, NEW.deleted)
    BEGIN SELECT RAISE(ABORT, 'immutable'); END
    """,
    """
    CREATE TRIGGER pip_versie_never_leaves BEFORE DELETE ON record
    WHEN OLD.kind = 'pip_versie' AND OLD.dossier NOT IN (SELECT dossier FROM erasing)
    BEGIN SELECT RAISE(ABORT, 'immutable'); END
    """,
    """
    CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'immutable'); END
    """,
    """
    CREATE TRIGGER audit_never_leaves BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'immutable'); END
    """,
)


def upgrade() -> None:
    for statement in _STATEMENTS:
        op.execute(statement)
