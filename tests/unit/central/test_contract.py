"""What the service accepts and what the published schemas accept is the same."""

import json
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from central.wire import Batch, Mutation
from tests.office import PROTOCOL, mutation, schema_check

MUTATION = schema_check("push.json#/$defs/mutation")
ENVELOPE = schema_check("push.json#/$defs/request")

values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 2**33),
    st.text(max_size=6),
    st.sampled_from([str(uuid4()), str(uuid4()).upper(), "notitie", "pip_versie", "Pip", "2026-11-24T10:00:00Z"]),
    st.sampled_from(["2026-11-24T10:00:00", "2026-11-24T10:00:00.123456+01:00", "2026-11-24 10:00:00Z"]),
    st.lists(st.one_of(st.text(max_size=4), st.integers(-1, 4)), max_size=18),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)
names = st.sampled_from([*mutation(), "seq", "extra"])


@given(st.dictionaries(names, values, max_size=3), st.sets(names, max_size=1))
def test_mutations(changes: dict[str, Any], left_out: set[str]) -> None:
    raw = {name: value for name, value in (mutation() | changes).items() if name not in left_out}
    assert _accepts(Mutation, raw) == MUTATION.is_valid(raw)


@given(st.dictionaries(st.sampled_from(["device", "app", "schema", "mutations", "extra"]), values, max_size=2))
def test_envelopes(changes: dict[str, Any]) -> None:
    raw: dict[str, Any] = {"device": "d", "app": "a", "schema": 1, "mutations": [{}]} | changes
    objects = all(isinstance(one, dict) for one in raw["mutations"]) if isinstance(raw["mutations"], list) else True
    if objects:  # the service is milder: what is not even an object is refused alone
        assert _accepts(Batch, raw) == ENVELOPE.is_valid(raw)


@pytest.mark.parametrize("path", sorted(PROTOCOL.glob("*.json")), ids=lambda path: path.name)
def test_the_schemas_are_schemas(path: Path) -> None:
    Draft202012Validator.check_schema(json.loads(path.read_text(encoding="utf-8")))


def _accepts(model: type[Mutation] | type[Batch], raw: Any) -> bool:
    try:
        model.model_validate(raw)
    except ValidationError:
        return False
    return True
