"""The sentences for failures, per code: what happened, what is safe, what the user can do. An empty one is left out.

Plain Dutch (B1), no blame, no exclamation marks; `errors` puts the values in.
"""

from collections.abc import Mapping

from desktop_app.i18n.given_failures import GIVEN
from desktop_app.i18n.sound_failures import SOUND
from desktop_app.i18n.vault_failures import VAULT, Words
from desktop_app.i18n.words import N_

_SAVED_HERE = N_("Alles is opgeslagen op dit apparaat.")
_WORK_KEPT = N_("Uw werk is bewaard.")
_OFFICE_LATER = N_("Wij proberen het later opnieuw. U kunt doorwerken.")
UNKNOWN: Words = (
    N_("Dit lukt nu niet."),
    _WORK_KEPT,
    N_("Probeer het opnieuw. Lukt het niet, bel dan functioneel beheer."),
)
"""The general words, for a code without words of its own."""

_OPENING: dict[str, Words] = {
    "wachtwoord_onjuist": (N_("Dit wachtwoord klopt niet."), "", N_("Probeer het opnieuw.")),
    "wachten_na_pogingen": (N_("Wacht {seconds} seconden en probeer het dan opnieuw."), "", ""),
    "kluis_op_slot": (
        N_("Opmaat is op slot gegaan."),
        N_("Alles is opgeslagen."),
        N_("Vul uw wachtwoord in en ga verder."),
    ),
    "schijf_vol": (
        N_("Opslaan lukt niet."),
        N_("Uw antwoorden staan nog in het geheugen. Laat de laptop aan."),
        N_("Wij proberen het elke 5 seconden opnieuw."),
    ),
    "dossier_beschadigd": (
        N_("Dit dossier gaat niet open."),
        N_("De andere dossiers werken. Er is niets verwijderd."),
        N_("Bel functioneel beheer."),
    ),
    "dossier_onbekend": (
        N_("Dit dossier staat niet op dit apparaat."),
        "",
        N_("Synchroniseer en zoek het dossier opnieuw."),
    ),
    "vragenlijst_beschadigd": (
        N_("De vragenlijst gaat niet open."),
        N_("Uw dossiers en antwoorden zijn bewaard."),
        N_("Installeer Opmaat opnieuw of bel functioneel beheer."),
    ),
    "vragenlijst_niet_vertrouwd": (
        N_("De vragenlijst heeft geen handtekening die wij kennen. Wij openen haar niet."),
        N_("Uw dossiers en antwoorden zijn bewaard."),
        N_("Installeer Opmaat opnieuw of bel functioneel beheer."),
    ),
    "vragenlijst_alleen_om_te_proberen": (
        N_("Deze vragenlijst is gemaakt om te proberen, niet voor een gesprek."),
        N_("Uw dossiers en antwoorden zijn bewaard."),
        N_("Bel functioneel beheer. Zij kunnen de vragenlijst opnieuw publiceren."),
    ),
}

