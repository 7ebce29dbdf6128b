"""Termijn, duties, changes, costs, privacy, bezwaar and signature: § 12 to 18 (law.md 8.1 and 8.2)."""

from collections.abc import Iterator

from desktop_app.casework.dossier_file import DossierFile
from desktop_app.casework.plan_contents import Section
from desktop_app.casework.plan_paragraphs import Writer
from desktop_app.domain.calendar import last_day
from desktop_app.domain.dossier import Doelgroep
from desktop_app.domain.leerroute import Leerroute
from desktop_app.domain.other_terms import objection_last_day
from desktop_app.domain.pip import Pip
from desktop_app.domain.pip_terms import weeks_after
from desktop_app.domain.traject_terms import DAY, termijn_end_exclusive, termijn_start
from desktop_app.i18n.words import N_

SIX_WEEKS = N_("Doe dat binnen zes weken na de dag waarop wij dit besluit verstuurden.")
LAST_DAY = N_("Wij verstuurden het op {verzonden}. De laatste dag is {laatste}.")
IN_THE_LETTER = N_(
    "Zet in uw brief: uw naam en adres, de datum en over welk besluit het gaat. "
    "Schrijf ook waarom u het niet eens bent."
)
SIGN = N_("Zet uw handtekening onder de brief.")
FREE_HELP = N_("U kunt gratis hulp krijgen van {hulp}.")
"""The same for bezwaar and for beroep."""


def last_sections(file: DossierFile, pip: Pip, *, soort: str) -> Iterator[Section]:
    """§ 12 to 18."""
    yield _termijn(file, pip, soort)
    yield _duties(file, pip)
    yield _changes(file, pip, soort)
    yield _costs(file, pip)
    yield _privacy(file)
    yield _objection(file, pip, soort)
    yield _signature(file, pip, soort)


def _termijn(file: DossierFile, pip: Pip, soort: str) -> Section:
    w = Writer(12, "termijn", N_("Uw termijn"))
    facts = file.terms_with(pip, soort)
    start, end = termijn_start(facts), termijn_end_exclusive(facts, file.wp.law)
    moved = soort == "na_verhuizing"
    if moved and start is None:
        w.say("loopt_door", N_("Uw termijn loopt door. Die begon na uw eerste plan. DUO stuurt u de datum."))
    elif start is None or end is None:
        w.say(
            "straks",
            N_("U krijgt drie jaar om in te burgeren. De termijn begint op de dag na de datum van het besluit."),
        )
    else:
        w.say("begin", N_("U heeft drie jaar om in te burgeren. De termijn begint op {begin}."), begin=start)
        w.say("eind", N_("De laatste dag is {eind}."), eind=end - DAY)
        if file.header.dates.termijn_eind_exclusief is None:
            w.say("berekend", N_("Wij rekenden deze dag uit. DUO stuurt u de officiële datum."))
    if file.decided or moved:
        w.say("zelfde", N_("Een nieuw plan verandert uw termijn niet."))
    w.say(
        "verlengen",
        N_("Lukt het niet op tijd en kunt u daar niets aan doen? Vraag dan extra tijd bij DUO. DUO beslist."),
    )
    return w.section()


def _duties(file: DossierFile, pip: Pip) -> Section:
    law, with_map = file.wp.law, pip.leerroute is not Leerroute.ONDERWIJS
    w = Writer(13, "plichten", N_("Wat u moet doen"))
    if with_map:
        w.say("komen", N_("U komt naar de lessen, de gesprekken, het PVT en de MAP van uw plan."))
    else:
        w.say("komen", N_("U komt naar de lessen, de gesprekken en het PVT van uw plan."))
    w.say("afmelden", N_("Kunt u niet komen? Bel uw contactpersoon op tijd. Dan zoeken wij samen een oplossing."))
    w.say("boete_soms", N_("Niet elke keer dat u er niet bent, krijgt u een boete. Wij praten eerst met u."))
    w.say(
        "boete",
        N_(
            "Doet u zonder goede reden niet mee? Dan kan de gemeente een boete geven. "
            "De eerste boete is hoogstens {eerste} euro."
        ),
        eerste=law.number("geld.boete_begeleiding"),
    )
    w.say(
        "boete_vaker",
        N_("Gebeurt het vaker? Dan kan de boete hoger worden, tot {meest} euro."),
        meest=law.number("geld.boete_begeleiding_maximum"),
    )
    late = (
        N_("Bent u niet op tijd klaar met het PVT of de MAP? Dan kan DUO een boete geven van {bedrag} euro.")
        if with_map
        else N_("Bent u niet op tijd klaar met het PVT? Dan kan DUO een boete geven van {bedrag} euro.")
    )
    w.say("boete_pvt_map", late, bedrag=law.number("geld.boete_pvt_map"))
    w.say(
        "boete_duo",
        N_("Bent u niet op tijd klaar en is dat uw schuld? Dan kan DUO een boete geven van hoogstens {meest} euro."),
        meest=law.number("geld.boete_leerroute_maximum"),
    )
    return w.section()


