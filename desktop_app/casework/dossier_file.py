"""All there is of one dossier, read in one transaction; and where its single records live."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from uuid import UUID, uuid5

from desktop_app.casework.intake_facts import facts
from desktop_app.casework.ports import AuditEvent, Record, UnitOfWork
from desktop_app.casework.purposes import READING, purpose_of
from desktop_app.casework.questionnaires import questionnaire_of
from desktop_app.casework.records import Conflict, Seen, from_body, to_body
from desktop_app.casework.term_lights import TermLight, light
from desktop_app.casework.workplace import Workplace
from desktop_app.domain import redenen
from desktop_app.domain.advies import Advies
from desktop_app.domain.answer import Answer
from desktop_app.domain.brede_intake import IntakeFacts, has_bijstand, young_children
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.errors import OpmaatError
from desktop_app.domain.findings import Finding
from desktop_app.domain.leerbaarheidstoets import Leerbaarheidstoets, Ontheffingsgrond, Uitslag, toets_findings
from desktop_app.domain.leerroute import Leerroute, LeerrouteKeuze
from desktop_app.domain.leerroute_advies import advise, needs_motivering
from desktop_app.domain.persoon import age_findings
from desktop_app.domain.pip import Doel, Pip, PipVersie
from desktop_app.domain.pip_chain import dagtekeningen, decisions
from desktop_app.domain.pip_checks import PipContext
from desktop_app.domain.pip_wijziging import VorigPip
from desktop_app.domain.signalen import Gedaan, signals
from desktop_app.domain.term_table import facts_of
from desktop_app.domain.terms import TermFacts
from desktop_app.domain.traject_terms import termijn_start
from desktop_app.domain.voortgang import Voortgangsgesprek

_SINGLE = UUID("0192f6c5-5f9c-7c6e-8f52-3a64b1c1d0aa")


class DossierUnknown(OpmaatError):
    """There is no such dossier on this device, or it was deleted."""

    code = "dossier_onbekend"


def single_record(dossier: str, kind: str) -> str:
    """Id of a record a dossier has one of (lbt, keuze, pip): the same on every laptop, so that two meet in one."""
    return str(uuid5(_SINGLE, f"{dossier}/{kind}"))


def today(wp: Workplace) -> date:
    """The day at the desk: the clock of the laptop in its own time zone."""
    return wp.clock().astimezone().date()


@dataclass(frozen=True)
class DossierFile:
    """`goals`: ids with goals, in their order · `versions`: ids with adopted PIPs, oldest first · `seen`: all
    "gezien" rows · `conflicts`: choices still open · `ids`: record id per single kind, where there is one ·
    `talks`: ids with progress talks, by day · `day`: the day it is looked at, by default today."""

    id: str
    wp: Workplace
    header: Dossier
    lbt: Leerbaarheidstoets | None
    keuze: LeerrouteKeuze | None
    pip: Pip | None
    goals: tuple[tuple[str, Doel], ...]
    versions: tuple[tuple[str, PipVersie], ...]
    seen: tuple[Seen, ...]
    answers: Mapping[str, Answer]
    conflicts: int
    unsent: int
    ids: Mapping[str, str]
    talks: tuple[tuple[str, Voortgangsgesprek], ...] = ()
    day: date | None = None

    @cached_property
    def today(self) -> date:
        return self.day or today(self.wp)

    def on(self, day: date) -> "DossierFile":
        """The same records looked at on another day."""
        other = replace(self, day=day)
        other.__dict__.update({name: known for name, known in self.__dict__.items() if name in _EVERY_DAY})
        return other

    @cached_property
    def facts(self) -> IntakeFacts:
        return facts(self.answers, questionnaire_of(self.wp, self.header).definition)

    @cached_property
    def toets(self) -> Leerbaarheidstoets | None:
        """The recorded toets, else the one noted in the intake (Q029, Q030)."""
        return self.lbt or toets_of(self.facts)

    @cached_property
    def vast(self) -> Leerroute | None:
        return Leerroute(self.header.leerroute_vast) if self.header.leerroute_vast else None

    @cached_property
    def advies(self) -> Advies:
        return advise(self.facts, self.toets, self.header.doelgroep, self.wp.law, vast=self.vast)

    @property
    def doelen(self) -> tuple[Doel, ...]:
        return tuple(doel for _, doel in self.goals)

    @property
    def adopted(self) -> tuple[PipVersie, ...]:
        return tuple(versie for _, versie in self.versions)

    @property
    def decided(self) -> bool:
        """A PIP was adopted here (a PIP-advies is none)."""
        return bool(decisions(self.adopted))

    @cached_property
    def young(self) -> int:
        """Number of children of VVE age, which the law leaves to policy (in months, law data)."""
        first, last = (self.wp.law.number(f"beleid.vve_{name}_maanden") // 12 for name in ("vanaf", "tot"))
        return young_children(self.facts, self.today.year, first, last)

    @cached_property
    def terms(self) -> TermFacts:
        return term_facts(self.header, self.adopted, self.today)

    @property
    def light(self) -> TermLight:
        done = self.vast is not None or bool(self.toets and self.toets.done)
        return light(self.header, self.terms, self.wp.law, toets=done)

    def terms_with(self, pip: Pip, soort: str) -> TermFacts:
        """Facts as they will be once `pip` is adopted: the first PIP starts the termijn, a later one does not, nor does
        one after a move (Wi 11 lid 3)."""
        if self.terms.dagtekeningen or pip.dagtekening is None or soort in ("advies", "na_verhuizing"):
            return self.terms
        return replace(self.terms, dagtekeningen=(pip.dagtekening,))

    @cached_property
    def signals(self) -> tuple[Finding, ...]:
        """What needs a look now: reminders of the terms, then what the age of this person asks (law.md 6.4)."""
        dates, route = self.header.dates, self.keuze.leerroute if self.keuze else self.vast
        done = Gedaan(
            gepland=self.header.appointment is not None or self.header.intake_afgerond is not None,
            toets=self.vast is not None or (self.toets is not None and self.toets.done),
            concept=self.pip is not None,
            pvt=dates.pvt_ondertekend is not None,
            map=dates.map_eindgesprek is not None or route is Leerroute.ONDERWIJS,
            duo_termijn=dates.termijn_start is not None,
        )
        law = self.wp.law
        toets = toets_findings(self.toets, law) if self.toets and not self.decided else ()
        return (*signals(self.terms, done, law), *toets, *age_findings(self.header.birth, self.today, law))

    @property
    def vorige(self) -> VorigPip:
        """What the last decision fixed, as far as its frozen contents tell (those of before 2026-11-27 do not)."""
        last = decisions(self.adopted)
        said = last[-1].inhoud if last else {}
        route, level = said.get("leerroute"), said.get("niveau")
        return VorigPip(Leerroute(route) if route else None, str(level) if level else None)

    def pip_context(self, *, soort: str) -> PipContext:
        """What the checks of a draft need to know of this dossier. `soort`: what adopting would make."""
        dates, facts = self.header.dates, self.facts
        return PipContext(
            doelgroep=self.header.doelgroep,
            today=self.today,
            law=self.wp.law,
            keuze=self.keuze,
            moet_motiveren=bool(self.keuze and needs_motivering(self.advies, self.toets, self.keuze.leerroute)),
            wil_studeren=redenen.wants_to_study(facts),
            jong_kind=self.young > 0,
            bijstand=has_bijstand(facts) or dates.bijstand_vanaf is not None,
            z_examen=facts.z_examen_in_staat.value == "ja" and facts.z_examen_wens.value not in (None, "nee"),
            analfabeet=facts.lezen_eigen_taal.value == "nee",
            eerdere=dagtekeningen(self.adopted),
            plicht_start=dates.plicht_start,
            vestiging=dates.inschrijving_na_verhuizing or dates.inschrijving_huisvesting,
            advies=soort == "advies",
            soort=soort,
            vorige=self.vorige,
            vast=self.vast,
            termijn_start=termijn_start(self.terms),
            gemeente=self.wp.gemeente,
        )


def toets_of(found: IntakeFacts) -> Leerbaarheidstoets | None:
    """The toets as far as the intake tells; "niet verschenen" is no ground (R-LBT-09)."""
    if found.toets_uitslag.known and found.toets_uitslag.value in set(Uitslag):
        return Leerbaarheidstoets(uitslag=Uitslag(found.toets_uitslag.value))
    if found.toets_grond.known and found.toets_grond.value in set(Ontheffingsgrond):
        return Leerbaarheidstoets(ontheffing=Ontheffingsgrond(found.toets_grond.value))
    return None


def term_facts(header: Dossier, versions: Sequence[PipVersie], day: date) -> TermFacts:
    """Facts for the terms of a dossier on `day`."""
    decided = decisions(versions)
    return facts_of(
        header,
        TermFacts(
            today=day,
            dagtekeningen=dagtekeningen(versions),
            bekendmaking=decided[-1].bekendmaking if decided else None,
        ),
    )


_EVERY_DAY = frozenset({"facts", "toets", "vast", "advies"})
"""What is reckoned from the records alone, whatever the day."""
_KINDS = ("lbt", "keuze", "pip", "doel", "pip_versie", "gezien", "voortgangsgesprek", "conflict")
Found = Mapping[str, Sequence[Record]]


def read(wp: Workplace, work: UnitOfWork, dossier: str) -> DossierFile:
    """Everything of one dossier. Raises `DossierUnknown`."""
    found = read_some(wp, work, (dossier,))
    if not found:
        raise DossierUnknown
    return found[0]


def read_some(wp: Workplace, work: UnitOfWork, dossiers: Sequence[str]) -> list[DossierFile]:
    """Everything of these dossiers, as far as they are on this device."""
    given = [record for record in map(work.get, dossiers) if record]
    records = [record for record in given if record.kind == "dossier" and not record.deleted]
    unsent = work.unsent() if records else {}
    files = []
    for record in records:
        found = {kind: work.find(kind=kind, dossier=record.id) for kind in _KINDS}
        files.append(_file(wp, record, found, work.answers(record.id), unsent.get(record.id, 0)))
    return files


def _file(wp: Workplace, record: Record, found: Found, answers: Mapping[str, Answer], unsent: int) -> DossierFile:
    single = {kind: found[kind][-1] for kind in ("lbt", "keuze", "pip") if found[kind]}
    lbt, keuze, pip = single.get("lbt"), single.get("keuze"), single.get("pip")
    conflicts = [from_body(Conflict, each.body) for each in found["conflict"]]
    return DossierFile(
        id=record.id,
        wp=wp,
        header=from_body(Dossier, record.body),
        lbt=from_body(Leerbaarheidstoets, lbt.body) if lbt else None,
        keuze=from_body(LeerrouteKeuze, keuze.body) if keuze else None,
        pip=from_body(Pip, pip.body) if pip else None,
        goals=_goals(found["doel"]),
        versions=chain(found["pip_versie"]),
        seen=tuple(from_body(Seen, each.body) for each in found["gezien"]),
        answers=answers,
        conflicts=sum(conflict.choice is None for conflict in conflicts),
        unsent=unsent,
        ids={kind: each.id for kind, each in single.items()},
        talks=_talks(found["voortgangsgesprek"]),
    )


def _goals(records: Sequence[Record]) -> tuple[tuple[str, Doel], ...]:
    goals = [(record.id, from_body(Doel, record.body)) for record in records]
    return tuple(sorted(goals, key=lambda goal: (goal[1].order, goal[0])))


def _talks(records: Sequence[Record]) -> tuple[tuple[str, Voortgangsgesprek], ...]:
    talks = [(record.id, from_body(Voortgangsgesprek, record.body)) for record in records]
    return tuple(sorted(talks, key=lambda talk: (talk[1].gevoerd_op or talk[1].gepland_op or date.max, talk[0])))


def chain(records: Sequence[Record]) -> tuple[tuple[str, PipVersie], ...]:
    """Adopted PIPs with their ids, oldest first."""
    versions = [(record.id, from_body(PipVersie, record.body)) for record in records]
    return tuple(sorted(versions, key=lambda version: (version[1].nummer, version[1].vastgesteld_op)))


def save(wp: Workplace, work: UnitOfWork, file: DossierFile, kind: str, value: object) -> None:
    """Store a record the dossier has one of."""
    id = file.id if kind == "dossier" else file.ids.get(kind) or single_record(file.id, kind)
    work.put(id=id, dossier=file.id, kind=kind, body=to_body(value), by=wp.user.id, at=wp.clock())


def log(wp: Workplace, work: UnitOfWork, dossier: str, what: str, **detail: str | int) -> None:
    """Write to the audit trail of the dossier. `detail`: codes and counts, no free text; a reading gets its purpose by
    its `part`."""
    if what in READING:
        detail["purpose"] = purpose_of(str(detail["part"]), str(detail.get("paper", ""))).value
    work.log(AuditEvent(dossier, what, wp.user.id, wp.clock(), detail))


def note_reading(wp: Workplace, dossier: str, part: str, what: str = "opened") -> None:
    """Somebody looks at a part of a dossier, or shows it to the client (`what`: "shown")."""
    with wp.vault.work() as work:
        log(wp, work, dossier, what, part=part)
