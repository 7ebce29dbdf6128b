"""The sentences about the vault: why it does not open, and what it has to tell once it is open."""

from desktop_app.i18n.words import N_

Words = tuple[str, str, str]
"""What happened, what is safe, what the user can do."""

_NOTHING_REMOVED = N_("Er is niets verwijderd.")
_WORK_KEPT = N_("Uw werk is bewaard.")
_CALL = N_("Bel functioneel beheer.")

_NOT_OPENING: dict[str, Words] = {
    "kluis_nieuwer_dan_programma": (
        N_("Deze gegevens zijn gemaakt met een nieuwere versie van Opmaat."),
        N_("Er is niets veranderd of verwijderd."),
        N_("Werk Opmaat bij en open de gegevens opnieuw."),
    ),
    "kluis_beschadigd": (
        N_("De gegevens op dit apparaat gaan niet open."),
        _NOTHING_REMOVED,
        N_("Zet een reservekopie terug of bel functioneel beheer."),
    ),
    "geen_goede_reservekopie": (
        N_("Er is geen reservekopie die nog goed is."),
        _NOTHING_REMOVED,
        N_("Bel functioneel beheer. Zij kunnen redden wat nog leesbaar is."),
    ),
    "geheugen_te_klein": (
        N_("Deze laptop heeft nu te weinig geheugen vrij om te openen."),
        _WORK_KEPT,
        N_("Sluit andere programma's en probeer het opnieuw."),
    ),
    "kluis_in_gebruik": (
        N_("Deze gegevens zijn al geopend in een ander venster van Opmaat."),
        _WORK_KEPT,
        N_("Ga naar dat venster of sluit het."),
    ),
    "kluis_op_netwerk": (
        N_("De gegevens staan op een netwerkschijf. Daar kunnen ze kapotgaan."),
        _NOTHING_REMOVED,
        N_("Bel functioneel beheer. De gegevens moeten op de laptop zelf staan."),
    ),
    "schijf_alleen_lezen": (
        N_("Opmaat kan op deze schijf niet schrijven."),
        _NOTHING_REMOVED,
        _CALL,
    ),
    "apparaatsleutel_ontbreekt": (
        N_("Deze gegevens horen bij een andere laptop of een andere gebruiker."),
        _NOTHING_REMOVED,
        N_("Bel functioneel beheer. Met de herstelsleutel kunt u verder."),
    ),
    "sleutelring_op_slot": (
        N_("De sleutelring van deze computer is op slot."),
        _NOTHING_REMOVED,
        N_("Meld u opnieuw aan bij de computer en probeer het dan weer."),
    ),
    "herstelsleutel_onjuist": (
        N_("Deze herstelsleutel hoort niet bij deze gegevens."),
        _NOTHING_REMOVED,
        N_("Kijk welk nummer de sleutel heeft en haal de goede."),
    ),
    "toestemming_verlopen": (
        N_("Deze laptop had te lang geen contact met kantoor."),
        _WORK_KEPT,
        N_("Maak verbinding met het netwerk en maak contact met kantoor. Lukt het niet, bel dan functioneel beheer."),
    ),
    "toestemming_nodig": (
        N_("Een deel van de sleutel ligt bij kantoor. Deze laptop heeft het nu niet."),
        _WORK_KEPT,
        N_("Maak verbinding met het netwerk en maak contact met kantoor. Lukt het niet, bel dan functioneel beheer."),
    ),
    "kantoorsleutel_anders": (
        N_("Kantoor gaf een andere sleutel dan deze laptop kent."),
        _WORK_KEPT,
        N_("Bel functioneel beheer. Met de herstelsleutel kunt u verder."),
    ),
    "toestemming_ongeldig": (
        N_("Kantoor gaf een toestemming die niet bij deze laptop past."),
        _WORK_KEPT,
        _CALL,
    ),
    "kluis_ingetrokken": (
        N_("Kantoor heeft de toegang van deze laptop ingetrokken. De sleutels zijn vernietigd."),
        N_("Wat verzonden was, staat bij kantoor."),
        _CALL,
    ),
    "klok_terug": (
        N_("De klok van deze laptop staat te ver terug."),
        _WORK_KEPT,
        N_("Zet de datum en de tijd goed en probeer het opnieuw."),
    ),
}