def _changes(file: DossierFile, pip: Pip, soort: str) -> Section:
    law = file.wp.law
    w = Writer(14, "wijzigen", N_("Als uw plan verandert"))
    w.say("kan", N_("Gaat het beter of minder goed dan wij dachten? Dan kunnen wij uw leerroute veranderen."))
    start = termijn_start(file.terms_with(pip, soort))
    if start is None:
        w.say("anderhalf_jaar", N_("Dat kan in de eerste anderhalf jaar van uw termijn."))
    else:
        w.say("tot", N_("Dat kan tot en met {dag}."), dag=last_day(start, law.terms["D-08"].number or 0))
    w.say("bijzonder", N_("Daarna kan het alleen in een bijzonder geval."))
    w.say("onderwijs_b1", N_("Van de onderwijsroute naar de B1-route kan altijd."))
    if pip.leerroute is Leerroute.B1:
        w.say(
            "afschalen",
            N_("Is B1 te moeilijk na {uren} uur les en uw best doen? Dan kunt u examens doen op niveau A2."),
            uren=law.number("uren.afschalen"),
        )
    w.say("nieuw_plan", N_("Na een verandering krijgt u een nieuw plan."))
    return w.section()


def _costs(file: DossierFile, pip: Pip) -> Section:
    w = Writer(15, "kosten", N_("Kosten"))
    if file.header.doelgroep is Doelgroep.ASIELSTATUSHOUDER:
        w.say("gemeente", N_("De gemeente betaalt uw lessen."))
    else:
        w.say("zelf", N_("U betaalt uw lessen en examens zelf."))
        w.say(
            "lening",
            N_(
                "U kunt geld lenen bij DUO, tot {bedrag} euro. DUO kijkt naar uw inkomen. "
                "U betaalt de lening later terug."
            ),
            bedrag=file.wp.law.number("geld.lening"),
        )
    if pip.leerroute is Leerroute.ONDERWIJS:
        w.say("gratis", N_("Het PVT is gratis."))
    else:
        w.say("gratis", N_("Het PVT en de MAP zijn gratis."))
    return w.section()


def _privacy(file: DossierFile) -> Section:
    w = Writer(16, "privacy", N_("Uw gegevens en uw rechten"))
    w.say("duo", N_("Wij geven uw leerroute, de datum van dit plan en uw voortgang door aan DUO."))
    w.say(
        "school",
        N_(
            "Uw school krijgt uw naam, adres, leerroute, aantal uren en termijn. "
            "Uw school krijgt niets over uw gezondheid."
        ),
    )
    w.say(
        "bewaren",
        N_("Wij bewaren uw gegevens tot {jaren} jaar na het einde van uw inburgeringsplicht."),
        jaren=file.wp.law.terms["D-24"].number or 0,
    )
    w.say(
        "kernset",
        N_("Enkele gegevens bewaren wij langer, hoogstens {jaren} jaar. Bijvoorbeeld uw naam en of u klaar bent."),
        jaren=file.wp.law.terms["D-24"].extra["kernset"],
    )
    w.say("inzien", N_("U mag uw gegevens zien en laten verbeteren. Vraag het uw contactpersoon."))
    if file.wp.gemeente.fg:
        w.say("fg", N_("Heeft u een klacht over uw gegevens? Ga naar: {contact}."), contact=file.wp.gemeente.fg)
    return w.section()


