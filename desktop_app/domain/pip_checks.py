"""What a PIP must hold before it can be adopted: C1 to C9, reasons, dates, bezwaar (Wi 15, Bi 5.3; law.md 3.1, 8.1)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from desktop_app.domain import duo, wording
from desktop_app.domain.dossier import Doelgroep
from desktop_app.domain.findings import Finding, Severity
from desktop_app.domain.gemeente import Gemeente
from desktop_app.domain.law import Law
from desktop_app.domain.leerroute import Leerroute, LeerrouteKeuze
from desktop_app.domain.pip import Alfabetisering, Doel, Pip
from desktop_app.domain.pip_wijziging import VorigPip, check_change, check_handing_over


@dataclass(frozen=True, slots=True, kw_only=True)
class PipContext:
    """What the checks need beside the draft. `moet_motiveren`: the choice departs from toets or advice ·
    `wil_studeren`: T10 · `jong_kind`: a child of VVE age · `bijstand`: PW decisions belong to it (C7) ·
    `z_examen`: wants and can do exams in the Z-route (C8) · `eerdere`: dagtekening of earlier decisions ·
    `vestiging`: settlement in this gemeente · `advies`: a PIP-advies is made · `soort`: as in `PipVersie` ·
    `vorige`: the last decision of this gemeente · `vast`: leerroute fixed by an earlier one."""

    doelgroep: Doelgroep
    today: date
    law: Law
    keuze: LeerrouteKeuze | None = None
    moet_motiveren: bool = False
    wil_studeren: bool | None = None
    jong_kind: bool = False
    bijstand: bool = False
    z_examen: bool = False
    analfabeet: bool = False
    eerdere: tuple[date, ...] = ()
    plicht_start: date | None = None
    vestiging: date | None = None
    advies: bool = False
    soort: str = "eerste"
    vorige: VorigPip = VorigPip()
    vast: Leerroute | None = None
    termijn_start: date | None = None
    gemeente: Gemeente = field(default_factory=Gemeente)


def check(pip: Pip, doelen: Sequence[Doel], context: PipContext) -> tuple[Finding, ...]:
    """Every finding, errors first. A PIP without errors may be adopted."""
    found = [
        *_route(pip, context),
        *_reasons(pip, context),
        *_support(pip, doelen),
        *_modules(pip, context),
        *_by_group(pip, context),
        *_talks(pip),
        *_dates(pip, context),
        *check_handing_over(pip),
        *check_change(
            pip,
            soort=context.soort,
            vorige=context.vorige,
            vast=context.vast,
            termijn_start=context.termijn_start,
            today=context.today,
            law=context.law,
        ),
        *_texts(pip, doelen),
    ]
    return tuple(sorted(found, key=lambda finding: finding.severity is not Severity.ERROR))


_REASONS = ("wijziging_reden", "afschalen_inspanning", "afschalen_onhaalbaar")


def adoptable(found: Sequence[Finding]) -> bool:
    return not any(finding.severity is Severity.ERROR for finding in found)


def _error(rule: str, article: str, text: str, field: str) -> Finding:
    return Finding(rule, article, Severity.ERROR, text, field)


def _warning(rule: str, article: str, text: str, field: str) -> Finding:
    return Finding(rule, article, Severity.WARNING, text, field)


def _route(pip: Pip, context: PipContext) -> Iterator[Finding]:
    if pip.leerroute is None:
        yield _error("R-PIP-C1", "Wi 15 lid 1 a", "De leerroute ontbreekt.", "leerroute")
    elif context.keuze is None:
        yield _error("R-PIP-C1", "Wi 15 lid 1 a", "De leerroute is nog niet gekozen.", "keuze")
    elif pip.leerroute is not context.keuze.leerroute:
        yield _error("R-PIP-C1", "Wi 15 lid 1 a", "De leerroute in het PIP is anders dan de keuze.", "leerroute")
    yield from duo.check_level(pip, first=not context.eerdere)
    yield from duo.check_hours(pip, context.doelgroep, context.law)
    if pip.leerroute is Leerroute.Z and context.z_examen and not pip.z_examen_wens:
        text = "De cliënt wil een examen doen en kan dat. Zet dat in het PIP."
        yield _error("R-PIP-C8", "Bi 3.14 lid 7", text, "z_examen_wens")
    if pip.leerroute not in (None, Leerroute.Z) and pip.z_examen_wens:
        text = "Examens op verzoek horen alleen bij de zelfredzaamheidsroute."
        yield _error("R-PIP-C8", "Bi 3.14 lid 7", text, "z_examen_wens")
    if pip.alfabetisering is None:
        yield _warning("R-PIP-C9", "Bi 6.2 lid 1 c", "Alfabetisering is niet ingevuld.", "alfabetisering")
    elif context.analfabeet and pip.alfabetisering is Alfabetisering.NVT:
        text = "De cliënt kan nog niet lezen en schrijven. Is alfabetisering nodig?"
        yield _warning("R-PIP-C9", "Bi 6.2 lid 1 c", text, "alfabetisering")


def _reasons(pip: Pip, context: PipContext) -> Iterator[Finding]:
    keuze = context.keuze
    if keuze is None:
        return
    if context.moet_motiveren and not keuze.motivering.strip():
        text = "De leerroute wijkt af van de toets of van het advies. Schrijf op waarom."
        yield _error("R-LBT-06", "Awb 3:46", text, "keuze")
    studies = context.wil_studeren is not False and keuze.leerroute is not Leerroute.ONDERWIJS
    if studies and not keuze.onderwijsroute_onderzocht.strip():
        text = "Schrijf op hoe de onderwijsroute is onderzocht."
        severity = Severity.ERROR if context.wil_studeren else Severity.WARNING
        yield Finding("R-PIP-18", "Wi 8 lid 1", severity, text, "keuze")


def _support(pip: Pip, doelen: Sequence[Doel]) -> Iterator[Finding]:
    if not pip.begeleiding.strip():
        text = "Ondersteuning en begeleiding ontbreken."
        yield _error("R-PIP-C2", "Wi 15 lid 1 b", text, "begeleiding")
    if not doelen:
        yield _warning("R-PIP-C2", "Wi 15 lid 1 b", "Er zijn nog geen doelen of afspraken.", "doelen")
    if any(not doel.doel.strip() for doel in doelen):
        yield _error("R-PIP-C2", "Wi 15 lid 1 b", "Een afspraak heeft nog geen doel.", "doelen")
    if any(doel.vanaf and doel.tot and doel.tot < doel.vanaf for doel in doelen):
        yield _error("R-PIP-C2", "Wi 15 lid 1 b", "Een afspraak eindigt vóór zij begint.", "doelen")


def _modules(pip: Pip, context: PipContext) -> Iterator[Finding]:
    pvt, map_ = context.law.number("uren.pvt"), context.law.number("uren.map")
    if pip.pvt_uren is None:
        yield _error("R-PIP-C3", "Wi 15 lid 1 c", "De uren voor het PVT ontbreken.", "pvt_uren")
    elif pip.pvt_uren < pvt:
        yield _error("R-PIP-C3", context.law.article("uren.pvt"), f"Het PVT duurt minstens {pvt} uur.", "pvt_uren")
    if pip.leerroute is Leerroute.ONDERWIJS:
        if pip.map_uren:
            yield _error("R-PIP-C3", "Wi 8 lid 3", "Bij de onderwijsroute hoort geen MAP.", "map_uren")
    elif pip.map_uren is None:
        yield _error("R-PIP-C3", "Wi 15 lid 1 c", "De uren voor de MAP ontbreken.", "map_uren")
    elif pip.map_uren < map_:
        text = f"De MAP heeft een praktijkdeel van {map_} uur."
        yield _warning("R-PIP-C3", context.law.article("uren.map"), text, "map_uren")


def _by_group(pip: Pip, context: PipContext) -> Iterator[Finding]:
    """What depends on the doelgroep, the family and bijstand: C4, C5, C7 and the participation hours."""
    asiel = context.doelgroep is Doelgroep.ASIELSTATUSHOUDER
    for name, value in (
        ("intensiteit_uren_per_week", pip.intensiteit_uren_per_week),
        ("intensiteit_weken", pip.intensiteit_weken),
    ):
        if asiel and not (value and value > 0):
            text = "De intensiteit van de leerroute ontbreekt. Zij is verplicht bij asielstatushouders."
            yield _error("R-PIP-C5", "Wi 15 lid 2", text, name)
        if not asiel and value is not None:
            text = "De gemeente stelt bij deze groep geen intensiteit van de leerroute vast."
            yield _error("R-PIP-C5", "Wi 15 lid 2", text, name)
    if pip.participatie_uren and not (asiel and pip.leerroute is Leerroute.Z):
        text = "Participatie-uren horen alleen bij de zelfredzaamheidsroute van asielstatushouders."
        yield _error("R-HRS-03", "Bi 3.14 lid 2", text, "participatie_uren")
    if asiel and pip.leerroute is Leerroute.Z and pip.participatie_uren is None:
        yield _error("R-HRS-03", "Bi 3.14 lid 2", "De participatie-uren ontbreken.", "participatie_uren")
    if context.jong_kind and not pip.vve_afspraken.strip():
        yield _error("R-PIP-C4", "Wi 15 lid 1 d", "De afspraken over voorschool (VVE) ontbreken.", "vve_afspraken")
    if context.bijstand and not pip.pw_besluiten.strip():
        text = "Noem de besluiten van de Participatiewet die bij dit PIP horen."
        yield _error("R-PIP-C7", "Wi 15 lid 3", text, "pw_besluiten")


def _talks(pip: Pip) -> Iterator[Finding]:
    if not pip.voortgangsgesprekken or pip.voortgangsgesprekken < 1:
        text = "Het aantal voortgangsgesprekken ontbreekt."
        yield _error("R-PIP-C6", "Bi 5.3 lid 4", text, "voortgangsgesprekken")
    if not pip.contactpersoon.strip():
        yield _error("R-PIP-C6", "Wi 17 lid 1", "De contactpersoon ontbreekt.", "contactpersoon")
    if not pip.contact_telefoon.strip():
        yield _warning("R-PIP-C6", "Wi 17 lid 1", "Het telefoonnummer ontbreekt.", "contact_telefoon")


def _dates(pip: Pip, context: PipContext) -> Iterator[Finding]:
    day, sent = pip.dagtekening, pip.bekendmaking
    if not context.gemeente.complete:
        yield _error("R-PIP-13", "Awb 3:45", "Het adres voor bezwaar ontbreekt.", "gemeente")
    if day is None:
        yield _error("R-TRM-02", "Wi 11 lid 2", "De dagtekening ontbreekt.", "dagtekening")
        return
    yield from duo.check_dates(
        day,
        plicht_start=context.plicht_start,
        vestiging=context.vestiging,
        eerdere=context.eerdere,
        advies=context.advies,
    )
    if day > context.today:
        yield _warning("R-TRM-02", "Wi 11 lid 2", "De dagtekening ligt in de toekomst.", "dagtekening")
    if sent is None:
        text = "De verzenddatum ontbreekt. Daarmee begint de termijn voor bezwaar."
        yield _error("R-PIP-12", "Awb 6:8", text, "bekendmaking")
    elif sent < day:
        yield _error("R-PIP-12", "Awb 6:8", "De verzenddatum ligt vóór de dagtekening.", "bekendmaking")
    elif sent != day:
        text = "De verzenddatum is anders dan de dagtekening. Bezwaar loopt vanaf de verzending."
        yield _warning("R-PIP-12", "Awb 6:8", text, "bekendmaking")


def _texts(pip: Pip, doelen: Sequence[Doel]) -> Iterator[Finding]:
    texts = [
        (name, getattr(pip, name))
        for name in ("begeleiding", "vve_afspraken", "gesprek_ritme", "pw_besluiten", *_REASONS)
    ]
    texts += [("doelen", "\n".join((d.doel, d.client_doet, d.gemeente_doet, d.wie, d.gelukt_als))) for d in doelen]
    texts += [("teksten", text) for text in pip.teksten.values()]
    for name, text in texts:
        for remark in wording.remarks(text):
            severity = Severity.ERROR if remark.code == "bsn" else Severity.WARNING
            yield Finding("R-PRV-04", "Wi 37", severity, remark.text, name)
