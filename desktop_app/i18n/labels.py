"""Words for codes. Each table maps a stored code to its Dutch word; `label` shows it in a language.

Tables are keyed by plain strings, because the enums they mirror live higher up; tests hold them together.
"""

from collections.abc import Mapping
from datetime import date

from desktop_app.i18n import words
from desktop_app.i18n.client_labels import SPECIAL_ANSWER
from desktop_app.i18n.formats import fill, isolate, short_date
from desktop_app.i18n.pip_labels import DOELGROEP, INTERPRETED, INTERPRETER, PIP_SOORT
from desktop_app.i18n.words import N_, _, ngettext

ANSWER_STATE = {
    "niet_gevraagd": N_("Nog niet gevraagd"),
    "beantwoord": N_("Beantwoord"),
    **SPECIAL_ANSWER,
}
MANNER = {
    "gezegd": N_("Gezegd door cliënt"),
    "aangewezen": N_("Aangewezen door cliënt"),
    "overgenomen": N_("Overgenomen"),
}
LEERROUTE = {"B": N_("B1-route"), "O": N_("Onderwijsroute"), "Z": N_("Zelfredzaamheidsroute")}
ALFABETISERING = {
    "A": N_("Leren lezen en schrijven"),
    "AA": N_("Leren lezen en schrijven in het Latijnse schrift"),
    "NVT": N_("Niet nodig"),
}
LBT_UITSLAG = {
    "b1_haalbaar": N_("B1-route haalbaar"),
    "b1_niet_haalbaar": N_("B1-route niet haalbaar"),
    "onbekend": N_("Uitslag nog niet bekend"),
}
LBT_ONTHEFFING = {
    "visueel": N_("Geen toets door een visuele beperking"),
    "auditief": N_("Geen toets door een auditieve beperking"),
    "verhuisd": N_("Geen toets na verhuizing"),
}
INTERPRETER_LEVEL = {"c1": N_("Niveau C1"), "b2": N_("Niveau B2"), "": N_("Niet bekend")}
INTERPRETER_PREFERENCE = {"m": N_("liefst een man"), "v": N_("liefst een vrouw"), "geen": N_("geen voorkeur")}
NEXT_STEP = {
    "gesprek_plannen": N_("Gesprek plannen"),
    "gesprek_voeren": N_("Gesprek voeren"),
    "intake_afmaken": N_("Intake afmaken"),
    "toets_invoeren": N_("Toets invoeren"),
    "leerroute_kiezen": N_("Leerroute kiezen"),
    "pip_maken": N_("PIP maken"),
    "pip_bespreken": N_("PIP bespreken"),
    "pip_vaststellen": N_("PIP vaststellen"),
    "verzenden": N_("Verzenden"),
    "duo_lijst": N_("DUO-lijst overnemen"),
    "voortgangsgesprek": N_("Voortgangsgesprek"),
    "afgerond": N_("Afgerond"),
}
TASK_GROUP = {
    "voorbereiden": N_("Voorbereiden"),
    "brede_intake": N_("Brede intake"),
    "plan": N_("Plan"),
    "daarna": N_("Daarna"),
}
TASK = {
    "gegevens_controleren": N_("Gegevens van DUO en COA controleren"),
    "tolk_regelen": N_("Tolk regelen"),
    "dossier_meenemen": N_("Dossier meenemen op de laptop"),
    "gesprek_voeren": N_("Gesprek voeren"),
    "toets_invoeren": N_("Leerbaarheidstoets invoeren"),
    "antwoorden_controleren": N_("Antwoorden controleren"),
    "leerroute_kiezen": N_("Leerroute kiezen en uitleggen"),
    "pip_maken": N_("PIP maken"),
    "pip_bespreken": N_("PIP bespreken"),
    "pip_vaststellen": N_("PIP vaststellen"),
    "verzenden": N_("Verzenden naar kantoor"),
    "duo_lijst": N_("DUO-lijst overnemen"),
    "voortgangsgesprekken": N_("Voortgangsgesprekken"),
    "notities_nalopen": N_("Notities nalopen"),
}
TASK_STATUS = {
    "niet_begonnen": N_("Nog niet begonnen"),
    "bezig": N_("Bezig"),
    "klaar": N_("Klaar"),
    "kan_nog_niet": N_("Kan nog niet"),
    "probleem": N_("Er is een probleem"),
}
TASK_REASON = {
    "eerst_gesprek": N_("eerst het gesprek afronden"),
    "wacht_op_toets": N_("wacht op de toets"),
    "eerst_leerroute": N_("eerst de leerroute kiezen"),
    "eerst_pip": N_("eerst het PIP maken"),
    "eerst_vaststellen": N_("eerst het PIP vaststellen"),
    "geen_tolk_nodig": N_("geen tolk nodig"),
    "ontbreekt_kennisgeving": N_("de datum van het DUO-bericht ontbreekt"),
    "ontbreekt_bsn": N_("het BSN ontbreekt"),
    "niet_verzonden": N_("nog niet verzonden"),
}
FILTER = {
    "alles": N_("Alles"),
    "te_laat": N_("Te laat"),
    "deze_week": N_("Deze week"),
    "wacht_op_mij": N_("Wacht op mij"),
    "afgerond": N_("Afgerond"),
}
PLAN_SECTION_STATE = {
    "klaar": N_("Klaar"),
    "ontbreekt": N_("Hier ontbreekt nog iets"),
    "nvt": N_("Niet van toepassing"),
}
SEEN_WAY = {
    "papier": N_("Getekend op papier"),
    "scherm": N_("Getekend op het scherm"),
    "kruisje": N_("Kruisje op papier"),
    "niet_getekend": N_("Niet getekend"),
}
LATER_WHY = {
    "papieren": N_("papieren thuis"),
    "partner": N_("partner erbij"),
    "moe": N_("moe"),
    "anders": N_("anders"),
}
"""Why a question waits, by `Answer.later_why`; in the order of their keys."""
SECTION_MARK = {
    "beantwoord": N_("Dit onderdeel is klaar"),
    "later": N_("Ik kom hier later op terug"),
}
"""What a caseworker says of a section, by the state of the row that keeps it."""
TRANSLATION_STATUS = {
    "missing": N_("Ontbreekt"),
    "machine": N_("Machine, niet nagekeken"),
    "reviewed": N_("Nagekeken"),
    "stale": N_("Verouderd"),
}


