"""What became of every question between two versions."""

import pytest

from desktop_app.forms import FormDefinition, UnknownReference
from desktop_app.forms.succession import Rename, Succession, compare
from tests.unit.forms.bed import bind, form, inputs


def select(path: str, *options: str, control: str = "select1") -> str:
    items = "".join(f"<item><label>{value}</label><value>{value}</value></item>" for value in options)
    return f'<{control} ref="/data/{path}">{items}</{control}>'


def repeat(path: str, *names: str) -> str:
    return f'<group ref="/data/{path}"><repeat nodeset="/data/{path}">{inputs(*names)}</repeat></group>'


def paths(succession: Succession, what: str) -> list[tuple[str, str]]:
    return [(heir.old.path, heir.new.path) for heir in getattr(succession, what)]


def test_the_same_form_keeps_everything() -> None:
    one = form("<a/><g><b/></g>", bind("a", type="int"), inputs("a", "g/b"))
    result = compare(one, one)
    assert [heir.old.path for heir in result.kept] == [field.path for field in one.root.walk()]
    assert not any(
        (result.added, result.removed, result.moved, result.renamed, result.retyped, result.relogic, result.choices)
    )


def test_a_question_in_another_group_is_found_by_its_unique_name() -> None:
    result = compare(form("<g><a/></g><h><b/></h>"), form("<g><c/></g><h><b/><a/></h>"))
    assert paths(result, "moved") == [("/data/g/a", "/data/h/a")]
    assert [field.path for field in result.added] == ["/data/g/c"]
    assert not result.removed


def test_a_name_that_is_there_twice_is_not_guessed() -> None:
    result = compare(form("<g><a/></g><h><a/></h>"), form("<g><a/></g><k><a/></k>"))
    assert not result.moved
    assert [field.path for field in result.removed] == ["/data/h", "/data/h/a"]
    assert [field.path for field in result.added] == ["/data/k", "/data/k/a"]


def test_nothing_moves_between_tables() -> None:
    was = form("<lid><a/></lid><b/>", body=repeat("lid", "lid/a") + inputs("b"))
    now = form("<lid><b/></lid><a/>", body=repeat("lid", "lid/b") + inputs("a"))
    result = compare(was, now)
    assert not result.moved
    assert {field.path for field in result.removed} == {"/data/lid/a", "/data/b"}
    mapped = compare(was, now, [Rename("a", "a")])
    assert {field.path for field in mapped.removed} == {"/data/lid/a", "/data/b"}


def test_what_stands_in_a_renamed_table_goes_along() -> None:
    was = form("<lid><a/><g><b/></g></lid>", body=repeat("lid", "lid/a", "lid/g/b"))
    now = form("<x><kind><a/><g><b/></g></kind></x>", body=repeat("x/kind", "x/kind/a", "x/kind/g/b"))
    result = compare(was, now, [Rename("lid", "/data/x/kind")])
    assert paths(result, "renamed") == [("/data/lid", "/data/x/kind")]
    assert ("/data/lid/g/b", "/data/x/kind/g/b") in paths(result, "kept")
    assert not result.removed


def test_the_authors_word_goes_before_the_same_place() -> None:
    result = compare(form("<a/><b/>"), form("<a/><b/>"), [Rename("a", "b")])
    assert paths(result, "renamed") == [("/data/a", "/data/b")]
    assert [field.path for field in result.removed] == ["/data/b"]
    assert [field.path for field in result.added] == ["/data/a"]


@pytest.mark.parametrize("rename", [Rename("weg", "a"), Rename("a", "weg"), Rename("x", "a")])
def test_a_word_about_a_question_that_is_not_there_is_refused(rename: Rename) -> None:
    with pytest.raises(UnknownReference):
        compare(form("<a/><g><x/></g><h><x/></h>"), form("<a/>"), [rename])


@pytest.mark.parametrize(
    ("was", "now", "retyped", "fits"),
    [
        (("a", "int"), ("a", "int"), False, True),
        (("a", "int"), ("a", "decimal"), True, True),
        (("a", "decimal"), ("a", "int"), True, False),
        (("a", "date"), ("a", "string"), True, True),
        (("a", "string"), ("a", "date"), True, False),
    ],
)
def test_types_may_grow_wider_or_become_text(
    was: tuple[str, str], now: tuple[str, str], retyped: bool, fits: bool
) -> None:
    def of(name: str, kind: str) -> FormDefinition:
        return form(f"<{name}/>", bind(name, type=kind), inputs(name))

    result = compare(of(*was), of(*now))
    assert bool(result.retyped) is retyped
    assert result.heirs["/data/a"].fits is fits


def test_one_answer_may_become_several_but_not_the_other_way() -> None:
    one, several = form("<a/>", body=select("a", "x")), form("<a/>", body=select("a", "x", control="select"))
    assert compare(one, several).heirs["/data/a"].fits
    assert not compare(several, one).heirs["/data/a"].fits
    assert paths(compare(one, several), "recontrolled") == [("/data/a", "/data/a")]


def test_a_question_that_became_a_table_is_another_question() -> None:
    result = compare(form("<a/>"), form("<a><b/></a>", body=repeat("a", "a/b")))
    assert paths(result, "retyped") == [("/data/a", "/data/a")]
    assert [field.path for field in result.removed] == ["/data/a"]


def test_logic_and_choices_are_compared() -> None:
    was = form("<a/><b/>", bind("a", relevant="/data/b = 1", required="true()"), select("a", "x", "y"))
    now = form("<a/><b/>", bind("a", relevant="/data/b = 2", required="true()"), select("a", "y", "z"))
    result = compare(was, now)
    assert [(heir.old.path, heir.logic) for heir in result.relogic] == [("/data/a", ("relevant",))]
    assert [(change.removed, change.added) for change in result.choices] == [(("x",), ("z",))]


def test_the_prefix_of_meta_does_not_matter() -> None:
    was = form('<orx:meta xmlns:orx="http://openrosa.org/xforms"><orx:instanceID/></orx:meta>')
    now = form("<meta><instanceID/></meta>")
    assert ("/data/orx:meta/orx:instanceID", "/data/meta/instanceID") in paths(compare(was, now), "kept")
