"""The head of the plan, the decision itself, the leerroute and its reasons: § 0 to 4 (law.md 8.1)."""

from collections.abc import Iterator

from desktop_app.casework.dossier_file import DossierFile
from desktop_app.casework.plan_changes import say_moved
from desktop_app.casework.plan_contents import Section
from desktop_app.casework.plan_paragraphs import Writer, birth_text, term
from desktop_app.domain.answer import AnswerState
from desktop_app.domain.dossier import Doelgroep
from desktop_app.domain.leerbaarheidstoets import Ontheffingsgrond, Uitslag
from desktop_app.domain.leerroute import Leerroute
from desktop_app.domain.pip import Alfabetisering, Pip
from desktop_app.domain.pip_terms import pip_term
from desktop_app.i18n.language import LANGUAGES
from desktop_app.i18n.words import N_

ROUTE = {
    Leerroute.B1: N_("B1-route"),
    Leerroute.ONDERWIJS: N_("onderwijsroute"),
    Leerroute.Z: N_("zelfredzaamheidsroute"),
}
_WHAT = {
    Leerroute.B1: N_("In de B1-route leert u Nederlands tot niveau B1. Dan kunt u werken of verder leren."),
    Leerroute.ONDERWIJS: N_("In de onderwijsroute leert u Nederlands en andere vakken. Daarna kunt u een studie doen."),
    Leerroute.Z: N_("In de zelfredzaamheidsroute leert u Nederlands voor elke dag. U doet mee in de buurt."),
}
_CLOSE = {
    Leerroute.B1: N_("U doet aan het eind examens lezen, luisteren, schrijven en spreken. U doet ook het examen KNM."),
    Leerroute.ONDERWIJS: N_("U sluit de route af met een diploma van het taalschakeltraject."),
    Leerroute.Z: N_("U doet geen examen. U sluit de route af met een eindgesprek met de gemeente."),
}
_ALFABETISERING = {
    Alfabetisering.A: N_("U leert eerst lezen en schrijven. Dat hoort bij uw route."),
    Alfabetisering.AA: N_("U leert eerst lezen en schrijven in het Latijnse alfabet. Dat hoort bij uw route."),
}
_TOETS = {
    Uitslag.HAALBAAR: N_("U deed de leerbaarheidstoets. De uitslag is: de B1-route is haalbaar."),
    Uitslag.NIET_HAALBAAR: N_("U deed de leerbaarheidstoets. De uitslag is: de B1-route is niet haalbaar."),
    Uitslag.ONBEKEND: N_("U deed de leerbaarheidstoets. De toets gaf geen uitslag."),
}
_GEEN_TOETS = {
    Ontheffingsgrond.VISUEEL: N_("U hoefde de leerbaarheidstoets niet te doen. Daar is een wettelijke reden voor."),
    Ontheffingsgrond.AUDITIEF: N_("U hoefde de leerbaarheidstoets niet te doen. Daar is een wettelijke reden voor."),
    Ontheffingsgrond.VERHUISD: N_("U had al een leerroute in een andere gemeente. Die leerroute blijft."),
}
_GROUP = {
    Doelgroep.ASIELSTATUSHOUDER: N_("Asielstatushouder"),
    Doelgroep.GEZINSMIGRANT: N_("Gezinsmigrant"),
    Doelgroep.OVERIGE_MIGRANT: N_("Overige migrant"),
}
_INTERPRETER = {
    "nee": N_("Geen tolk"),
    "telefonisch": N_("Tolk, telefonisch"),
    "video": N_("Tolk, video"),
    "op_locatie": N_("Tolk, op locatie"),
}
_SOORT = {
    "eerste": N_("Eerste PIP"),
    "gewijzigd": N_("Gewijzigd PIP"),
    "na_verhuizing": N_("PIP na verhuizing"),
    "na_bezwaar": N_("PIP na bezwaar"),
    "advies": N_("PIP-advies"),
}
_HEARD: dict[str, dict[str, str]] = {
    "school_jaren": {
        "geen": N_("U ging niet naar school."),
        "1_6": N_("U ging 1 tot 6 jaar naar school."),
        "7_9": N_("U ging 7 tot 9 jaar naar school."),
        "10_12": N_("U ging 10 tot 12 jaar naar school."),
        "meer_12": N_("U ging meer dan 12 jaar naar school."),
    },
    "lezen_eigen_taal": {
        "ja": N_("U kunt lezen en schrijven in uw eigen taal."),
        "beetje": N_("U kunt een beetje lezen en schrijven in uw eigen taal."),
        "nee": N_("U kunt nog niet lezen en schrijven in uw eigen taal."),
    },
    "latijns_alfabet": {
        "ja": N_("U kent het Latijnse alfabet."),
        "beetje": N_("U kent het Latijnse alfabet een beetje."),
        "nee": N_("U kent het Latijnse alfabet nog niet."),
    },
    "gesprek_nederlands": {
        "woorden": N_("U kent al enkele woorden Nederlands."),
        "zinnen": N_("U spreekt al korte zinnen Nederlands."),
        "gesprek": N_("U kunt al een gesprek voeren in het Nederlands."),
    },
    "wens_opleiding": {
        "nee": N_("U wilt nu geen opleiding doen in Nederland."),
        "mbo": N_("U wilt in Nederland een mbo-opleiding doen."),
        "hbo": N_("U wilt in Nederland een hbo-opleiding doen."),
        "universiteit": N_("U wilt in Nederland naar de universiteit."),
    },
}
"""What the intake showed, in words for the person. Health and family are not among the reasons for a route."""


