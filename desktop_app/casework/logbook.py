"""Who did what in a dossier: the audit trail of this device, who wrote down answers, which interpreter came (ux: 2.3).

What happened by law stands in `timeline`; here stands who opened, changed, showed or saved something.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from desktop_app.casework.dossier_file import DossierFile, read
from desktop_app.casework.interview_course import is_section
from desktop_app.casework.ports import AuditEvent, UnitOfWork
from desktop_app.casework.records import InterpreterLog, from_body
from desktop_app.casework.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Happening:
    """`day`: at the desk · `at`: aware moment of the last time · `what`: key of
    `i18n.history_labels.HAPPENED` · `by`: a name, "" when unknown · `times`: how often on that day."""

    day: date
    at: datetime
    what: str
    by: str
    times: int = 1


_EVENTS = {
    ("opened", "dossier"): "dossier_geopend",
    ("opened", "intake"): "gesprek_geopend",
    ("opened", "pip"): "pip_bekeken",
    ("opened", "leerroute"): "leerroute_bekeken",
    ("opened", "voortgang"): "voortgang_bekeken",
    ("opened", "documenten"): "documenten_bekeken",
    ("opened", "personen"): "personen_bekeken",
    ("opened", "logboek"): "logboek_bekeken",
    ("shown", "pip"): "pip_getoond",
    ("exported", "refused"): "geweigerd_opgeslagen",
    ("exported", "pip"): "papier_gemaakt",
    ("shown", "pip_versie"): "pip_gezien",
    ("changed", "dossier"): "gegevens_veranderd",
    ("changed", "vragenlijst"): "vragenlijst_veranderd",
    ("changed", "lbt"): "toets_ingevuld",
    ("changed", "leerroute"): "leerroute_gekozen",
    ("changed", "pip"): "pip_bewerkt",
    ("changed", "doel"): "doelen_bewerkt",
    ("opened", "bijlage"): "bijlage_bekeken",
    ("changed", "voortgangsgesprek"): "voortgang_bewerkt",
    ("opened", "notitie"): "notities_bekeken",
}


def logbook(wp: Workplace, *, dossier: str) -> tuple[Happening, ...]:
    """Everything known, newest first; the same act of the same person on one day is one line. Raises
    `DossierUnknown`."""
    with wp.vault.work() as work:
        file = read(wp, work, dossier)
        names = names_of(wp, work)
        heard = tuple(_once_a_day(work.trail(dossier), names))
        told = [*_interpreters(work, dossier, names), *_answers(file, names)]
    return tuple(sorted((*heard, *told), key=lambda each: each.at, reverse=True))


def names_of(wp: Workplace, work: UnitOfWork) -> Mapping[str, str]:
    """Names of the people of the office this device knows, by their id."""
    return {**(work.local("colleagues") or {}), wp.user.id: wp.user.name}


def local_day(at: datetime) -> date:
    return at.astimezone().date()


def _once_a_day(events: Iterable[AuditEvent], names: Mapping[str, str]) -> Iterator[Happening]:
    found: dict[tuple[date, str, str], Happening] = {}
    for event in events:
        key = local_day(event.at), _code(event), event.by
        times = found[key].times + 1 if key in found else 1
        found[key] = Happening(key[0], event.at, key[1], names.get(event.by, ""), times)
    yield from found.values()


def _code(event: AuditEvent) -> str:
    part, detail = str(event.detail.get("part", "")), event.detail
    match event.what, part:
        case "changed", "intake" if not detail.get("closed"):
            return "intake_heropend"
        case "changed", "intake":
            return "intake_zonder_gesprek" if detail.get("without_talk") else "intake_afgerond"
        case "changed", "pip_versie":
            return _adopted(str(detail.get("soort", "")))
        case "opened", "pip" if detail.get("paper"):
            return "papier_bekeken"
        case "changed", "notitie":
            return "notitie_weggegooid" if detail.get("gone") else "notitie_bewaard"
        case "changed", "bijlage":
            return "bijlage_toegevoegd" if detail.get("made") else "bijlage_verwijderd"
        case "changed", "dossier" if detail.get("handed"):
            return "overgedragen"
        case "changed", ("dossier" | "pip") if detail.get("made"):
            return f"{part}_gemaakt"
        case _:
            return _EVENTS.get((event.what, part), "bijgewerkt")


def _adopted(soort: str) -> str:
    return "advies_vastgelegd" if soort == "advies" else "pip_vastgesteld"


def _interpreters(work: UnitOfWork, dossier: str, names: Mapping[str, str]) -> Iterator[Happening]:
    for record in work.find(kind="tolk", dossier=dossier):
        since = from_body(InterpreterLog, record.body).since
        yield Happening(local_day(since), since, "tolk_erbij", names.get(record.edited_by, ""))


def _answers(file: DossierFile, names: Mapping[str, str]) -> Iterator[Happening]:
    """How many of the answers that stand now were given on a day, by whom they were written down."""
    given = [answer for answer in file.answers.values() if answer.stands and not is_section(answer.path)]
    last: dict[tuple[date, str], datetime] = {}
    counted: Counter[tuple[date, str]] = Counter()
    for answer in given:
        key = local_day(answer.at), answer.by
        counted[key] += 1
        last[key] = max(answer.at, last.get(key, answer.at))
    for key, times in counted.items():
        yield Happening(key[0], last[key], "antwoorden", names.get(key[1], ""), times)