_OFFICE: dict[str, Words] = {
    "geen_ruimte_om_te_beginnen": (
        N_("Deze laptop heeft te weinig ruimte om te beginnen."),
        N_("Wat u typte, staat er nog."),
        N_("Maak ruimte vrij en probeer het dan opnieuw."),
    ),
    "oefenen_blijft_hier": (
        N_("Dit zijn oefendossiers."),
        N_("Alles is opgeslagen op deze laptop."),
        N_("Oefendossiers gaan nooit naar kantoor."),
    ),
    "geen_netwerk": (N_("Geen netwerk."), _SAVED_HERE, N_("Wij verzenden het zodra er netwerk is.")),
    "kantoor_niet_vertrouwd": (
        N_("Wij weten niet zeker of dit het kantoor is. Er is niets verzonden."),
        _SAVED_HERE,
        N_("Gebruik een ander netwerk. Lukt het ook daar niet, bel dan functioneel beheer."),
    ),
    "kantoor_onleesbaar": (N_("Het kantoor gaf een antwoord dat wij niet begrijpen."), _SAVED_HERE, _OFFICE_LATER),
    "kantoor_storing": (N_("Het kantoor heeft een storing."), _SAVED_HERE, _OFFICE_LATER),
    "opnieuw_aanmelden": (
        N_("U bent niet meer aangemeld bij het kantoor."),
        _SAVED_HERE,
        N_("Meld u aan. Daarna gaat het verzenden verder."),
    ),
    "geen_toegang": (
        N_("U heeft geen toegang meer tot deze gegevens."),
        _WORK_KEPT,
        N_("Bespreek het met uw leidinggevende."),
    ),
    "alleen_lezen": (
        N_("U mag deze gegevens alleen lezen."),
        _WORK_KEPT,
        N_("Bespreek het met uw leidinggevende."),
    ),
    "onveranderlijk": (
        N_("Deze versie ligt vast en kan niet meer veranderen."),
        _WORK_KEPT,
        N_("Maak een nieuwe versie van het PIP."),
    ),
    "schema_te_nieuw": (
        N_("Kantoor kent deze gegevens nog niet."),
        _WORK_KEPT,
        N_("Vraag functioneel beheer om kantoor bij te werken."),
    ),
    "onjuiste_gegevens": (
        N_("Kantoor kan deze gegevens niet lezen."),
        _WORK_KEPT,
        N_("Bel functioneel beheer."),
    ),
    "kantoor_weigert": (
        N_("Het kantoor heeft dit niet aangenomen."),
        _SAVED_HERE,
        N_("Bel functioneel beheer als dit vaker gebeurt."),
    ),
    "dossier_verhuisd": (
        N_("Dit dossier is nu van een ander team."),
        _WORK_KEPT,
        N_("Geef uw werk aan uw leidinggevende."),
    ),
    "dossier_vernietigd": (
        N_("De bewaartermijn van dit dossier is voorbij. Kantoor heeft het verwijderd."),
        _WORK_KEPT,
        N_("Bespreek het met uw leidinggevende."),
    ),
    "alleen_leidinggevende": (
        N_("Alleen wie het team leidt, mag dit doen."),
        _WORK_KEPT,
        N_("Vraag het aan uw leidinggevende."),
    ),
    "niets_geweigerd": (N_("In dit dossier is niets meer geweigerd."), _WORK_KEPT, ""),
    "nog_niet_verzonden": (
        N_("Nog niet alles van dit dossier staat op kantoor."),
        _WORK_KEPT,
        N_("Synchroniseer eerst. Daarna kunt u het dossier verwijderen."),
    ),
    "bewaartermijn_loopt": (
        N_("U mag dit dossier nog bewaren."),
        _WORK_KEPT,
        N_("U hoeft niets te doen."),
    ),
    "eerst_kiezen": (
        N_("In dit dossier wacht nog een keuze op u."),
        _WORK_KEPT,
        N_("Maak eerst de keuze. Daarna kunt u het dossier verwijderen."),
    ),
    "gesprek_loopt": (
        N_("In dit dossier loopt nog een gesprek."),
        _WORK_KEPT,
        N_("Stop eerst het gesprek. Daarna kunt u het dossier verwijderen."),
    ),
    "dossier_niet_volledig": (
        N_("Het ophalen van dit dossier is niet helemaal gelukt."),
        _WORK_KEPT,
        N_("Probeer het zo opnieuw. Een collega werkt er misschien nu in."),
    ),
    "netwerk_vraagt_aanmelden": (
        N_("Dit netwerk wil eerst dat u zich aanmeldt of akkoord gaat."),
        _SAVED_HERE,
        N_("Open uw browser, meld u aan bij het netwerk en synchroniseer opnieuw."),
    ),
    "proxy_weigert": (
        N_("De proxy van dit netwerk laat ons niet door."),
        _SAVED_HERE,
        N_("Gebruik een ander netwerk of bel functioneel beheer."),
    ),
    "kantoor_vol": (
        N_("Het kantoor is nu te druk."),
        _SAVED_HERE,
        _OFFICE_LATER,
    ),
    "niet_verzegeld": (
        N_("Deze sleutel past niet op dit bestand."),
        N_("Er is niets veranderd."),
        N_("Controleer het bestand en de sleutel."),
    ),
    "taal_niet_veranderd": (
        N_("Opmaat kan nu niet van taal veranderen."),
        N_("Er gaat niets verloren."),
        N_("Probeer het opnieuw als alles is opgeslagen. Lukt het niet? Bel dan functioneel beheer."),
    ),
    "bestand_niet_bewaard": (
        N_("Het bewaren van het bestand is niet gelukt."),
        _WORK_KEPT,
        N_("Kies een andere map en probeer het opnieuw."),
    ),
    "opnieuw_beginnen": (
        N_("U was lang niet verbonden. Wij halen alle dossiers opnieuw op."),
        _WORK_KEPT,
        N_("U kunt doorwerken."),
    ),
}

