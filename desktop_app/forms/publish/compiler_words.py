"""pyxform's errors and warnings in Dutch: what is wrong and what to do. By its code, else by its English words."""

from __future__ import annotations

import re
from typing import NamedTuple

_NAME_RULE = "Een naam begint met een letter of _. Daarna mogen letters, cijfers, _, - en punten. Geen spaties."
_ENTITIES = "Opmaat gebruikt geen entiteiten. Verwijder het blad entities en de kolom save_to."
_INTERNAL = "De vertaler loopt vast op deze plaats. Maak de rij leeg en vul hem opnieuw in."
_PARAMETERS = "parameters"


class Saying(NamedTuple):
    """`column`: canonical name of the column, or `{param}` · `words`: a sentence with `{param}`s."""

    column: str
    words: str


CODES: dict[str, Saying] = {
    "HEADER_001": Saying("{header}", "Het blad {sheet_name} heeft geen goede rij met kolomnamen. Zet ze in rij 1."),
    "HEADER_002": Saying("{header}", "De kolommen {other} en {header} betekenen hetzelfde. Verwijder een van de twee."),
    "HEADER_003": Saying("", "Het blad {sheet_name} mist een verplichte kolom: {missing}. Voeg die kolom toe."),
    "HEADER_004": Saying("{column}", "Een kolomnaam is leeg of heeft een spatie; die kolom telt nu niet mee. Pas aan."),
    "HEADER_005": Saying("", _ENTITIES),
    "LABEL_001": Saying("label", "Deze keuze heeft geen woorden. Vul de kolom label in."),
    "NAMES_001": Saying("name", "De naam {value} bestaat al in deze groep. Geef elke vraag een eigen naam."),
    "NAMES_002": Saying(
        "name", "De naam {value} verschilt alleen in hoofdletters van een andere naam. Kies een andere naam."
    ),
    "NAMES_003": Saying("name", "Een herhaling mag niet {value} heten, want zo heet het formulier. Kies een andere."),
    "NAMES_004": Saying("name", "Er is al een herhaling met de naam {value}. Geef elke herhaling een eigen naam."),
    "NAMES_005": Saying("name", "De naam meta is bezet: het formulier gebruikt hem zelf. Kies een andere naam."),
    "NAMES_006": Saying("name", "Deze keuze heeft geen waarde. Vul de kolom name in."),
    "NAMES_007": Saying(
        "name",
        "Deze waarde staat al in dezelfde lijst. Geef elke keuze een eigen waarde. "
        "Is het zo bedoeld? Zet dan in blad settings allow_choice_duplicates op yes.",
    ),
    "NAMES_008": Saying("{column}", f"Dit is geen goede naam. {_NAME_RULE}"),
    "NAMES_009": Saying("{name}", f"Een naam in het formulier is niet goed. {_NAME_RULE}"),
    "NAMES_013": Saying(
        "", "Het blad {sheet} is niet gevonden. Bedoelde u {candidates}? Pas de naam van het blad aan."
    ),
    "PYREF_001": Saying(
        "{column}", "Een verwijzing is niet goed geschreven. Schrijf ${{naam}}, met de naam van de vraag."
    ),
    "PYREF_002": Saying("{column}", "Zet een komma tussen de verwijzingen: ${{een}}, ${{twee}}."),
    "PYREF_003": Saying("{column}", "Er is geen vraag met de naam {q}.{suggestion} Pas de verwijzing ${{{q}}} aan."),
    "PYREF_004": Saying(
        "{column}", "De naam {q} komt vaker voor, dus ${{{q}}} is niet duidelijk. Geef die vragen elk een eigen naam."
    ),
    "RANGE_001": Saying(_PARAMETERS, "{name} moet een getal zijn."),
    "RANGE_002": Saying(_PARAMETERS, "{name} mag niet 0 zijn."),
    "RANGE_003": Saying(_PARAMETERS, "{name} is groter dan het verschil tussen start en end. Maak het kleiner."),
    "RANGE_004": Saying(_PARAMETERS, "{name} moet een veelvoud zijn van step."),
    "RANGE_005": Saying(_PARAMETERS, "{name} moet tussen start en end liggen."),
    "RANGE_006": Saying(
        _PARAMETERS, "De lijst bij tick_labelset bestaat niet. Gebruik een lijst uit het blad choices."
    ),
    "SURVEY_001": Saying(
        "type", "Hier eindigt een groep of herhaling ({type}) die niet begonnen is. Verwijder de rij."
    ),
    "SURVEY_002": Saying("type", "De groep of herhaling {name} eindigt nergens. Voeg een rij met end_{type} toe."),
    "SURVEY_004": Saying(_PARAMETERS, "Schrijf de kolom parameters als naam=waarde, met een spatie ertussen."),
    "SURVEY_005": Saying(_PARAMETERS, "{rejected} past hier niet. Toegestaan: {accepted}."),
}
FAMILIES: dict[str, Saying] = {
    "ENTITY": Saying("save_to", _ENTITIES),
    "NAMES": Saying("{column}", _ENTITIES),
    "INTERNAL": Saying("", _INTERNAL),
    "RANGE": Saying(_PARAMETERS, "De instellingen van deze schuif passen niet bij elkaar. Controleer de getallen."),
    "SURVEY": Saying(_PARAMETERS, "Deze instelling van een vraag naar een plaats is niet goed. Verwijder haar."),
}


