"""Words for what happened in a dossier, by the codes of `casework.logbook`."""

from desktop_app.i18n.words import N_

HAPPENED = {
    "dossier_gemaakt": N_("Dossier gemaakt"),
    "dossier_geopend": N_("Dossier geopend"),
    "gegevens_veranderd": N_("Gegevens veranderd"),
    "gesprek_geopend": N_("Gesprek geopend"),
    "antwoorden": N_("Antwoorden opgeschreven"),
    "tolk_erbij": N_("Tolk erbij"),
    "intake_afgerond": N_("Intake afgerond"),
    "intake_zonder_gesprek": N_("Intake afgerond zonder gesprek"),
    "intake_heropend": N_("Intake weer geopend"),
    "toets_ingevuld": N_("Uitslag van de toets ingevuld"),
    "leerroute_gekozen": N_("Leerroute gekozen"),
    "pip_gemaakt": N_("PIP begonnen"),
    "pip_bewerkt": N_("PIP bewerkt"),
    "doelen_bewerkt": N_("Doelen van het PIP bewerkt"),
    "pip_vastgesteld": N_("PIP vastgesteld"),
    "advies_vastgelegd": N_("PIP-advies vastgelegd"),
    "pip_gezien": N_("PIP uitgelegd aan de cliënt"),
    "papier_bekeken": N_("Document bekeken"),
    "papier_gemaakt": N_("Document opgeslagen als pdf"),
    "voortgang_bewerkt": N_("Voortgangsgesprek bewerkt"),
    "bijlage_toegevoegd": N_("Bijlage toegevoegd"),
    "bijlage_bekeken": N_("Bijlage bekeken"),
    "bijlage_verwijderd": N_("Bijlage verwijderd"),
    "bijgewerkt": N_("Dossier bijgewerkt"),
}
PAPER = {
    "beschikking": N_("Beschikking"),
    "tweetalig": N_("In twee talen"),
    "mijn_plan": N_("Mijn plan"),
    "groot": N_("Grote letters"),
    "school": N_("Voor de school"),
    "verslag": N_("Verslag voor de cliënt"),
    "agenda": N_("Dagen voor de agenda"),
}
