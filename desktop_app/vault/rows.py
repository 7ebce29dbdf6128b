"""Records as rows. The answers of an intake section lie in rows of their own; its body is composed from them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, insert, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert

from desktop_app.casework.ports import Body, Record, RemoteRecord
from desktop_app.casework.records import section_record
from desktop_app.vault import tables
from desktop_app.vault.bodies import dump, load, moment, same
from desktop_app.vault.meta import read_meta, write_meta
from desktop_app.vault.search import VERSION, dossier_text, findable, ways

_record, _answer = tables.record.c, tables.answer.c
_row = select(*(column for column in _record if column is not _record.stamp))


@dataclass(frozen=True, slots=True)
class Row:
    """One record with its answers composed in. `edits`: count of local edits, to notice one during a merge."""

    n: int
    id: str
    dossier: str
    kind: str
    body: Body
    deleted: bool
    edited_by: str
    edited_at: datetime
    edits: int
    base: Body | None
    base_version: int

    @property
    def shown(self) -> Body | None:
        """The body as merging sees it: None once deleted."""
        return None if self.deleted else self.body

    def record(self) -> Record:
        return Record(
            self.id,
            self.dossier,
            self.kind,
            self.body,
            self.base_version,
            self.edited_by,
            self.edited_at,
            self.deleted,
        )


class Rows:
    """The record and answer tables within one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, record: str) -> Row | None:
        found = self._connection.execute(_row.where(_record.id == record)).mappings().one_or_none()
        return self._compose([found])[0] if found else None

    def find(self, kind: str, dossier: str | None) -> list[Row]:
        query = _row.where(_record.kind == kind, _record.deleted.is_(False)).order_by(_record.n)
        if dossier is not None:
            query = query.where(_record.dossier == dossier)
        return self._compose(self._connection.execute(query).mappings().all())

    def save(
        self, *, id: str, dossier: str, kind: str, body: Body | None, by: str, at: datetime, edits: int = 1
    ) -> Row:
        """Make `body` what the user sees of a record, None for deleted; returns it as stored.

        `edits`: 1 for an edit made here, 0 for what comes from the office.
        """
        old = self.get(id)
        if kind == "intake":
            self._save_answers(dossier, old, body)
        values: dict[str, Any] = {"deleted": body is None, "edited_by": by, "edited_at": moment(at)}
        if body is not None and (old is None or not same(old.body, body)):
            values["body"] = dump({key: part for key, part in body.items() if kind != "intake" or key != "answers"})
        if old is None:
            values = {"body": '{"section":""}' if kind == "intake" else "{}"} | values
            self._connection.execute(
                insert(tables.record).values(id=id, dossier=dossier, kind=kind, edits=edits, **values)
            )
        else:
            values["edits"] = _record.edits + edits
            self._connection.execute(update(tables.record).where(_record.id == id).values(**values))
        return self._indexed(id)

    def here(self, records: Sequence[str]) -> set[str]:
        """Those of these ids that have a row, deleted or not."""
        return set(self._connection.execute(select(_record.id).where(_record.id.in_(records))).scalars())

    def add(self, remotes: Sequence[RemoteRecord]) -> None:
        """Records of the office that were never here, as they are there: nothing to compare, nothing to read back."""
        if not remotes:
            return
        self._insert_answers(
            (remote.dossier, str(remote.body["section"]), remote.body.get("answers", {}))
            for remote in remotes
            if remote.kind == "intake" and remote.body is not None
        )
        self._connection.execute(insert(tables.record), [_told(remote) for remote in remotes])
        for remote in remotes:
            if remote.kind == "dossier":
                self._indexed(remote.record)

    def touch_section(self, dossier: str, section: str, by: str, at: datetime) -> str:
        """Answer rows of a section were edited; its record is made where needed. Returns the record's id."""
        id = section_record(dossier, section)
        statement = upsert(tables.record).values(
            id=id,
            dossier=dossier,
            kind="intake",
            body=dump({"section": section}),
            edited_by=by,
            edited_at=moment(at),
            edits=1,
        )
        fresh = {name: statement.excluded[name] for name in ("edited_by", "edited_at")}
        again = fresh | {"edits": _record.edits + 1, "deleted": False}
        self._connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=again))
        return id

    def set_base(self, record: str, base: Body | None, version: int) -> None:
        values = {"base": None if base is None else dump(base), "base_version": version}
        self._connection.execute(update(tables.record).where(_record.id == record).values(**values))

    def known(self) -> dict[str, int]:
        query = select(_record.id, _record.base_version).where(_record.base_version > 0, _record.deleted.is_(False))
        return {id: version for id, version in self._connection.execute(query)}

    def held(self, dossier: str) -> dict[str, int]:
        query = select(_record.id, _record.base_version).where(_record.dossier == dossier, _record.base.is_not(None))
        return {id: version for id, version in self._connection.execute(query)}

    def files(self) -> dict[str, int]:
        """Digests of the files that living attachments name, with the number of their bytes."""
        fields = "json_extract(body, '$.sha256'), json_extract(body, '$.sealed')"
        query = f"SELECT {fields} FROM record WHERE kind = 'bijlage' AND NOT deleted"  # noqa: S608 - ours
        return {str(digest): int(size or 0) for digest, size in self._connection.execute(text(query))}

    def questionnaires(self) -> frozenset[str]:
        """Versions that dossiers name."""
        query = "SELECT DISTINCT json_extract(body, '$.vragenlijst') FROM record WHERE kind = 'dossier' AND NOT deleted"
        return frozenset(filter(None, self._connection.execute(text(query)).scalars()))

    def answers(self, dossier: str) -> dict[str, Body]:
        """Answer bodies of a dossier by path."""
        query = select(_answer.path, _answer.body).where(_answer.dossier == dossier).order_by(_answer.path)
        return {path: load(body) for path, body in self._connection.execute(query)}

    def places(self, dossier: str, paths: Sequence[str]) -> dict[str, tuple[str, Body]]:
        """Section and body of the answers at these paths."""
        query = select(_answer.path, _answer.section, _answer.body).where(
            _answer.dossier == dossier, _answer.path.in_(paths)
        )
        return {path: (section, load(body)) for path, section, body in self._connection.execute(query)}

    def write_answers(self, dossier: str, section: str, bodies: Mapping[str, Body]) -> None:
        self._insert_answers([(dossier, section, bodies)])

    def _insert_answers(self, sections: Iterable[tuple[str, str, Mapping[str, Body]]]) -> None:
        rows = [
            {
                "dossier": dossier,
                "path": path,
                "section": section,
                "state": str(body.get("state", "")),
                "body": dump(body),
            }
            for dossier, section, bodies in sections
            for path, body in bodies.items()
        ]
        if rows:
            statement = upsert(tables.answer)
            fresh = {name: statement.excluded[name] for name in ("section", "state", "body")}
            self._connection.execute(
                statement.on_conflict_do_update(index_elements=["dossier", "path"], set_=fresh), rows
            )

    def drop_answers(self, dossier: str, paths: Iterable[str]) -> None:
        query = delete(tables.answer).where(_answer.dossier == dossier, _answer.path.in_(list(paths)))
        self._connection.execute(query)

    def search(self, text_: str) -> list[str]:
        wanted = " OR ".join("(" + " AND ".join(f'"{word}"*' for word in way) + ")" for way in ways(text_) if way)
        if wanted:  # CROSS JOIN: first the search table; the index has the ids, so that no record is read
            query = (
                "SELECT id FROM dossier_search CROSS JOIN record INDEXED BY dossier_here ON n = dossier_search.rowid"
                " WHERE words MATCH :wanted AND kind = 'dossier' AND NOT deleted ORDER BY n"
            )
        else:
            query = "SELECT id FROM record WHERE kind = 'dossier' AND NOT deleted ORDER BY n"
        return list(self._connection.execute(text(query), {"wanted": wanted} if wanted else {}).scalars().all())

    def _save_answers(self, dossier: str, old: Row | None, body: Body | None) -> None:
        """Only the answers that differ are written."""
        before: Mapping[str, Body] = old.body["answers"] if old else {}
        after: Mapping[str, Body] = (body or {}).get("answers", {})
        self.drop_answers(dossier, before.keys() - after.keys())
        if body is not None:
            fresh = {path: one for path, one in after.items() if path not in before or not same(one, before[path])}
            self.write_answers(dossier, str(body["section"]), fresh)

    def _indexed(self, id: str) -> Row:
        row = self.get(id)
        if row is None:
            raise LookupError("the record was stored a moment ago")
        if row.kind == "dossier":
            self._index(row)
        return row

    def index_all(self) -> None:
        """Fill the search table anew from the dossiers."""
        write_meta(self._connection, "search", VERSION)
        for row in self.find("dossier", None):
            self._index(row)

    def index_newly(self) -> None:
        """Fill it anew if an older program did it last, which found less."""
        if read_meta(self._connection, "search") != VERSION:
            self.index_all()

    def _index(self, row: Row) -> None:
        self._connection.execute(text("DELETE FROM dossier_search WHERE rowid = :n"), {"n": row.n})
        if not row.deleted:
            self._connection.execute(
                text("INSERT INTO dossier_search (rowid, words) VALUES (:n, :words)"),
                {"n": row.n, "words": " ".join(findable(dossier_text(row.body)))},
            )

    def _compose(self, found: Sequence[RowMapping]) -> list[Row]:
        rows = []
        for columns in found:
            body = load(columns["body"])
            if columns["kind"] == "intake":
                body["answers"] = self._section(columns["dossier"], body["section"])
            base = columns["base"]
            decoded = {
                "body": body,
                "edited_at": datetime.fromisoformat(columns["edited_at"]),
                "base": None if base is None else load(base),
            }
            rows.append(Row(**{**columns, **decoded}))
        return rows

    def _section(self, dossier: str, section: str) -> dict[str, Body]:
        query = select(_answer.path, _answer.body).where(_answer.dossier == dossier, _answer.section == section)
        return {path: load(body) for path, body in self._connection.execute(query.order_by(_answer.path))}


def _told(remote: RemoteRecord) -> dict[str, Any]:
    """The row of a record that is here as at the office."""
    body = remote.body
    if body is None:
        stored = '{"section":""}' if remote.kind == "intake" else "{}"
    else:
        stored = dump({key: part for key, part in body.items() if remote.kind != "intake" or key != "answers"})
    return {
        "id": remote.record,
        "dossier": remote.dossier,
        "kind": remote.kind,
        "edited_by": remote.actor,
        "edited_at": moment(remote.edited_at),
        "base_version": remote.version,
        "body": stored,
        "deleted": body is None,
        "edits": 0,
        "base": None if body is None else dump(body),
    }