class Phrase(NamedTuple):
    """A message of pyxform without a code. `code`: "" for one that does not matter here · `sheet`: "" for survey."""

    code: str
    pattern: re.Pattern[str]
    sheet: str
    saying: Saying


def _phrase(code: str, pattern: str, column: str, words: str, sheet: str = "") -> Phrase:
    return Phrase(code, re.compile(pattern, re.DOTALL), sheet, Saying(column, words))


PHRASES: tuple[Phrase, ...] = (
    _phrase(
        "languages",
        r"language declarations do not contain valid machine-readable codes: (?P<languages>.*?)\. Learn more",
        "", "",
    ),
    _phrase(
        "columns_without_language",
        r"Language 'default' is missing the (?P<sheet>\w+) (?:columns )?(?P<columns>.*?)(?: column)?\.?$",
        "", "Sommige kolommen hebben een taal, andere niet. Zet ze achter elke kolom: label::Nederlands (nl).",
    ),
    _phrase(
        "language_columns",
        r"Language '(?P<language>.*?)' is missing the (?P<sheet>\w+) (?:columns )?(?P<columns>.*?)(?: column)?\.?$",
        "", "De taal {language} mist deze kolommen: {columns}. Voeg ze toe, of laat de taal weg.",
    ),
    _phrase("sheet_missing", r"You must have a sheet named '(?P<sheet>\w+)'", "",
            "Het blad {sheet} ontbreekt. Een formulier heeft de bladen survey, choices en settings."),
    _phrase("header_twice", r"Duplicate column header: (?P<header>.*)", "{header}",
            "De kolom {header} staat er twee keer. Verwijder een van de twee."),
    _phrase("type_missing", r"Question with no type", "type", "Deze rij heeft geen soort. Vul de kolom type in."),
    _phrase("type_unknown", r"Unknown question type '(?P<type>.*?)'", "type",
            "De soort vraag {type} bestaat niet.{suggestion} Kies een soort zoals text, integer of select_one lijst."),
    _phrase("name_missing", r"Question or group with no name", "name",
            "Deze rij heeft geen naam. Vul de kolom name in."),
    _phrase("calculation_missing", r"Missing calculation", "calculation", "Vul de kolom calculation in."),
    _phrase("row_skipped", r"Row without name, text, or label is being skipped", "",
            "Deze rij telt niet mee: type, name en label zijn leeg. Vul ze in of verwijder de rij."),
    _phrase("disabled", r"'disabled' column header", "disabled",
            "De kolom disabled is verouderd. Verwijder de rij, of gebruik de kolom relevant."),
    _phrase("repeat_unlabelled", r"(?:Repeat|Group) has no label", "label",
            "Deze herhaling heeft geen woorden. Vul de kolom label in, dan weet de medewerker wat hij toevoegt."),
    _phrase("choices_missing", r"There should be a choices sheet", "type",
            "Het blad choices ontbreekt of is leeg. Zet er de keuzes in, met de kolommen list_name, name en label."),
    _phrase("external_choices_missing", r"There should be an external_choices sheet", "type",
            "Het blad external_choices ontbreekt. Zet er de keuzes in, met de kolommen list_name en name."),
    _phrase("list_missing", r"List name not in (?:choices|external choices|columns) sheet: (?P<list>.*)", "type",
            "De lijst {list} staat niet in het blad met keuzes.{suggestion} Voeg de lijst toe of pas de naam aan."),
    _phrase("choice_with_space",
            r"Choice names with spaces cannot be added to multiple choice selects\. See \[(?P<value>.*)\] in "
            r"\[(?P<list>.*)\]", "name",
            "De waarde \"{value}\" van lijst {list} heeft een spatie. Dat kan niet bij select_multiple. Gebruik _.",
            "choices"),
    _phrase("external_unfiltered", r"select one external is only meant for filtered selects", "choice_filter",
            "select_one_external hoort bij een gefilterde lijst. Vul choice_filter in, of gebruik select_one."),
    _phrase("file_extension", r"File name for '(?P<type>.*?)' should end with one of", "type",
            "De bestandsnaam bij {type} moet eindigen op .csv, .xml of .geojson."),
    _phrase("or_other_filtered", r"Choice filter not supported with or_other", "choice_filter",
            "or_other kan niet samen met choice_filter. Zet de keuze 'anders' zelf in de lijst."),
    _phrase("or_other_untranslated", r"uses or_other and translations", "type",
            "or_other voegt een keuze zonder vertaling toe. Zet de keuze 'anders' zelf in de lijst, in elke taal."),
    _phrase("choices_empty", r"(?:Please specify choices for this|should be choices for this)", "type",
            "Deze vraag heeft geen keuzes. Voeg ze toe in het blad choices."),
    _phrase("table_list_filtered", r"Choice filter not supported for table-list", "choice_filter",
            "Een tabel (table-list) kan geen choice_filter hebben. Verwijder een van de twee."),
    _phrase("table_list_mixed", r"list names don't match: (?P<one>\S+) vs\. (?P<other>\S+)", "type",
            "Alle vragen in een tabel (table-list) hebben dezelfde lijst. Hier staan {one} en {other}."),
    _phrase("randomize", r"randomize must be set to true or false", _PARAMETERS, "Zet randomize op true of false."),
    _phrase("seed", r"seed value must be a number|Parameters must include randomize=true to use a seed", _PARAMETERS,
            "seed hoort bij randomize=true en is een getal of een verwijzing naar een vraag."),
    _phrase("whole_number", r"Parameter (?P<name>[\w-]+) must have an integer value", _PARAMETERS,
            "{name} moet een heel getal zijn."),
    _phrase("", r"Use the max-pixels parameter", "", ""),
    _phrase("quality", r"Invalid value for quality", _PARAMETERS,
            "quality mag zijn: normal, low, voice-only of external."),
    _phrase("words_missing", r"survey element named '(?P<name>.*?)' has no label or hint", "label",
            "De vraag {name} heeft geen woorden. Vul de kolom label in."),
    _phrase("big_image", r"To use big-image, you must also specify an image", "media::image",
            "Bij big-image hoort ook een gewone afbeelding. Vul de kolom media::image in."),
    _phrase("trigger_hidden",
            r"question \$\{(?P<hidden>.*?)\} is not user-visible so it can't be used as a calculation trigger for "
            r"question \$\{(?P<name>.*?)\}", "trigger",
            "De vraag {hidden} is niet zichtbaar en kan de vraag {name} dus niet laten rekenen. Kies een zichtbare."),
    _phrase("reference_unknown", r"There is no survey element named '(?P<q>.*?)'", "",
            "Er is geen vraag met de naam {q}.{suggestion} Pas de verwijzing aan."),
    _phrase("reference_ambiguous", r"There are multiple survey elements named '(?P<q>.*?)'", "",
            "De naam {q} komt vaker voor, dus de verwijzing is niet duidelijk. Geef die vragen elk een eigen naam."),
    _phrase("list_source_twice", r"same instance id will be generated for different external instance.*?"
            r"Instance name: '(?P<list>.*?)'", "type",
            "De naam {list} staat voor twee verschillende bestanden of lijsten. Geef ze elk een eigen naam."),
    _phrase("search", r"Question '(?P<name>.*?)'.*'search\(\)'", "appearance",
            "search() wordt niet ondersteund. Gebruik select_one_from_file met een csv-bestand."),
    _phrase("device", r"(?P<type>\w+) is no longer supported on most devices", "type",
            "De soort {type} geeft meestal niets meer. Verwijder de rij."),
    _phrase("audit", r"[Aa]udit", "type", "audit wordt niet ondersteund. Verwijder de rij."),
    _phrase("android_app", r"invalid Android package name", _PARAMETERS,
            "Een app van een telefoon kan hier niet worden gebruikt. Verwijder app= uit de kolom parameters."),
    _phrase("form_id_empty", r"cannot have an empty id_string", "form_id",
            "Vul in blad settings de kolom form_id in.", "settings"),
    _phrase("form_id_twice", r"form_id and id_string column headers are both", "form_id",
            "De kolommen form_id en id_string betekenen hetzelfde. Verwijder id_string.", "settings"),
    _phrase("media_type", r"Media type: (?P<type>.*?) not supported", "",
            "Media van de soort {type} worden niet ondersteund. Gebruik image of audio."),
    _phrase("loop", r"Repeat loop without list name", "type", "Bij begin loop hoort een lijst. Gebruik begin_repeat."),
    _phrase("cascade", r"cascad", "type", "Deze manier van gefilterde lijsten is verouderd. Gebruik choice_filter."),
    _phrase("encryption", r"Cannot omit instanceID", "omit_instanceID",
            "Versleutelen door het formulier wordt niet ondersteund. Verwijder public_key.", "settings"),
    _phrase("date_ambiguous", r"The xls file provided has an invalid date on the (?P<sheet>\S+) sheet", "",
            "In het blad {sheet} staat een datum die niet duidelijk is. Zet de cel op tekst."),
    _phrase("background", r"background-geopoint", "type",
            "background-geopoint wordt niet ondersteund. Verwijder de rij."),
)  # fmt: skip
