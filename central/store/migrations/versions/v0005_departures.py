"""Where dossiers went, also after their tombstones are purged; refused work knows its dossier and can follow it."""

from alembic import op

revision = "0005"
down_revision = "0004"

REFUSED = """
ALTER TABLE quarantine ADD COLUMN dossier uuid, ADD COLUMN origin text, ADD COLUMN actor_name text;
CREATE INDEX quarantine_dossier ON quarantine (team, dossier);
ALTER TABLE quarantine_step ADD COLUMN actor_name text;
"""
"""Rows that are there already get their dossier from `following.label`: no writer waits for that."""

DEPARTURES = """
CREATE TABLE departure (
    team text NOT NULL REFERENCES team (id),
    dossier uuid NOT NULL,
    why text NOT NULL CHECK (why IN ('moved', 'erased')),
    went_to text,
    PRIMARY KEY (team, dossier)
);
WITH last AS (
    SELECT DISTINCT ON (team, detail ->> 'dossier') team, (detail ->> 'dossier')::uuid AS dossier, what
    FROM audit WHERE what IN ('dossier_moved', 'dossier_erased')
    ORDER BY team, detail ->> 'dossier', id DESC
), away AS (
    SELECT last.* FROM last JOIN team ON team.id = last.team WHERE NOT EXISTS (
        SELECT FROM record WHERE record.team = last.team AND record.dossier = last.dossier AND NOT record.deleted)
)
INSERT INTO departure (team, dossier, why, went_to)
SELECT team, dossier, CASE what WHEN 'dossier_erased' THEN 'erased' ELSE 'moved' END,
    CASE what WHEN 'dossier_moved' THEN coalesce(
        (SELECT min(there.team) FROM record AS there
            WHERE there.id = away.dossier AND there.team <> away.team AND NOT there.deleted),
        (SELECT min(there.team) FROM last AS there
            WHERE there.dossier = away.dossier AND there.team <> away.team AND there.what = 'dossier_erased')) END
FROM away;
"""
"""The audit says in both teams that a dossier moved; the one without any of it is where it left."""


def upgrade() -> None:
    op.execute("SET LOCAL lock_timeout = '5s'")
    for part in (REFUSED, DEPARTURES):
        op.execute(part)