__all__ = [
    "DOELGROEP",
    "INTERPRETED",
    "INTERPRETER",
    "PIP_SOORT",
    "label",
    "section_told",
    "task_reason",
    "term_light",
]


def label(table: Mapping[str, str], code: str, language: str = "") -> str:
    """The word for a code, in the language of the program or in another one. A code this version does not know
    (written by a newer one) is shown as it is."""
    word = table.get(code, code)
    return words.text(word, language or words.current(), "app")


def section_told(title: str, code: str) -> str:
    """What was just said of a section, by a code of `SECTION_MARK` or any other for neither."""
    told = {"beantwoord": _("{onderdeel} is klaar."), "later": _("{onderdeel}: later terug.")}
    return fill(told.get(code) or _("{onderdeel} is nog niet klaar."), onderdeel=title)


def term_light(code: str, days: int | None, last_day: date | None) -> str:
    """The words beside a traffic light: `Nog 9 dagen · 2 dec`. Arguments as in `casework.overview.TermLight`."""
    sentence = _light_words(code, days or 0)
    return f"{sentence} · {isolate(short_date(last_day, weekday=False))}" if last_day and code in _DATED else sentence


_DATED = frozenset({"te_laat", "vandaag", "nog_dagen", "pip_vastgesteld"})


def _light_words(code: str, days: int) -> str:
    if code == "te_laat":
        return fill(ngettext("{n} dag te laat", "{n} dagen te laat", abs(days)), n=abs(days))
    if code == "nog_dagen":
        return fill(ngettext("Nog {n} dag", "Nog {n} dagen", days), n=days)
    return {
        "vandaag": _("Vandaag is de laatste dag"),
        "onbekend": _("Termijn onbekend – datum DUO-bericht ontbreekt"),
        "na_inschrijving": _("Termijn begint na inschrijving"),
        "wacht_op_derden": _("Wacht op informatie van anderen"),
        "pip_vastgesteld": _("PIP vastgesteld"),
        "opgeschort": _("Plicht staat stil"),
        "gesloten": _("Dossier gesloten"),
    }.get(code, code)


def task_reason(code: str, params: Mapping[str, int | str | date]) -> str:
    """Why a task has its status. `params` as in `casework.overview.Task`."""
    found = params.get("count", 0)
    count = found if isinstance(found, int) else 0
    match code:
        case "voortgang":
            return _progress(params)
        case "onderdelen":
            return _sections(params)
        case "pip_niet_compleet":
            return fill(ngettext("er ontbreekt nog {n} onderdeel", "er ontbreken nog {n} onderdelen", count), n=count)
        case "gesprekken_gevoerd":
            return fill(_("{held} van {total} gevoerd"), held=params["held"], total=params["total"])
        case "keuzes_nodig":
            return fill(ngettext("{n} keuze nodig", "{n} keuzes nodig", count), n=count)
        case "notities_over":
            return fill(ngettext("{n} notitie", "{n} notities", count), n=count)
        case _:
            return label(TASK_REASON, code)


def _progress(params: Mapping[str, int | str | date]) -> str:
    asked = fill(_("{asked} van {total} vragen"), asked=params["asked"], total=params["total"])
    later = params.get("later", 0)
    waiting = fill(_("{n} later"), n=later)
    return f"{asked}, {waiting}" if later else asked


def _sections(params: Mapping[str, int | str | date]) -> str:
    ready = fill(_("{n} van {total} onderdelen klaar"), n=params["ready"], total=params["total"])
    back = params.get("returning", 0)
    return f"{ready}, {fill(_('{n} later terug'), n=back)}" if back else ready
