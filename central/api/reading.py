"""Read a request's JSON without letting it grow: limits before and after unpacking."""

import json
import zlib
from typing import Any

from starlette.requests import Request

MAX_SENT = 16 * 1024 * 1024
MAX_UNPACKED = 64 * 1024 * 1024
"""Bytes of one request on the wire, and after unpacking."""


class TooLarge(Exception):
    """More than one request may hold."""


class Unreadable(Exception):
    """Not JSON, not UTF-8, half a gzip stream, nested without end."""


async def read_json(request: Request) -> Any:
    """Raises TooLarge or Unreadable."""
    coding = request.headers.get("content-encoding", "identity")
    if coding not in ("identity", "gzip"):
        raise Unreadable
    sent = bytearray()
    async for chunk in request.stream():
        sent += chunk
        if len(sent) > MAX_SENT:
            raise TooLarge
    return _parse(_unpack(bytes(sent)) if coding == "gzip" else bytes(sent))


def _unpack(sent: bytes) -> bytes:
    stream = zlib.decompressobj(wbits=31)
    try:
        raw = stream.decompress(sent, MAX_UNPACKED + 1)
    except zlib.error as failure:
        raise Unreadable from failure
    if len(raw) > MAX_UNPACKED:
        raise TooLarge
    if not stream.eof:
        raise Unreadable
    return raw


def _parse(raw: bytes) -> Any:
    try:
        return json.loads(raw, parse_constant=_no_constant)
    except (ValueError, RecursionError) as failure:
        raise Unreadable from failure


def _no_constant(name: str) -> Any:
    raise ValueError(name)
