"""Read a request's JSON without letting it grow: limits before and after unpacking."""

import asyncio
import json
from math import isfinite
from typing import Any

import msgspec
from isal import isal_zlib
from starlette.requests import ClientDisconnect, Request

from central.store.engine import Real

MAX_SENT = 16 * 1024 * 1024
MAX_UNPACKED = 64 * 1024 * 1024
"""Bytes of one request on the wire, and after unpacking."""

SECONDS = 120
"""A batch of 16 MB needs that much on 1 Mbit/s; who sends slower is cut off and comes with a smaller batch."""


class TooLarge(Exception):
    """More than one request may hold."""


class Unreadable(Exception):
    """Not JSON, not UTF-8, half a gzip stream, nested without end."""


class TooSlow(Exception):
    """The body took longer than a laptop on a bad line needs."""


async def read_json(request: Request) -> Any:
    """Raises TooLarge, TooSlow or Unreadable."""
    coding = request.headers.get("content-encoding", "identity")
    if coding not in ("identity", "gzip"):
        raise Unreadable
    sent = await read_bytes(request, MAX_SENT)
    return _parse(_unpack(sent) if coding == "gzip" else sent)


async def read_bytes(request: Request, most: int) -> bytes:
    """The body as it was sent. Raises TooLarge for more than `most` bytes, TooSlow after `SECONDS`."""
    sent = bytearray()
    try:
        async with asyncio.timeout(SECONDS):
            async for chunk in request.stream():
                sent += chunk
                if len(sent) > most:
                    raise TooLarge
    except TimeoutError as failure:
        raise TooSlow from failure
    except ClientDisconnect as failure:
        raise Unreadable from failure
    return bytes(sent)


def _unpack(sent: bytes) -> bytes:
    stream = isal_zlib.decompressobj(wbits=31)
    try:
        raw = stream.decompress(sent, MAX_UNPACKED + 1)
    except isal_zlib.error as failure:  # type: ignore[misc]  # its stub takes the class for an instance
        raise Unreadable from failure
    if len(raw) > MAX_UNPACKED:
        raise TooLarge
    if not stream.eof:
        raise Unreadable
    return raw


def _parse(raw: bytes) -> Any:
    try:
        return _READER.decode(raw)
    except (ValueError, RecursionError):  # it knows no other coding than UTF-8, and no half a surrogate pair
        return _parse_slowly(raw)


def _parse_slowly(raw: bytes) -> Any:
    try:
        return json.loads(raw, parse_constant=_no_constant, parse_float=_finite)
    except (ValueError, RecursionError) as failure:
        raise Unreadable from failure


def _finite(digits: str) -> Real:
    found = Real(digits)
    if not isfinite(found):
        raise ValueError(digits)
    return found


def _no_constant(name: str) -> Any:
    raise ValueError(name)


_READER = msgspec.json.Decoder(float_hook=_finite)
