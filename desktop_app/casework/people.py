"""Who has to do with a dossier: the client, the colleagues, the interpreters, the contact at the gemeente."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop_app.casework.dossier_file import DossierFile, read
from desktop_app.casework.logbook import local_day, names_of
from desktop_app.casework.records import InterpreterLog, from_body
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.dossier import Dossier


@dataclass(frozen=True, slots=True)
class Colleague:
    """`last`: last day this person did something here, as far as this device knows."""

    name: str
    last: date


@dataclass(frozen=True, slots=True)
class People:
    """`contact`: name and telephone as the PIP says them · `births`: birth years of the children at home, as told ·
    `interpreters`: every stretch, oldest first."""

    client: Dossier
    contact: tuple[str, str] = ("", "")
    births: tuple[int, ...] = ()
    colleagues: tuple[Colleague, ...] = ()
    interpreters: tuple[InterpreterLog, ...] = ()


def people(wp: Workplace, *, dossier: str) -> People:
    """Everybody this dossier names. Raises `DossierUnknown`."""
    with wp.vault.work() as work:
        file = read(wp, work, dossier)
        names = names_of(wp, work)
        did = [(event.by, local_day(event.at)) for event in work.trail(dossier)]
        did += [(answer.by, local_day(answer.at)) for answer in file.answers.values()]
        logs = [from_body(InterpreterLog, record.body) for record in work.find(kind="tolk", dossier=dossier)]
    known = [(names[by], day) for by, day in did if by in names]
    return People(
        client=file.header,
        contact=(file.pip.contactpersoon, file.pip.contact_telefoon) if file.pip else ("", ""),
        births=_births(file),
        colleagues=_colleagues(known),
        interpreters=tuple(sorted(logs, key=lambda log: log.since)),
    )


def _births(file: DossierFile) -> tuple[int, ...]:
    children = file.facts.kinderen.value or ()
    return tuple(sorted(child.geboortejaar for child in children if child.geboortejaar is not None))


def _colleagues(did: Iterable[tuple[str, date]]) -> tuple[Colleague, ...]:
    last: dict[str, date] = {}
    for name, day in did:
        last[name] = max(day, last.get(name, day))
    return tuple(
        Colleague(name, day) for name, day in sorted(last.items(), key=lambda one: (-one[1].toordinal(), one[0]))
    )
