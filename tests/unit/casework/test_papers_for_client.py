"""What leaves the vault for the client: days for a calendar and a report of what they said, nothing else."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from desktop_app.casework import discussion, dossiers, intake_report, interviews, logbook, plan_days, plans, talks
from desktop_app.casework.discussion import Paper
from desktop_app.casework.dossier_file import read
from desktop_app.casework.intake_report import NothingSaid, Report
from desktop_app.casework.plan_adoption import draft_contents
from desktop_app.casework.plan_contents import PlanContents
from desktop_app.casework.plan_days import NothingAgreed
from desktop_app.casework.workplace import Workplace
from desktop_app.documents.printer import PlanPrinter
from desktop_app.domain.answer import AnswerState
from desktop_app.domain.dossier import Appointment
from desktop_app.i18n import words
from desktop_app.places import resources, translations

from .desk import desk, dossier, special, talk

CANARY = "KANARIE"


def contents(wp: Workplace, id: str) -> PlanContents:
    with wp.vault.work() as work:
        return draft_contents(read(wp, work, id))


def days(wp: Workplace, id: str) -> list[tuple[str, str, str]]:
    found = plan_days.moments(wp, dossier=id, contents=contents(wp, id))
    return [(each.on.isoformat(), each.what, each.place) for each in found]


def prepared() -> tuple[Workplace, str]:
    wp = desk()
    id = dossier(wp)
    plans.start(wp, dossier=id)
    return wp, id


def test_a_calendar_holds_the_appointment_the_first_lesson_and_the_planned_talks() -> None:
    wp, id = prepared()
    with pytest.raises(NothingAgreed):
        days(wp, id)
    dossiers.change(wp, dossier=id, appointment=Appointment(datetime.fromisoformat("2026-12-01T13:45"), "gemeentehuis"))
    plans.set_field(wp, dossier=id, field="start_lessen", value=date(2027, 1, 11))
    plans.set_field(wp, dossier=id, field="lesplaats", value="De Brug")
    talks.add(wp, dossier=id, day=date(2027, 3, 1))
    held, _ = talks.add(wp, dossier=id, day=date(2026, 11, 1))
    talks.change(wp, dossier=id, talk=held, field="gevoerd_op", value=date(2026, 11, 2))
    assert days(wp, id) == [
        ("2026-12-01T13:45:00", plan_days.APPOINTMENT, "gemeentehuis"),
        ("2027-01-11", plan_days.FIRST_LESSON, "De Brug"),
        ("2027-03-01", plan_days.TALK, ""),
    ]


def test_days_that_have_passed_are_left_out_and_the_plan_names_talks_that_are_not_planned() -> None:
    wp, id = prepared()
    plans.set_field(wp, dossier=id, field="start_lessen", value=date(2026, 1, 11))
    plans.set_field(wp, dossier=id, field="dagtekening", value=date(2026, 11, 24))
    found = days(wp, id)
    assert {what for _on, what, _place in found} == {plan_days.TALK_ABOUT}
    assert len(found) == wp.law.number("beleid.voortgangsgesprekken")


def test_a_calendar_made_again_has_the_same_ids_and_none_of_them_is_an_id_of_the_vault() -> None:
    wp, id = prepared()
    talks.add(wp, dossier=id, day=date(2027, 3, 1))
    first, again = (plan_days.moments(wp, dossier=id, contents=contents(wp, id)) for _ in range(2))
    assert [each.uid for each in first] == [each.uid for each in again]
    with wp.vault.work() as work:
        known = {record.id for record in work.find(dossier=id, kind="voortgangsgesprek")}
    assert not {each.uid for each in first} & {id, *known}


def said(found: Report) -> str:
    lines = [line for _title, lines in found.sections for line in lines]
    return "\n".join("\n".join((line.question.nl, *(each.nl for each in line.answers))) for line in lines)


def test_the_report_holds_what_was_said_in_both_languages_and_no_notes() -> None:
    words.install(translations(), "nl")
    wp, id = prepared()
    with pytest.raises(NothingSaid):
        intake_report.report(wp, dossier=id)
    talk(wp, id, {"werk/werk_wens": "Werken in de zorg", "talen/lezen_eigen_taal": "ja", "gezondheid/lichaam": "niets"})
    interview = interviews.open_interview(wp, id)
    interview.go("/data/werk/werk_wens")
    interviews.store(wp, id, interview.note(CANARY))
    special(wp, id, "netwerk/taalmaatje", AnswerState.WIL_NIET_ZEGGEN, note=CANARY)
    special(wp, id, "onderwijs/school_jaren", AnswerState.LATER)
    found = intake_report.report(wp, dossier=id)
    text = said(found)
    assert "Werken in de zorg" in text
    assert "Wil niet zeggen" in text
    assert CANARY not in text
    lines = {line.question.nl: line.answers for _title, lines in found.sections for line in lines}
    (wish,) = next(answers for question, answers in lines.items() if "werk" in question.lower() and "wil" in question)
    assert (wish.nl, wish.other) == ("Werken in de zorg", None)
    assert any(each.other and "\u0600" < each.other[0] < "\u06ff" for answers in lines.values() for each in answers)
    assert found.language == "ar"
    assert intake_report.report(replace(wp), dossier=id) == found


def test_what_the_caseworker_fills_in_alone_is_not_in_the_report() -> None:
    """Every question is answered; none that is the consulent's own comes out."""
    wp, id = prepared()
    interview = interviews.open_interview(wp, id)
    staff = {page.ref for page in interview.pages.all() if page.staff_only}
    own_fields = {field.ref for page in interview.pages.all() for field in page.fields if field.staff_only} - staff
    assert staff
    for page in interview.pages.all():
        interview.go(page.ref)
        typed = page.fields and page.fields[0].type == "string" and page.fields[0].control == "input"
        if typed:
            interviews.store(wp, id, interview.set_value(page.fields[0].ref, f"{CANARY} {page.q}"))
        elif not all(field.readonly for field in page.fields):
            interviews.store(wp, id, interview.special(AnswerState.WEET_NIET))
    lines = said(intake_report.report(wp, dossier=id))
    for ref in staff | own_fields:
        label = interview.text(ref, "label", "nl") or ref
        assert label not in lines


def test_both_are_made_from_the_vault_and_recorded() -> None:
    words.install(translations(), "nl")
    wp, id = prepared()
    talk(wp, id, {"werk/werk_wens": "Werken in de zorg"})
    talks.add(wp, dossier=id, day=date(2027, 3, 1))
    press = PlanPrinter(resources())
    for kind, start in ((Paper.AGENDA, b"BEGIN:VCALENDAR"), (Paper.VERSLAG, b"%PDF")):
        made = discussion.paper(wp, press, dossier=id, contents=contents(wp, id), kind=kind)
        assert made.startswith(start)
    exported = [each for each in logbook.logbook(wp, dossier=id) if each.what == "papier_gemaakt"]
    assert sum(each.times for each in exported) == 2