_WORK: dict[str, Words] = {
    "vragenlijst_ontbreekt": (
        N_("De vragenlijst van dit gesprek staat niet op deze laptop."),
        N_("Alle antwoorden zijn bewaard. U kunt ze lezen bij Controleren, maar niet veranderen."),
        N_("Vraag uw beheerder om de vragenlijst van dit gesprek."),
    ),
    "gesprek_veranderd": (
        N_("In dit gesprek is intussen iets veranderd."),
        _WORK_KEPT,
        N_("Bekijk opnieuw wat er verandert."),
    ),
    "geen_dagen": (
        N_("Er zijn nog geen dagen voor de agenda."),
        _WORK_KEPT,
        N_("Vul de eerste les in, of plan een gesprek."),
    ),
    "waarmerk_op_slot": (
        N_("Het waarmerk van de gemeente is op slot."),
        N_("Het PIP is bewaard. Er is geen bestand gemaakt."),
        N_("Vraag uw beheerder om het wachtwoord van het waarmerk in te stellen."),
    ),
    "geen_pdf": (N_("Dit bestand is geen goede pdf."), "", N_("Kies een pdf van de gemeente.")),
    "niets_gezegd": (
        N_("Er is nog niets besproken om in een verslag te zetten."),
        _WORK_KEPT,
        N_("Houd eerst het gesprek."),
    ),
    "document_mislukt": (
        N_("Het maken van het bestand is niet gelukt."),
        N_("Uw PIP is bewaard."),
        N_("Probeer het opnieuw of kies een andere map."),
    ),
    "pip_ongewijzigd": (
        N_("Dit PIP is al vastgesteld. Er is daarna niets veranderd."),
        _WORK_KEPT,
        N_("Verander eerst iets in het plan. Daarna maakt u een nieuwe versie."),
    ),
    "pip_niet_compleet": (
        N_("Het PIP is nog niet compleet. Aantal punten dat nog nodig is: {count}."),
        _WORK_KEPT,
        N_("Kijk bij de controle wat er nog nodig is."),
    ),
    "intake_niet_compleet": (
        N_("Dit is nog nodig voor een geldige intake. Aantal onderwerpen: {count}."),
        _WORK_KEPT,
        N_("Bespreek de onderwerpen die nog open zijn."),
    ),
    "dossier_niet_compleet": (
        N_("Dit dossier heeft nog gegevens nodig."),
        "",
        N_("Vul een naam en een zaaknummer in. Controleer ook de data."),
    ),
    "dossiernummer_bestaat": (
        N_("Er is al een dossier met dit nummer."),
        "",
        N_("Gebruik een ander zaaknummer of open dat dossier."),
    ),
    "collega_onbekend": (
        N_("Deze collega werkt niet meer in uw team."),
        N_("Het dossier is niet overgedragen."),
        N_("Synchroniseer en kies een andere collega."),
    ),
    "motivering_nodig": (
        N_("Deze keuze wijkt af van het advies of van de toets."),
        _WORK_KEPT,
        N_("Schrijf op waarom u deze route kiest. Uw uitleg komt in het besluit."),
    ),
    "onderwijsroute_niet_onderzocht": (
        N_("De cliënt wil een opleiding doen."),
        _WORK_KEPT,
        N_("Schrijf op hoe u naar de onderwijsroute heeft gekeken."),
    ),
    "leerroute_ligt_vast": (
        N_("Een andere gemeente koos al een leerroute. Die blijft na de verhuizing."),
        _WORK_KEPT,
        N_("Kies dezelfde leerroute."),
    ),
    "schakelgrens_voorbij": (
        N_("Het eerste anderhalf jaar is voorbij. De leerroute verandert nu alleen in een bijzonder geval."),
        _WORK_KEPT,
        N_("Schrijf op waarom dit een bijzonder geval is."),
    ),
    "geen_concept": (N_("Er is nog geen PIP voor dit dossier."), "", N_("Begin eerst met het PIP.")),
    "geen_mandaat": (
        N_("U mag een PIP niet zelf vaststellen."),
        _WORK_KEPT,
        N_("Vraag een collega die namens het college beslist."),
    ),
    "veld_onmogelijk": (N_("Dit past niet in dit veld."), _WORK_KEPT, N_("Controleer wat u heeft ingevuld.")),
    "versie_onbekend": (
        N_("Deze versie staat niet op dit apparaat."),
        _WORK_KEPT,
        N_("Synchroniseer en kijk opnieuw."),
    ),
    "versie_veranderd": (
        N_("Een vastgesteld PIP is niet meer zoals het was. Het gaat om versie {version}."),
        N_("De andere versies en uw antwoorden zijn bewaard."),
        N_("Gebruik dit PIP niet. Bel functioneel beheer."),
    ),
    "bsn_onjuist": (N_("Dit burgerservicenummer klopt niet."), "", N_("Controleer de 9 cijfers.")),
    "v_nummer_onjuist": (N_("Dit V-nummer klopt niet."), "", N_("Controleer de 10 cijfers.")),
    "delen_mag_niet": (
        N_("Deze gegevens mag u nu niet delen."),
        N_("Er is niets verstuurd."),
        N_("Stel eerst een PIP vast, of vraag functioneel beheer wie wat mag krijgen."),
    ),
    "gesprek_onbekend": (N_("Dit gesprek is er niet meer."), _WORK_KEPT, N_("Ga terug naar het dossier.")),
    "bsn_in_tekst": (
        N_("Hier staat een burgerservicenummer."),
        N_("De rest van de tekst is opgeslagen."),
        N_("Haal het nummer uit de tekst."),
    ),
    "datum_onmogelijk": (N_("Deze datum kan niet."), "", N_("Vul een jaar in met 4 cijfers, bijvoorbeeld 1998.")),
    "stuk_staat_vast": (
        N_("Dit stuk is vastgesteld en verandert niet meer."),
        "",
        N_("Maak een nieuwe versie als er iets anders moet."),
    ),
    "tussendoor_gewijzigd": (N_("Dit is intussen veranderd."), _WORK_KEPT, N_("Bekijk de nieuwe tekst en ga verder.")),
    "notitie_veranderd": (
        N_("Een notitie is intussen veranderd."),
        N_("Er is niets weggegooid."),
        N_("Lees de lijst opnieuw en kies daarna."),
    ),
    "keuze_al_gemaakt": (N_("Deze keuze is al gemaakt."), _WORK_KEPT, ""),
    "keuze_niet_mogelijk": (N_("Deze keuze kan hier niet."), _WORK_KEPT, N_("Kies een van de twee antwoorden.")),
    "toets_onmogelijk": (
        N_("Deze uitslag van de toets past niet bij elkaar."),
        "",
        N_("Controleer de uitslag, de score en de datum."),
    ),
    "termijnfeiten_onjuist": (N_("Een datum in dit dossier past niet."), "", N_("Controleer de data van het dossier.")),
    "wetsbestand_onjuist": (
        N_("Opmaat kan de regels van de wet niet lezen."),
        N_("Uw dossiers en antwoorden zijn bewaard."),
        N_("Installeer Opmaat opnieuw of bel functioneel beheer."),
    ),
    "vertaalbestand_onbruikbaar": (
        N_("Opmaat kan dit vertaalbestand niet lezen."),
        N_("Er is niets veranderd."),
        N_("Vraag de vertaler om het bestand opnieuw."),
    ),
    "taal_onbekend": (N_("Deze taal kent Opmaat nog niet."), "", N_("Kies een andere taal.")),
}

_SITUATIONS: dict[str, Words] = {
    "schijf_bijna_vol": (
        N_("Er is weinig ruimte op deze laptop ({megabytes} MB)."),
        N_("U kunt dit gesprek afmaken."),
        N_("Verwijder daarna verzonden dossiers."),
    ),
    "accu_bijna_leeg": (
        N_("De accu is bijna leeg ({percent} %)."),
        N_("Alles is opgeslagen."),
        N_("Sluit de lader aan."),
    ),
    "tolkscherm_los": (
        N_("Het tolkscherm is los."),
        N_("De cliënt ziet niets meer."),
        N_("Sluit het scherm aan of gebruik de draaimodus."),
    ),
    "klok_loopt_achter": (
        N_("De datum van deze laptop is {today}, dat is vóór uw laatste synchronisatie."),
        N_("Termijnen kunnen niet kloppen."),
        N_("Controleer de datum."),
    ),
}

WORDS: Mapping[str, Words] = _OPENING | _OFFICE | _WORK | _SITUATIONS | VAULT | SOUND | GIVEN
"""Words per code. A code that is not here gets the general words."""
