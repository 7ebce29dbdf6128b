import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.casework.order_keys import between


@given(st.lists(st.integers(0, 1000), max_size=80))
def test_a_new_key_fits_anywhere(places: list[int]) -> None:
    keys: list[str] = []
    for place in places:
        at = place % (len(keys) + 1)
        before, after = keys[at - 1] if at else "", keys[at] if at < len(keys) else ""
        made = between(before, after)
        assert before < made
        assert not after or made < after
        assert not made.endswith("0")
        keys.insert(at, made)
    assert keys == sorted(set(keys))


@pytest.mark.parametrize(("before", "after"), [("i", "i"), ("k", "i")])
def test_there_is_no_room_in_the_wrong_order(before: str, after: str) -> None:
    with pytest.raises(ValueError, match="order"):
        between(before, after)
