"""The sentences about sound. A conversation never needs it: somebody reads the question aloud."""

from desktop_app.i18n.vault_failures import Words
from desktop_app.i18n.words import N_

_READ_ALOUD = N_("Lees de vraag voor. Uw gesprek gaat gewoon door.")
_RECORDINGS_KEPT = N_("De andere opnames zijn bewaard.")

SOUND: dict[str, Words] = {
    "geen_luidspreker": (
        N_("Deze laptop speelt nu geen geluid af."),
        N_("Er is niets kwijt. Zet het geluid aan of sluit een luidspreker aan."),
        N_("Lees de vraag anders zelf voor."),
    ),
    "geluidsapparaat_weg": (
        N_("Het geluid kwam uit de luidspreker van de laptop. Het gekozen apparaat is er niet."),
        "",
        N_("Sluit het aan, of kies een ander apparaat in Instellingen."),
    ),
    "geluidspakket_beschadigd": (
        N_("Het geluid in deze taal is beschadigd. Wij spelen het niet af."),
        _READ_ALOUD,
        N_("Vraag functioneel beheer om een nieuw bestand."),
    ),
    "geluidspakket_niet_vertrouwd": (
        N_("Het geluid in deze taal heeft geen handtekening die wij kennen. Wij spelen het niet af."),
        _READ_ALOUD,
        N_("Vraag functioneel beheer om een nieuw bestand."),
    ),
    "geen_microfoon": (
        N_("Er is geen microfoon die werkt."),
        _RECORDINGS_KEPT,
        N_("Sluit een microfoon aan. Kijk ook of Opmaat de microfoon mag gebruiken."),
    ),
    "niets_gehoord": (
        N_("Opmaat hoorde niets. Er is geen opname gemaakt."),
        _RECORDINGS_KEPT,
        N_("Kijk of de microfoon aan staat en neem het opnieuw op."),
    ),
    "geluid_onleesbaar": (
        N_("Dit is geen geluid dat wij kennen."),
        _RECORDINGS_KEPT,
        N_("Kies een WAV-bestand of neem het opnieuw op."),
    ),
    "geluid_te_lang": (
        N_("Dit geluid duurt te lang. {seconds} seconden is genoeg."),
        _RECORDINGS_KEPT,
        N_("Kies een korter bestand of neem het opnieuw op."),
    ),
    "geluid_te_groot": (
        N_("Dit bestand is te groot. {megabytes} MB is genoeg."),
        _RECORDINGS_KEPT,
        N_("Kies een kleiner bestand of neem het hier op."),
    ),
    "tekensleutel_onbruikbaar": (
        N_("Dit bestand is geen goede sleutel om te tekenen."),
        N_("Uw opnames zijn bewaard. Er is geen pakket gemaakt."),
        N_("Kies de sleutel van uw gemeente. Alleen u mag dat bestand kunnen lezen."),
    ),
    "geen_opnames": (
        N_("Er zijn nog geen opnames die bij de vragen passen."),
        "",
        N_("Neem eerst teksten op."),
    ),
}
