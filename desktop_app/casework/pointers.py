"""JSON pointers (RFC 6901) into the body of a record: how a merge unit or an answer is named."""

from typing import Any

from desktop_app.casework.ports import Body

MAPS = frozenset({"answers", "teksten"})
"""Fields that are maps: there an absent key and None mean the same, so None is never stored in them."""


def escape(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")


def parts(pointer: str) -> list[str]:
    """Keys of a pointer, unescaped; the empty pointer has none."""
    return [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]


def answer_pointer(path: str) -> str:
    """Pointer of the answer at `path` in the body of an intake section."""
    return f"/answers/{escape(path)}"


def value_at(body: Body | None, pointer: str) -> Any:
    """What stands at `pointer`; None if nothing does."""
    value: Any = body
    for part in parts(pointer):
        if not isinstance(value, dict):
            return None
        value = value.get(part)
    return value


def with_value(body: Body, pointer: str, value: Any) -> Body:
    """A copy of `body` in which `pointer` holds `value`; the original stays as it was."""
    return _set(body, parts(pointer), value, in_map=False)


def _set(body: Body, keys: list[str], value: Any, *, in_map: bool) -> Body:
    key, rest = keys[0], keys[1:]
    changed = dict(body)
    if rest:
        inner = body.get(key)
        changed[key] = _set(inner if isinstance(inner, dict) else {}, rest, value, in_map=key in MAPS)
    elif value is None and in_map:
        changed.pop(key, None)
    else:
        changed[key] = value
    return changed
