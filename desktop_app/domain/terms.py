"""Legal terms: when they start, the last day that counts, and why, in plain Dutch (law.md 6)."""

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any

from desktop_app.domain.dossier import Doelgroep
from desktop_app.domain.errors import OpmaatError


class FactsInvalid(OpmaatError):
    """A fact is missing or has a wrong shape. `fact`: its name."""

    code = "termijnfeiten_onjuist"


class TermState(StrEnum):
    """Where a term stands today.

    `DUE`: the strict last day has come and the legal one has not passed (D-10: asking is possible now) ·
    `OVERDUE`: the last day has passed · `MET`: done · `OPEN`: no last day can be named yet (R-PIP-04, azc) ·
    `UNKNOWN`: the date that starts it is not known · `NOT_APPLICABLE`: this term is not for this person.
    """

    RUNNING = "running"
    DUE = "due"
    OVERDUE = "overdue"
    MET = "met"
    OPEN = "open"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Term:
    """One term of law.md 6.2. `start`: the day named there (D-07, D-15: the first day of the term) ·
    `strict`: last day before the Algemene termijnenwet · `legal`: last day that still counts (D-10: first day to
    ask) · `text`: the reckoning in plain Dutch."""

    id: str
    rule: str
    article: str
    start: date | None
    strict: date | None
    legal: date | None
    state: TermState
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermFacts:
    """What the terms are reckoned from. The three starts of law.md 1.1 stay apart.

    `dagtekeningen`: of every PIP, the first PIP (of any gemeente) first · `bekendmaking`: of the decision someone may
    object to · `besluit_op_bezwaar`: day that decision was made known · `in_azc`: lives with COA, not yet registered
    in the gemeente of housing · `termijn_*`: as told by DUO, they prevail ·
    `*_gevraagd`, `taaltoets_uitslag` start D-11, D-13, D-20 and D-21, `*_besloten`, `taaltoets_bericht` end them ·
    the rest starts the terms of the handhaving (D-06, D-14, D-22, D-23).
    """

    today: date
    doelgroep: Doelgroep | None = None
    in_azc: bool = False
    kennisgeving: date | None = None
    inschrijving_huisvesting: date | None = None
    inschrijving_na_verhuizing: date | None = None
    wacht_op_derden: bool = False
    informatie_ontvangen: date | None = None
    dagtekeningen: tuple[date, ...] = ()
    termijn_start: date | None = None
    termijn_eind_exclusief: date | None = None
    bekendmaking: date | None = None
    besluit_op_bezwaar: date | None = None
    commissie: bool = False
    verdaagd: bool = False
    bijstand_vanaf: date | None = None
    plicht_einde: date | None = None
    overleden: date | None = None
    verlenging_gevraagd: date | None = None
    verlenging_besloten: date | None = None
    ontheffing_gevraagd: date | None = None
    ontheffing_besloten: date | None = None
    boete_bekendmaking: date | None = None
    duo_boete_bekendmaking: date | None = None
    taaltoets_uitslag: date | None = None
    taaltoets_bericht: date | None = None
    lening_gevraagd: date | None = None
    lening_besloten: date | None = None
    voltooid: date | None = None
    overtreding: date | None = None


_FLAGS = {"in_azc", "wacht_op_derden", "commissie", "verdaagd"}
FACT_NAMES = frozenset(field.name for field in fields(TermFacts))


def facts_from_json(data: Any) -> TermFacts:
    """Read facts from a JSON object with ISO dates; names it does not know are left alone. Raises `FactsInvalid`."""
    if not isinstance(data, dict) or not data.get("today"):
        raise FactsInvalid(fact="today")
    known = {name: _fact(name, data[name]) for name in FACT_NAMES & data.keys() if data[name] not in (None, "")}
    return TermFacts(**known)


def _fact(name: str, value: Any) -> Any:
    try:
        if name in _FLAGS:
            if not isinstance(value, bool):
                raise FactsInvalid(fact=name)
            return value
        if name == "doelgroep":
            return Doelgroep(value)
        if name == "dagtekeningen":
            return tuple(date.fromisoformat(day) for day in value)
        return date.fromisoformat(value)
    except (TypeError, ValueError) as error:
        raise FactsInvalid(fact=name) from error


def state_on(today: date, strict: date, legal: date, *, met: bool = False) -> TermState:
    """Where a term with a known last day stands."""
    if met:
        return TermState.MET
    if today > legal:
        return TermState.OVERDUE
    return TermState.DUE if today >= strict else TermState.RUNNING
