"""Making and changing the header of a dossier."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any

from cattrs import BaseValidationError

from desktop_app.casework.changes import Changes
from desktop_app.casework.dossier_file import log, read, save, today
from desktop_app.casework.edits import edited
from desktop_app.casework.errors import BsnInvalid, DateImpossible, VNumberInvalid
from desktop_app.casework.records import to_body
from desktop_app.casework.workplace import Workplace
from desktop_app.domain import bsn
from desktop_app.domain.dossier import Dates, Doelgroep, Dossier, PartialDate
from desktop_app.domain.errors import OpmaatError
from desktop_app.domain.persoon import v_nummer

TASKS_TO_TICK = ("gegevens_controleren", "tolk_regelen", "pip_bespreken", "duo_lijst", "voortgangsgesprekken")
_FUTURE_ALLOWED = {"termijn_eind_exclusief"}
_AFTER = (
    ("termijn_start", "termijn_eind_exclusief"),
    ("kennisgeving", "plicht_einde"),
    ("plicht_start", "plicht_einde"),
)


class HeaderIncomplete(OpmaatError):
    """A dossier has at least a name and a number. `field`: what is missing or does not fit."""

    code = "dossier_niet_compleet"


class NumberTaken(OpmaatError):
    """Another dossier on this device has this number."""

    code = "dossiernummer_bestaat"


def create(
    wp: Workplace, *, number: str, given_names: str, surname: str, doelgroep: Doelgroep, **more: Any
) -> tuple[str, Changes]:
    """Start a dossier; returns its id. `more`: other attributes of `Dossier`.

    Raises `HeaderIncomplete`, `NumberTaken`, `BsnInvalid` or `DateImpossible`.
    """
    user = wp.user
    blank = Dossier(
        number, given_names, surname, doelgroep, wp.law.version,
        team=user.team, consulent=user.name, consulent_id=user.id,
    )  # fmt: skip
    header = _checked(_made(blank, more), today(wp))
    id = wp.new_id()
    with wp.vault.work() as work:
        taken = {record.body.get("number") for record in work.find(kind="dossier")}
        if header.number in taken:
            raise NumberTaken
        work.put(id=id, dossier=id, kind="dossier", body=to_body(header), by=wp.user.id, at=wp.clock())
        log(wp, work, id, "changed", part="dossier", made=1)
    return id, Changes(frozenset({id}), lists=True, outbox=True)


def change(wp: Workplace, *, dossier: str, **new: Any) -> Changes:
    """Change attributes of the header. `dates` may be a mapping of single dates: `dates={"kennisgeving": day}`.

    Raises `DossierUnknown`, `HeaderIncomplete`, `BsnInvalid` or `DateImpossible`; nothing is stored then.
    """
    with wp.vault.work() as work:
        file = read(wp, work, dossier)
        header = _checked(_made(file.header, new), today(wp))
        if header == file.header:
            return Changes()
        save(wp, work, file, "dossier", header)
        log(wp, work, dossier, "changed", part="dossier", fields=len(new))
    return Changes(frozenset({dossier}), lists=True, outbox=True)


def tick(wp: Workplace, *, dossier: str, task: str, done: bool = True) -> Changes:
    """Mark a task as done, or not any more. Only for tasks the program cannot see for itself (`TASKS_TO_TICK`)."""
    if task not in TASKS_TO_TICK:
        raise HeaderIncomplete(field=task)
    with wp.vault.work() as work:
        ticked = read(wp, work, dossier).header.afgevinkt
    rest = tuple(each for each in ticked if each != task)
    return change(wp, dossier=dossier, afgevinkt=(*rest, task) if done else rest)


def read_header(wp: Workplace, dossier: str) -> Dossier:
    """The header as it is stored. Raises `DossierUnknown`."""
    with wp.vault.work() as work:
        return read(wp, work, dossier).header


def _made(header: Dossier, new: Mapping[str, Any]) -> Dossier:
    """The header with other attributes, typed or as a screen gives them; `dates` may be a mapping of single dates."""
    unknown = new.keys() - {field.name for field in fields(Dossier)}
    if unknown:
        raise HeaderIncomplete(field=min(unknown))
    try:
        if isinstance(new.get("dates"), Mapping):
            if new["dates"].keys() - {field.name for field in fields(Dates)}:
                raise HeaderIncomplete(field="dates")
            new = {**new, "dates": edited(header.dates, new["dates"])}
        return edited(header, new)
    except (BaseValidationError, TypeError, ValueError) as error:
        raise HeaderIncomplete(field=min(new)) from error


def _checked(header: Dossier, day: date) -> Dossier:
    for name in ("number", "given_names", "surname"):
        if not getattr(header, name).strip():
            raise HeaderIncomplete(field=name)
    _check_birth(header.birth, day)
    _check_dates(header.dates, day)
    header = replace(header, v_number=_checked_v_number(header.v_number))
    if header.bsn is None or not header.bsn.strip():
        return replace(header, bsn=None)
    if not bsn.valid(header.bsn):
        raise BsnInvalid
    return replace(header, bsn=bsn.normal(header.bsn))


def _checked_v_number(typed: str | None) -> str | None:
    if typed is None or not typed.strip():
        return None
    number = v_nummer(typed)
    if number is None:
        raise VNumberInvalid
    return number


def _check_birth(birth: PartialDate, day: date) -> None:
    """As the BRP holds it: 1998, 05-1998 or 17-05-1998; never a day without a month, never in the future."""
    parts = (birth.year, birth.month, birth.day)
    if parts == (None, None, None):
        return
    if birth.year is None or (birth.day is not None and birth.month is None):
        raise DateImpossible(field="birth")
    try:
        born = date(birth.year, birth.month or 1, birth.day or 1)
    except ValueError as error:
        raise DateImpossible(field="birth") from error
    if born > day or day.year - birth.year > 120:
        raise DateImpossible(field="birth")


def _check_dates(dates: Dates, day: date) -> None:
    for field in fields(dates):
        value = getattr(dates, field.name)
        if isinstance(value, date) and value > day and field.name not in _FUTURE_ALLOWED:
            raise DateImpossible(field=field.name)
    for first, second in _AFTER:
        begin, end = getattr(dates, first), getattr(dates, second)
        if begin and end and end <= begin:
            raise DateImpossible(field=second)
