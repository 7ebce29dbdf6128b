"""The conversation in memory, on the questionnaire as it is published."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.casework.interview import Interview, Setting
from desktop_app.casework.interview_views import PageKind, Recorded, SectionEnd
from desktop_app.domain.answer import Answer, AnswerState, Manner
from desktop_app.forms import FormFault, Package, Session, load_package
from desktop_app.places import resources

SCHOOL = "/data/onderwijs/school_jaren"
TOLK = "/data/start/tolk"
CHILD = "/data/gezin/kind"


@cache
def package() -> Package:
    return load_package(sorted((resources() / "forms").glob("brede-intake-*.opmaat"))[-1])


def interview(answers: Mapping[str, Answer] | None = None) -> Interview:
    keys = (f"0192f6c5-0000-7000-8000-{n:012d}" for n in count())
    moments = (datetime(2026, 11, 24, 13, tzinfo=UTC) + timedelta(seconds=n) for n in count())
    session = Session(
        package().definition, now=lambda: datetime(2026, 11, 24, 13, tzinfo=UTC), new_key=lambda: next(keys)
    )
    session.set_value("/data/doelgroep", "asielstatushouder")
    return Interview(session, answers or {}, Setting("anja", lambda: next(moments), lambda: next(keys), "ar"))


def only(recorded: Recorded | None) -> Answer:
    assert recorded is not None
    ((answer,),) = recorded.answers.values()
    return answer


def count_rows(talk: Interview) -> int:
    return len(talk.page.rows)


def test_it_opens_on_the_first_page_of_the_first_section() -> None:
    talk = interview()
    assert talk.page.section == "start"
    assert (talk.page.number, talk.page.core) == (1, True)


def test_a_value_is_recorded_with_who_when_how_and_in_which_language() -> None:
    talk = interview()
    talk.go(SCHOOL)
    answer = only(talk.set_value(SCHOOL, "1_6", Manner.AANGEWEZEN))
    assert (answer.value, answer.state, answer.by, answer.language) == ("1_6", AnswerState.BEANTWOORD, "anja", "ar")
    assert answer.manner is Manner.AANGEWEZEN
    assert talk.page.state is AnswerState.BEANTWOORD
    assert talk.page.fields[0].value == "1_6"


@pytest.mark.parametrize(
    "state", [AnswerState.WEET_NIET, AnswerState.WIL_NIET_ZEGGEN, AnswerState.PAST_NIET, AnswerState.LATER]
)
def test_a_special_answer_replaces_the_value_and_undo_brings_it_back(state: AnswerState) -> None:
    talk = interview()
    talk.go(SCHOOL)
    talk.set_value(SCHOOL, "1_6")
    assert only(talk.special(state)) == talk.answers[SCHOOL]
    assert talk.page.state is state
    assert talk.session.node(SCHOOL).value == ""
    talk.undo()
    assert (talk.page.state, talk.page.fields[0].value) == (AnswerState.BEANTWOORD, "1_6")


def test_an_answer_replaces_a_special_state_on_a_compound_page() -> None:
    talk = interview()
    talk.go(TOLK)
    talk.special(AnswerState.LATER)
    assert talk.later()[0].ref == TOLK
    recorded = talk.set_value(f"{TOLK}/tolk_vorm", "video")
    assert recorded.removed == {"start": (TOLK,)}
    assert talk.page.state is AnswerState.BEANTWOORD
    assert talk.later() == []


def test_later_does_not_count_as_done_but_a_refusal_does() -> None:
    talk = interview()
    before = next(view for view in talk.sections() if view.key == "onderwijs").done
    talk.go(SCHOOL)
    talk.special(AnswerState.LATER)
    section = next(view for view in talk.sections() if view.key == "onderwijs")
    assert (section.done, section.later) == (before, 1)
    talk.special(AnswerState.WIL_NIET_ZEGGEN)
    section = next(view for view in talk.sections() if view.key == "onderwijs")
    assert (section.done, section.later) == (before + 1, 0)


def test_a_note_lives_beside_a_question_that_was_not_asked_yet_and_survives_clearing() -> None:
    talk = interview()
    talk.go(SCHOOL)
    assert only(talk.note("Lager onderwijs")).state is AnswerState.NIET_GEVRAAGD
    talk.set_value(SCHOOL, "1_6")
    talk.clear()
    assert (talk.page.note, talk.page.state) == ("Lager onderwijs", AnswerState.NIET_GEVRAAGD)
    assert talk.note("").removed == {"onderwijs": (SCHOOL,)}


def test_rows_of_a_table_are_added_filled_removed_and_brought_back() -> None:
    talk = interview()
    talk.set_value("/data/gezin/kinderen_thuis", "ja")
    talk.go(CHILD)
    assert talk.page.kind is PageKind.TABLE
    assert count_rows(talk) == 0
    row = only(talk.add_row()).path
    talk.set_value(f"{row}/geboortejaar", "2023")
    assert [field.value for field in talk.page.rows[0].fields][0] == "2023"
    assert talk.session.node("/data/gezin/vve").relevant
    assert set(talk.remove_row(row).removed["gezin"]) == {row, f"{row}/geboortejaar"}
    assert not talk.session.node("/data/gezin/vve").relevant
    talk.undo()
    assert talk.page.rows[0].fields[0].value == "2023"
    assert talk.session.node("/data/gezin/vve").relevant


def test_following_runs_through_the_core_then_offers_to_ask_further() -> None:
    talk = interview()
    talk.open_section("gezin")
    seen = [talk.ref]
    while not isinstance(found := talk.next(), SectionEnd):
        seen.append(found.ref)
    assert all(talk.pages.view(ref).core for ref in seen)
    assert (found.section, found.next_section) == ("gezin", "talen")
    assert found.deepening > 0
    talk.deepen()
    assert any(not page.core for page in talk.pages.run("gezin"))


def test_going_back_crosses_sections_and_stops_at_the_beginning() -> None:
    talk = interview()
    talk.open_section("gezin")
    assert talk.previous().section == "start"
    while talk.page.number > 1:
        talk.previous()
    first = talk.ref
    assert talk.previous().ref == first


def test_a_page_that_does_not_apply_is_not_opened() -> None:
    talk = interview()
    assert talk.go("/data/gezin/vve").section == "gezin"
    assert talk.ref != "/data/gezin/vve"
    assert talk.go("/data/no/such/page").section == "start"


def test_what_does_not_fit_changes_nothing() -> None:
    talk = interview()
    talk.set_value("/data/gezin/kinderen_thuis", "ja")
    talk.go(CHILD)
    row = only(talk.add_row()).path
    before = dict(talk.answers)
    with pytest.raises(FormFault):
        talk.set_value(f"{row}/geboortejaar", "twee")
    assert dict(talk.answers) == before


def test_confirming_marks_every_answer_of_the_page_and_a_new_answer_unmarks_it() -> None:
    talk = interview()
    talk.go(SCHOOL)
    talk.set_value(SCHOOL, "1_6")
    talk.confirm()
    assert talk.page.confirmed
    talk.set_value(SCHOOL, "7_9")
    assert not talk.page.confirmed


def test_finding_by_word_by_id_and_by_state() -> None:
    talk = interview()
    talk.go(SCHOOL)
    talk.special(AnswerState.LATER)
    assert SCHOOL in [page.ref for page in talk.find("naar school")]
    assert SCHOOL in [page.ref for page in talk.find("Q036")]
    assert [page.ref for page in talk.find("later")].count(SCHOOL) == 1


def acts() -> st.SearchStrategy[list[tuple[str, int]]]:
    names = st.sampled_from(["value", "special", "clear", "note", "row", "drop", "undo", "redo", "go", "confirm"])
    return st.lists(st.tuples(names, st.integers(0, 10_000)), max_size=25)


def act(talk: Interview, name: str, n: int) -> Recorded | None:
    pages = talk.pages.all()
    page = talk.page
    inputs = page.fields or (page.rows[n % len(page.rows)].fields if page.rows else ())
    if name == "go":
        talk.go(pages[n % len(pages)].ref)
    elif name == "value" and (fields := [field for field in inputs if field.choices]):
        field = fields[n % len(fields)]
        return talk.set_value(field.ref, field.choices[n % len(field.choices)])
    elif name == "special":
        return talk.special([AnswerState.WEET_NIET, AnswerState.LATER][n % 2])
    elif name == "note":
        return talk.note("woord" * (n % 3))
    elif name == "row" and page.kind is PageKind.TABLE:
        return talk.add_row()
    elif name == "drop" and page.rows:
        return talk.remove_row(page.rows[n % len(page.rows)].ref)
    elif name in ("clear", "undo", "redo", "confirm"):
        recorded: Recorded | None = getattr(talk, name)()
        return recorded
    return None


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(acts())
def test_what_is_recorded_is_enough_to_come_back_to_the_same_state(walk: list[tuple[str, int]]) -> None:
    """Replaying only what the vault would have stored gives the same form, and undoing everything gives none."""
    talk = interview()
    stored: dict[str, Answer] = {}
    talk.open_section("gezin")
    for name, n in walk:
        recorded = act(talk, name, n)
        if recorded:
            for rows in recorded.answers.values():
                stored.update({row.path: row for row in rows})
            for paths in recorded.removed.values():
                for path in paths:
                    stored.pop(path, None)
    assert stored == dict(talk.answers)
    again = interview(stored)
    assert {ref: state for ref, state in again.session.snapshot().items()} == talk.session.snapshot()
    while talk.undo():
        pass
    assert dict(talk.answers) == {}


def test_why_a_question_waits_is_kept_until_it_is_answered() -> None:
    talk = interview()
    talk.go(SCHOOL)
    assert not talk.later_because(SCHOOL, "moe"), "it does not wait"
    talk.special(AnswerState.LATER)
    assert only(talk.later_because(SCHOOL, "papieren")).later_why == "papieren"
    assert talk.page.later_why == "papieren"
    assert only(talk.later_because(SCHOOL, "papieren")).later_why == ""
    talk.later_because(SCHOOL, "moe")
    assert only(talk.set_value(SCHOOL, "1_6")).later_why == ""
