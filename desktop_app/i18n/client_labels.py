"""Words for codes that a client meets as well: their translations are in both catalogs, "app" and "client"."""

from desktop_app.i18n.words import N_

SPECIAL_ANSWER = {
    "weet_niet": N_("Weet niet"),
    "wil_niet_zeggen": N_("Wil niet zeggen"),
    "past_niet": N_("Past niet"),
    "later": N_("Later vragen"),
}

DRINKS = {"thee": N_("Thee"), "koffie": N_("Koffie"), "water": N_("Water"), "niets": N_("Niets")}
"""Answers to the question to practise pointing with."""

ABOUT_DATE, ABOUT_NUMBER = N_("ongeveer {datum}"), N_("ongeveer {getal}")
FROM_TO = N_("{begin} tot en met {einde}")
