"""Answers in their new place or parked; never dropped, and always back again."""

import pytest

from desktop_app.forms import BrokenForm, FormDefinition, Session
from desktop_app.forms.migration import Migration, migrate, migrate_answers, migrate_xml
from desktop_app.forms.parking import Parked
from desktop_app.forms.succession import Rename
from tests.unit.forms.bed import NOON, bilingual, bind, form, inputs, session, values
from tests.unit.forms.test_succession import repeat, select

META = "<meta><instanceID/></meta>"
UID = bind("meta/instanceID", type="string", jr_preload="uid")


def filled(definition: FormDefinition, **answers: str) -> Session:
    current = session(definition)
    current.fill({f"/data/{name}": value for name, value in answers.items()})
    return current


def move(was: FormDefinition, now: FormDefinition, *renames: Rename, **answers: str) -> Migration:
    return migrate(filled(was, **answers), now, renames)


def parked(migration: Migration) -> list[tuple[str, str, str]]:
    return [(each.ref, each.value, each.reason) for each in migration.parked]


def test_answers_go_along_and_the_version_is_the_new_one() -> None:
    was, now = form(f"<a/><b/>{META}", UID), form(f"<a/><c>nieuw</c>{META}", UID)
    now.primary.set("version", "8")
    old = filled(was, a="ja", b="weg")
    result = migrate(old, now)
    assert values(result.session) == {
        "/data/a": "ja",
        "/data/c": "nieuw",
        "/data/meta/instanceID": values(old)["/data/meta/instanceID"],
    }
    assert 'version="8"' in result.session.serialise()
    assert result.parked == (Parked("/data/b", "weg", "removed", "7"),)
    assert result.refs["/data/a"] == "/data/a"


def test_a_blank_answer_stays_blank_where_the_form_has_a_default() -> None:
    old = session(form("<a>ja</a>", body=inputs("a")))
    old.set_value("/data/a", "")
    assert values(migrate(old, form("<a>nee</a>")).session) == {"/data/a": ""}


@pytest.mark.parametrize(
    ("was", "now", "value", "expected", "left"),
    [
        ("int", "decimal", "3", "3", []),
        ("date", "string", "2026-01-31", "2026-01-31", []),
        ("string", "int", "3", "", [("/data/a", "3", "retyped")]),
        ("decimal", "int", "3.5", "", [("/data/a", "3.5", "retyped")]),
    ],
)
def test_casts(was: str, now: str, value: str, expected: str, left: list[tuple[str, str, str]]) -> None:
    result = move(form("<a/>", bind("a", type=was)), form("<a/>", bind("a", type=now)), a=value)
    assert values(result.session) == {"/data/a": expected}
    assert parked(result) == left


def test_only_the_lost_options_of_a_multiple_choice_are_parked() -> None:
    was = form("<a/><b/>", body=select("a", "x", "y", "z", control="select") + select("b", "x", "y"))
    now = form("<a/><b/>", body=select("a", "x", "z", control="select") + select("b", "y", control="select"))
    result = move(was, now, a="x y z", b="x")
    assert values(result.session) == {"/data/a": "x z", "/data/b": ""}
    assert parked(result) == [("/data/a", "y", "choice_removed"), ("/data/b", "x", "choice_removed")]


def test_the_author_can_say_how_an_answer_becomes_another() -> None:
    was = form("<werk/><uren/>", bind("uren", type="int"), inputs("werk", "uren"))
    now = form("<baan/><g><omvang/></g>", "", select("baan", "yes", "no") + inputs("g/omvang"))
    renames = [
        Rename("werk", "baan", "if(. = 'ja', 'yes', 'no')"),
        Rename("uren", "/data/g/omvang", "if(${uren} > 30, 'vol', 'deel')"),
    ]
    result = move(was, now, *renames, werk="ja", uren="36")
    assert values(result.session) == {"/data/baan": "yes", "/data/g/omvang": "vol"}
    assert result.refs["/data/uren"] == "/data/g/omvang"
    assert not result.parked
    strange = move(was, now, Rename("werk", "baan", "concat(., '?')"), werk="ja")
    assert parked(strange) == [("/data/werk", "ja", "choice_removed")]


