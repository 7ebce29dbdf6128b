"""What is next in a dossier: the one step that Enter opens, and the task list behind it (ux.md 2.2, 2.3)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop_app.casework import concept_notes
from desktop_app.casework.completeness import Progress, progress
from desktop_app.casework.dossier_file import DossierFile
from desktop_app.casework.plan_adoption import findings_of
from desktop_app.casework.term_lights import closed
from desktop_app.domain.findings import Severity


class Step(StrEnum):
    """What Enter on a row opens."""

    GESPREK_PLANNEN = "gesprek_plannen"
    GESPREK_VOEREN = "gesprek_voeren"
    INTAKE_AFMAKEN = "intake_afmaken"
    TOETS_INVOEREN = "toets_invoeren"
    LEERROUTE_KIEZEN = "leerroute_kiezen"
    PIP_MAKEN = "pip_maken"
    PIP_BESPREKEN = "pip_bespreken"
    PIP_VASTSTELLEN = "pip_vaststellen"
    VERZENDEN = "verzenden"
    DUO_LIJST = "duo_lijst"
    VOORTGANGSGESPREK = "voortgangsgesprek"
    AFGEROND = "afgerond"


class TaskStatus(StrEnum):
    NIET_BEGONNEN = "niet_begonnen"
    BEZIG = "bezig"
    KLAAR = "klaar"
    KAN_NOG_NIET = "kan_nog_niet"
    PROBLEEM = "probleem"


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the task list.

    `code`: "gegevens_controleren" | "tolk_regelen" | "dossier_meenemen" | "gesprek_voeren" | "toets_invoeren" |
    "antwoorden_controleren" | "leerroute_kiezen" | "pip_maken" | "pip_bespreken" | "pip_vaststellen" | "verzenden" |
    "duo_lijst" | "voortgangsgesprekken" | "notities_nalopen" ·
    `reason`: code that explains the status, "" when it speaks for itself ("eerst_gesprek", "wacht_op_toets",
    "eerst_leerroute", "eerst_pip", "eerst_vaststellen", "pip_niet_compleet", "voortgang", "geen_tolk_nodig",
    "ontbreekt_kennisgeving", "ontbreekt_bsn", "onderdelen", "keuzes_nodig", "niet_verzonden", "gesprekken_gevoerd",
    "notities_over") ·
    `params`: numbers and days for that sentence ("asked", "total", "later", "ready", "returning", "count",
    "at", "held").
    """

    code: str
    status: TaskStatus
    reason: str = ""
    params: Mapping[str, int | str | date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TaskGroup:
    """`code`: "voorbereiden" | "brede_intake" | "plan" | "daarna"."""

    code: str
    tasks: tuple[Task, ...]


def next_step(file: DossierFile) -> Step:
    """The first thing that has to happen now."""
    if closed(file.header, file.today):
        return Step.AFGEROND
    if file.decided:
        return _after_adoption(file)
    if file.pip is not None and file.keuze is not None:
        if errors(file):
            return Step.PIP_MAKEN
        return Step.PIP_VASTSTELLEN if "pip_bespreken" in file.header.afgevinkt else Step.PIP_BESPREKEN
    if file.keuze is not None:
        return Step.PIP_MAKEN
    return _before_choice(file)


def _after_adoption(file: DossierFile) -> Step:
    if file.unsent:
        return Step.VERZENDEN
    return Step.VOORTGANGSGESPREK if "duo_lijst" in file.header.afgevinkt else Step.DUO_LIJST


def _before_choice(file: DossierFile) -> Step:
    header = file.header
    if header.intake_afgerond is None:
        if file.answers:
            return Step.INTAKE_AFMAKEN
        return Step.GESPREK_VOEREN if header.appointment else Step.GESPREK_PLANNEN
    if not (file.toets and file.toets.done) and file.vast is None and not header.zonder_gesprek:
        return Step.TOETS_INVOEREN
    return Step.LEERROUTE_KIEZEN


def errors(file: DossierFile) -> int:
    """Number of findings that keep the draft from being adopted."""
    return sum(finding.severity is Severity.ERROR for finding in findings_of(file)) if file.pip else 0


def task_groups(file: DossierFile) -> tuple[TaskGroup, ...]:
    """The whole way in four groups. What is done stays visible."""
    far = progress(file)
    return (
        TaskGroup("voorbereiden", (_data(file), _interpreter(file), Task("dossier_meenemen", TaskStatus.KLAAR))),
        TaskGroup("brede_intake", (_talk(file, far), _toets(file), _answers(file, far))),
        TaskGroup("plan", (_route(file), *_plan(file))),
        TaskGroup("daarna", _after(file)),
    )


def _data(file: DossierFile) -> Task:
    """Checked once the dates that start the ten weeks and the BSN are there, or ticked by the caseworker."""
    dates = file.header.dates
    started = dates.kennisgeving or dates.inschrijving_huisvesting or dates.inschrijving_na_verhuizing
    if file.conflicts:
        return Task("gegevens_controleren", TaskStatus.PROBLEEM, "keuzes_nodig", {"count": file.conflicts})
    if "gegevens_controleren" in file.header.afgevinkt:
        return Task("gegevens_controleren", TaskStatus.KLAAR)
    if not started:
        return Task("gegevens_controleren", TaskStatus.BEZIG, "ontbreekt_kennisgeving")
    if file.header.bsn is None:
        return Task("gegevens_controleren", TaskStatus.BEZIG, "ontbreekt_bsn")
    return Task("gegevens_controleren", TaskStatus.KLAAR)


def _interpreter(file: DossierFile) -> Task:
    header = file.header
    at: dict[str, int | str | date] = {"at": header.appointment.at} if header.appointment else {}
    if header.interpreter == "nee":
        return Task("tolk_regelen", TaskStatus.KLAAR, "geen_tolk_nodig")
    done = "tolk_regelen" in header.afgevinkt or header.intake_afgerond is not None
    return Task("tolk_regelen", TaskStatus.KLAAR if done else TaskStatus.NIET_BEGONNEN, params=at if done else {})


def _talk(file: DossierFile, far: Progress) -> Task:
    params = {"asked": far.asked, "total": far.total, "later": far.later}
    if file.header.intake_afgerond:
        return Task("gesprek_voeren", TaskStatus.KLAAR, params={"at": file.header.intake_afgerond})
    if not file.answers:
        at: dict[str, int | str | date] = {"at": file.header.appointment.at} if file.header.appointment else {}
        return Task("gesprek_voeren", TaskStatus.NIET_BEGONNEN, params=at)
    if far.ready == far.sections and not far.later:  # the caseworker decides when there is nothing left to ask
        return Task("gesprek_voeren", TaskStatus.KLAAR)
    return Task("gesprek_voeren", TaskStatus.BEZIG, "voortgang", params)


def _toets(file: DossierFile) -> Task:
    done = file.vast is not None or (file.toets is not None and file.toets.done)
    return Task("toets_invoeren", TaskStatus.KLAAR if done else TaskStatus.NIET_BEGONNEN)


def _answers(file: DossierFile, far: Progress) -> Task:
    if file.header.intake_afgerond:
        return Task("antwoorden_controleren", TaskStatus.KLAAR)
    if not file.answers:
        return Task("antwoorden_controleren", TaskStatus.KAN_NOG_NIET, "eerst_gesprek")
    if far.ready or far.returning:
        params = {"ready": far.ready, "total": far.sections, "returning": far.returning}
        return Task("antwoorden_controleren", TaskStatus.BEZIG, "onderdelen", params)
    return Task("antwoorden_controleren", TaskStatus.NIET_BEGONNEN)


def _route(file: DossierFile) -> Task:
    if file.keuze is not None:
        return Task("leerroute_kiezen", TaskStatus.KLAAR)
    known = file.vast or (file.toets and file.toets.done) or file.header.zonder_gesprek
    if not known:
        return Task("leerroute_kiezen", TaskStatus.KAN_NOG_NIET, "wacht_op_toets")
    return Task("leerroute_kiezen", TaskStatus.NIET_BEGONNEN)


def _plan(file: DossierFile) -> tuple[Task, Task, Task]:
    names = ("pip_maken", "pip_bespreken", "pip_vaststellen")
    if file.decided:
        make, discuss, adopt = (Task(name, TaskStatus.KLAAR) for name in names)
        return make, discuss, adopt
    if file.keuze is None:
        make, discuss, adopt = (Task(name, TaskStatus.KAN_NOG_NIET, "eerst_leerroute") for name in names)
        return make, discuss, adopt
    if file.pip is None:
        rest = (Task(name, TaskStatus.KAN_NOG_NIET, "eerst_pip") for name in names[1:])
        discuss, adopt = rest
        return Task(names[0], TaskStatus.NIET_BEGONNEN), discuss, adopt
    missing = errors(file)
    talked = "pip_bespreken" in file.header.afgevinkt
    if missing:
        short: dict[str, int | str | date] = {"count": missing}
        make = Task(names[0], TaskStatus.BEZIG, "pip_niet_compleet", short)
        adopt = Task(names[2], TaskStatus.KAN_NOG_NIET, "pip_niet_compleet", short)
    else:
        make, adopt = Task(names[0], TaskStatus.KLAAR), Task(names[2], TaskStatus.NIET_BEGONNEN)
    return make, Task(names[1], TaskStatus.KLAAR if talked else TaskStatus.NIET_BEGONNEN), adopt


def _after(file: DossierFile) -> tuple[Task, ...]:
    names = ("verzenden", "duo_lijst", "voortgangsgesprekken")
    if not file.decided:
        return tuple(Task(name, TaskStatus.KAN_NOG_NIET, "eerst_vaststellen") for name in names)
    ticked = file.header.afgevinkt
    waiting: dict[str, int | str | date] = {"count": file.unsent}
    send = (
        Task(names[0], TaskStatus.BEZIG, "niet_verzonden", waiting) if file.unsent else Task(names[0], TaskStatus.KLAAR)
    )
    at: dict[str, int | str | date] = {"at": file.header.appointment.at} if file.header.appointment else {}
    return (
        send,
        Task(names[1], TaskStatus.KLAAR if names[1] in ticked else TaskStatus.NIET_BEGONNEN),
        _talks(file, at),
        *_notes(file),
    )


def _notes(file: DossierFile) -> Iterator[Task]:
    """Only where there are any (R-PRV-06)."""
    beside = concept_notes.beside(file)
    waiting: dict[str, int | str | date] = {"count": sum(not answer.note_kept for answer in beside)}
    if waiting["count"]:
        yield Task("notities_nalopen", TaskStatus.NIET_BEGONNEN, "notities_over", waiting)
    elif beside:
        yield Task("notities_nalopen", TaskStatus.KLAAR)


def _talks(file: DossierFile, at: Mapping[str, int | str | date]) -> Task:
    """Done when as many were held as the PIP promises, or ticked."""
    held, promised = sum(talk.held for _, talk in file.talks), file.pip.voortgangsgesprekken if file.pip else None
    if "voortgangsgesprekken" in file.header.afgevinkt or (promised and held >= promised):
        return Task("voortgangsgesprekken", TaskStatus.KLAAR)
    if file.talks:
        params = {"held": held, "total": promised or len(file.talks)}
        return Task("voortgangsgesprekken", TaskStatus.BEZIG, "gesprekken_gevoerd", params)
    return Task("voortgangsgesprekken", TaskStatus.BEZIG if at else TaskStatus.NIET_BEGONNEN, params=at)
