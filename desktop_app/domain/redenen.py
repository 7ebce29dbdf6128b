"""Reasons that facts of the intake give for or against learning at B1, and the support they point to.

Only what someone has learned, can do and wants counts. Sex, age, family, nationality and health never weigh; where
they ask for something, they lead to support (`support`).
"""

from collections.abc import Iterable

from desktop_app.domain.advies import Reden, Source
from desktop_app.domain.answer import AnswerState
from desktop_app.domain.brede_intake import Fact, IntakeFacts
from desktop_app.domain.leerbaarheidstoets import Leerbaarheidstoets, Uitslag

WIL_STUDEREN = ("mbo", "hbo", "universiteit")
_SCHOOL = {
    "geen": (-1, "Ging niet naar school"),
    "1_6": (-1, "1 tot 6 jaar school"),
    "7_9": (0, ""),
    "10_12": (1, "10 tot 12 jaar school"),
    "meer_12": (1, "Meer dan 12 jaar school"),
}
_LEZEN = {
    "ja": (1, "Kan lezen en schrijven in eigen taal"),
    "beetje": (-1, "Kan een beetje lezen en schrijven in eigen taal"),
    "nee": (-1, "Kan nog niet lezen en schrijven in eigen taal"),
}
_ALFABET = {
    "ja": (1, "Kent het Latijnse alfabet"),
    "beetje": (0, ""),
    "nee": (-1, "Kent het Latijnse alfabet nog niet"),
}
_NIVEAU = {niveau: (1, f"Heeft al Nederlands op niveau {niveau.upper()}") for niveau in ("a1", "a2", "b1")}
_NIVEAU["hoger"] = (1, "Heeft al Nederlands boven niveau B1")
_GESPREK = {
    "zinnen": (1, "Spreekt al korte zinnen Nederlands"),
    "gesprek": (1, "Kan al een gesprek voeren in het Nederlands"),
}


def from_answer(code: str, text: str, fact: Fact[object]) -> Reden:
    """A reason that links to the question it comes from."""
    return Reden(code, text, Source.VRAAG, fact.question, fact.path)


def toets_text(lbt: Leerbaarheidstoets) -> str:
    """ "Toets: B1-route haalbaar (31 punten, nodig 28)"."""
    words = {
        Uitslag.HAALBAAR: "B1-route haalbaar",
        Uitslag.NIET_HAALBAAR: "B1-route niet haalbaar",
        Uitslag.ONBEKEND: "uitslag onbekend",
    }
    text = f"Toets: {words[lbt.uitslag or Uitslag.ONBEKEND]}"
    if lbt.behaalde_score is None or lbt.benodigde_score is None:
        return text
    return f"{text} ({lbt.behaalde_score} punten, nodig {lbt.benodigde_score})"


def toets(lbt: Leerbaarheidstoets) -> Reden:
    return Reden("toets", toets_text(lbt), Source.TOETS, "lbt")


def for_learning(facts: IntakeFacts) -> tuple[list[Reden], list[Reden], list[Reden]]:
    """Reasons that plead for B1 or more, those that plead against it, and what is not known yet."""
    plus: list[Reden] = []
    minus: list[Reden] = []
    unknown: list[Reden] = []
    for code, fact, table, name in (
        ("school", facts.school_jaren, _SCHOOL, "Hoeveel jaar naar school"),
        ("lezen", facts.lezen_eigen_taal, _LEZEN, "Lezen en schrijven in eigen taal"),
        ("alfabet", facts.latijns_alfabet, _ALFABET, "Het Latijnse alfabet"),
        ("niveau", facts.les_niveau, _NIVEAU, ""),
        ("gesprek", facts.gesprek_nederlands, _GESPREK, "Gesprek in het Nederlands"),
    ):
        if not fact.known:
            unknown += [from_answer(code, _open(name, fact), fact)] if name else []
            continue
        sign, text = table.get(fact.value or "", (0, ""))
        if sign:
            (plus if sign > 0 else minus).append(from_answer(code, text, fact))
    diploma = [study for study in facts.opleidingen.value or () if study.diploma]
    if diploma:
        plus.append(from_answer("diploma", "Heeft een diploma", facts.opleidingen))
    return plus, minus, unknown


def _open(name: str, fact: Fact[str]) -> str:
    """ "Diploma's (Later vragen)"."""
    said = {
        AnswerState.LATER: " (later vragen)",
        AnswerState.WEET_NIET: " (weet niet)",
        AnswerState.WIL_NIET_ZEGGEN: " (wil niet zeggen)",
    }
    return name + said.get(fact.state, "")


def wants_to_study(facts: IntakeFacts) -> bool | None:
    """Whether the person stated a wish for mbo, hbo or university (Wi 8 lid 1, T10); None when not known."""
    return facts.wens_opleiding.value in WIL_STUDEREN if facts.wens_opleiding.known else None


def chance_of_diploma(facts: IntakeFacts) -> list[Reden]:
    """What speaks for a great chance of a diploma after the taalschakeltraject (R-LR-01)."""
    plus, _, _ = for_learning(facts)
    return [reden for reden in plus if reden.code in ("school", "diploma")]


def support(facts: IntakeFacts) -> tuple[Reden, ...]:
    """What is needed to make any route work. This never weighs for or against a route."""
    return tuple(_support(facts))


def _support(facts: IntakeFacts) -> Iterable[Reden]:
    if "nog_niemand" in (facts.zorg_tijdens_les.value or ()):
        number = len(facts.kinderen.value or ())
        words = f"Opvang voor {number} kinderen" if number > 1 else "Kinderopvang"
        yield from_answer("opvang", words, facts.zorg_tijdens_les)
    if facts.leerplek.known:
        names = {"laptop": "Een laptop", "internet": "Internet thuis", "rustige_plek": "Een rustige plek om te leren"}
        for item, words in names.items():
            if item not in (facts.leerplek.value or ()):
                yield from_answer(item, words, facts.leerplek)
    for code, fact in (
        ("lichaam", facts.lichaam_nodig),
        ("aanpassing", facts.aanpassingen),
        ("concentratie", facts.concentratie_nodig),
    ):
        if fact.known and (fact.value or "").strip():
            yield from_answer(code, "Aanpassingen in de les", fact)
    if facts.leeruren.value == "minder_6":
        yield from_answer("leeruren", "Meer tijd om te leren", facts.leeruren)
    if "kan_niet" in (facts.vervoer.value or ()):
        yield from_answer("vervoer", "Vervoer naar de les", facts.vervoer)
    if facts.taalmaatje.value == "wil":
        yield from_answer("taalmaatje", "Een taalmaatje", facts.taalmaatje)
