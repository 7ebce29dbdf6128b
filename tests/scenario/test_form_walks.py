"""Whatever a caseworker does, in whatever order: the incremental run agrees with computing everything anew."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.forms import Choice, FormDefinition, Session, load_package
from desktop_app.forms.publish import publish
from tests.scenario.form_walks import begin, walk

RESOURCES = Path(__file__).resolve().parents[2] / "resources" / "forms"
OTHERS = Path(__file__).resolve().parents[2].parent / "shared" / "conformance" / "forms"
REAL = ["whova_form.xlsx", "REACH_2024_MSNA_v11.xlsx", "ifrc-distribution-site-assessment-v1.xlsx"]
SLOW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _definition(source: Path, out: Path) -> FormDefinition:
    return load_package(publish(source, out, lenient=True)).definition


@pytest.fixture(scope="module")
def intake(tmp_path_factory: pytest.TempPathFactory) -> FormDefinition:
    return _definition(RESOURCES / "brede-intake.xlsx", tmp_path_factory.mktemp("intake"))


@pytest.fixture(scope="module", params=REAL)
def real(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> FormDefinition:
    if not OTHERS.is_dir():
        pytest.skip("the real forms of others do not lie beside this checkout")
    return _definition(OTHERS / request.param, tmp_path_factory.mktemp("real"))


def _agree_all_the_way(definition: FormDefinition, seed: int, steps: int) -> None:
    session = begin(definition)
    for act in walk(session, seed, steps):
        settled = session.snapshot()
        session.full()
        assert session.snapshot() == settled, act


@SLOW
@given(seed=st.integers(0, 2**32))
def test_the_questionnaire_stays_consistent(intake: FormDefinition, seed: int) -> None:
    _agree_all_the_way(intake, seed, steps=40)


@SLOW
@given(seed=st.integers(0, 2**32))
def test_real_forms_stay_consistent(real: FormDefinition, seed: int) -> None:
    _agree_all_the_way(real, seed, steps=25)


def _offers(session: Session) -> dict[str, tuple[Choice, ...]]:
    return {node.ref: session.choices(node.ref) for node in session.root.walk() if node.field.choices is not None}


def _undo_all_and_redo_all(definition: FormDefinition, seed: int, steps: int) -> None:
    session = begin(definition)
    states = [(session.snapshot(), _offers(session))]
    for act in walk(session, seed, steps):
        if (session.snapshot(), _offers(session)) != states[-1]:
            states.append((session.snapshot(), _offers(session)))
        assert act
    for state in reversed(states[:-1]):
        assert session.undo()
        assert (session.snapshot(), _offers(session)) == state
    assert session.undo() is None
    for state in states[1:]:
        assert session.redo()
        assert (session.snapshot(), _offers(session)) == state
    assert session.redo() is None
    session.full()
    assert session.snapshot() == states[-1][0]


@SLOW
@given(seed=st.integers(0, 2**32))
def test_undo_brings_the_questionnaire_back_step_by_step(intake: FormDefinition, seed: int) -> None:
    _undo_all_and_redo_all(intake, seed, steps=25)


@SLOW
@given(seed=st.integers(0, 2**32))
def test_undo_brings_real_forms_back_step_by_step(real: FormDefinition, seed: int) -> None:
    _undo_all_and_redo_all(real, seed, steps=15)


@SLOW
@given(seed=st.integers(0, 2**32))
def test_a_change_set_names_every_change(intake: FormDefinition, seed: int) -> None:
    """What is not in the change set looks as it looked: the screen redraws nothing else."""
    session = begin(intake)
    known = session.snapshot()
    for node in [node for node in session.root.walk() if node.field.control == "select1" and node.relevant][:6]:
        options = session.choices(node.ref)
        if not options:
            continue
        changes = session.set_value(node.ref, options[seed % len(options)].value)
        now = session.snapshot()
        named = {
            0: changes.values, 1: changes.relevant, 2: changes.required, 3: changes.readonly, 4: changes.valid,
            5: changes.structure,
        }  # fmt: skip
        for ref in known.keys() & now.keys():
            for at, refs in named.items():
                assert (known[ref][at] != now[ref][at]) is (ref in refs), (ref, at)
        known = now