_WORKING: dict[str, Words] = {
    "werk_niet_verzonden": (
        N_("Dit dossier heeft nog werk dat niet bij kantoor is."),
        _WORK_KEPT,
        N_("Synchroniseer eerst. Daarna kunt u het dossier verwijderen."),
    ),
    "bijlage_te_groot": (
        N_("Dit bestand is te groot. Een bestand mag hoogstens {megabytes} MB zijn."),
        "",
        N_("Maak een kleinere foto of scan."),
    ),
    "bijlage_soort_onbekend": (
        N_("Dit soort bestand kan Opmaat niet laten zien."),
        "",
        N_("Kies een foto of scan: JPEG, PNG of PDF."),
    ),
    "bijlage_onleesbaar": (
        N_("Opmaat kan dit bestand niet lezen."),
        "",
        N_("Kijk of het bestand er nog is en probeer het opnieuw."),
    ),
    "bijlage_beschadigd": (
        N_("Deze bijlage is beschadigd."),
        N_("De rest van het dossier is goed. Er is niets verwijderd."),
        N_("Synchroniseer of voeg de bijlage opnieuw toe."),
    ),
    "bijlage_niet_hier": (
        N_("Deze bijlage staat nog niet op deze laptop."),
        "",
        N_("Synchroniseer en probeer het opnieuw."),
    ),
}

_TOLD: dict[str, Words] = {
    "niet_ingericht": (
        N_("Opmaat is nog niet ingericht op deze laptop."),
        "",
        N_("Vraag functioneel beheer om het bestand opmaat.toml."),
    ),
    "toestemming_loopt_af": (
        N_("Deze laptop opent nog tot {day}, {time}."),
        N_("Uw werk blijft bewaard."),
        N_("Synchroniseer voor die tijd. Dan mag hij weer een tijd open."),
    ),
    "integrity_checked": (
        N_("Opmaat is de vorige keer niet goed afgesloten."),
        N_("Alles is bewaard en gecontroleerd."),
        "",
    ),
    "log_cut_off": (
        N_("Opmaat is de vorige keer niet goed afgesloten. Het nieuwste stuk van de gegevens is beschadigd."),
        N_("Het oudere werk is bewaard en gecontroleerd."),
        N_("Kijk of uw laatste antwoorden er staan. Vul ze anders opnieuw in."),
    ),
    "older_header": (
        N_("Het sleutelbestand op deze laptop is ouder dan de gegevens."),
        _NOTHING_REMOVED,
        N_("Heeft u geen reservekopie teruggezet? Bel dan functioneel beheer."),
    ),
    "older_database": (
        N_("De gegevens op deze laptop zijn ouder dan wat u hier het laatst zag."),
        _NOTHING_REMOVED,
        N_("Heeft u niets teruggezet? Synchroniseer en bel functioneel beheer."),
    ),
    "older_pages": (
        N_("In een dossier staat een ouder stuk dan wat u hier het laatst zag."),
        _NOTHING_REMOVED,
        N_("Synchroniseer. Kijk daarna uw laatste antwoorden na en bel functioneel beheer."),
    ),
    "header_restored": (
        N_("Het sleutelbestand was onleesbaar."),
        N_("Opmaat heeft de kopie gebruikt. Uw gegevens zijn compleet."),
        "",
    ),
    "passphrase_only": (
        N_("Deze laptop bewaart geen tweede sleutel."),
        N_("Uw wachtwoord beschermt uw gegevens."),
        N_("Kies een lang wachtwoord en laat het niet achter bij de laptop."),
    ),
    "restored": (
        N_("Uw gegevens komen uit een reservekopie."),
        _WORK_KEPT,
        N_("Synchroniseer. Kijk daarna na of uw laatste antwoorden er staan."),
    ),
    "recovered": (
        N_("Functioneel beheer heeft deze gegevens geopend met de herstelsleutel."),
        "",
        N_("Klopt dat niet? Bel functioneel beheer."),
    ),
    "half_at_office": (
        N_("Een deel van de sleutel ligt nu bij kantoor."),
        _WORK_KEPT,
        N_("Synchroniseer elke week. Anders gaat deze laptop pas weer open na contact met kantoor."),
    ),
    "key_rotated": (
        N_("Uw gegevens hebben een nieuwe sleutel."),
        N_("Wie een oude kopie heeft, kan nieuwe gegevens niet openen."),
        "",
    ),
}

VAULT = _NOT_OPENING | _WORKING | _TOLD