def first_sections(file: DossierFile, pip: Pip, *, soort: str, version: int) -> Iterator[Section]:
    """§ 0 to 4."""
    yield _head(file, pip, soort, version)
    yield _person(file)
    yield _decision(file, pip, soort)
    yield _route(pip)
    yield _why(file, pip, soort)


def _head(file: DossierFile, pip: Pip, soort: str, version: int) -> Section:
    w = Writer(0, "kop", N_("Uw plan"))
    w.row("gemeente", N_("Gemeente"), file.wp.gemeente.name)
    w.row("nummer", N_("Zaaknummer"), file.header.number)
    day = N_("Datum van dit advies") if soort == "advies" else N_("Datum van dit besluit")
    w.row("dagtekening", day, pip.dagtekening)
    w.row("verzending", N_("Verzonden op"), pip.bekendmaking)
    w.row("soort", N_("Soort plan"), term(_SOORT[soort]))
    w.row("versie", N_("Versie"), version)
    w.row("kennisgeving", N_("Datum van de brief van DUO"), file.header.dates.kennisgeving)
    w.row("uiterste_datum", N_("Uiterste datum voor dit plan"), pip_term(file.terms, file.wp.law).legal)
    return w.section()


def _person(file: DossierFile) -> Section:
    header = file.header
    language = LANGUAGES.get(header.language)
    w = Writer(1, "gegevens", N_("Uw gegevens"))
    w.row("naam", N_("Naam"), f"{header.given_names} {header.surname}".strip())
    w.row("geboren", N_("Geboren"), birth_text(header.birth))
    w.row("bsn", N_("Burgerservicenummer"), header.bsn)
    w.row("adres", N_("Adres"), header.address or header.place)
    w.row("doelgroep", N_("Groep in de wet"), term(_GROUP[header.doelgroep]))
    w.row("taal", N_("Taal"), f"{language.dutch} ({language.name})" if language else header.language)
    w.row("tolk", N_("Tolk"), term(_INTERPRETER.get(header.interpreter, header.interpreter)))
    return w.section()


