"""Repeats by stable key: references, positions, sums, and who is told about what."""

import pytest

from desktop_app.forms import RepeatRefused, Session
from tests.unit.forms.bed import bind, form, inputs, session, values


def household() -> Session:
    """Members with a number; a sum, a count, a position, and an absolute path that means "my row"."""
    body = (
        '<repeat nodeset="/data/lid"><input ref="/data/lid/jaren"/>'
        '<repeat nodeset="/data/lid/kind"><input ref="/data/lid/kind/naam"/></repeat></repeat>'
    )
    binds = (
        bind("lid/jaren", type="int")
        + bind("lid/nummer", type="int", calculate="position(..)")
        + bind("lid/dubbel", type="int", calculate="/data/lid/jaren * 2")
        + bind("lid/kind/bij", calculate="../../nummer")
        + bind("som", type="int", calculate="sum(/data/lid/jaren)")
        + bind("aantal", type="int", calculate="count(/data/lid)")
        + bind("tweede", calculate="indexed-repeat(/data/lid/jaren, /data/lid, 2)")
    )
    return session(
        form(
            '<lid jr:template=""><jaren/><nummer/><dubbel/><kind jr:template=""><naam/><bij/></kind></lid>'
            "<som/><aantal/><tweede/>",
            binds,
            body,
        )
    )


def test_instances_have_stable_keys_and_moving_positions() -> None:
    current = household()
    for key in ("a", "b", "c"):
        assert current.add_repeat("/data/lid", key).added == (f"/data/lid[{key}]",)
    current.set_value("/data/lid[b]/jaren", "7")
    changes = current.remove_repeat("/data/lid[a]")
    assert changes.removed == ("/data/lid[a]",)
    assert changes.structure == {"/data/lid"}
    assert current.node("/data/lid[b]").position == 1
    assert values(current)["/data/lid[b]/jaren"] == "7"
    assert changes.values == {"/data/lid[b]/nummer", "/data/lid[c]/nummer", "/data/aantal", "/data/tweede"}


def test_an_answer_in_a_row_runs_only_its_own_row() -> None:
    current = household()
    for key in ("a", "b", "c"):
        current.add_repeat("/data/lid", key)
    current.fill({"/data/lid[a]/jaren": "1", "/data/lid[c]/jaren": "2"})
    changes = current.set_value("/data/lid[b]/jaren", "4")
    assert changes.values == {"/data/lid[b]/jaren", "/data/lid[b]/dubbel", "/data/som", "/data/tweede"}
    assert values(current)["/data/lid[b]/dubbel"] == "8"
    assert values(current)["/data/lid[a]/dubbel"] == "2"
    assert (values(current)["/data/som"], values(current)["/data/tweede"]) == ("7", "4")


def test_repeats_in_repeats() -> None:
    current = household()
    current.add_repeat("/data/lid", "a")
    current.add_repeat("/data/lid", "b")
    current.add_repeat("/data/lid[b]/kind", "x")
    assert values(current)["/data/lid[b]/kind[x]/bij"] == "2"
    current.remove_repeat("/data/lid[a]")
    assert values(current)["/data/lid[b]/kind[x]/bij"] == "1"
    node = current.node("/data/lid[b]/kind[x]/naam")
    parent = node.parent
    assert parent is not None
    assert (parent.key, parent.position) == ("x", 1)
    assert parent.parent is not None
    assert parent.parent.is_range


def test_a_key_is_used_once() -> None:
    current = household()
    current.add_repeat("/data/lid", "a")
    with pytest.raises(RepeatRefused):
        current.add_repeat("/data/lid", "a")
    with pytest.raises(RepeatRefused):
        current.add_repeat("/data/som")
    with pytest.raises(RepeatRefused):
        current.remove_repeat("/data/lid")


def test_hidden_rows_do_not_count() -> None:
    body = '<input ref="/data/alle"/><repeat nodeset="/data/r"><input ref="/data/r/x"/></repeat>'
    binds = bind("r", relevant="/data/alle = 'ja' or position(.) = 1") + bind(
        "n", type="int", calculate="count(/data/r)"
    )
    current = session(form("<alle>ja</alle><r><x>a</x></r><r><x>b</x></r><n/>", binds, body))
    first, second = current.node("/data/r").children
    assert values(current)["/data/n"] == "2"
    changes = current.set_value("/data/alle", "nee")
    assert {second.ref, f"{second.ref}/x"} <= changes.relevant
    assert values(current)["/data/n"] == "1"
    assert (first.relevant, second.relevant) == (True, False)


def test_filling_makes_the_rows_it_names() -> None:
    current = household()
    current.fill({"/data/lid[p]/kind[q]/naam": "Sam", "/data/lid[p]/jaren": "40", "/data/lid[o]/jaren": "2"})
    assert [child.key for child in current.node("/data/lid").children] == ["p", "o"]
    assert values(current)["/data/lid[p]/kind[q]/naam"] == "Sam"
    assert values(current)["/data/som"] == "42"


def test_new_rows_take_defaults_and_fire_their_event() -> None:
    body = (
        '<repeat nodeset="/data/r"><input ref="/data/r/x"/><input ref="/data/r/y"/>'
        '<setvalue event="odk-new-repeat" ref="/data/r/y" value="concat(../x, position(..))"/></repeat>'
    )
    current = session(form('<r jr:template=""><x>std</x><y/></r>', "", body + inputs()))
    current.add_repeat("/data/r", "a")
    current.add_repeat("/data/r", "b")
    assert values(current) == {
        "/data/r[a]/x": "std",
        "/data/r[a]/y": "std1",
        "/data/r[b]/x": "std",
        "/data/r[b]/y": "std2",
    }


@pytest.mark.parametrize(
    ("predicate", "found"),
    [
        ("position() = 2", "7"),
        ("/data/welke = position()", "7"),
        ("position() = '2'", "7"),
        ("position() = -1", ""),
        ("position() = 1.5", ""),
        ("position() = 9", ""),
        ("position() = ''", ""),
        ("position() = true()", "5 7 9"),
        ("position() = /data/keus/nummer", "5 9"),
        ("position() = jaren - 4", "5"),
        ("position() = last()", "9"),
    ],
)
def test_a_row_is_picked_by_its_position(predicate: str, found: str) -> None:
    current = session(
        form(
            '<lid jr:template=""><jaren/></lid><keus jr:template=""><nummer/></keus><welke>2</welke><uit/>',
            bind("uit", calculate=f"join(' ', /data/lid[{predicate}]/jaren)"),
            '<repeat nodeset="/data/lid"><input ref="/data/lid/jaren"/></repeat>'
            '<repeat nodeset="/data/keus"><input ref="/data/keus/nummer"/></repeat>',
        )
    )
    current.fill({"/data/keus[x]/nummer": "1", "/data/keus[y]/nummer": "3"})
    for key, age in zip("abc", ("5", "7", "9"), strict=True):
        current.add_repeat("/data/lid", key)
        current.set_value(f"/data/lid[{key}]/jaren", age)
    assert values(current)["/data/uit"] == found
