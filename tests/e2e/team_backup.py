"""What the office knew of one team at some moment, put back later: a restored backup, as that team meets it. The whole
database from a dump is in `killed_sync`; this is quick enough for hundreds of stories."""

from typing import Any

from sqlalchemy import Engine, Table, delete, insert, select, update

from central.store import tables as t

KEPT: tuple[Table, ...] = (t.record, t.revision, t.applied, t.quarantine, t.quarantine_step, t.departure)


class TeamBackup:
    """Made when constructed."""

    def __init__(self, owner: Engine, team: str) -> None:
        self._owner, self._team = owner, team
        with owner.begin() as connection:
            found = select(t.team.c.seq, t.team.c.horizon).where(t.team.c.id == team)
            self._place = dict(connection.execute(found).mappings().one())
            self._rows: dict[Table, list[dict[str, Any]]] = {}
            for table in KEPT:
                rows = connection.execute(select(table).where(table.c.team == team)).mappings()
                self._rows[table] = [dict(row) for row in rows]

    def restore(self) -> None:
        with self._owner.begin() as connection:
            connection.execute(update(t.team).where(t.team.c.id == self._team).values(self._place))
            for table, rows in self._rows.items():
                connection.execute(delete(table).where(table.c.team == self._team))
                if rows:
                    connection.execute(insert(table), rows)
