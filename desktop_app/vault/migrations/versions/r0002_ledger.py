"""Stamps and a ledger that show an older page put back; records that are definitive or attachments never change."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_KEYS = {"record": ("n",), "answer": ("dossier", "path"), "outbox": ("n",)}
_STAMP = "random() & 549755813887"
_TRIGGERS = """
CREATE TRIGGER {table}_counts_in AFTER INSERT ON {table}
BEGIN
    INSERT INTO ledger (dossier, rows, total) VALUES (NEW.dossier, 1, NEW.stamp)
    ON CONFLICT (dossier) DO UPDATE SET rows = rows + 1, total = total + excluded.total;
    UPDATE {table} SET stamp = {stamp} WHERE {same};
END;
CREATE TRIGGER {table}_is_stamped AFTER UPDATE ON {table} WHEN NEW.stamp = OLD.stamp
BEGIN UPDATE {table} SET stamp = {stamp} WHERE {same}; END;
CREATE TRIGGER {table}_counts_on AFTER UPDATE ON {table} WHEN NEW.stamp <> OLD.stamp
BEGIN UPDATE ledger SET total = total + NEW.stamp - OLD.stamp WHERE dossier = NEW.dossier; END;
CREATE TRIGGER {table}_counts_out AFTER DELETE ON {table}
BEGIN UPDATE ledger SET rows = rows - 1, total = total - OLD.stamp WHERE dossier = OLD.dossier; END;
"""
_FILL = """
INSERT INTO ledger (dossier, rows, total) SELECT dossier, count(*), sum(stamp) FROM (
    SELECT dossier, stamp FROM record UNION ALL
    SELECT dossier, stamp FROM answer UNION ALL
    SELECT dossier, stamp FROM outbox
) GROUP BY dossier
"""
_GUARDS = (
    """
    CREATE TRIGGER definitive_never_changes BEFORE UPDATE OF body, deleted ON record
    WHEN NEW.edits > OLD.edits AND OLD.kind <> 'intake' AND json_extract(OLD.body, '$.definitief') = 1
        AND (OLD.body, OLD.deleted) IS NOT (NEW.body, NEW.deleted)
    BEGIN SELECT RAISE(ABORT, 'immutable'); END
    """,
    """
    CREATE TRIGGER bijlage_never_changes BEFORE UPDATE OF id, dossier, kind, body ON record
    WHEN OLD.kind = 'bijlage' AND (OLD.id, OLD.dossier, OLD.kind, OLD.body)
        IS NOT (NEW.id, NEW.dossier, NEW.kind, NEW.body)
    BEGIN SELECT RAISE(ABORT, 'immutable'); END
    """,
)


def upgrade() -> None:
    for table in _KEYS:
        op.execute(f"ALTER TABLE {table} ADD COLUMN stamp INTEGER DEFAULT 0 NOT NULL")
        op.execute(f"UPDATE {table} SET stamp = {_STAMP}")  # noqa: S608 - names of ours
    op.execute("CREATE TABLE ledger (dossier TEXT NOT NULL PRIMARY KEY, rows INTEGER NOT NULL, total INTEGER NOT NULL)")
    op.execute("CREATE INDEX record_by_dossier ON record (dossier)")
    op.execute("CREATE INDEX outbox_by_dossier ON outbox (dossier)")
    op.execute(_FILL)
    for table, keys in _KEYS.items():
        same = " AND ".join(f"{key} = NEW.{key}" for key in keys)
        for trigger in _TRIGGERS.format(table=table, stamp=_STAMP, same=same).split("END;\n")[:-1]:
            op.execute(f"{trigger}END")
    for guard in _GUARDS:
        op.execute(guard)


def downgrade() -> None:
    for name in ("definitive_never_changes", "bijlage_never_changes"):
        op.execute(f"DROP TRIGGER {name}")
    for table in _KEYS:
        for name in ("counts_in", "is_stamped", "counts_on", "counts_out"):
            op.execute(f"DROP TRIGGER {table}_{name}")
    op.execute("DROP INDEX record_by_dossier")
    op.execute("DROP INDEX outbox_by_dossier")
    op.execute("DROP TABLE ledger")
    for table in _KEYS:
        op.execute(f"ALTER TABLE {table} DROP COLUMN stamp")
