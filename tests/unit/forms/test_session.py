"""What a session promises: values, relevance, constraints, choices, repeats, and exact change sets."""

import pytest

from desktop_app.forms import ChangeSet, RepeatRefused, Session, UnknownReference, ValueRefused
from tests.unit.forms.bed import bind, form, inputs, session, values


def test_a_hidden_question_is_blank_but_keeps_its_answer() -> None:
    current = session(
        form(
            "<a>ja</a><b>x</b><c/>",
            bind("b", relevant="/data/a = 'ja'") + bind("c", calculate="if(/data/b != 'x', 'anders', 'x')"),
            inputs("a", "b"),
        )
    )
    changes = current.set_value("/data/a", "nee")
    assert changes == ChangeSet(values=frozenset({"/data/a", "/data/c"}), relevant=frozenset({"/data/b"}))
    assert values(current) == {"/data/a": "nee", "/data/b": "x", "/data/c": "anders"}
    assert "<b>" not in current.serialise()
    current.set_value("/data/a", "ja")
    assert values(current)["/data/c"] == "x"
    assert "<b>x</b>" in current.serialise()


def test_relevance_is_inherited_and_reaches_what_depends_on_it() -> None:
    current = session(
        form(
            "<aan>0</aan><g><h><x>5</x></h></g><som/>",
            bind("g", relevant="/data/aan = 1") + bind("som", calculate="count(/data/g/h/x) + 10"),
            inputs("aan", "g/h/x"),
        )
    )
    assert values(current)["/data/som"] == "10"
    changes = current.set_value("/data/aan", "1")
    assert changes.relevant == {"/data/g", "/data/g/h", "/data/g/h/x"}
    assert values(current)["/data/som"] == "11"


def test_an_answer_that_changes_nothing_gives_an_empty_change_set() -> None:
    current = session(form("<a/>", "", inputs("a")))
    assert current.set_value("/data/a", "x")
    assert not current.set_value("/data/a", "x")


@pytest.mark.parametrize(
    ("kind", "raw", "stored"),
    [
        ("int", " 007 ", "7"),
        ("int", "-3", "-3"),
        ("decimal", "+1.50", "1.50"),
        ("date", "2026-11-24", "2026-11-24"),
        ("date", "2026-11-24T10:00:00Z", "2026-11-24"),
        ("dateTime", "2026-11-24T10:00:00+01:00", "2026-11-24T10:00:00+01:00"),
        ("time", "13:45", "13:45"),
        ("boolean", "true", "true"),
        ("string", " vrij ", " vrij "),
    ],
)
def test_answers_are_stored_in_the_spelling_of_their_type(kind: str, raw: str, stored: str) -> None:
    current = session(form("<a/>", bind("a", type=kind), inputs("a")))
    current.set_value("/data/a", raw)
    assert values(current) == {"/data/a": stored}


@pytest.mark.parametrize(
    ("kind", "raw"),
    [("int", "1.5"), ("int", "x"), ("int", "9" * 40), ("decimal", "1,5"), ("date", "2026-02-30"), ("time", "25:00"),
     ("dateTime", "gisteren"), ("boolean", "ja")],
)  # fmt: skip
def test_an_answer_of_another_type_is_refused_and_changes_nothing(kind: str, raw: str) -> None:
    current = session(form("<a>0</a><b/>", bind("a", type=kind) + bind("b", calculate="/data/a"), inputs("a")))
    before = current.snapshot()
    with pytest.raises(ValueRefused) as caught:
        current.set_value("/data/a", raw)
    assert caught.value.params == {"expected": kind}
    assert len(raw) < 3 or raw not in str(caught.value)
    assert current.snapshot() == before


def test_a_broken_constraint_is_stored_and_shown() -> None:
    current = session(form("<a/><b>3</b>", bind("a", type="int", constraint=". &gt; /data/b"), inputs("a", "b")))
    node = current.node("/data/a")
    assert node.valid
    assert current.set_value("/data/a", "2").valid == {"/data/a"}
    assert (node.value, node.valid) == ("2", False)
    assert current.set_value("/data/b", "1").valid == {"/data/a"}
    assert node.valid
    assert current.set_value("/data/a", "").valid == frozenset()


def test_required_counts_only_while_relevant_and_empty() -> None:
    current = session(
        form("<a/><b/>", bind("b", required="/data/a != ''", relevant="/data/a != 'weg'"), inputs("a", "b"))
    )
    node = current.node("/data/b")
    assert not node.missing
    assert current.set_value("/data/a", "x").required == {"/data/b"}
    assert node.missing
    current.set_value("/data/a", "weg")
    assert (node.required, node.missing) == (True, False)


def test_read_only_is_inherited_and_a_visible_calculation_cannot_be_typed_over() -> None:
    current = session(
        form(
            "<slot>0</slot><g><a/></g><b/>",
            bind("g", readonly="/data/slot = 1") + bind("b", calculate="1 + 1"),
            inputs("slot", "g/a", "b"),
        )
    )
    assert current.set_value("/data/slot", "1").readonly == {"/data/g", "/data/g/a"}
    assert current.node("/data/g/a").readonly
    with pytest.raises(ValueRefused):
        current.set_value("/data/b", "3")


SELECTS = (
    '<instance id="steden"><root><item><name>ams</name><land>nl</land></item>'
    "<item><name>rot</name><land>nl</land></item>"
    "<item><name>ant</name><land>be</land></item></root></instance>"
)


def _cascade() -> Session:
    body = (
        '<select1 ref="/data/land"><item><label>NL</label><value>nl</value></item>'
        "<item><label>BE</label><value>be</value></item></select1>"
        '<select ref="/data/stad"><itemset nodeset="instance(\'steden\')/root/item[land = /data/land]">'
        '<value ref="name"/><label ref="name"/></itemset></select>'
    )
    return session(form("<land>nl</land><stad/>", "", body, SELECTS))


