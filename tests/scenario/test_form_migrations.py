"""Whatever was answered, in whatever two versions: every answer is in its new place or parked, and comes back."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.forms import FormDefinition, Session, load_package
from desktop_app.forms.migration import Migration, migrate, migrate_answers, migrate_xml
from desktop_app.forms.parking import answers_of
from desktop_app.forms.publish import publish
from desktop_app.forms.submissions import import_submission
from desktop_app.forms.succession import compare
from tests.conformance.shared_data import FOLDER, present
from tests.scenario.form_walks import NOON, begin, walk
from tests.unit.forms.bed import bind, form, inputs
from tests.unit.forms.test_succession import repeat, select

Answers = dict[str, str]


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> tuple[FormDefinition, FormDefinition]:
    """Two versions of one real household form, the later one with 32 more questions."""
    out = tmp_path_factory.mktemp("versions")
    v9, v11 = (_published(FOLDER / "forms" / f"REACH_2024_MSNA_v{number}.xlsx", out) for number in (9, 11))
    return v9, v11


def _published(source: Path, out: Path) -> FormDefinition:
    return load_package(publish(source, out, lenient=True)).definition


def _walked(definition: FormDefinition, seed: int, *, steps: int) -> Session:
    session = begin(definition)
    list(walk(session, seed, 60))
    session.set_value("/data/introduction/consent", "yes")
    list(walk(session, seed + 1, steps))
    return session


def filled_in(session: Session) -> Answers:
    return {ref: value for ref, value in answers_of(session).items() if value}


def assert_nothing_lost(old: Session, result: Migration) -> None:
    """Every answer that a person gave is in the new version, with its value, or parked; or partly there, partly so."""
    now, parked = answers_of(result.session), {each.ref: each.value for each in result.parked}
    for ref, value in filled_in(old).items():
        field = old.node(ref).field
        here, aside = now.get(result.refs.get(ref, ""), ""), parked.get(ref, "")
        if field.calculate is not None and ref in result.refs:
            continue
        assert value in {here, aside} or set(value.split()) == {*here.split(), *aside.split()}, ref
    for ref in result.refs.values():
        assert result.session.find(ref) is not None
    settled = result.session.snapshot()
    result.session.full()
    assert result.session.snapshot() == settled


@present
def test_the_difference_between_real_versions(versions: tuple[FormDefinition, FormDefinition]) -> None:
    v9, v11 = versions
    result = compare(v9, v11)
    assert [heir.old for heir in result.kept] == list(v9.root.walk())
    leaves = [field for field in result.added if field.kind == "leaf"]
    assert len(leaves) == 32
    assert sum(not field.repeats() for field in leaves) == 21, "as measured in the specification"
    assert not any((result.removed, result.moved, result.retyped, result.relogic, result.choices))
    back = compare(v11, v9)
    assert {field.path for field in back.removed} == {field.path for field in result.added}


@present
@pytest.mark.parametrize("seed", [1, 2])
def test_a_real_interview_goes_to_the_next_version_and_back(
    versions: tuple[FormDefinition, FormDefinition], seed: int
) -> None:
    v9, v11 = versions
    old = _walked(v9, seed, steps=300)
    there = migrate(old, v11)
    assert_nothing_lost(old, there)
    assert not there.parked
    assert not there.newly_hidden
    id_ref = "/data/meta/instanceID"
    assert there.session.node(id_ref).value == old.node(id_ref).value != ""
    back = migrate(there.session, v9, parked=there.parked)
    assert filled_in(back.session) == filled_in(old)
    assert there.revert().snapshot() == old.snapshot()
    assert f'id="{v11.form_id}"' in there.session.serialise()


@present
@pytest.mark.parametrize("seed", [1, 2])
def test_answers_to_questions_the_older_version_lacks_are_parked_and_come_back(
    versions: tuple[FormDefinition, FormDefinition], seed: int
) -> None:
    v9, v11 = versions
    old = _walked(v11, seed, steps=500)
    there = migrate(old, v9)
    assert_nothing_lost(old, there)
    assert {each.reason for each in there.parked} == {"removed"}
    again = migrate(there.session, v11, parked=there.parked)
    assert filled_in(again.session) == filled_in(old)
    assert not again.parked


@present
def test_the_three_ways_in_agree(versions: tuple[FormDefinition, FormDefinition]) -> None:
    v9, v11 = versions
    old = _walked(v9, 5, steps=300)
    wanted = answers_of(migrate(old, v11).session)
    keys = iter(f"n{number}" for number in range(9999))
    xml = old.serialise(keep_hidden=True)
    by_xml = migrate_xml(xml, v9, v11, now=old.now, new_key=lambda: next(keys))
    by_ref = migrate_answers(answers_of(old), v9, v11, now=old.now, new_key=lambda: next(keys))
    assert answers_of(by_xml.session) == answers_of(by_ref.session) == wanted


@present
@pytest.mark.parametrize("seed", [1, 2])
def test_a_real_submission_comes_in_as_it_went_out(versions: tuple[FormDefinition, FormDefinition], seed: int) -> None:
    old = _walked(versions[1], seed, steps=300)
    imported = import_submission(old.definition, old.serialise(), now=old.now, new_key=old.new_key)
    assert imported.parked == ()
    assert imported.session.serialise() == old.serialise()


KINDS = ("text", "int", "decimal", "date", "one", "several")
SHELVES = ("", "g", "h", "lid", "kind")
Question = tuple[str, str, str]


@st.composite
def two_versions(draw: st.DrawFn) -> tuple[list[Question], list[Question]]:
    """Questions as name, kind and shelf; in the later version some are gone, moved, of another kind, or new."""
    question = st.tuples(st.sampled_from("abcdef"), st.sampled_from(KINDS), st.sampled_from(SHELVES))
    was = draw(st.lists(question, min_size=1, max_size=8))
    now: list[Question] = []
    for name, kind, shelf in was:
        fate = draw(st.sampled_from(["kept", "kept", "moved", "retyped", "gone"]))
        if fate != "gone":
            another = draw(st.sampled_from(KINDS)) if fate == "retyped" else kind
            now.append((name, another, draw(st.sampled_from(SHELVES)) if fate == "moved" else shelf))
    return was, now + draw(st.lists(question, max_size=2))


def _form(questions: list[Question], options: list[str]) -> FormDefinition:
    """Questions in groups g and h, in tables lid and kind, or outside; selects with these options."""
    shelves: dict[str, list[str]] = {"": [], "g": [], "h": [], "lid": [], "kind": []}
    binds, body = "", ""
    for name, kind, shelf in questions:
        path = f"{shelf}/{name}" if shelf else name
        if f"<{name}/>" in shelves[shelf]:
            continue
        shelves[shelf].append(f"<{name}/>")
        binds += bind(path, type=kind if kind in {"int", "decimal", "date"} else "string")
        shown = select(path, *options, control="select1" if kind == "one" else "select")
        body += shown if kind in {"one", "several"} else inputs(path)
    for table in ("lid", "kind"):
        body += repeat(table)
    inside = "".join(f"<{name}>{''.join(leaves)}</{name}>" for name, leaves in shelves.items() if name)
    return form(f"<vast/>{''.join(shelves[''])}{inside}", binds, body)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    versions=two_versions(),
    options=st.tuples(*[st.lists(st.sampled_from("xyzw"), min_size=1, max_size=4, unique=True)] * 2),
    seed=st.integers(0, 999),
)
def test_between_any_two_forms_nothing_is_lost(
    versions: tuple[list[Question], list[Question]], options: tuple[list[str], list[str]], seed: int
) -> None:
    old = begin(_form(versions[0], options[0]))
    list(walk(old, seed, 30))
    before = old.snapshot()
    new = _form(versions[1], options[1])
    there = migrate(old, new)
    assert_nothing_lost(old, there)
    assert old.snapshot() == before
    assert there.revert().snapshot() == before
    by_reference = migrate_answers(answers_of(old), old.definition, new, now=lambda: NOON, new_key=old.new_key)
    assert filled_in(by_reference.session) == filled_in(there.session)
    assert by_reference.parked == there.parked
    _assert_all_back(old, there)


def _assert_all_back(old: Session, there: Migration) -> None:
    """On the way back every answer returns, but for those that changed type on the way there."""
    back = migrate(there.session, old.definition, parked=there.parked)
    now, parked = answers_of(back.session), {each.ref: each.value for each in back.parked}
    for ref, value in filled_in(old).items():
        aside = parked.get(ref, "") or parked.get(there.refs.get(ref, ""), "")
        assert set(value.split()) == {*now.get(ref, "").split(), *aside.split()}, ref
