"""The connection to PostgreSQL."""

import json
from typing import Any

from sqlalchemy import URL, Engine, create_engine, make_url

OPTIONS = " ".join(
    f"-c {name}={value}"
    for name, value in {
        "timezone": "UTC",
        "lock_timeout": "20s",
        "statement_timeout": "60s",
        "idle_in_transaction_session_timeout": "60s",
    }.items()
)


def make_engine(database_url: str, *, pool: int = 5) -> Engine:
    """Engine with limits on waiting; broken connections are replaced before use. `pool`: connections kept open."""
    return create_engine(
        psycopg_url(database_url),
        pool_size=pool,
        max_overflow=2 * pool,
        pool_pre_ping=True,
        connect_args={"options": OPTIONS, "connect_timeout": 10},
        json_serializer=canonical,
        hide_parameters=True,  # an error in a log must not carry what someone told us
    )


def psycopg_url(database_url: str) -> URL:
    return make_url(database_url).set(drivername="postgresql+psycopg")


def canonical(value: Any) -> str:
    """JSON that is the same for the same content: sorted keys, no spaces. Raises ValueError for NaN and infinity."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
