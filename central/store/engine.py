"""The connection to PostgreSQL."""

import json
import math
import time
from functools import partial
from typing import Any

import msgspec
import psycopg
from sqlalchemy import URL, Dialect, Engine, create_engine, event, make_url
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.pool import ConnectionPoolEntry

OPTIONS = " ".join(
    f"-c {name}={value}"
    for name, value in {
        "timezone": "UTC",
        "lock_timeout": "20s",
        "statement_timeout": "60s",
        "idle_in_transaction_session_timeout": "60s",
    }.items()
)


def make_engine(database_url: str) -> Engine:
    """Engine with limits on waiting; broken connections are replaced before use."""
    engine = create_engine(
        psycopg_url(database_url),
        pool_size=POOL,
        max_overflow=5,
        connect_args={"options": OPTIONS, "connect_timeout": 10},
        json_serializer=canonical,
        hide_parameters=True,  # an error in a log must not carry what someone told us
    )
    event.listen(engine, "checkin", _rests)
    event.listen(engine, "checkout", partial(_still_lives, engine.dialect))
    return engine


POOL = 10
"""Connections kept open. Half of it made a busy worker open and close one for every fourth request."""

RESTED = 1.0
"""Seconds after which a connection is asked whether it still lives; asking costs as much as an empty pull."""


def _rests(_driver: Any, record: ConnectionPoolEntry) -> None:
    record.info["since"] = time.monotonic()


def _still_lives(dialect: Dialect, driver: Any, record: ConnectionPoolEntry, _used: Any) -> None:
    """Raises InvalidatePoolError: none of the pool is trusted any more."""
    if time.monotonic() - record.info.get("since", math.inf) > RESTED:
        try:
            dialect.do_ping(driver)
        except psycopg.Error as failure:
            raise InvalidatePoolError from failure


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
