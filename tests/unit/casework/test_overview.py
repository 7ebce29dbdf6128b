"""The lights, steps and tasks of ux.md 2.2 and 2.3, from real dossiers."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from desktop_app.casework import completeness, dossiers, leerroutes, overview, plans
from desktop_app.casework.dossier_file import DossierUnknown, today
from desktop_app.casework.overview import Colour, Step, Task, TaskStatus, TermLight
from desktop_app.casework.summaries import Summary
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.answer import AnswerState
from desktop_app.domain.dossier import Appointment, Dates, Doelgroep
from tests.unit.casework.desk import FULL, HAALBAAR, NOW, TODAY, chosen, desk, dossier, drafted, special, talk
from tests.worklists import filters_of, listed


def day(offset: int) -> date:
    return TODAY + timedelta(days=offset)


def begun(days_left: int) -> Dates:
    """Dates whose ten weeks end (strictly) so many days from today."""
    return Dates(kennisgeving=day(days_left - 70))


def row(wp: Workplace, id: str) -> Summary:
    (found,) = [each for each in listed(wp).rows if each.dossier == id]
    return found


def light(wp: Workplace, id: str) -> TermLight:
    return row(wp, id).light(today(wp))


def sent(wp: Workplace) -> None:
    wp.vault.content.outbox.clear()  # type: ignore[attr-defined]


MEETS = Appointment(datetime(2026, 11, 27, 9, 30), "thuis")  # noqa: DTZ001 - wall clock


@pytest.mark.parametrize(
    ("header", "colour", "code", "days"),
    [
        ({"dates": Dates(kennisgeving=date(2026, 9, 11))}, Colour.ROOD, "te_laat", -4),
        ({"dates": begun(0)}, Colour.ORANJE, "vandaag", 0),
        ({"dates": begun(9)}, Colour.ORANJE, "nog_dagen", 9),
        ({"dates": begun(14), "appointment": MEETS, "leerroute_vast": "B"}, Colour.ORANJE, "nog_dagen", 14),
        ({"dates": begun(15), "appointment": MEETS, "leerroute_vast": "B"}, Colour.GROEN, "nog_dagen", 15),
        ({"dates": begun(28), "leerroute_vast": "B"}, Colour.ORANJE, "nog_dagen", 28),
        ({"dates": begun(28), "appointment": MEETS}, Colour.ORANJE, "nog_dagen", 28),
        ({"dates": begun(29)}, Colour.GROEN, "nog_dagen", 29),
        ({"dates": Dates()}, Colour.GRIJS, "onbekend", None),
        ({"dates": begun(9), "in_azc": True}, Colour.GRIJS, "na_inschrijving", None),
        ({"dates": replace(begun(-20), wacht_op_derden=True)}, Colour.ORANJE, "wacht_op_derden", -20),
        (
            {"dates": replace(begun(-20), wacht_op_derden=True, informatie_ontvangen=day(-5))},
            Colour.ORANJE,
            "nog_dagen",
            9,
        ),
        ({"dates": replace(begun(9), plicht_einde=day(-1))}, Colour.GRIJS, "gesloten", None),
        ({"dates": replace(begun(9), overleden=day(-1))}, Colour.GRIJS, "gesloten", None),
    ],
)
def test_the_light(header: dict[str, Any], colour: Colour, code: str, days: int | None) -> None:
    wp = desk()
    shown = light(wp, dossier(wp, **header))
    assert (shown.colour, shown.code, shown.days) == (colour, code, days)
    assert shown.explanation.endswith(".")


def test_the_light_shows_the_day_after_the_algemene_termijnenwet() -> None:
    wp = desk()
    shown = light(wp, dossier(wp))
    assert (shown.last_day, shown.term) == (date(2026, 12, 7), "D-01")
    assert shown.explanation == "10 weken na za 26 sep is za 5 dec. Dat is een zaterdag, daarom ma 7 dec."


def test_after_adoption_it_shows_the_switch_limit_then_the_end() -> None:
    wp = desk()
    id = dossier(wp)
    drafted(wp, id)
    plans.establish(wp, dossier=id)
    shown = light(wp, id)
    assert (shown.colour, shown.code, shown.last_day) == (Colour.PAARS, "pip_vastgesteld", date(2028, 5, 24))
    later = replace(wp, clock=lambda: datetime(2028, 6, 1, 12, tzinfo=UTC))
    assert light(later, id).last_day == date(2029, 11, 24)
    late = replace(wp, clock=lambda: datetime(2029, 12, 1, 12, tzinfo=UTC))
    assert (light(late, id).colour, light(late, id).term) == (Colour.ROOD, "D-07")
    dossiers.change(wp, dossier=id, appointment=Appointment(datetime(2027, 2, 1, 10), "kantoor"))  # noqa: DTZ001
    assert light(wp, id).last_day == date(2027, 2, 1)


def test_the_next_step_all_the_way() -> None:
    wp = desk()
    id = dossier(wp)

    def step() -> Step:
        return Step(row(wp, id).step)

    assert step() is Step.GESPREK_PLANNEN
    dossiers.change(wp, dossier=id, appointment=MEETS)
    assert step() is Step.GESPREK_VOEREN
    talk(wp, id, FULL)
    assert step() is Step.INTAKE_AFMAKEN
    leerroutes.record_lbt(wp, dossier=id, lbt=HAALBAAR)
    completeness.close(wp, dossier=id)
    assert step() is Step.LEERROUTE_KIEZEN
    chosen(wp, id)
    assert step() is Step.PIP_MAKEN
    drafted(wp, id)
    assert step() is Step.PIP_BESPREKEN
    dossiers.tick(wp, dossier=id, task="pip_bespreken")
    assert step() is Step.PIP_VASTSTELLEN
    plans.establish(wp, dossier=id)
    assert step() is Step.VERZENDEN
    sent(wp)
    assert step() is Step.DUO_LIJST
    dossiers.tick(wp, dossier=id, task="duo_lijst")
    sent(wp)
    assert step() is Step.VOORTGANGSGESPREK
    dossiers.change(wp, dossier=id, dates={"plicht_einde": TODAY})
    assert step() is Step.AFGEROND


def test_a_closed_intake_without_toets_waits_for_it_unless_none_came() -> None:
    wp = desk()
    absent, present = dossier(wp), dossier(wp, number="2026-0434")
    completeness.close(wp, dossier=absent, without_talk=True)
    assert row(wp, absent).step == Step.LEERROUTE_KIEZEN
    talk(wp, present, FULL)
    leerroutes.record_lbt(wp, dossier=present, lbt=HAALBAAR)
    completeness.close(wp, dossier=present)
    with wp.vault.work() as work:
        (toets,) = work.find(kind="lbt", dossier=present)
        work.delete(toets.id, by="anja", at=NOW)
    assert row(wp, present).step == Step.TOETS_INVOEREN


def test_most_urgent_first() -> None:
    wp = desk()
    adopted = dossier(wp, number="1", surname="Zeef")
    drafted(wp, adopted)
    plans.establish(wp, dossier=adopted)
    ids = {
        "ended": dossier(wp, number="2", dates=replace(begun(1), plicht_einde=TODAY)),
        "unknown": dossier(wp, number="3", dates=Dates()),
        "green": dossier(wp, number="4", dates=begun(40)),
        "late": dossier(wp, number="5", dates=begun(-3)),
        "soon b": dossier(wp, number="6", dates=begun(9), given_names="Bo"),
        "soon a": dossier(wp, number="7", dates=begun(9), given_names="An"),
        "soon planned": dossier(wp, number="8", dates=begun(9), given_names="Zo", appointment=MEETS),
    }
    order = ["late", "soon planned", "soon a", "soon b", "green", "unknown"]
    expected = [*(ids[name] for name in order), adopted, ids["ended"]]
    assert [each.dossier for each in listed(wp).rows] == expected


def test_filters() -> None:
    wp = desk()
    late = dossier(wp, number="1", dates=begun(-3))
    talking = dossier(wp, number="2", dates=begun(30), appointment=MEETS)
    ended = dossier(wp, number="3", dates=replace(begun(1), plicht_einde=TODAY))
    found = listed(wp)
    assert filters_of(found, late) == {"te_laat", "wacht_op_mij"}
    assert filters_of(found, talking) == {"deze_week"}
    assert filters_of(found, ended) == {"afgerond"}


def test_a_row_tells_who_in_which_language() -> None:
    wp = desk()
    id = dossier(wp, interpreter="telefonisch", dialect="Syrisch", place="azc Luttelgeest")
    found = row(wp, id)
    told = found.details
    assert (found.name, found.initials, told.number) == ("Samira Al-Hamad", "S.A.", "2026-0433")
    assert (told.language, told.dialect, told.interpreter, told.place) == (
        *("ar", "Syrisch", "telefonisch"),
        "azc Luttelgeest",
    )
    assert found.unsent == 1


def tasks(wp: Workplace, id: str) -> dict[str, Task]:
    return {task.code: task for group in overview.tasks(wp, id).groups for task in group.tasks}


def test_the_task_list_of_a_new_dossier() -> None:
    wp = desk()
    id = dossier(wp, interpreter="telefonisch", dates=Dates())
    page = overview.tasks(wp, id)
    assert [group.code for group in page.groups] == ["voorbereiden", "brede_intake", "plan", "daarna"]
    found = tasks(wp, id)
    assert (found["gegevens_controleren"].status, found["gegevens_controleren"].reason) == (
        TaskStatus.BEZIG,
        "ontbreekt_kennisgeving",
    )
    assert found["tolk_regelen"].status is TaskStatus.NIET_BEGONNEN
    assert found["leerroute_kiezen"].reason == "wacht_op_toets"
    assert {found[code].reason for code in ("pip_maken", "pip_bespreken", "pip_vaststellen")} == {"eerst_leerroute"}
    assert {found[code].reason for code in ("verzenden", "duo_lijst")} == {"eerst_vaststellen"}


def test_the_task_list_during_the_talk() -> None:
    wp = desk()
    id = dossier(wp, bsn="999990019", doelgroep=Doelgroep.GEZINSMIGRANT)
    talk(wp, id, {"onderwijs/school_jaren": "1_6"})
    special(wp, id, "netwerk/leerwens", AnswerState.LATER)
    found = tasks(wp, id)
    assert found["gegevens_controleren"].status is TaskStatus.KLAAR
    assert found["tolk_regelen"].reason == "geen_tolk_nodig"
    assert (found["gesprek_voeren"].status, found["gesprek_voeren"].reason) == (TaskStatus.BEZIG, "voortgang")
    assert (found["gesprek_voeren"].params["asked"], found["gesprek_voeren"].params["later"]) == (2, 1)


def test_the_task_list_of_a_draft_counts_what_is_missing() -> None:
    wp = desk()
    id = dossier(wp)
    chosen(wp, id)
    assert tasks(wp, id)["pip_bespreken"].reason == "eerst_pip"
    plans.start(wp, dossier=id)
    found = tasks(wp, id)
    assert (found["pip_maken"].status, found["pip_maken"].params) == (TaskStatus.BEZIG, {"count": 3})
    assert found["pip_vaststellen"].status is TaskStatus.KAN_NOG_NIET


def test_the_task_list_after_adoption() -> None:
    wp = desk()
    id = dossier(wp)
    drafted(wp, id)
    plans.establish(wp, dossier=id)
    assert tasks(wp, id)["verzenden"].reason == "niet_verzonden"
    sent(wp)
    found = tasks(wp, id)
    assert [found[code].status for code in ("pip_vaststellen", "verzenden", "duo_lijst")] == [
        TaskStatus.KLAAR,
        TaskStatus.KLAAR,
        TaskStatus.NIET_BEGONNEN,
    ]
    assert overview.tasks(wp, id).versions == 1


def test_the_terms_of_a_dossier_are_those_that_concern_it() -> None:
    wp = desk()
    found = overview.tasks(wp, dossier(wp)).terms
    assert found[0].id == "D-01"
    assert "D-02" not in {term.id for term in found}


def test_opening_is_audited_and_an_unknown_dossier_refused() -> None:
    wp = desk()
    id = dossier(wp)
    overview.tasks(wp, id)
    trail = wp.vault.content.trail[id]  # type: ignore[attr-defined]
    assert [event.what for event in trail] == ["changed", "opened"]
    with pytest.raises(DossierUnknown):
        overview.tasks(wp, "0192f6c5-0000-7000-8000-999999999999")