def household(*names: str, shown: str = "true()") -> FormDefinition:
    leaves = "".join(f"<{name}/>" for name in names)
    body = repeat("lid", *(f"lid/{name}" for name in names))
    return form(f"<lid>{leaves}</lid>", bind("lid", relevant=shown), body)


def test_rows_keep_their_keys_and_their_order() -> None:
    old = session(household("naam", "oud"))
    old.remove_repeat(old.node("/data/lid").children[0].ref)
    for key in ("b", "a", "leeg"):
        old.add_repeat("/data/lid", key)
    old.fill({"/data/lid[b]/naam": "Bo", "/data/lid[a]/naam": "Al", "/data/lid[a]/oud": "7"})
    result = migrate(old, household("naam", "nieuw"))
    assert [row.key for row in result.session.node("/data/lid").children] == ["b", "a", "leeg"]
    assert values(result.session)["/data/lid[a]/naam"] == "Al"
    assert parked(result) == [("/data/lid[a]/oud", "7", "removed")]
    assert result.parked[0].path == "/data/lid/oud"
    assert result.refs["/data/lid[leeg]"] == "/data/lid[leeg]"


def test_rows_that_a_count_has_no_place_for_are_parked() -> None:
    old = session(household("naam"))
    old.fill({"/data/lid[een]/naam": "Bo", "/data/lid[twee]/naam": "Al"})
    body = (
        '<group ref="/data/lid"><repeat nodeset="/data/lid" jr:count="2"><input ref="/data/lid/naam"/></repeat></group>'
    )
    result = migrate(old, form("<lid><naam/></lid>", "", body))
    assert parked(result) == [("/data/lid[twee]/naam", "Al", "no_row")], "the empty first row counts too"
    assert "/data/lid[twee]/naam" not in result.refs


def test_a_new_question_in_a_row_starts_as_the_form_says() -> None:
    old = session(household("naam"))
    now = form("<lid><naam/><land>NL</land></lid>", "", repeat("lid", "lid/naam", "lid/land"))
    result = migrate(old, now)
    assert [value for ref, value in values(result.session).items() if ref.endswith("land")] == ["NL"]


def test_hidden_answers_are_kept_and_named() -> None:
    was, now = form("<a/><b/>"), form("<a/><b/>", bind("b", relevant="/data/a = 'ja'"))
    result = move(was, now, a="nee", b="bewaard")
    assert result.newly_hidden == ("/data/b",)
    assert values(result.session)["/data/b"] == "bewaard"
    result.session.set_value("/data/a", "ja")
    assert result.session.node("/data/b").relevant


def test_what_is_asked_anew_and_what_is_wrong_now_is_named() -> None:
    was = form("<a/><b/><c/>", bind("c", constraint=". != 'x'"))
    now = form(
        "<a/><b/><c/>",
        bind("a", required="true()") + bind("b", constraint=". != 'x'") + bind("c", constraint=". != 'x'"),
    )
    old = filled(was, b="x", c="x")
    result = migrate(old, now)
    assert (result.newly_required, result.newly_invalid) == (("/data/a",), ("/data/b",))


def test_an_answer_that_the_form_now_computes_is_parked_and_a_computed_one_is_computed_anew() -> None:
    was = form("<a/><b/><c/>", bind("c", calculate="/data/a + 1", type="int"))
    now = form("<a/><b/><c/>", bind("b", calculate="'zelf'") + bind("c", calculate="/data/a + 2", type="int"))
    result = move(was, now, a="1", b="gezegd")
    assert values(result.session) == {"/data/a": "1", "/data/b": "zelf", "/data/c": "3"}
    assert parked(result) == [("/data/b", "gezegd", "calculated")]


def test_an_option_that_a_filter_hides_is_parked() -> None:
    items = "".join(f"<item><name>{name}</name><f>{at}</f></item>" for at, name in enumerate("xy", 1))
    lists = f'<instance id="l"><root>{items}</root></instance>'

    def of(filtered: str) -> FormDefinition:
        item = (
            f'<itemset nodeset="instance(\'l\')/root/item{filtered}"><value ref="name"/><label ref="name"/></itemset>'
        )
        return form("<f/><a/>", "", f'<select1 ref="/data/a">{item}</select1>', lists)

    result = move(of(""), of("[f = /data/f]"), f="2", a="x")
    assert parked(result) == [("/data/a", "x", "filtered")]
    assert values(result.session)["/data/a"] == ""


