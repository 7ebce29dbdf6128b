"""Mijn dossiers and the page of one dossier: what is next, and how much time the law leaves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop_app.casework.workplace import Workplace
from desktop_app.domain.dossier import Appointment, Dossier
from desktop_app.domain.terms import Term


class Colour(StrEnum):
    """Always shown together with an icon, a word and a date; never colour alone."""

    ROOD = "rood"
    ORANJE = "oranje"
    GROEN = "groen"
    GRIJS = "grijs"
    PAARS = "paars"


@dataclass(frozen=True, slots=True)
class TermLight:
    """State of the term that presses most.

    `code`: "te_laat" | "vandaag" | "nog_dagen" | "onbekend" | "wacht_op_derden" | "pip_vastgesteld" | "gesloten" ·
    `days`: days left, negative when overdue, None when no last day is known ·
    `last_day`: legal last day (after the Algemene termijnenwet) of term `term` ("D-01", "D-08", "D-07", ...) ·
    `explanation`: the reckoning in plain Dutch.
    """

    colour: Colour
    code: str
    days: int | None
    last_day: date | None
    explanation: str
    term: str = ""


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


@dataclass(frozen=True, slots=True)
class WorklistRow:
    """One dossier in the list. `initials` is what the private view shows · `language`: BCP-47 code ·
    `interpreter`: as in `Dossier` ("nee" = none) · `unsent`: outbox rows waiting ·
    `filters`: those of "te_laat", "deze_week", "wacht_op_mij", "afgerond" that hold it."""

    dossier: str
    name: str
    initials: str
    number: str
    place: str
    language: str
    dialect: str
    interpreter: str
    next_step: Step
    light: TermLight
    appointment: Appointment | None
    unsent: int
    filters: frozenset[str] = field(default_factory=frozenset)


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
    "duo_lijst" | "voortgangsgesprekken" ·
    `reason`: code that explains the status, "" when it speaks for itself ("eerst_gesprek", "wacht_op_toets",
    "eerst_leerroute", "eerst_pip", "eerst_vaststellen", "pip_niet_compleet", "voortgang", "geen_tolk_nodig",
    "ontbreekt_kennisgeving", "ontbreekt_bsn", "keuzes_nodig", "niet_verzonden") ·
    `params`: numbers and days for that sentence ("asked", "total", "later", "count", "at").
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


@dataclass(frozen=True, slots=True)
class DossierPage:
    """`next_step`: the primary action · `terms`: all terms of the dossier, most urgent first ·
    `conflicts`: number of choices a person still has to make · `versions`: number of adopted PIPs."""

    dossier: str
    header: Dossier
    light: TermLight
    groups: tuple[TaskGroup, ...]
    next_step: Step
    terms: tuple[Term, ...]
    unsent: int
    conflicts: int
    versions: int


def worklist(wp: Workplace) -> Sequence[WorklistRow]:
    """Every dossier on this device: most urgent term first, then appointment, then name."""
    raise NotImplementedError


def tasks(wp: Workplace, dossier: str) -> DossierPage:
    """The page of one dossier. Opening it is written to the audit trail. Raises `DossierUnknown`."""
    raise NotImplementedError
