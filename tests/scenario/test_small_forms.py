"""Any walk through small forms full of knots: the incremental state is the full one, a change set names every change,
and what was saved comes back. Hypothesis throws the dice, so that a walk that fails shrinks to its shortest."""

from collections.abc import Sequence
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.forms import ChangeSet, FormDefinition, Session
from tests.scenario.form_walks import NOON, begin, wander
from tests.scenario.small_forms import FORMS
from tests.unit.forms.workbooks import published

OFTEN = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
STEPS = st.integers(1, 14)
STATES = ("values", "relevant", "required", "readonly", "valid", "structure")
T = TypeVar("T")


class Thrown:
    """Dice whose every throw Hypothesis can make smaller."""

    def __init__(self, data: st.DataObject) -> None:
        self.data = data

    def randint(self, a: int, b: int, /) -> int:
        return self.data.draw(st.integers(a, b))

    def random(self) -> float:
        return self.randint(0, 9) / 10

    def choice(self, seq: Sequence[T], /) -> T:
        return seq[self.randint(0, len(seq) - 1)]

    def sample(self, population: Sequence[T], k: int, /) -> list[T]:
        left = list(population)
        return [left.pop(self.randint(0, len(left) - 1)) for _ in range(k)]


Look = dict[str, tuple[Any, ...]]


@pytest.fixture(scope="module", params=list(FORMS))
def small(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> FormDefinition:
    return published(tmp_path_factory.mktemp(request.param), FORMS[request.param])


def _walked(definition: FormDefinition, dice: Thrown, steps: int) -> Session:
    session = begin(definition)
    for _ in wander(session, dice, steps):
        if len(definition.languages) > 1 and dice.random() < 0.2:
            session.set_language(dice.choice([language.name for language in definition.languages]))
    return session


@OFTEN
@given(data=st.data(), steps=STEPS)
def test_the_incremental_state_is_the_full_one(small: FormDefinition, data: st.DataObject, steps: int) -> None:
    session = _walked(small, Thrown(data), steps)
    settled = session.snapshot()
    session.full()
    assert session.snapshot() == settled


def _seen(session: Session) -> Look:
    """What a screen shows of every node besides its state: its options, their words, its own words."""
    return {
        node.ref: (
            session.choices(node.ref),
            {choice.value: session.choice_text(node.ref, choice.value) for choice in session.choices(node.ref)},
            [session.text(node.ref, what) for what in ("label", "hint", "constraint", "required")],
        )
        for node in session.root.walk()
        if node.relevant
    }


@OFTEN
@given(data=st.data(), steps=STEPS)
def test_a_change_set_names_every_change(small: FormDefinition, data: st.DataObject, steps: int) -> None:
    session = begin(small)
    before, seen = session.snapshot(), _seen(session)
    for act, changes in wander(session, Thrown(data), steps):
        after, shown = session.snapshot(), _seen(session)
        for ref in before.keys() & after.keys():
            for at, what in enumerate(STATES):
                assert (before[ref][at] != after[ref][at]) is (ref in getattr(changes, what)), (act, ref, what)
        assert _new_rows_are_named(before, after, changes), act
        assert _marks_cover(seen, shown, changes), act
        before, seen = after, shown


def _new_rows_are_named(before: Look, after: Look, changes: ChangeSet) -> bool:
    """Rows inside a new row come with it."""
    rows = {ref for ref in after.keys() - before.keys() if ref.endswith("]")}
    return all(any(row.startswith(added) for added in changes.added) for row in rows)


def _marks_cover(seen: Look, shown: Look, changes: ChangeSet) -> bool:
    def covers(ref: str) -> bool:
        (choices, words, texts), (choices_now, words_now, texts_now) = seen[ref], shown[ref]
        same = texts == texts_now and all(words[value] == words_now[value] for value in words.keys() & words_now.keys())
        return (choices == choices_now or ref in changes.choices) and (same or ref in changes.texts)

    return all(covers(ref) for ref in seen.keys() & shown.keys())


@OFTEN
@given(data=st.data(), steps=STEPS)
def test_a_checkpoint_brings_everything_back(small: FormDefinition, data: st.DataObject, steps: int) -> None:
    session = _walked(small, Thrown(data), steps)
    xml = session.serialise(keep_hidden=True)
    again = Session.restore(small, xml, now=lambda: NOON, new_key=lambda: "x", language=session.language_name)
    assert again.snapshot() == session.snapshot()


@OFTEN
@given(data=st.data(), steps=STEPS)
def test_a_submission_brings_back_what_was_shown(small: FormDefinition, data: st.DataObject, steps: int) -> None:
    session = _walked(small, Thrown(data), steps)
    xml = session.serialise()
    numbers = iter(range(10_000))
    again = Session.restore(
        small, xml, now=lambda: NOON, new_key=lambda: f"n{next(numbers)}", language=session.language_name
    )
    assert again.serialise() == xml


@OFTEN
@given(data=st.data(), steps=STEPS)
def test_undo_brings_back_where_the_walk_began(small: FormDefinition, data: st.DataObject, steps: int) -> None:
    session = begin(small)
    start = session.snapshot()
    for _ in wander(session, Thrown(data), steps):
        continue
    end = session.snapshot()
    while session.undo():
        continue
    assert session.snapshot() == start
    while session.redo():
        continue
    assert session.snapshot() == end
