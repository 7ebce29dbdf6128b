"""Is the brede intake complete? The mandatory topics T1 to T10 (Wi 14 lid 3, Bi 5.2; law.md 2.2)."""

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.answer import AnswerState
from desktop_app.domain.brede_intake import Fact, IntakeFacts
from desktop_app.domain.leerbaarheidstoets import Leerbaarheidstoets


class Outcome(StrEnum):
    KLAAR = "klaar"
    PAST_NIET = "past_niet"
    NODIG = "nodig"


@dataclass(frozen=True, slots=True)
class Missing:
    """A question that keeps a topic open. `why`: "niet_gevraagd" | "later" | "reden_nodig"."""

    question: str
    path: str
    why: str


@dataclass(frozen=True, slots=True)
class Topic:
    """`id`: "T1" … "T10" · `reason`: why it does not apply, in the caseworker's words."""

    id: str
    article: str
    outcome: Outcome
    missing: tuple[Missing, ...] = ()
    reason: str = ""


_ARTICLES = {
    "T1": "Wi 14 lid 3 a",
    "T2": "Wi 14 lid 3 b",
    "T3": "Wi 14 lid 3 b",
    "T4": "Wi 14 lid 3 c",
    "T5": "Wi 14 lid 3 d",
    "T6": "Bi 5.2 lid 1 a",
    "T7": "Bi 5.2 lid 1 b",
    "T8": "Bi 5.2 lid 1 c",
    "T9": "Bi 5.2 lid 2",
    "T10": "Wi 8 lid 1",
}


_FIXED = "De leerroute ligt vast na een verhuizing (Wi 15 lid 4)."
_NOT_AFTER_A_MOVE = ("T1", "T2", "T3", "T10")


def topics(facts: IntakeFacts, lbt: Leerbaarheidstoets | None, *, young: int, moved: bool = False) -> tuple[Topic, ...]:
    """The ten topics. `young`: number of children of VVE age · `moved`: an earlier gemeente fixed the leerroute, so the
    toets, education, work and the wish to study are not asked again (R-INT-11).

    What the person will not say counts as asked; "past niet" and "weet niet" count with a short reason; "later" does
    not count.
    """
    found = [_topic(id, wanted) for id, wanted in _wanted(facts, lbt, young).items()]
    if not moved:
        return tuple(found)
    return tuple(
        Topic(topic.id, topic.article, Outcome.PAST_NIET, reason=_FIXED)
        if topic.id in _NOT_AFTER_A_MOVE and topic.outcome is Outcome.NODIG
        else topic
        for topic in found
    )


def complete(found: tuple[Topic, ...]) -> bool:
    """Whether the intake may be closed (law.md 2.2)."""
    return all(topic.outcome is not Outcome.NODIG for topic in found)


def _wanted(facts: IntakeFacts, lbt: Leerbaarheidstoets | None, young: int) -> dict[str, list[Fact[object]]]:
    """The facts each topic rests on for this person."""
    school: list[Fact[object]] = [facts.school_jaren]
    if facts.school_jaren.value not in ("geen", None):
        school.append(facts.opleidingen)
    children: list[Fact[object]] = [
        facts.kinderen_thuis,
        *([facts.kinderen] if facts.kinderen_thuis.value == "ja" else []),
    ]
    return {
        "T1": [] if lbt and lbt.done else [facts.toets_uitslag],
        "T2": [*school],
        "T3": [facts.werk_gehad, *([facts.banen] if facts.werk_gehad.value == "ja" else [])],
        "T4": [facts.samenwonend, facts.lichaam, facts.zorgen_leren, facts.aanpassingen],
        "T5": [*children, *([facts.vve_hulp] if young else [])],
        "T6": [facts.talen, facts.lezen_eigen_taal, facts.latijns_alfabet, facts.gesprek_nederlands],
        "T7": [facts.werk_nu, facts.meedoen_uren, facts.belemmeringen],
        "T8": [facts.afspraak_maken, facts.post, facts.hulp_bij],
        "T9": [facts.alleen_praten, facts.recht_gewezen_op],
        "T10": [facts.wens_opleiding],
    }


def _topic(id: str, wanted: list[Fact[object]]) -> Topic:
    missing = tuple(gap for fact in wanted if (gap := _gap(fact, strict=id == "T1")))
    if missing:
        return Topic(id, _ARTICLES[id], Outcome.NODIG, missing)
    put_aside = [fact for fact in wanted if fact.state is AnswerState.PAST_NIET]
    if wanted and len(put_aside) == len(wanted):
        return Topic(id, _ARTICLES[id], Outcome.PAST_NIET, reason=put_aside[0].note)
    return Topic(id, _ARTICLES[id], Outcome.KLAAR)


def _gap(fact: Fact[object], *, strict: bool) -> Missing | None:
    """Why a fact does not count yet. The toets has no voluntary answer (`strict`): only a result or a ground."""
    match fact.state:
        case AnswerState.BEANTWOORD:
            return None
        case AnswerState.WIL_NIET_ZEGGEN if not strict:
            return None
        case AnswerState.PAST_NIET | AnswerState.WEET_NIET if not strict:
            return None if fact.note.strip() else Missing(fact.question, fact.path, "reden_nodig")
        case AnswerState.LATER:
            return Missing(fact.question, fact.path, "later")
        case _:
            return Missing(fact.question, fact.path, "niet_gevraagd")
