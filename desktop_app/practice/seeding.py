"""Fill a practice vault through the same use cases a caseworker uses; nothing is written behind their back."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from desktop_app.casework import dossiers, interviews, leerroutes, plans
from desktop_app.casework.interview import Interview
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.dossier import Appointment, Dates, PartialDate
from desktop_app.domain.leerbaarheidstoets import Leerbaarheidstoets, Ontheffingsgrond, Uitslag
from desktop_app.domain.leerroute import Leerroute
from desktop_app.domain.pip import Doel
from desktop_app.practice.answering import answer_core
from desktop_app.practice.people import PEOPLE, Person, Stage, bsn

BUSY_PAGES = 12
"""Pages answered by someone whose intake is under way."""
HAND_OVER = "Samira"
"""The one dossier whose conversation is left for the user: its intake has not begun."""


def seed(wp: Workplace, *, people: tuple[Person, ...] = PEOPLE) -> dict[str, str]:
    """Create the dossiers; gives their ids by surname. `wp.vault` must be a practice vault."""
    return {person.surname: _person(wp, person, place) for place, person in enumerate(people)}


def _person(wp: Workplace, person: Person, place: int) -> str:
    today = wp.clock().date()
    dossier, _ = dossiers.create(
        wp,
        number=f"{today.year}-{401 + place:04d}",
        given_names=person.given,
        surname=person.surname,
        doelgroep=person.group,
        birth=PartialDate(person.born, 1 + place % 12, 1 + place),
        bsn=bsn(place),
        language=person.language,
        dialect=person.dialect,
        interpreter=person.interpreter,
        interpreter_preference=person.prefers,
        place=person.place,
        address="" if person.in_azc else f"Voorbeeldstraat {10 + place}, Oefenstad",
        phone=f"06 1234 56{place:02d}",
        dates=_dates(person, today),
        appointment=_appointment(person, today),
        leerroute_vast=Leerroute.B1.value if person.exempt is Ontheffingsgrond.VERHUISD else None,
        in_azc=person.in_azc,
    )
    if person.given != HAND_OVER:
        _live(wp, person, place, dossier)
    return dossier


def _live(wp: Workplace, person: Person, place: int, dossier: str) -> None:
    """Everything that happened to the dossier until today."""
    today = wp.clock().date()
    if person.stage >= Stage.INTAKE_BEZIG:
        interview = interviews.open_interview(wp, dossier)
        _answer(wp, dossier, interview, place, BUSY_PAGES if person.stage is Stage.INTAKE_BEZIG else None)
    if person.stage >= Stage.TOETS and (person.lbt or person.exempt):
        leerroutes.record_lbt(wp, dossier=dossier, lbt=_toets(person, today))
    if person.stage >= Stage.LEERROUTE and person.route:
        leerroutes.choose(
            wp,
            dossier=dossier,
            leerroute=person.route,
            motivering="In het gesprek bleek dat deze route het beste past bij wat deze persoon kan en wil.",
            wens=person.route,
            wens_woorden="Ik wil graag leren en meedoen.",
            onderwijsroute_onderzocht="Besproken in het gesprek en gewogen.",
        )
    if person.stage >= Stage.PIP_CONCEPT:
        _plan(wp, person, dossier, today)


def _answer(wp: Workplace, dossier: str, interview: Interview, place: int, pages: int | None) -> None:
    for recorded in answer_core(interview, place, pages):
        interviews.store(wp, dossier, recorded)


def _toets(person: Person, today: date) -> Leerbaarheidstoets:
    if person.exempt:
        return Leerbaarheidstoets(ontheffing=person.exempt)
    score = {Uitslag.HAALBAAR: 31, Uitslag.NIET_HAALBAAR: 17}.get(person.lbt) if person.lbt else None
    taken = today - timedelta(days=(person.pip or 0) + 7)
    return Leerbaarheidstoets(uitslag=person.lbt, behaalde_score=score, benodigde_score=28, datum_afname=taken)


def _plan(wp: Workplace, person: Person, dossier: str, today: date) -> None:
    plans.start(wp, dossier=dossier)
    dated = today - timedelta(days=person.pip) if person.pip is not None else None
    plans.add_goal(
        wp,
        dossier=dossier,
        doel=Doel(
            doel="Meedoen in de buurt",
            order="",
            client_doet="U gaat elke week naar het taalcafé.",
            gemeente_doet="Wij zoeken een taalmaatje.",
            wie=wp.user.name,
            gelukt_als="U kent drie mensen met wie u Nederlands praat.",
        ),
    )
    for field, value in _fields(wp, person).items():
        plans.set_field(wp, dossier=dossier, field=field, value=value)
    if person.stage >= Stage.PIP_VASTGESTELD and dated:
        past = replace(wp, clock=lambda: wp.clock() - timedelta(days=person.pip or 0))
        plans.set_field(past, dossier=dossier, field="bekendmaking", value=dated)
        plans.establish(past, dossier=dossier, dagtekening=dated)


def _fields(wp: Workplace, person: Person) -> dict[str, object]:
    asylum = person.group.value == "asielstatushouder"
    fields: dict[str, object] = {
        "begeleiding": "De consulent belt elke maand. Een vrijwilliger helpt met post.",
        "pvt_uren": 12,
        "voortgangsgesprekken": 6,
        "gesprek_ritme": "twee keer per jaar",
        "contactpersoon": wp.user.name,
        "contact_telefoon": "0527 12 34 56",
        "vve_afspraken": "De consulent meldt het kind aan bij de peuteropvang.",
        "pw_besluiten": "Het besluit over uw bijstand en de hulp bij uw vaste lasten." if asylum else "",
    }
    if person.route is not Leerroute.ONDERWIJS:
        fields["map_uren"] = 40
    if asylum:
        fields |= {"intensiteit_uren_per_week": 12, "intensiteit_weken": 52, "cursusinstelling": "Taalhuis Noord"}
    if asylum and person.route is Leerroute.Z:
        fields["participatie_uren"] = 800
    return fields


def _dates(person: Person, today: date) -> Dates:
    if person.started is None:
        return Dates()
    event = today - timedelta(days=person.started)
    dates = Dates(plicht_start=event - timedelta(days=45), kennisgeving=event, wacht_op_derden=person.waits)
    if person.by != "kennisgeving":
        dates = replace(dates, kennisgeving=event - timedelta(days=40 if person.by == "huisvesting" else 200))
    if person.by == "huisvesting":
        dates = replace(dates, inschrijving_huisvesting=event, bijstand_vanaf=event)
    if person.by == "verhuizing":
        dates = replace(dates, inschrijving_na_verhuizing=event)
    if person.received is not None:
        dates = replace(dates, informatie_ontvangen=today - timedelta(days=person.received))
    return dates


def _appointment(person: Person, today: date) -> Appointment | None:
    if person.meets is None:
        return None
    days, clock = person.meets
    day = today + timedelta(days=days)
    day += timedelta(days=max(0, day.weekday() - 4) and 7 - day.weekday())
    return Appointment(datetime.combine(day, time.fromisoformat(clock)), person.place)
