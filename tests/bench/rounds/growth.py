"""A team that has been working for years: filled by SQL, because a hundred thousand pushes would take a day."""

from tests.office import RunningOffice

REVISIONS = """
INSERT INTO revision (team, record, version, seq, dossier, kind, deleted, body, changed, merged_from, actor, device,
    app, edited_at, received_at, mutation, previous, hash)
SELECT :t, gen_random_uuid(), 1, place, gen_random_uuid(), 'intake', false, (SELECT body::text FROM floor WHERE
    floor.n = 1 + place % (SELECT count(*) FROM floor)), ARRAY[''], ARRAY[]::int[], 'anja', 'd', 'a', now(), now(),
    gen_random_uuid(), '', md5(place::text) FROM generate_series(1, :size) AS place
"""
RECORDS = """
INSERT INTO record (team, id, dossier, kind, version, seq, deleted, actor, edited_at, mutation, hash)
SELECT team, record, dossier, kind, version, seq, deleted, actor, edited_at, mutation, hash FROM revision
    WHERE team = :t
"""
APPLIED = """
INSERT INTO applied (team, mutation, status, version, seq) SELECT team, mutation, 'ok', 1, seq FROM revision
    WHERE team = :t
"""


def fill(office: RunningOffice, team: str, size: int) -> None:
    """So many records of one revision each, with the bodies that lie in `floor`."""
    for statement in (REVISIONS, RECORDS, APPLIED, "UPDATE team SET seq = :size WHERE id = :t"):
        office.change(statement, **({"t": team} | ({"size": size} if ":size" in statement else {})))
    office.change("ANALYZE revision")
    office.change("ANALYZE record")
