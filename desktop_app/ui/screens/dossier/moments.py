"""The words of the timeline. No Qt."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop_app.casework.timeline import Moment
from desktop_app.i18n.formats import fill, long_date
from desktop_app.i18n.labels import LBT_UITSLAG, LEERROUTE, PIP_SOORT, SEEN_WAY, label
from desktop_app.i18n.words import N_, _

_SAYS: Mapping[str, str] = {
    "plicht_start": N_("De inburgeringsplicht begon"),
    "kennisgeving": N_("DUO stuurde het bericht"),
    "inschrijving_huisvesting": N_("Ingeschreven in uw gemeente"),
    "inschrijving_na_verhuizing": N_("Ingeschreven na verhuizing"),
    "eerste_pip_elders": N_("Eerste PIP in een andere gemeente"),
    "intake_afgerond": N_("Brede intake afgerond"),
    "verzonden": N_("PIP verzonden"),
    "gesprek_gepland": N_("Voortgangsgesprek gepland"),
    "pvt_ondertekend": N_("Participatieverklaring getekend"),
    "map_eindgesprek": N_("Eindgesprek van de MAP"),
    "z_route_afgerond": N_("Zelfredzaamheidsroute afgerond"),
    "verlenging_gevraagd": N_("Verlenging gevraagd bij DUO"),
    "verlenging_besloten": N_("DUO besliste over verlenging"),
    "ontheffing_gevraagd": N_("Ontheffing gevraagd bij DUO"),
    "ontheffing_besloten": N_("DUO besliste over ontheffing"),
    "besluit_op_bezwaar": N_("Besluit op bezwaar verzonden"),
    "plicht_einde": N_("De inburgeringsplicht eindigde"),
    "overleden": N_("Overleden"),
    "schakelgrens": N_("Laatste dag om van leerroute te wisselen"),
    "verlengen_kan": N_("Verlenging vragen kan"),
    "termijn_einde": N_("Laatste dag van de termijn"),
}


@dataclass(frozen=True, slots=True)
class MomentLine:
    """`to_come`: after today."""

    day: str
    text: str
    to_come: bool


def line(moment: Moment) -> MomentLine:
    return MomentLine(long_date(moment.day), _text(moment), moment.to_come)


def _text(moment: Moment) -> str:
    told = moment.params
    match moment.code:
        case "afspraak":
            place = str(told["place"])
            return f"{_('Gesprek afgesproken')} · {place}" if place else _("Gesprek afgesproken")
        case "toets":
            return f"{_('Leerbaarheidstoets')} · {label(LBT_UITSLAG, str(told['uitslag']))}"
        case "keuze":
            return fill(_("{wie} koos de {route}"), wie=told["wie"], route=label(LEERROUTE, str(told["route"])))
        case "pip":
            return fill(
                _("{soort} vastgesteld door {wie}"), soort=label(PIP_SOORT, str(told["soort"])), wie=told["wie"]
            )
        case "gezien":
            return f"{_('PIP gezien door de cliënt')} · {label(SEEN_WAY, str(told['way']))}"
        case "gesprek":
            return fill(_("Voortgangsgesprek met {wie}"), wie=told["wie"])
        case code:
            return _(_SAYS[code])
