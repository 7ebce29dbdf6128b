"""Leases: how long a laptop may open its vault without asking again. Signed here, refused there when revoked.

The contract is `resources/protocol/lease.json`. A strict lease brings half of the key of the vault, which lives here.
"""

import json
import secrets
from datetime import UTC, datetime, timedelta
from hashlib import blake2b, sha256
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from sqlalchemy import Connection, Engine, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from central.access.audit import note
from central.store import tables as t
from central.store.engine import canonical
from central.store.teams import must_belong

DAYS, STRICT_DAYS = 30, 7
PREFIX = b"opmaat/lease/v1\n"
_lease, _half = t.lease.c, t.lease_half.c


class NotYourVault(Exception):
    """The vault belongs to another person."""


class NoSuchVault(Exception):
    """No laptop with this vault ever asked."""


class NoLeases(Exception):
    """This office gives none: it has no key."""


def read_key(file: str) -> Ed25519PrivateKey | None:
    """The signing key, made by `opmaat forms key new`; None when there is no file. Raises ValueError, OSError."""
    if not file:
        return None
    try:
        return Ed25519PrivateKey.from_private_bytes(
            bytes.fromhex(json.loads(Path(file).read_text("utf-8"))["private_key"])
        )
    except (KeyError, TypeError) as failure:
        raise ValueError("OPMAAT_LEASE_KEY: this is no key of `opmaat forms key new`") from failure


def give(
    engine: Engine,
    key: Ed25519PrivateKey | None,
    actor: str,
    vault: str,
    sequence: int,
    now: datetime,
    *,
    strict: bool = False,
) -> dict[str, Any]:
    """A signed statement for the vault, also when it is revoked. `sequence`: of the newest lease the laptop holds ·
    `strict`: with the office's half of the key, for every vault from now on. A vault that has one always gets it:
    without it the vault would stay shut.

    The first who asks owns the vault. Who is a member of no team gets no new vault, but is told of a revocation.
    Raises NoLeases, NotYourVault, NoSuchTeam.
    """
    if key is None:
        raise NoLeases
    with engine.begin() as connection:
        if connection.execute(select(_lease.vault).where(_lease.vault == vault)).first() is None:
            must_belong(connection, actor)
            row = insert(t.lease).values(vault=vault, sub=actor, seq=0)
            connection.execute(row.on_conflict_do_nothing())
        kept = connection.execute(select(t.lease).where(_lease.vault == vault).with_for_update()).one()
        if kept.sub != actor:
            raise NotYourVault
        revoked = kept.revoked_at is not None
        half = None
        if not revoked:
            must_belong(connection, actor)
            half = _half_of(connection, vault, now, make=strict)
        seq = max(kept.seq, sequence) + 1
        connection.execute(update(t.lease).where(_lease.vault == vault).values(seq=seq))
        note(connection, at=now, team="", actor=actor, what="lease", revoked=int(revoked), strict=int(half is not None))
    answer = _signed(key, _statement(vault, actor, seq, now, revoked=revoked, half=half))
    return answer | ({"device_secret": half.hex()} if half else {})


def _half_of(connection: Connection, vault: str, now: datetime, *, make: bool) -> bytes | None:
    """The office's half of the key; made at the first strict lease, and always the same after it."""
    if make:
        row = insert(t.lease_half).values(vault=vault, secret=secrets.token_bytes(32), made_at=now)
        connection.execute(row.on_conflict_do_nothing())
    found = connection.execute(select(_half.secret).where(_half.vault == vault)).scalar_one_or_none()
    return None if found is None else bytes(found)


def revoke(connection: Connection, vault: str, now: datetime) -> None:
    """The next lease says so, for ever; the last one runs out, and the office's half of the key is destroyed. As the
    owner. Raises NoSuchVault."""
    at = func.coalesce(_lease.revoked_at, now)
    if not connection.execute(update(t.lease).where(_lease.vault == vault).values(revoked_at=at)).rowcount:
        raise NoSuchVault
    connection.execute(delete(t.lease_half).where(_half.vault == vault))


def listed(connection: Connection) -> list[dict[str, Any]]:
    """Every vault that asked, by person."""
    strict = select(_half.vault).where(_half.vault == _lease.vault).exists().label("strict")
    rows = connection.execute(select(t.lease, strict).order_by(_lease.sub, _lease.vault))
    return [
        {
            "vault": row.vault,
            "user": row.sub,
            "strict": row.strict,
            "revoked": row.revoked_at and row.revoked_at.isoformat(),
        }
        for row in rows
    ]


def _statement(vault: str, actor: str, seq: int, now: datetime, *, revoked: bool, half: bytes | None) -> dict[str, Any]:
    issued = now.astimezone(UTC).replace(microsecond=0)
    return {
        "vault": vault,
        "user": actor,
        "sequence": seq,
        "issued": f"{issued:%Y-%m-%dT%H:%M:%SZ}",
        "not_after": f"{issued + timedelta(days=STRICT_DAYS if half else DAYS):%Y-%m-%dT%H:%M:%SZ}",
        "revoked": revoked,
        "strict": half is not None,
        "secret_sha256": sha256(half).hexdigest() if half else None,
    }


def _signed(key: Ed25519PrivateKey, statement: dict[str, Any]) -> dict[str, Any]:
    text = canonical(statement)
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return {
        "statement": text,
        "signature": key.sign(PREFIX + text.encode()).hex(),
        "key_id": blake2b(public, digest_size=8).hexdigest(),
    }
