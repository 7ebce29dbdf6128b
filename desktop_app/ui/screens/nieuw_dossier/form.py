"""From what was typed to what a dossier holds, and back. No Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from desktop_app.domain import bsn
from desktop_app.domain.dossier import Appointment, Dossier, PartialDate
from desktop_app.domain.persoon import v_nummer
from desktop_app.i18n.errors import explain_code
from desktop_app.i18n.formats import western_digits
from desktop_app.i18n.words import _

LATER = (
    "informatie_ontvangen",
    "plicht_start",
    "termijn_start",
    "termijn_eind_exclusief",
    "verlenging_gevraagd",
    "verlenging_besloten",
    "ontheffing_gevraagd",
    "ontheffing_besloten",
    "bijstand_vanaf",
    "pvt_ondertekend",
    "map_eindgesprek",
    "z_route_afgerond",
    "besluit_op_bezwaar",
    "plicht_einde",
    "overleden",
)
"""Dates that come after the start; asked in an existing dossier only."""
DATES = ("kennisgeving", "inschrijving_huisvesting", "inschrijving_na_verhuizing", "eerste_pip_elders", *LATER)
FLAGS = ("wacht_op_derden", "bezwaar_commissie", "bezwaar_verdaagd")
Typed = tuple[str, str, str]
"""Day, month, year as typed; each may be empty."""


@dataclass(frozen=True, slots=True)
class Form:
    """Everything as typed. `language` and the choices hold codes; "" where nothing was chosen."""

    number: str = ""
    given_names: str = ""
    surname: str = ""
    doelgroep: str = ""
    bsn: str = ""
    v_number: str = ""
    birth: Typed = ("", "", "")
    language: str = ""
    dialect: str = ""
    interpreter: str = "nee"
    interpreter_preference: str = "geen"
    place: str = ""
    in_azc: bool = False
    kennisgeving: Typed = ("", "", "")
    inschrijving_huisvesting: Typed = ("", "", "")
    inschrijving_na_verhuizing: Typed = ("", "", "")
    eerste_pip_elders: Typed = ("", "", "")
    vorige_gemeente: str = ""
    wacht_op_derden: bool = False
    bezwaar_commissie: bool = False
    bezwaar_verdaagd: bool = False
    informatie_ontvangen: Typed = ("", "", "")
    plicht_start: Typed = ("", "", "")
    termijn_start: Typed = ("", "", "")
    termijn_eind_exclusief: Typed = ("", "", "")
    verlenging_gevraagd: Typed = ("", "", "")
    verlenging_besloten: Typed = ("", "", "")
    ontheffing_gevraagd: Typed = ("", "", "")
    ontheffing_besloten: Typed = ("", "", "")
    bijstand_vanaf: Typed = ("", "", "")
    pvt_ondertekend: Typed = ("", "", "")
    map_eindgesprek: Typed = ("", "", "")
    z_route_afgerond: Typed = ("", "", "")
    besluit_op_bezwaar: Typed = ("", "", "")
    plicht_einde: Typed = ("", "", "")
    overleden: Typed = ("", "", "")
    meeting_day: Typed = ("", "", "")
    meeting_time: str = ""
    meeting_place: str = ""


@dataclass(slots=True)
class Reading:
    """`values`: attributes of `Dossier`, dates under `dates` · `errors`: what to correct, by field of the form."""

    values: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)


def read(form: Form) -> Reading:
    """Check the form of what was typed, never the person. Raises nothing."""
    found = Reading()
    _read_names(form, found)
    _read_bsn(form, found)
    _read_v_number(form, found)
    found.values["birth"] = _birth(form.birth, found.errors)
    found.values["dates"] = {name: _day(name, getattr(form, name), found.errors) for name in DATES}
    found.values["dates"] |= {name: getattr(form, name) for name in FLAGS}
    found.values["appointment"] = _appointment(form, found.errors)
    for name in ("dialect", "interpreter", "interpreter_preference", "place", "vorige_gemeente"):
        found.values[name] = getattr(form, name).strip()
    found.values["in_azc"] = form.in_azc
    return found


def _read_names(form: Form, found: Reading) -> None:
    asked = {
        "number": _("Vul het dossiernummer in."),
        "given_names": _("Vul de voornamen in."),
        "surname": _("Vul de achternaam in."),
        "doelgroep": _("Kies een groep."),
        "language": _("Kies een taal."),
    }
    for name, sentence in asked.items():
        found.values[name] = getattr(form, name).strip()
        if not found.values[name]:
            found.errors[name] = sentence


def _read_bsn(form: Form, found: Reading) -> None:
    typed = western_digits(form.bsn).strip()
    found.values["bsn"] = bsn.normal(typed) or None
    if typed and not bsn.valid(typed):
        found.errors["bsn"] = str(explain_code("bsn_onjuist"))


def _read_v_number(form: Form, found: Reading) -> None:
    typed = western_digits(form.v_number).strip()
    found.values["v_number"] = v_nummer(typed)
    if typed and found.values["v_number"] is None:
        found.errors["v_number"] = str(explain_code("v_nummer_onjuist"))


def _numbers(typed: Typed) -> list[int | None] | None:
    """Day, month, year; None where something is no number."""
    texts = [western_digits(part).strip() for part in typed]
    if not all(text == "" or text.isdigit() for text in texts):
        return None
    return [int(text) if text else None for text in texts]


def _birth(typed: Typed, errors: dict[str, str]) -> PartialDate:
    """As the BRP has it: 1998, 05-1998 or 17-05-1998."""
    numbers = _numbers(typed)
    if numbers is None:
        errors["birth"] = _("Vul een datum in met cijfers, bijvoorbeeld 17 5 1998.")
        return PartialDate()
    day, month, year = numbers
    if (day, month, year) == (None, None, None):
        return PartialDate()
    if year is None or year < 1000:
        errors["birth"] = _("Vul een jaar in met 4 cijfers, bijvoorbeeld 1998.")
    elif day is not None and month is None:
        errors["birth"] = _("Vul ook de maand in, of laat de dag leeg.")
    elif _exact(day or 1, month or 1, year) is None:
        errors["birth"] = _("Deze datum bestaat niet. Kijk naar de dag en de maand.")
    return PartialDate(year, month, day)


def _day(name: str, typed: Typed, errors: dict[str, str]) -> date | None:
    """A whole day, or nothing at all."""
    numbers = _numbers(typed)
    if numbers == [None, None, None]:
        return None
    if numbers is None or None in numbers:
        errors[name] = _("Vul dag, maand en jaar in, bijvoorbeeld 26 9 2026.")
        return None
    day, month, year = (number or 0 for number in numbers)
    if year < 1000:
        errors[name] = _("Vul een jaar in met 4 cijfers, bijvoorbeeld 1998.")
        return None
    found = _exact(day, month, year)
    if found is None:
        errors[name] = _("Deze datum bestaat niet. Kijk naar de dag en de maand.")
    return found


def _exact(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _appointment(form: Form, errors: dict[str, str]) -> Appointment | None:
    day = _day("meeting_day", form.meeting_day, errors)
    clock = western_digits(form.meeting_time).strip().replace(".", ":")
    if day is None:
        if clock and "meeting_day" not in errors:
            errors["meeting_day"] = _("Vul ook de dag van de afspraak in.")
        return None
    try:
        at = time.fromisoformat(clock if len(clock) == 5 else f"0{clock}")
    except ValueError:
        errors["meeting_time"] = _("Vul een tijd in, bijvoorbeeld 13:45.")
        return None
    return Appointment(datetime.combine(day, at), form.meeting_place.strip())


def written(header: Dossier) -> Form:
    """A dossier as one would type it."""
    meeting = header.appointment
    birth = (header.birth.day, header.birth.month, header.birth.year)
    return Form(
        number=header.number,
        given_names=header.given_names,
        surname=header.surname,
        doelgroep=header.doelgroep,
        bsn=header.bsn or "",
        v_number=header.v_number or "",
        birth=(str(birth[0] or ""), str(birth[1] or ""), str(birth[2] or "")),
        language=header.language,
        dialect=header.dialect,
        interpreter=header.interpreter,
        interpreter_preference=header.interpreter_preference,
        place=header.place,
        vorige_gemeente=header.vorige_gemeente,
        in_azc=header.in_azc,
        meeting_day=_typed(meeting.at.date() if meeting else None),
        meeting_time=f"{meeting.at:%H:%M}" if meeting else "",
        meeting_place=meeting.place if meeting else "",
        **_dates(header),
    )


def _dates(header: Dossier) -> dict[str, Any]:
    days = {name: _typed(getattr(header.dates, name)) for name in DATES}
    return days | {name: getattr(header.dates, name) for name in FLAGS}


def _typed(day: date | None) -> Typed:
    return (str(day.day), str(day.month), str(day.year)) if day else ("", "", "")


def only(values: Mapping[str, Any], name: str) -> dict[str, Any]:
    """The one attribute of a dossier that a field of the form stands for."""
    if name in DATES + FLAGS:
        return {"dates": {name: values["dates"][name]}}
    if name.startswith("meeting_"):
        return {"appointment": values["appointment"]}
    return {name: values[name]}
