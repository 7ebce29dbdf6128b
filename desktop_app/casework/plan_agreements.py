"""What will be done: lessons, support, PVT and MAP, children, taking part, talks, bijstand: § 5 to 11 (law.md 8.1)."""

from collections.abc import Iterator
from datetime import date

from desktop_app.casework.dossier_file import DossierFile
from desktop_app.casework.plan_contents import Section
from desktop_app.casework.plan_paragraphs import Writer
from desktop_app.domain.calendar import last_day
from desktop_app.domain.dossier import Doelgroep
from desktop_app.domain.leerroute import Leerroute
from desktop_app.domain.pip import Pip
from desktop_app.domain.traject_terms import termijn_end_exclusive, termijn_start
from desktop_app.domain.voortgang import planned_talks
from desktop_app.i18n.words import N_

MOST_TALKS = 12
"""More planned days than this would bury the others; the number itself always stands there."""


def middle_sections(file: DossierFile, pip: Pip, *, soort: str) -> Iterator[Section]:
    """§ 5 to 11; what does not apply to this person is empty."""
    yield _lessons(file, pip)
    yield _support(file, pip)
    yield _modules(file, pip)
    yield _children(pip)
    yield _taking_part(file, pip)
    yield _talks(file, pip, soort)
    yield _bijstand(file, pip)


def _asiel(file: DossierFile) -> bool:
    return file.header.doelgroep is Doelgroep.ASIELSTATUSHOUDER


def _lessons(file: DossierFile, pip: Pip) -> Section:
    w = Writer(5, "hoeveel", N_("Hoeveel en hoe lang"))
    if _asiel(file):
        if pip.intensiteit_uren_per_week and pip.intensiteit_weken:
            w.row("per_week", N_("Uren les per week"), pip.intensiteit_uren_per_week)
            w.row("weken", N_("Aantal weken"), pip.intensiteit_weken)
            w.row("totaal", N_("Uren samen, ongeveer"), pip.intensiteit_uren_per_week * pip.intensiteit_weken)
    else:
        w.say(
            "zelf", N_("U kiest zelf een school met het keurmerk. U spreekt met de school af hoeveel uur u les krijgt.")
        )
    if pip.leerroute is Leerroute.Z:
        hours = file.wp.law.number("uren.z_cursus")
        w.say("z_uren", N_("In de zelfredzaamheidsroute volgt u {uren} uur les in Nederlands en KNM."), uren=hours)
    w.row("start", N_("Eerste les"), pip.start_lessen)
    w.row("plaats", N_("Plaats van de lessen"), pip.lesplaats.strip())
    w.row("school", N_("School"), pip.cursusinstelling.strip())
    return w.section()


def _support(file: DossierFile, pip: Pip) -> Section:
    w = Writer(6, "ondersteuning", N_("Ondersteuning en begeleiding"), part="B")
    w.own_words("begeleiding", pip.begeleiding)
    if file.goals:
        w.say("afgesproken", N_("Dit spreken wij met elkaar af:"))
    for id, doel in file.goals:
        w.goal(id, doel)
    return w.section()


def _modules(file: DossierFile, pip: Pip) -> Section:
    w = Writer(7, "pvt_map", N_("PVT en MAP"))
    w.say("pvt", N_("In het participatieverklaringstraject (PVT) leert u over de kernwaarden van Nederland."))
    if pip.pvt_uren:
        w.say("pvt_uren", N_("Het PVT duurt {uren} uur. U doet mee aan minstens één activiteit."), uren=pip.pvt_uren)
    w.say(
        "pvt_tekenen", N_("Aan het eind tekent u de participatieverklaring. U komt daarvoor zelf naar de bijeenkomst.")
    )
    if pip.leerroute is Leerroute.ONDERWIJS:
        w.say("geen_map", N_("Bij de onderwijsroute hoort geen module arbeidsmarkt en participatie (MAP)."))
    else:
        w.say("map", N_("In de module arbeidsmarkt en participatie (MAP) leert u over werk in Nederland."))
        if pip.map_uren:
            w.say(
                "map_uren",
                N_("De MAP duurt {uren} uur. U sluit af met een gesprek met de gemeente."),
                uren=pip.map_uren,
            )
    done = (file.facts.azc_uren_pvt.value or 0) + (file.facts.azc_uren_map.value or 0)
    if done:
        w.say("azc", N_("In het azc deed u al {uren} uur introductie. Wij kijken wat daarvan meetelt."), uren=done)
    return w.section()


