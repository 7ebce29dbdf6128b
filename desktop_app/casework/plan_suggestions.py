"""What the intake offers the plan: each with the questions it comes from. Nothing is taken over by itself."""

from collections.abc import Iterator
from dataclasses import replace

from desktop_app.casework.dossier_file import DossierFile
from desktop_app.casework.plan_views import Suggestion
from desktop_app.domain.brede_intake import Fact, IntakeFacts
from desktop_app.domain.dossier import Doelgroep
from desktop_app.domain.leerroute import Leerroute
from desktop_app.domain.pip import Alfabetisering, Doel, Pip

_HULP = {
    "post": "Ik begrijp mijn post en weet wat ik ermee moet doen",
    "geld": "Ik heb overzicht over mijn geld",
    "wonen": "Ik heb een goede plek om te wonen",
    "reizen": "Ik kan zelf reizen met bus en trein",
    "digitaal": "Ik kan zelf dingen regelen op internet",
    "zorg": "Ik weet de weg naar huisarts en zorg",
    "kinderen": "Ik weet de weg naar school en opvang voor mijn kinderen",
}
_MANIER = {"kantoor": "op kantoor", "telefoon": "telefonisch", "video": "via video", "thuis": "bij u thuis"}
_EXAMEN = {"taal_a2": "Taal op niveau A2", "knm": "KNM", "beide": "Taal op niveau A2 en KNM"}
YEARS = 3


def suggestions_of(file: DossierFile) -> tuple[Suggestion, ...]:
    """All suggestions; those the draft holds already are marked `taken`."""
    pip, goals = file.pip or Pip(), {doel.doel for doel in file.doelen}
    found = [*_fields(file), *_goals(file.facts)]
    return tuple(
        replace(
            each,
            taken=each.value.doel in goals if isinstance(each.value, Doel) else getattr(pip, each.field) == each.value,
        )
        for each in found
    )


def _said(section: str, field: str, value: object, text: str, *facts: Fact[object]) -> Suggestion:
    return Suggestion(section, field, value, text, tuple(dict.fromkeys(fact.question for fact in facts)))


def _fields(file: DossierFile) -> Iterator[Suggestion]:
    facts = file.facts
    yield from _route(file)
    yield from _hours(file)
    if file.young and facts.vve_afspraak.known:
        text = facts.vve_afspraak.value or ""
        yield _said("kinderen", "vve_afspraken", text, text, facts.vve_afspraak)
    yield from _support(facts)
    if facts.gesprekken_per_jaar.known:
        number = (facts.gesprekken_per_jaar.value or 0) * YEARS
        yield _said(
            "gesprekken", "voortgangsgesprekken", number, f"{number} gesprekken in 3 jaar", facts.gesprekken_per_jaar
        )
    if facts.gesprek_manier.known:
        ways = [_MANIER.get(way, way) for way in facts.gesprek_manier.value or ()]
        text = f"De gesprekken zijn {' of '.join(ways)}."
        yield _said("gesprekken", "gesprek_ritme", text, text, facts.gesprek_manier)


def _route(file: DossierFile) -> Iterator[Suggestion]:
    facts, route = file.facts, file.keuze.leerroute if file.keuze else None
    letters = alfabetisering(facts)
    if letters is not None:
        words = {
            Alfabetisering.A: "Eerst leren lezen en schrijven",
            Alfabetisering.AA: "Eerst het Latijnse alfabet leren",
            Alfabetisering.NVT: "Alfabetisering is niet nodig",
        }
        yield _said(
            "leerroute", "alfabetisering", letters, words[letters], facts.lezen_eigen_taal, facts.latijns_alfabet
        )
    if facts.opleiding_nu.value == "ja" and facts.opleiding_nu_niet_vrijstellend.value == "ja":
        text = "Mag eerst de opleiding van nu afmaken"
        yield _said("leerroute", "mag_opleiding_afmaken", True, text, facts.opleiding_nu)
    wish = facts.z_examen_wens.value
    if route is Leerroute.Z and wish in _EXAMEN and facts.z_examen_in_staat.value == "ja":
        yield _said("leerroute", "z_examen_wens", _EXAMEN[wish], _EXAMEN[wish], facts.z_examen_wens)


def _hours(file: DossierFile) -> Iterator[Suggestion]:
    facts = file.facts
    if file.header.doelgroep is Doelgroep.ASIELSTATUSHOUDER and facts.lesuren_per_week.known:
        number = facts.lesuren_per_week.value or 0
        yield _said(
            "hoeveel", "intensiteit_uren_per_week", number, f"{number} lesuren per week", facts.lesuren_per_week
        )


def _support(facts: IntakeFacts) -> Iterator[Suggestion]:
    """Sentences for the field `begeleiding`: what someone needs, never why."""
    for fact in (facts.aanpassingen, facts.lichaam_nodig, facts.concentratie_nodig, facts.belemmering_nodig):
        if fact.known:
            text = f"Nodig in de les of bij werk: {(fact.value or '').strip().rstrip('.')}."
            yield _said("ondersteuning", "begeleiding", text, text, fact)
    if facts.gemeente_doet.known:
        text = f"De gemeente: {(facts.gemeente_doet.value or '').strip()}"
        yield _said("ondersteuning", "begeleiding", text, text, facts.gemeente_doet)


def _goals(facts: IntakeFacts) -> Iterator[Suggestion]:
    if facts.werk_wens.known:
        doel = Doel(f"Werk vinden: {facts.werk_wens.value}", "", gelukt_als="Ik heb dit werk of een opleiding daarvoor")
        yield _goal(doel, facts.werk_wens)
    if facts.leerwens.known:
        yield _goal(Doel(facts.leerwens.value or "", ""), facts.leerwens)
    for item in facts.hulp_bij.value or ():
        if item in _HULP:
            yield _goal(Doel(_HULP[item], ""), facts.hulp_bij)
    if facts.taalmaatje.value == "wil":
        doel = Doel("Nederlands praten met een taalmaatje", "", gemeente_doet="Zoekt een taalmaatje")
        yield _goal(doel, facts.taalmaatje)
    if "nog_niemand" in (facts.zorg_tijdens_les.value or ()):
        doel = Doel("Er is opvang voor mijn kinderen als ik les heb", "", gemeente_doet="Helpt bij het aanmelden")
        yield _goal(doel, facts.zorg_tijdens_les)
    if facts.vrijwilligerswerk.value == "ja":
        kind = facts.vrijwilligerswerk_soort.value
        doel = Doel(f"Vrijwilligerswerk doen{f': {kind}' if kind else ''}", "")
        yield _goal(doel, facts.vrijwilligerswerk)
    if facts.client_doet.known:
        yield _goal(Doel("Wat wij samen afspraken", "", client_doet=facts.client_doet.value or ""), facts.client_doet)


def _goal(doel: Doel, fact: Fact[object]) -> Suggestion:
    return _said("doelen", "doel", doel, doel.doel, fact)


def alfabetisering(facts: IntakeFacts) -> Alfabetisering | None:
    """What reading and script say about literacy lessons (Q022, Q023); None while not known."""
    if facts.lezen_eigen_taal.value == "nee":
        return Alfabetisering.A
    if facts.latijns_alfabet.value == "nee":
        return Alfabetisering.AA
    return Alfabetisering.NVT if facts.lezen_eigen_taal.known and facts.latijns_alfabet.known else None