def test_a_choice_that_is_filtered_away_goes_from_the_answer() -> None:
    current = _cascade()
    assert [choice.value for choice in current.choices("/data/stad")] == ["ams", "rot"]
    current.set_value("/data/stad", "rot ams rot")
    assert values(current)["/data/stad"] == "rot ams"
    changes = current.set_value("/data/land", "be")
    assert changes.choices == {"/data/stad"}
    assert changes.values == {"/data/land", "/data/stad"}
    assert values(current)["/data/stad"] == ""
    assert [choice.value for choice in current.choices("/data/stad")] == ["ant"]


@pytest.mark.parametrize(("ref", "value"), [("/data/land", "fr"), ("/data/land", "nl be"), ("/data/stad", "ams xxx")])
def test_what_is_no_option_is_refused(ref: str, value: str) -> None:
    current = _cascade()
    with pytest.raises(ValueRefused):
        current.set_value(ref, value)


def test_filling_takes_answers_in_any_order_and_leaves_out_what_does_not_fit() -> None:
    current = _cascade()
    current.fill({"/data/stad": "ant", "/data/land": "be", "/data/weg": "1"})
    assert values(current) == {"/data/stad": "ant", "/data/land": "be"}
    current.fill({"/data/land": "fr"})
    assert values(current)["/data/land"] == "be"


def test_options_from_a_repeat_follow_its_rows() -> None:
    body = (
        '<repeat nodeset="/data/kind"><input ref="/data/kind/naam"/></repeat>'
        '<select1 ref="/data/wie"><itemset nodeset="/data/kind[naam != \'\']">'
        '<value ref="naam"/><label ref="naam"/></itemset></select1>'
    )
    current = session(form("<kind><naam/></kind><wie/>", "", body))
    first = current.root.children[0].children[0]
    assert current.choices("/data/wie") == ()
    assert "/data/wie" in current.set_value(f"{first.ref}/naam", "Aya").choices
    assert [choice.value for choice in current.choices("/data/wie")] == ["Aya"]
    current.set_value("/data/wie", "Aya")
    current.remove_repeat(first.ref)
    assert values(current) == {"/data/wie": ""}


@pytest.mark.parametrize("ref", ["", "/", "/data/x", "/other", "/data/a[1]", "data/a", "/data//a", "/data/a/"])
def test_unknown_references(ref: str) -> None:
    current = session(form("<a/>"))
    assert current.find(ref) is None
    with pytest.raises(UnknownReference):
        current.set_value(ref, "x")


def test_preloads_and_identity() -> None:
    preloads = (
        bind("wie", jr_preload="property", jr_preloadParams="username")
        + bind("dag", type="date", jr_preload="date", jr_preloadParams="today")
        + bind("start", type="dateTime", jr_preload="timestamp", jr_preloadParams="start")
        + bind("eind", type="dateTime", jr_preload="timestamp", jr_preloadParams="end")
        + bind("id", jr_preload="uid")
    )
    current = session(form("<wie/><dag/><start/><eind/><id/>", preloads), username="a.devries")
    found = values(current)
    assert found["/data/wie"] == "a.devries"
    assert found["/data/dag"] == "2026-11-24"
    assert found["/data/start"] == "2026-11-24T12:30:00.000+00:00"
    assert found["/data/id"].startswith("uuid:")
    assert found["/data/eind"] == ""
    assert "<eind>2026-11-24T12:30:00.000+00:00</eind>" in current.serialise()


def test_a_trigger_writes_once_per_change_of_its_source() -> None:
    model = '<setvalue event="odk-instance-first-load" ref="/data/c" value="2 + 3"/>'
    action = '<setvalue event="xforms-value-changed" ref="/data/b" value="concat(/data/a, 1)"/>'
    body = f'<input ref="/data/a">{action}</input>'
    current = session(form("<a/><b/><c/>", "", body, model))
    assert values(current) == {"/data/a": "", "/data/b": "", "/data/c": "5"}
    assert current.set_value("/data/a", "x").values == {"/data/a", "/data/b"}
    current.set_value("/data/b", "anders")
    assert values(current)["/data/b"] == "anders"
    current.set_value("/data/a", "x")
    assert values(current)["/data/b"] == "anders"


def test_mutual_relevance_settles() -> None:
    both = bind("a", relevant="/data/b != 'x'") + bind("b", relevant="/data/a != 'x'")
    current = session(form("<a/><b/>", both, inputs("a", "b")))
    current.set_value("/data/a", "x")
    assert not current.node("/data/b").relevant
    current.set_value("/data/a", "")
    assert current.node("/data/b").relevant


def test_a_counted_repeat_belongs_to_its_count() -> None:
    body = '<input ref="/data/n"/><repeat nodeset="/data/r" jr:count="/data/n"><input ref="/data/r/x"/></repeat>'
    current = session(form("<n/><r><x/></r>", bind("n", type="int"), body))
    rows = current.node("/data/r")
    assert len(rows.children) == 0
    changes = current.set_value("/data/n", "2")
    assert changes.structure == {"/data/r"}
    assert changes.added == tuple(child.ref for child in rows.children)
    current.set_value("/data/n", "")
    assert len(rows.children) == 2, "a count that is not answered leaves the rows alone"
    removed = rows.children[1].ref
    assert current.set_value("/data/n", "1").removed == (removed,)
    with pytest.raises(RepeatRefused):
        current.add_repeat("/data/r")
    with pytest.raises(RepeatRefused):
        current.remove_repeat(rows.children[0].ref)