def _objection(file: DossierFile, pip: Pip, soort: str) -> Section:
    """The bezwaarclausule, complete (Awb 3:45; law.md 8.2)."""
    w = Writer(17, "bezwaar", N_("Als u het niet eens bent"))
    if soort == "advies":
        w.say("advies", N_("Dit is nog geen besluit. Zeg het uw contactpersoon als u het niet eens bent."))
        return w.section()
    gemeente = file.wp.gemeente
    if soort == "na_bezwaar":
        return _appeal(w, file, pip)
    w.say("wie", N_("Bent u het niet eens met dit besluit? Dan kunt u bezwaar maken. Iemand mag dat ook voor u doen."))
    w.say("termijn", SIX_WEEKS)
    if pip.bekendmaking:
        last = objection_last_day(pip.bekendmaking, file.wp.law)
        w.say(
            "laatste_dag",
            LAST_DAY,
            verzonden=pip.bekendmaking,
            laatste=last,
        )
    w.say(
        "waar",
        N_("Stuur uw brief aan het college van burgemeester en wethouders van {gemeente}, {adres}."),
        gemeente=gemeente.name,
        adres=gemeente.postadres,
    )
    if gemeente.digitaal:
        w.say("digitaal", N_("Het kan ook via internet: {web}."), web=gemeente.digitaal)
    w.say(
        "inhoud",
        IN_THE_LETTER,
    )
    w.say("tekenen", SIGN)
    w.say("loopt_door", N_("Ook als u bezwaar maakt, geldt het plan. Uw termijn loopt door."))
    w.say(
        "spoed",
        N_(
            "Is er spoed? Dan kunt u de {rechtbank} vragen om een voorlopige voorziening. "
            "Dat kan alleen als u ook bezwaar maakt."
        ),
        rechtbank=gemeente.rechtbank,
    )
    if gemeente.hulp:
        w.say("hulp", FREE_HELP, hulp=gemeente.hulp)
    if pip.pw_besluiten.strip():
        w.say("pw", N_("Bent u het niet eens met een besluit van de Participatiewet? Daartegen maakt u apart bezwaar."))
    return w.section()


def _appeal(w: Writer, file: DossierFile, pip: Pip) -> Section:
    """After a decision on bezwaar the way is beroep at the court (Awb 6:7, 6:8, 8:1; D-17)."""
    court = file.wp.gemeente.rechtbank
    w.say("na_bezwaar", N_("Wij beslisten al over uw bezwaar. Dit plan hoort bij dat besluit."))
    w.say(
        "wie",
        N_(
            "Bent u het niet eens met dit besluit? Dan kunt u in beroep gaan bij de {rechtbank}. "
            "Iemand mag dat ook voor u doen."
        ),
        rechtbank=court,
    )
    w.say("termijn", SIX_WEEKS)
    if pip.bekendmaking:
        w.say(
            "laatste_dag",
            LAST_DAY,
            verzonden=pip.bekendmaking,
            laatste=weeks_after(file.wp.law, file.wp.law.terms["D-17"], pip.bekendmaking)[1],
        )
    w.say("inhoud", IN_THE_LETTER)
    w.say("tekenen", SIGN)
    w.say("loopt_door", N_("Ook als u in beroep gaat, geldt het plan. Uw termijn loopt door."))
    w.say(
        "spoed",
        N_(
            "Is er spoed? Dan kunt u de {rechtbank} vragen om een voorlopige voorziening. "
            "Dat kan alleen als u ook in beroep gaat."
        ),
        rechtbank=court,
    )
    if file.wp.gemeente.hulp:
        w.say("hulp", FREE_HELP, hulp=file.wp.gemeente.hulp)
    return w.section()


_SEEN = {
    "advies": N_("Gezien door cliënt. Tekenen betekent: dit advies is mij uitgelegd."),
    "na_bezwaar": N_("Gezien door cliënt. Tekenen betekent: dit plan is mij uitgelegd. Ik mag nog in beroep gaan."),
}
_SEEN_PLAN = N_("Gezien door cliënt. Tekenen betekent: dit plan is mij uitgelegd. Ik mag nog bezwaar maken.")


def _signature(file: DossierFile, pip: Pip, soort: str) -> Section:
    w = Writer(18, "ondertekening", N_("Ondertekening"))
    if soort != "advies":
        w.say(
            "namens",
            N_("Namens het college van burgemeester en wethouders van {gemeente}:"),
            gemeente=file.wp.gemeente.name,
        )
    w.row("naam", N_("Naam"), file.wp.user.name)
    w.row("datum", N_("Datum"), pip.dagtekening)
    w.say("gezien", _SEEN.get(soort, _SEEN_PLAN))
    if soort == "advies":
        w.say("niet_verplicht", N_("U hoeft niet te tekenen."))
    else:
        w.say("niet_verplicht", N_("U hoeft niet te tekenen. Het plan geldt ook zonder uw handtekening."))
    return w.section()
