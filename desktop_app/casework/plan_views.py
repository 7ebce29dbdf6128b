"""What the editor of the PIP shows: plain values, made anew after every change."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop_app.casework.plan_contents import PlanContents
from desktop_app.casework.records import Seen
from desktop_app.domain.findings import Finding, Severity
from desktop_app.domain.participatiewet import Verband
from desktop_app.domain.pip import Doel, Pip, PipVersie


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something from the intake that feeds a section. `section`: key of `plan_contents` ("hoeveel", ...), "doelen"
    for a goal · `field`: attribute of `Pip`, or "doel" · `value`: ready for `set_field` (or a `Doel`) · `text`: what
    it says, plain Dutch · `questions`: ids it comes from · `taken`: the draft already holds it."""

    section: str
    field: str
    value: Any
    text: str
    questions: tuple[str, ...]
    taken: bool = False


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A goal or agreement with the id of its record."""

    id: str
    doel: Doel


@dataclass(frozen=True, slots=True)
class SectionState:
    """`state`: "klaar" | "ontbreekt" | "nvt" · `findings`: number of errors on its fields · `part`: "A" | "B"."""

    key: str
    number: int
    title: str
    state: str
    findings: int
    part: str


@dataclass(frozen=True, slots=True)
class VersionRow:
    """An adopted PIP with the id of its record and the "gezien" rows that belong to it."""

    id: str
    version: PipVersie
    seen: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class Fresh:
    """The program would write `now` instead of `before`, which somebody replaced by words of their own. In Dutch."""

    before: str
    now: str


@dataclass(frozen=True, slots=True)
class PlanPage:
    """Everything the editor shows. `soort`: what adoption would make now ("eerste", "gewijzigd", "na_verhuizing",
    "advies"). `contents`: all nineteen sections, empty ones included; for paper use `plan_composition.printable` ·
    `establishable`: no finding is an error and something changed since the last version · `bijstand`: what the
    Participatiewet asks, as information · `fresh`: by key, texts in someone's own words that the program would write
    otherwise by now."""

    dossier: str
    draft: Pip
    goals: tuple[GoalRow, ...]
    findings: tuple[Finding, ...]
    sections: tuple[SectionState, ...]
    contents: PlanContents
    soort: str
    establishable: bool
    versions: tuple[VersionRow, ...]
    bijstand: tuple[Verband, ...] = ()
    fresh: Mapping[str, Fresh] = field(default_factory=dict)


FIELD_SECTION = {
    "dagtekening": "kop",
    "bekendmaking": "kop",
    "uitreiking": "kop",
    "leerroute": "leerroute",
    "niveau": "leerroute",
    "alfabetisering": "leerroute",
    "z_examen_wens": "leerroute",
    "mag_opleiding_afmaken": "leerroute",
    "afschalen_uren": "leerroute",
    "afschalen_inspanning": "leerroute",
    "afschalen_onhaalbaar": "leerroute",
    "keuze": "waarom",
    "wijziging_reden": "waarom",
    "intensiteit_uren_per_week": "hoeveel",
    "intensiteit_weken": "hoeveel",
    "start_lessen": "hoeveel",
    "lesplaats": "hoeveel",
    "cursusinstelling": "hoeveel",
    "begeleiding": "ondersteuning",
    "doelen": "ondersteuning",
    "pvt_uren": "pvt_map",
    "map_uren": "pvt_map",
    "vve_afspraken": "kinderen",
    "participatie_uren": "meedoen",
    "voortgangsgesprekken": "gesprekken",
    "gesprek_ritme": "gesprekken",
    "contactpersoon": "gesprekken",
    "contact_telefoon": "gesprekken",
    "pw_besluiten": "participatiewet",
    "gemeente": "bezwaar",
}
"""Which section a finding belongs to, by its field."""


def section_states(contents: PlanContents, findings: tuple[Finding, ...]) -> tuple[SectionState, ...]:
    """Where each section stands: an error makes it "ontbreekt", having nothing to say "nvt"."""
    errors = [FIELD_SECTION.get(each.field, "") for each in findings if each.severity is Severity.ERROR]
    return tuple(
        SectionState(
            key=section.key,
            number=section.number,
            title=section.title,
            state="ontbreekt" if section.key in errors else "klaar" if section.paragraphs else "nvt",
            findings=errors.count(section.key),
            part=section.part,
        )
        for section in contents.sections
    )
