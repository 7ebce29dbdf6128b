"""Attachments in pieces. The laptop seals the bytes; the office keeps them by hash and never opens them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Engine, Row, func, literal, select, update
from sqlalchemy.dialects.postgresql import insert

from central.access.audit import note
from central.store import tables as t
from central.store.teams import READ_ONLY, NoSuchTeam, role_of

ATTACHMENT = "bijlage"
_chunk = t.blob_chunk.c
MAX_BLOB = 64 * 1024 * 1024
MAX_CHUNK = 4 * 1024 * 1024
"""Bytes of one attachment, and of one piece of it."""


class NoSuchBlob(Exception):
    """Nobody began to send it, or it is not whole yet."""


class ReadOnly(Exception):
    """This person may read only."""


class WrongBytes(Exception):
    """All pieces are in and their hash is not the name they came under. It must be sent again from the start."""


class WrongPlace(Exception):
    """The piece does not follow what is there. `offset`: where the next one begins."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


@dataclass(frozen=True, slots=True)
class Upload:
    """`offset`: bytes that are in."""

    size: int
    offset: int
    whole: bool


def look(engine: Engine, team: str, actor: str, digest: str) -> Upload:
    """How far an upload is. Raises NoSuchTeam, NoSuchBlob."""
    with engine.begin() as connection:
        _role(connection, team, actor)
        row = _current(connection, team, digest)
        if row is None:
            raise NoSuchBlob
        return Upload(row.size, _offset(connection, team, row.upload), row.state == "whole")


def add(
    engine: Engine, team: str, actor: str, digest: str, size: int, offset: int, piece: bytes, now: datetime
) -> Upload:
    """Put a piece where the last one ended. The last piece makes it whole.

    Raises NoSuchTeam, ReadOnly, WrongPlace, WrongBytes.
    """
    with engine.begin() as connection:
        if _role(connection, team, actor) in READ_ONLY:
            raise ReadOnly
        upload = _begin(connection, team, actor, digest, size, now)
        there = _offset(connection, team, upload)
        if there == size:
            return Upload(size, size, whole=True)
        if offset != there or offset + len(piece) > size:
            raise WrongPlace(there)
        row = {"team": team, "upload": upload, "start": offset, "bytes": piece}
        connection.execute(insert(t.blob_chunk).values(row))
        done = offset + len(piece) == size
        fits = done and _digest(connection, team, upload) == digest
        if done:
            state = update(t.blob).where(t.blob.c.team == team, t.blob.c.upload == upload)
            connection.execute(state.values(state="whole" if fits else "wrong"))
            note(connection, at=now, team=team, actor=actor, what="blob", bytes=size, whole=int(fits))
    if done and not fits:
        raise WrongBytes
    return Upload(size, offset + len(piece), done)


def read(engine: Engine, team: str, actor: str, digest: str, start: int, now: datetime) -> Iterator[bytes]:
    """The bytes from `start` on, piece by piece; checked before the first. Raises NoSuchTeam, NoSuchBlob."""
    with engine.begin() as connection:
        _role(connection, team, actor)
        row = _current(connection, team, digest)
        if row is None or row.state != "whole":
            raise NoSuchBlob
        note(connection, at=now, team=team, actor=actor, what="blob_read", bytes=row.size - start)
    return _pieces(engine, team, row.upload, start)


def carry(connection: Connection, team: str, to: str, digests: Iterable[str], now: datetime) -> None:
    """Give another team what this one has whole, of these; an upload under way there makes room."""
    for digest in digests:
        mine, theirs = _current(connection, team, digest), _current(connection, to, digest)
        if mine is None or mine.state != "whole" or (theirs and theirs.state == "whole"):
            continue
        under_way = (t.blob.c.team == to, t.blob.c.sha256 == digest, t.blob.c.state == "open")
        connection.execute(update(t.blob).where(*under_way).values(state="wrong"))
        row = {"team": to, "upload": str(uuid4()), "sha256": digest, "size": mine.size, "actor": mine.actor,
               "started_at": now, "state": "whole"}  # fmt: skip
        added = connection.execute(insert(t.blob).values(row).on_conflict_do_nothing().returning(t.blob.c.upload))
        for upload in added.scalars().all():
            pieces = select(literal(to), literal(upload, t.blob_chunk.c.upload.type), _chunk.start, _chunk.bytes)
            pieces = pieces.where(_chunk.team == team, _chunk.upload == mine.upload)
            connection.execute(insert(t.blob_chunk).from_select(["team", "upload", "start", "bytes"], pieces))


def _pieces(engine: Engine, team: str, upload: str, start: int) -> Iterator[bytes]:
    """One piece in memory at a time, and no connection held while the laptop reads."""
    while True:
        query = (
            select(t.blob_chunk.c.start, t.blob_chunk.c.bytes)
            .where(t.blob_chunk.c.team == team, t.blob_chunk.c.upload == upload)
            .where(t.blob_chunk.c.start + func.length(t.blob_chunk.c.bytes) > start)
            .order_by(t.blob_chunk.c.start)
            .limit(1)
        )
        with engine.connect() as connection:
            row = connection.execute(query).first()
        if row is None:
            return
        yield row.bytes[start - row.start :]
        start = row.start + len(row.bytes)


def _role(connection: Connection, team: str, actor: str) -> str:
    role = role_of(connection, team, actor)
    if role is None:
        raise NoSuchTeam
    return role


def _begin(connection: Connection, team: str, actor: str, digest: str, size: int, now: datetime) -> str:
    """The upload under way, locked, so that two laptops with one file take turns."""
    row = {"team": team, "upload": str(uuid4()), "sha256": digest, "size": size, "actor": actor, "started_at": now}
    connection.execute(insert(t.blob).values(row).on_conflict_do_nothing())
    query = select(t.blob.c.upload, t.blob.c.size).where(
        t.blob.c.team == team, t.blob.c.sha256 == digest, t.blob.c.state != "wrong"
    )
    found = connection.execute(query.with_for_update()).one()
    if found.size != size:
        raise WrongPlace(0)
    upload: str = found.upload
    return upload


def _current(connection: Connection, team: str, digest: str) -> Row[Any] | None:
    query = select(t.blob).where(t.blob.c.team == team, t.blob.c.sha256 == digest, t.blob.c.state != "wrong")
    return connection.execute(query).first()


def _offset(connection: Connection, team: str, upload: str) -> int:
    length = func.coalesce(func.sum(func.length(t.blob_chunk.c.bytes)), 0)
    query = select(length).where(t.blob_chunk.c.team == team, t.blob_chunk.c.upload == upload)
    return int(connection.execute(query).scalar_one())


def _digest(connection: Connection, team: str, upload: str) -> str:
    total = sha256()
    query = select(t.blob_chunk.c.bytes).where(t.blob_chunk.c.team == team, t.blob_chunk.c.upload == upload)
    for (piece,) in connection.execute(query.order_by(t.blob_chunk.c.start).execution_options(yield_per=4)):
        total.update(piece)
    return total.hexdigest()
