"""Words for codes that the papers use as well: their translations are in both catalogs, "app" and "pip"."""

from desktop_app.i18n.words import N_

DOELGROEP = {
    "asielstatushouder": N_("Asielstatushouder"),
    "gezinsmigrant": N_("Gezinsmigrant"),
    "overige_migrant": N_("Overige migrant"),
}
INTERPRETER = {
    "nee": N_("Geen tolk"),
    "telefonisch": N_("Tolk, telefonisch"),
    "video": N_("Tolk, video"),
    "op_locatie": N_("Tolk, op locatie"),
}
INTERPRETED = {mode: word for mode, word in INTERPRETER.items() if mode != "nee"} | {
    "familie": N_("Tolk, familie of bekende"),
}
"""How somebody interpreted, as it stands in the interpreter log."""
INTERPRETED_FROM_TO = N_("{dag}, van {begin} tot {einde}")
INTERPRETED_SINCE = N_("{dag}, vanaf {begin}")
INTERPRETER_NUMBER = N_("nummer {nummer}")
PIP_SOORT = {
    "eerste": N_("Eerste PIP"),
    "gewijzigd": N_("Gewijzigd PIP"),
    "na_verhuizing": N_("PIP na verhuizing"),
    "na_bezwaar": N_("PIP na bezwaar"),
    "advies": N_("PIP-advies"),
}
