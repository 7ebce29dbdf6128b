"""The connection to PostgreSQL."""

import json
from typing import Any

import msgspec
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


class Real(float):
    """A number with a point or an exponent, as the office reads it. msgspec writes some of them otherwise than the
    hashes cover them, and refuses a class it does not know."""


def written(value: Any) -> str:
    """`canonical`, many times as quick, for what was read here, so that every number with a point is a Real.

    Raises ValueError for half a surrogate pair, NaN, infinity, and what is nested without end."""
    try:
        return msgspec.json.encode(value, order="sorted").decode()
    except (TypeError, UnicodeEncodeError):
        text = canonical(value)
        text.encode()
        return text
    except RecursionError as failure:
        raise ValueError("deep") from failure