def _children(pip: Pip) -> Section:
    w = Writer(8, "kinderen", N_("Uw kinderen"))
    if not pip.vve_afspraken.strip():
        return w.section()
    w.say("vve", N_("Uw kind leert spelend Nederlands op de voorschool of de peuteropvang. Wij spraken af:"))
    w.own_words("afspraak", pip.vve_afspraken)
    return w.section()


def _taking_part(file: DossierFile, pip: Pip) -> Section:
    w = Writer(9, "meedoen", N_("Meedoen en werk"))
    if pip.leerroute is not Leerroute.Z:
        return w.section()
    if _asiel(file):
        hours = pip.participatie_uren or file.wp.law.number("uren.z_participatie")
        w.say(
            "uren", N_("U doet {uren} uur mee, bijvoorbeeld als vrijwilliger, op een stage of in de buurt."), uren=hours
        )
        w.say("nederlands", N_("U spreekt daarbij Nederlands met andere mensen."))
        w.say("pvt_map_telt", N_("De uren van PVT en MAP tellen hierbij mee."))
    else:
        w.say("geen_uren", N_("Voor u geldt geen verplicht aantal uren om mee te doen."))
    return w.section()


def _talks(file: DossierFile, pip: Pip, soort: str) -> Section:
    w = Writer(10, "gesprekken", N_("Voortgangsgesprekken"))
    if pip.voortgangsgesprekken:
        w.say("aantal", N_("Wij spreken elkaar {aantal} keer tijdens uw inburgering."), aantal=pip.voortgangsgesprekken)
    w.own_words("ritme", pip.gesprek_ritme)
    for place, day in enumerate(_planned(file, pip, soort), start=1):
        w.row(f"gepland.{place}", N_("Gesprek, ongeveer op"), day)
    w.row("contact", N_("Uw contactpersoon"), pip.contactpersoon.strip())
    w.row("telefoon", N_("Telefoon"), pip.contact_telefoon.strip())
    return w.section()


def _planned(file: DossierFile, pip: Pip, soort: str) -> list[date]:
    """The days of the talks that are still to come after this decision, at most `MOST_TALKS`."""
    law, facts = file.wp.law, file.terms_with(pip, soort)
    start, end = termijn_start(facts), termijn_end_exclusive(facts, law)
    if start is None or end is None:
        return []
    from_day = max(start, pip.dagtekening or start)
    days = planned_talks(start, end, pip.voortgangsgesprekken or 0, law)
    return [day for day in days if day >= from_day][:MOST_TALKS]


def _bijstand(file: DossierFile, pip: Pip) -> Section:
    w = Writer(11, "participatiewet", N_("Participatiewet"))
    if pip.pw_besluiten.strip():
        w.say("besluiten", N_("Deze besluiten horen bij uw plan:"))
        w.own_words("besluit", pip.pw_besluiten)
    since = file.header.dates.bijstand_vanaf
    if since and _asiel(file):
        months = file.wp.law.terms["D-18"].number or 0
        w.say(
            "ontzorgen",
            N_(
                "Heeft u een asielvergunning voor bepaalde tijd? "
                "Dan betalen wij uw huur, gas, water, stroom en zorgverzekering uit uw uitkering."
            ),
        )
        w.say(
            "ontzorgen_tot",
            N_("Dat doen wij van {begin} tot en met {eind}."),
            begin=since,
            eind=last_day(since, months),
        )
    return w.section()