def test_going_back_brings_back_what_was_parked() -> None:
    was = form(
        "<a/><b/><c/><lid><naam/></lid>", bind("c", type="int"),
        inputs("a") + select("b", "x", "y", "z", control="select") + repeat("lid", "lid/naam"),
    )  # fmt: skip
    now = form("<b/><c/>", bind("c", type="date"), select("b", "x", "z", control="select"))
    old = filled(was, a="ja", b="x y", c="3", **{"lid[k]/naam": "Bo"})
    there = migrate(old, now)
    assert {each.value for each in there.parked} == {"ja", "y", "3", "Bo"}
    there.session.set_value("/data/b", "x z")
    back = migrate(there.session, was, parked=there.parked)
    assert not back.parked
    wanted = {ref: value for ref, value in values(old).items() if value} | {"/data/b": "x z y"}
    assert {ref: value for ref, value in values(back.session).items() if value} == wanted
    assert there.revert().snapshot() == old.snapshot()


def test_a_row_that_was_taken_out_does_not_come_back_with_a_parked_answer() -> None:
    was, now = household("naam", "oud"), household("naam")
    old = session(was)
    old.fill({"/data/lid[k]/naam": "Bo", "/data/lid[k]/oud": "7"})
    there = migrate(old, now)
    there.session.remove_repeat("/data/lid[k]")
    back = migrate(there.session, was, parked=there.parked)
    assert back.session.find("/data/lid[k]") is None
    assert back.parked == there.parked


def test_a_later_answer_goes_before_a_parked_one() -> None:
    was, now = form("<a/>", bind("a", type="int")), form("<a/>", bind("a", type="date"))
    there = move(was, now, a="3")
    there.session.set_value("/data/a", "2026-01-01")
    again = migrate(there.session, now, parked=there.parked)
    assert values(again.session) == {"/data/a": "2026-01-01"}
    assert again.parked == there.parked


def test_stored_answers_migrate_by_reference() -> None:
    was = form("<g><a/></g><lid><naam/></lid>", "", inputs("g/a") + repeat("lid", "lid/naam"))
    now = form("<h><a/></h><kind><naam/></kind>", "", inputs("h/a") + repeat("kind", "kind/naam"))
    stored = {"/data/lid[r1]": "a0", "/data/lid[r1]/naam": "Bo", "/data/lid[r2]": "a1", "/data/g/a": "", "/data/q": "?"}
    result = migrate_answers(stored, was, now, [Rename("lid", "kind")], now=lambda: NOON, new_key=lambda: "nieuw")
    assert result.refs == {
        "/data": "/data",
        "/data/g/a": "/data/h/a",
        "/data/lid": "/data/kind",
        "/data/lid[r1]": "/data/kind[r1]",
        "/data/lid[r1]/naam": "/data/kind[r1]/naam",
        "/data/lid[r2]": "/data/kind[r2]",
        "/data/lid[r2]/naam": "/data/kind[r2]/naam",
    }
    assert result.answers["/data/kind[r1]/naam"] == "Bo"
    assert parked(result) == [("/data/q", "?", "unknown")]


def test_xml_migrates_the_same_way() -> None:
    was, now = form("<g><a/></g><b/>"), form("<h><a/></h>")
    xml = '<data id="test" version="7"><g><a>ja</a></g><b>weg</b><c>?</c></data>'
    result = migrate_xml(xml, was, now, now=lambda: NOON, new_key=lambda: "k")
    assert values(result.session) == {"/data/h/a": "ja"}
    assert parked(result) == [("/data/b", "weg", "removed"), ("/data/c", "?", "unknown")]
    with pytest.raises(BrokenForm):
        migrate_xml('<data id="ander"/>', was, now, now=lambda: NOON, new_key=lambda: "k")


def test_the_language_goes_along_where_the_form_has_it() -> None:
    assert migrate(session(bilingual(), language="ar"), bilingual()).session.language == "ar"
    assert migrate(session(bilingual(), language="ar"), form("<naam/>")).session.language == "default"
