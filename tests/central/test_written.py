"""What is read and written by a quick library is what json reads and writes: the hashes of the history cover it."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from central.api.reading import Unreadable, _parse
from central.store.engine import Real, canonical, written
from central.wire import DEEPEST, read_mutation
from tests.office import mutation

TEXTS = st.text(st.characters(codec="utf-8"))
LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS
JSON = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner))
SMALL = ("1e-5", "0.0001", "-0", "-0.0", "5e-324", "1e-400")
LARGE = ("1e16", "1E5", "123456789012345680.0", "9007199254740993.0", str(2**64), str(-(2**63) - 1), "9" * 300)


@given(JSON)
def test_what_was_read_is_written_as_its_hash_was_made(value: Any) -> None:
    read = _parse(json.dumps(value, ensure_ascii=False).encode())
    assert read == value
    assert written(read) == canonical(value)
    assert canonical(read) == canonical(value)


@pytest.mark.parametrize("digits", SMALL + LARGE)
def test_a_number_keeps_its_digits(digits: str) -> None:
    plain = json.loads(digits)
    read = _parse(digits.encode())
    assert (read, isinstance(read, int)) == (plain, isinstance(plain, int))
    assert written([read]) == canonical([plain])


@pytest.mark.parametrize("coding", ["utf-8-sig", "utf-16", "utf-32"])
def test_other_codings_of_json_are_read_too(coding: str) -> None:
    assert _parse('{"é":1.5}'.encode(coding)) == {"é": 1.5}


@pytest.mark.parametrize("text", ["NaN", "[Infinity]", "1e400", "[1,]", '"\x01"', "", "01", '"\\x"'])
def test_what_is_not_json_is_read_by_neither(text: str) -> None:
    with pytest.raises(Unreadable):
        _parse(text.encode())


@pytest.mark.parametrize("value", ["\ud800", {"\udfff": 1}, Real("nan"), [Real("inf")]])
def test_what_cannot_be_kept_is_not_written(value: Any) -> None:
    with pytest.raises(ValueError, match="surrogates|JSON compliant"):
        written([value])


def test_many_levels_side_by_side_are_not_deep() -> None:
    sent = mutation(body={"a": [[1]] * DEEPEST, "b": [{"c": {}}] * DEEPEST})
    read, body = read_mutation(sent)
    assert json.loads(body) == read.body == sent["body"]