def _decision(file: DossierFile, pip: Pip, soort: str) -> Section:
    w = Writer(2, "besluit", N_("Besluit"))
    if soort == "advies":
        w.say("advies", N_("Dit is een advies. Het is nog geen besluit. Dat volgt als u in onze gemeente woont."))
        w.say("adviseert", N_("De gemeente {gemeente} adviseert:"), gemeente=file.wp.gemeente.name)
    else:
        w.say(
            "stelt_vast",
            N_("Het college van burgemeester en wethouders van {gemeente} stelt vast:"),
            gemeente=file.wp.gemeente.name,
        )
    if pip.leerroute:
        w.decide("route", N_("U volgt de {route}."), route=term(ROUTE[pip.leerroute]))
    w.decide("begeleiding", N_("U krijgt de ondersteuning en begeleiding uit onderdeel 6."))
    _decide_hours(w, file, pip)
    if pip.vve_afspraken.strip():
        w.decide("vve", N_("Voor uw kinderen gelden de afspraken uit onderdeel 8."))
    if pip.voortgangsgesprekken:
        w.decide("gesprekken", N_("Wij voeren {aantal} voortgangsgesprekken met u."), aantal=pip.voortgangsgesprekken)
    if pip.pw_besluiten.strip():
        w.decide("pw", N_("De besluiten uit onderdeel 11 horen bij dit plan."))
    if soort != "advies":
        w.say(
            "grondslag",
            N_(
                "Dit besluit steunt op artikel 15 van de Wet inburgering 2021 "
                "en artikel 5.3 van het Besluit inburgering 2021."
            ),
        )
    return w.section()


def _decide_hours(w: Writer, file: DossierFile, pip: Pip) -> None:
    asiel = file.header.doelgroep is Doelgroep.ASIELSTATUSHOUDER
    if asiel and pip.intensiteit_uren_per_week and pip.intensiteit_weken:
        w.decide(
            "intensiteit",
            N_("U krijgt {uren} uur les per week. Dat duurt {weken} weken."),
            uren=pip.intensiteit_uren_per_week,
            weken=pip.intensiteit_weken,
        )
    if pip.pvt_uren:
        w.decide("pvt", N_("Het participatieverklaringstraject (PVT) duurt {uren} uur."), uren=pip.pvt_uren)
    if pip.map_uren and pip.leerroute is not Leerroute.ONDERWIJS:
        w.decide("map", N_("De module arbeidsmarkt en participatie (MAP) duurt {uren} uur."), uren=pip.map_uren)
    if asiel and pip.leerroute is Leerroute.Z and pip.participatie_uren:
        w.decide("participatie", N_("U doet {uren} uur mee in de samenleving."), uren=pip.participatie_uren)


def _route(pip: Pip) -> Section:
    w = Writer(3, "leerroute", N_("Uw leerroute"))
    if pip.leerroute is None:
        return w.section()
    w.say("wat", _WHAT[pip.leerroute])
    w.say("afsluiten", _CLOSE[pip.leerroute])
    if pip.niveau == "A2" and pip.leerroute is Leerroute.B1:
        w.say("niveau", N_("U doet examens op niveau A2. B1 is voor u niet haalbaar binnen uw termijn."))
        if pip.afschalen_uren:
            w.say("afschalen_uren", N_("U volgde {uren} uur les."), uren=pip.afschalen_uren)
        for key, words in (("inspanning", pip.afschalen_inspanning), ("onhaalbaar", pip.afschalen_onhaalbaar)):
            if words.strip():
                w.own_words(f"afschalen_{key}", words)
    if pip.alfabetisering in _ALFABETISERING:
        w.say("alfabetisering", _ALFABETISERING[pip.alfabetisering])
    if pip.leerroute is Leerroute.Z:
        w.say("knm", N_("U leert ook over leven in Nederland. Dat heet KNM."))
    if pip.z_examen_wens.strip():
        w.say("examen", N_("U wilt ook examen doen. Wij denken dat u dat kunt. Het gaat om:"))
        w.own_words("examen_welk", pip.z_examen_wens)
    if pip.mag_opleiding_afmaken:
        w.say("eerst_afmaken", N_("U mag eerst de opleiding afmaken die u nu doet."))
    return w.section()


