"""What the brede intake brought to light: typed facts, each with the question it came from and how it was answered."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Generic, TypeVar

from desktop_app.domain.answer import AnswerState

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Fact(Generic[T_co]):
    """One datum. `question`: id of the question ("Q036") · `path`: generic path of its page · `value`: None in every
    state but `BEANTWOORD` · `note`: what the caseworker wrote beside it (the reason for "past niet")."""

    question: str = ""
    path: str = ""
    state: AnswerState = AnswerState.NIET_GEVRAAGD
    value: T_co | None = None
    note: str = ""

    @property
    def known(self) -> bool:
        return self.state is AnswerState.BEANTWOORD and self.value is not None


@dataclass(frozen=True, slots=True)
class Kind:
    """A child at home. `geboortejaar` is all we keep; `opvang`: nee, wachtlijst, peuteropvang, kinderopvang, school."""

    geboortejaar: int | None = None
    opvang: str = ""


@dataclass(frozen=True, slots=True)
class Opleiding:
    """Education followed. Years, not dates."""

    naam: str = ""
    land: str = ""
    van: int | None = None
    tot: int | None = None
    diploma: bool | None = None


@dataclass(frozen=True, slots=True)
class Baan:
    """Work done."""

    beroep: str = ""
    land: str = ""
    van: int | None = None
    tot: int | None = None


@dataclass(frozen=True, slots=True)
class Stuk:
    """A document asked of a third party (Q106)."""

    soort: str = ""
    gevraagd_op: date | None = None
    ontvangen_op: date | None = None


Choice = Fact[str]
Choices = Fact[tuple[str, ...]]
Words = Fact[str]
Number = Fact[int]
Day = Fact[date]


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeFacts:
    """Everything the law's arithmetic, the advice and the plan may look at. Values are the choice codes of the form.

    Not here, so that nothing can use it: sex, age of the client, nationality, religion, the asylum story, diagnoses.
    """

    alleen_praten: Choice = Fact()
    recht_gewezen_op: Day = Fact()
    brieven_lezen: Choice = Fact()
    samenwonend: Choices = Fact()
    kinderen_thuis: Choice = Fact()
    kinderen: Fact[tuple[Kind, ...]] = Fact()
    vve_hulp: Choice = Fact()
    vve_afspraak: Words = Fact()
    zorg_tijdens_les: Choices = Fact()
    mantelzorg_uren: Number = Fact()
    talen: Fact[int] = Fact()
    lezen_eigen_taal: Choice = Fact()
    latijns_alfabet: Choice = Fact()
    les_niveau: Choice = Fact()
    les_waar: Choices = Fact()
    gesprek_nederlands: Choice = Fact()
    toets_gemaakt: Choice = Fact()
    toets_uitslag: Choice = Fact()
    toets_grond: Choice = Fact()
    leeruren: Choice = Fact()
    leerplek: Choices = Fact()
    concentratie_nodig: Words = Fact()
    school_jaren: Choice = Fact()
    opleidingen: Fact[tuple[Opleiding, ...]] = Fact()
    diplomawaardering: Choice = Fact()
    wens_opleiding: Choice = Fact()
    wens_richting: Words = Fact()
    onderwijsroute_uitgelegd_op: Day = Fact()
    opleiding_nu: Choice = Fact()
    opleiding_nu_niet_vrijstellend: Choice = Fact()
    werk_gehad: Choice = Fact()
    banen: Fact[tuple[Baan, ...]] = Fact()
    werk_nu: Choice = Fact()
    werk_wens: Words = Fact()
    meedoen_uren: Choice = Fact()
    vrijwilligerswerk: Choice = Fact()
    vrijwilligerswerk_soort: Words = Fact()
    vervoer: Choices = Fact()
    belemmeringen: Choices = Fact()
    belemmering_nodig: Words = Fact()
    lichaam: Choices = Fact()
    lichaam_nodig: Words = Fact()
    zorgen_leren: Choice = Fact()
    aanpassingen: Words = Fact()
    afspraak_maken: Choice = Fact()
    post: Choice = Fact()
    hulp_bij: Choices = Fact()
    inkomen: Choices = Fact()
    bijstand_vanaf: Day = Fact()
    taalmaatje: Choice = Fact()
    hoofddoel: Choice = Fact()
    hoofddoel_anders: Words = Fact()
    leerwens: Words = Fact()
    gemeente_doet: Words = Fact()
    client_doet: Words = Fact()
    azc_uren_pvt: Number = Fact()
    azc_uren_map: Number = Fact()
    pvt_wens: Choices = Fact()
    map_uren: Number = Fact()
    z_examen_wens: Choice = Fact()
    z_examen_in_staat: Choice = Fact()
    wens_route: Choice = Fact()
    wens_woorden: Words = Fact()
    lesuren_per_week: Number = Fact()
    lesdagen: Choices = Fact()
    gesprekken_per_jaar: Number = Fact()
    gesprek_manier: Choices = Fact()
    gesprek_met: Words = Fact()
    stukken: Fact[tuple[Stuk, ...]] = Fact()


FACT_NAMES = tuple(field.name for field in fields(IntakeFacts))


def young_children(facts: IntakeFacts, year: int, first: int, last: int) -> int:
    """Children at home who turn `first` to `last` years old in `year` (T5, C4): for VVE the law names no age."""
    ages = [year - kind.geboortejaar for kind in facts.kinderen.value or () if kind.geboortejaar]
    return sum(first <= age <= last for age in ages)


def has_bijstand(facts: IntakeFacts) -> bool:
    """Whether the person said to live on bijstand (Q075)."""
    return "bijstand" in (facts.inkomen.value or ())
