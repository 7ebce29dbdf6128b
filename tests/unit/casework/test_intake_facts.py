"""Answers become facts: typed, with their question and their state."""

from datetime import date

import pytest

from desktop_app.casework.dossier_file import read, toets_of
from desktop_app.casework.intake_facts import PATHS, facts
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.answer import Answer, AnswerState
from desktop_app.domain.brede_intake import FACT_NAMES, Baan, IntakeFacts, Kind, Opleiding
from desktop_app.domain.leerbaarheidstoets import Ontheffingsgrond, Uitslag
from tests.unit.casework.desk import NOW, add_row, desk, dossier, package, special, talk


def of(wp: Workplace, id: str) -> IntakeFacts:
    with wp.vault.work() as work:
        return read(wp, work, id).facts


def test_every_fact_has_a_field_in_the_published_form() -> None:
    assert set(PATHS) == set(FACT_NAMES)
    assert not [path for path in PATHS.values() if path not in package().definition.fields]


def test_nothing_answered_is_nothing_known() -> None:
    found = facts({}, package().definition)
    for name in FACT_NAMES:
        fact = getattr(found, name)
        assert fact.state is AnswerState.NIET_GEVRAAGD
        assert not fact.known
        assert fact.question.startswith("Q")


def test_values_are_typed() -> None:
    wp = desk()
    id = dossier(wp)
    talk(
        wp,
        id,
        {
            "start/opening/recht_gewezen_op": "2026-11-23",
            "werk/belemmering/belemmeringen": "taal vervoer",
            "afronding/lesplan/lesuren_per_week": "12",
            "onderwijs/school_jaren": "10_12",
        },
        language_row=False,
    )
    found = of(wp, id)
    assert found.recht_gewezen_op.value == date(2026, 11, 23)
    assert found.belemmeringen.value == ("taal", "vervoer")
    assert found.lesuren_per_week.value == 12
    assert (found.school_jaren.value, found.school_jaren.question) == ("10_12", "Q036")
    assert found.lesuren_per_week.path == "/data/afronding/lesplan"


def test_rows_of_tables_keep_their_order() -> None:
    wp = desk()
    id = dossier(wp)
    talk(wp, id, {"gezin/kinderen_thuis": "ja", "onderwijs/school_jaren": "10_12", "werk/werk_gehad": "ja"})
    add_row(wp, id, "gezin/kind", geboortejaar="2020", opvang="school")
    add_row(wp, id, "gezin/kind", geboortejaar="2024")
    add_row(wp, id, "onderwijs/opleiding", opleiding_naam="Handel", opleiding_land="Syrië", diploma="ja")
    add_row(wp, id, "werk/baan", beroep="Kok", werkland="Syrië", werk_van="2010", werk_tot="2015")
    found = of(wp, id)
    assert found.kinderen.value == (Kind(2020, "school"), Kind(2024, ""))
    assert found.opleidingen.value == (Opleiding("Handel", "Syrië", diploma=True),)
    assert found.banen.value == (Baan("Kok", "Syrië", 2010, 2015),)
    assert found.talen.value == 1


@pytest.mark.parametrize(
    "state", [AnswerState.WEET_NIET, AnswerState.WIL_NIET_ZEGGEN, AnswerState.PAST_NIET, AnswerState.LATER]
)
@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("onderwijs/school_jaren", "school_jaren"),
        ("onderwijs/opleiding_wens", "wens_opleiding"),
        ("talen/taal", "talen"),
    ],
)
def test_special_answers_reach_fields_groups_and_tables(page: str, name: str, state: AnswerState) -> None:
    wp = desk()
    id = dossier(wp)
    special(wp, id, page, state, note="vraagt het na")
    fact = getattr(of(wp, id), name)
    assert (fact.state, fact.value, fact.note) == (state, None, "vraagt het na")


def test_what_is_hidden_now_does_not_count() -> None:
    wp = desk()
    id = dossier(wp)
    talk(wp, id, {"gezin/kinderen_thuis": "ja"})
    add_row(wp, id, "gezin/kind", geboortejaar="2024")
    talk(wp, id, {"gezin/kinderen_thuis": "nee"}, language_row=False)
    assert not of(wp, id).kinderen.known


def test_a_value_of_another_form_version_is_not_a_fact() -> None:
    path = PATHS["lesuren_per_week"]
    answer = Answer(path, "twaalf", AnswerState.BEANTWOORD, "anja", NOW)
    assert not facts({path: answer}, package().definition).lesuren_per_week.known


def test_the_toets_can_come_from_the_talk() -> None:
    wp = desk()
    id = dossier(wp)
    talk(wp, id, {"leren/toets_gemaakt": "ja", "leren/toets_uitslag/uitslag": "b1_haalbaar"})
    found = toets_of(of(wp, id))
    assert found is not None
    assert found.uitslag is Uitslag.HAALBAAR
    talk(wp, id, {"leren/toets_gemaakt": "nee", "leren/toets_niet_gemaakt/grond": "visueel"}, language_row=False)
    found = toets_of(of(wp, id))
    assert found is not None
    assert (found.uitslag, found.ontheffing) == (None, Ontheffingsgrond.VISUEEL)


def test_not_appearing_is_no_ground() -> None:
    """R-LBT-09."""
    wp = desk()
    id = dossier(wp)
    talk(wp, id, {"leren/toets_gemaakt": "nee", "leren/toets_niet_gemaakt/grond": "niet_verschenen"})
    assert toets_of(of(wp, id)) is None
