"""The dates that come later in a dossier: told by DUO, or told to DUO. What they mean for a term stands in its hint."""

from desktop_app.i18n.words import _
from desktop_app.ui.widgets.day_field import DayField
from desktop_app.ui.widgets.rows import CheckRow


def later_groups() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Cards of an existing dossier, with their fields."""
    return (
        (_("Wachten op informatie"), ("wacht_op_derden", "informatie_ontvangen")),
        (_("Begin en einde volgens DUO"), ("plicht_start", "termijn_start", "termijn_eind_exclusief")),
        (
            _("Vragen aan DUO"),
            ("verlenging_gevraagd", "verlenging_besloten", "ontheffing_gevraagd", "ontheffing_besloten"),
        ),
        (_("Onderweg"), ("bijstand_vanaf", "pvt_ondertekend", "map_eindgesprek", "z_route_afgerond")),
        (_("Bezwaar"), ("besluit_op_bezwaar", "bezwaar_commissie", "bezwaar_verdaagd")),
        (_("Einde"), ("plicht_einde", "overleden")),
    )


def later_controls() -> dict[str, DayField | CheckRow]:
    """One control per field of `later_groups`."""
    return {
        "wacht_op_derden": CheckRow(_("Wij wachten op informatie van een ander"), low=True),
        "informatie_ontvangen": DayField(
            _("Informatie ontvangen op"), hint=_("Daarna heeft u nog twee weken voor het PIP.")
        ),
        "plicht_start": DayField(_("Begin van de inburgeringsplicht")),
        "termijn_start": DayField(_("Begin van de termijn"), hint=_("Zoals DUO het noemt. Dat gaat voor.")),
        "termijn_eind_exclusief": DayField(
            _("Einde van de termijn"), hint=_("DUO noemt de eerste dag na de termijn. Neem die over.")
        ),
        "verlenging_gevraagd": DayField(_("Verlenging gevraagd op")),
        "verlenging_besloten": DayField(_("DUO besliste over verlenging op")),
        "ontheffing_gevraagd": DayField(_("Ontheffing gevraagd op")),
        "ontheffing_besloten": DayField(_("DUO besliste over ontheffing op")),
        "bijstand_vanaf": DayField(_("Recht op bijstand vanaf")),
        "pvt_ondertekend": DayField(_("Participatieverklaring getekend op")),
        "map_eindgesprek": DayField(_("Eindgesprek van de MAP op")),
        "z_route_afgerond": DayField(_("Zelfredzaamheidsroute afgerond op")),
        "besluit_op_bezwaar": DayField(
            _("Besluit op bezwaar verzonden op"), hint=_("Het volgende PIP komt dan in plaats van het vorige.")
        ),
        "bezwaar_commissie": CheckRow(_("Er is een adviescommissie"), low=True),
        "bezwaar_verdaagd": CheckRow(_("Het besluit is één keer uitgesteld"), low=True),
        "plicht_einde": DayField(_("Inburgeringsplicht geëindigd op"), hint=_("Daarna begint de bewaartermijn.")),
        "overleden": DayField(_("Overleden op")),
    }
