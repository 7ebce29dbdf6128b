"""What may come in. The contract is `resources/protocol/push.json`; a test holds the two together."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from central.store.engine import written

MAX_MUTATIONS = 500
DEEPEST = 64
"""Levels of a mutation. Ours have fewer than ten; far more would break the laptops that receive it."""
_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")

ID = r"\A[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\z"
_ID = re.compile(ID.replace(r"\z", r"\Z"))
Id = Annotated[str, StringConstraints(pattern=ID)]
Natural = Annotated[int, Field(ge=0, le=2**31 - 2)]
Plain = Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=r"\A[^\x00-\x1f\x7f]*\z")]
MOMENT = r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?(Z|[+-][0-9]{2}:[0-9]{2})\z"


def is_hash(value: Any) -> bool:
    return isinstance(value, str) and len(value) == 64 and not set(value) - set("0123456789abcdef")


def is_id(text: str) -> bool:
    return _ID.match(text) is not None


def _possible(moment: str) -> str:
    to_utc(moment)
    return moment


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Mutation(Strict):
    """One change a client made. `base_version`: the version it was made on."""

    mutation: Id
    record: Id
    dossier: Id
    kind: Annotated[str, StringConstraints(pattern=r"\A[a-z][a-z_]{0,31}\z")]
    base_version: Natural
    body: dict[str, Any] | None
    deleted: bool
    changed: Annotated[list[Annotated[str, StringConstraints(max_length=1000)]], Field(max_length=10_000)]
    edited_at: Annotated[str, StringConstraints(pattern=MOMENT), AfterValidator(_possible)]
    merged_from: Annotated[list[Natural], Field(max_length=16)]


class Batch(Strict):
    """The envelope. Its mutations are looked at one by one, so that a bad one spoils nothing but itself."""

    device: Plain
    app: Plain
    schema_: Annotated[int, Field(alias="schema", ge=1, le=1_000_000)]
    mutations: Annotated[list[Any], Field(min_length=1, max_length=MAX_MUTATIONS)]


class QuarantineStep(Strict):
    """What someone does with refused work."""

    mutation: Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=r"\A[a-z0-9:-]*\z")]
    what: Literal["handed_over", "taken_over", "set_aside"]


class LeaseRequest(Strict):
    """Which vault asks, and its newest lease."""

    vault: Annotated[str, StringConstraints(pattern=r"\A[0-9a-f]{32}\z")]
    sequence: Annotated[int, Field(ge=0, le=2**53 - 2)]


def read_mutation(raw: Any) -> tuple[Mutation, str]:
    """The mutation, and its body in canonical JSON.

    Raises ValueError for what does not fit, is too deep, or PostgreSQL cannot keep: NUL, half surrogates, NaN."""
    mutation = Mutation.model_validate(raw)
    body = written(mutation.body)
    if body.count("{") + body.count("[") >= DEEPEST - 1:
        _not_too_deep(raw)
    for pointer in mutation.changed:
        pointer.encode()
    if "\\u0000" in body and _NUL.search(body) or any("\0" in pointer for pointer in mutation.changed):
        raise ValueError("NUL")
    if not mutation.deleted and mutation.body is None:
        raise ValueError("body")
    return mutation, body


def _not_too_deep(raw: Any) -> None:
    level = [raw]
    for _ in range(DEEPEST):
        level = [inner for one in level for inner in _inside(one)]
        if not level:
            return
    raise ValueError("deep")


def _inside(one: Any) -> Iterable[Any]:
    return one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()


def to_utc(moment: str) -> datetime:
    """Raises ValueError for a moment that cannot exist."""
    try:
        return datetime.fromisoformat(moment).astimezone(UTC)
    except OverflowError as failure:
        raise ValueError(moment) from failure