def _why(file: DossierFile, pip: Pip, soort: str) -> Section:
    w = Writer(4, "waarom", N_("Waarom deze route"))
    if soort == "na_verhuizing":
        say_moved(w, file)
    if pip.wijziging_reden.strip():
        w.say("verandert", N_("Daarom veranderen wij uw plan:"))
        w.own_words("wijziging_reden", pip.wijziging_reden)
    _toets(w, file)
    _heard(w, file)
    _wish(w, file)
    _onderwijsroute(w, file, pip)
    if file.keuze and file.keuze.motivering:
        w.say("weging", N_("Zo wogen wij dat:"))
        w.own_words("motivering", file.keuze.motivering)
    elif pip.leerroute:
        w.say("past", N_("Daarom past de {route} bij u."), route=term(ROUTE[pip.leerroute]))
    return w.section()


def _heard(w: Writer, file: DossierFile) -> None:
    """What the intake showed, as far as it was said."""
    facts = file.facts
    said = {name: words[value] for name, words in _HEARD.items() if (value := getattr(facts, name).value) in words}
    diploma = any(study.diploma for study in facts.opleidingen.value or ())
    if not (said or diploma or facts.werk_wens.known):
        return
    w.say("gehoord", N_("Dit hoorden wij in het gesprek:"))
    for name, message in said.items():
        w.say(f"gehoord.{name}", message)
    if diploma:
        w.say("gehoord.diploma", N_("U heeft een diploma."))
    if facts.werk_wens.known:
        w.say("gehoord.werk", N_("U wilt dit werk doen: {werk}."), werk=facts.werk_wens.value or "")


def _toets(w: Writer, file: DossierFile) -> None:
    lbt = file.toets
    if file.header.zonder_gesprek:
        w.say("zonder_gesprek", N_("U kwam niet naar het gesprek. Wij maakten dit plan met wat wij weten."))
    if lbt is None:
        return
    if lbt.ontheffing is not None:
        w.say("toets", _GEEN_TOETS[lbt.ontheffing])
    elif lbt.uitslag is not None:
        w.say("toets", _TOETS[lbt.uitslag])
        w.say("toets_telt", N_("De toets is belangrijk. Wij keken ook naar wat u kunt en wilt."))


def _wish(w: Writer, file: DossierFile) -> None:
    keuze = file.keuze
    if keuze and keuze.wens:
        w.say("wens", N_("U wilt zelf de {route}."), route=term(ROUTE[keuze.wens]))
    words = keuze.wens_woorden if keuze else ""
    if words.strip():
        w.say("wens_woorden", N_("U zei daarover: {woorden}"), woorden=words.strip())


def _onderwijsroute(w: Writer, file: DossierFile, pip: Pip) -> None:
    """Always said, whatever the route (R-PIP-18)."""
    if pip.leerroute is Leerroute.ONDERWIJS:
        w.say(
            "onderwijsroute",
            N_("Wij denken dat u daarna een diploma kunt halen op mbo, hbo of universiteit."),
        )
        return
    w.say("onderwijsroute", N_("Wij keken ook naar de onderwijsroute."))
    if file.keuze and file.keuze.onderwijsroute_onderzocht:
        w.own_words("onderwijsroute_onderzocht", file.keuze.onderwijsroute_onderzocht)
    elif file.facts.wens_opleiding.value == "nee":
        w.say("onderwijsroute_nee", N_("Die route past nu niet, want u wilt nu geen opleiding doen."))
    elif file.facts.wens_opleiding.state is not AnswerState.BEANTWOORD:
        w.say(
            "onderwijsroute_later", N_("U kunt later nog zeggen dat u een opleiding wilt doen. Dan kijken wij opnieuw.")
        )
