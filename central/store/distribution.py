"""What every laptop should have: questionnaires, law files and the municipality's theme, each with its publisher's
signature.

The signature covers kind, name and hash (`statement`), so that one file cannot pass for another.
"""

import json
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from sqlalchemy import Connection, func, select
from sqlalchemy.dialects.postgresql import insert

from central.store import tables as t

ENDS = {"form": (".opmaat",), "law": (".toml",), "theme": (".toml", ".svg", ".png")}
"""Kinds, and how their files' names end."""

LARGEST = 100_000_000
"""Bytes; a laptop opens no larger package."""

_d = t.distribution.c


class NotDistributed(Exception):
    """There is no such file here."""


class UnfitFile(Exception):
    """The text says why this cannot be distributed."""


def statement(kind: str, name: str, digest: str) -> bytes:
    """The bytes that are signed. `digest`: SHA-256 hex of the file."""
    return f"opmaat-distribution/1\n{kind}\n{name}\n{digest}\n".encode()


def publish(connection: Connection, kind: str, file: Path, key_file: Path, now: datetime) -> str:
    """Sign a file and offer it to every laptop; its digest. `key_file`: made by `opmaat forms key new`.

    A name that was given out before never gets other content: laptops may have it already. Raises UnfitFile, OSError.
    """
    if file.suffix not in ENDS[kind]:
        raise UnfitFile(f"a {kind} file ends in {' or '.join(ENDS[kind])}")
    content = file.read_bytes()
    if len(content) > LARGEST:
        raise UnfitFile(f"more than {LARGEST} bytes: laptops would refuse it")
    digest = sha256(content).hexdigest()
    key = _key(key_file)
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    row = {
        "kind": kind,
        "name": file.name,
        "sha256": digest,
        "signature": key.sign(statement(kind, file.name, digest)).hex(),
        "key_id": sha256(public).hexdigest()[:16],
        "published_at": now,
        "content": content,
    }
    connection.execute(insert(t.distribution).values(row).on_conflict_do_nothing())
    kept = connection.execute(select(_d.sha256).where(_d.kind == kind, _d.name == file.name)).scalar_one()
    if kept != digest:
        raise UnfitFile("this name was given out with other content; publish under a new name")
    return digest


def listed(connection: Connection) -> list[dict[str, Any]]:
    columns = (_d.kind, _d.name, _d.sha256, _d.signature, _d.key_id, _d.published_at)
    rows = connection.execute(
        select(*columns, func.length(_d.content).label("size")).order_by(_d.kind, _d.name)
    ).mappings()
    return [dict(row) | {"published_at": row["published_at"].isoformat()} for row in rows]


def content(
    connection: Connection, kind: str, name: str, start: int = 0, length: int | None = None
) -> tuple[bytes, str]:
    """The file from byte `start`, at most `length` bytes of it, and the digest of the whole. Raises NotDistributed."""
    piece = func.substring(_d.content, start + 1, LARGEST if length is None else length)
    row = connection.execute(select(piece, _d.sha256).where(_d.kind == kind, _d.name == name)).first()
    if row is None:
        raise NotDistributed
    return bytes(row[0]), row.sha256


def _key(file: Path) -> Ed25519PrivateKey:
    try:
        return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(json.loads(file.read_text("utf-8"))["private_key"]))
    except (KeyError, TypeError, ValueError) as failure:
        raise UnfitFile("this is no key of `opmaat forms key new`") from failure
