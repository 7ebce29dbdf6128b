"""Bodies as text, and what differs between two of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop_app.casework.ports import Body


WHOLE = ("",)
"""JSON pointer of the whole document: a new record, or a deleted one."""

_ABSENT = object()
_NUL = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")
"""A NUL character in JSON, but not a backslash before the letters u0000."""


def dump(value: Any) -> str:
    """JSON as it is stored: compact, key order kept. What no office could keep is mended: half a surrogate pair becomes
    U+FFFD, a NUL character is left out.

    Raises TypeError or ValueError for what is not JSON.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    if "\\u0000" in text:
        text = _NUL.sub(r"\1", text)
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def load(text: str) -> Any:
    return json.loads(text)


def canonical(value: Any) -> str:
    """JSON that is equal for equal values: sorted keys, and `true` is not 1."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)


def same(one: Any, other: Any) -> bool:
    return canonical(one) == canonical(other)


def moment(at: datetime) -> str:
    """Stored form of an aware moment, in UTC. Raises ValueError for a naive one."""
    if at.tzinfo is None:
        raise ValueError("a stored moment needs a time zone")
    return at.astimezone(UTC).isoformat()


def changed(base: Body | None, body: Body | None, kind: str) -> tuple[str, ...]:
    """JSON pointers to the merge units that differ. An answer is one unit; elsewhere every leaf or list is."""
    if base is None or body is None:
        return () if base is body else WHOLE
    return tuple(_differences(base, body, "", 2 if kind == "intake" else 99))


def _differences(base: Any, body: Any, at: str, depth: int) -> Iterator[str]:
    if depth and isinstance(base, dict) and isinstance(body, dict):
        for key in sorted({*base, *body}):
            pointer = f"{at}/{key.replace('~', '~0').replace('/', '~1')}"
            yield from _differences(base.get(key, _ABSENT), body.get(key, _ABSENT), pointer, depth - 1)
    elif base is _ABSENT or body is _ABSENT or not same(base, body):
        yield at
