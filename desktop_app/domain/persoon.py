"""What the law asks of age and numbers: partial birth dates, 16 and 18 years, the AOW age, the V-nummer (Wi 2, 3)."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop_app.domain.calendar import add_months
from desktop_app.domain.dossier import Doelgroep, PartialDate
from desktop_app.domain.findings import Finding, Severity
from desktop_app.domain.law import Law

_V_NUMMER = re.compile(r"\d{10}", re.ASCII)


class GedetailleerdeDoelgroep(StrEnum):
    """The finer groups DUO delivers, word for word (law.md 1.2)."""

    ASIELSTATUSHOUDER = "Asielstatushouder"
    GEESTELIJK_BEDIENAAR = "Geestelijk bedienaar"
    GEZINSHERENIGER = "Gezinshereniger"
    GEZINSHERENIGER_ASIEL = "Gezinshereniger met Asielstatushouder"
    GEZINSVORMER = "Gezinsvormer"
    GEZINSVORMER_ASIEL = "Gezinsvormer met Asielstatushouder"
    OVERIG = "Overig"


_GROUPS = {
    GedetailleerdeDoelgroep.ASIELSTATUSHOUDER: Doelgroep.ASIELSTATUSHOUDER,
    GedetailleerdeDoelgroep.GEZINSHERENIGER_ASIEL: Doelgroep.ASIELSTATUSHOUDER,
    GedetailleerdeDoelgroep.GEZINSVORMER_ASIEL: Doelgroep.ASIELSTATUSHOUDER,
    GedetailleerdeDoelgroep.GEZINSHERENIGER: Doelgroep.GEZINSMIGRANT,
    GedetailleerdeDoelgroep.GEZINSVORMER: Doelgroep.GEZINSMIGRANT,
    GedetailleerdeDoelgroep.GEESTELIJK_BEDIENAAR: Doelgroep.OVERIGE_MIGRANT,
    GedetailleerdeDoelgroep.OVERIG: Doelgroep.OVERIGE_MIGRANT,
}


def doelgroep_of(group: GedetailleerdeDoelgroep) -> Doelgroep:
    """The group of Wi 13 lid 1 or Wi 19. Family beside a status holder counts as asielstatushouder (Bi 1.1)."""
    return _GROUPS[group]


@dataclass(frozen=True, slots=True)
class Age:
    """Whole years: with a partial birth date everything from `least` to `most` is possible."""

    least: int
    most: int


def v_nummer(text: str) -> str | None:
    """The ten digits of a V-nummer without spaces; None when `text` is none."""
    digits = re.sub(r"[ .-]", "", text.strip())
    return digits if _V_NUMMER.fullmatch(digits) else None


def born_between(birth: PartialDate) -> tuple[date, date] | None:
    """First and last day on which this person can be born; None without a year. Raises `ValueError` for a day that
    does not exist."""
    if birth.year is None:
        return None
    first = date(birth.year, birth.month or 1, birth.day or 1)
    if birth.month is None:
        return first, date(birth.year, 12, 31)
    return first, first if birth.day else first.replace(day=monthrange(birth.year, birth.month)[1])


def age_on(birth: PartialDate, day: date) -> Age | None:
    """Age on `day`; None without a year of birth."""
    between = born_between(birth)
    if between is None:
        return None
    oldest, youngest = between
    return Age(_years(youngest, day), _years(oldest, day))


def _years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def aow_day(born: date, law: Law) -> date:
    """The day the AOW age is reached, by the age the law file knows (AOW 7a)."""
    return add_months(born, law.number("leeftijd.aow_maanden"))


def age_findings(birth: PartialDate, today: date, law: Law) -> tuple[Finding, ...]:
    """What age asks the caseworker to look at. DUO decides on the plicht, never the gemeente (R-WHO-09)."""
    age, between = age_on(birth, today), born_between(birth)
    if age is None or between is None:
        return (_warning("R-WHO-01", "Wi 3 lid 1", "Het geboortejaar ontbreekt. De leeftijd is niet te bepalen."),)
    found = []
    if age.least < law.number("leeftijd.plicht_vanaf"):
        found.append(_warning("R-WHO-01", "Wi 3 lid 1", "Misschien jonger dan 16 jaar. Vraag DUO of de plicht geldt."))
    elif age.least < law.number("leeftijd.meerderjarig"):
        text = "Misschien nog geen 18 jaar. Deze persoon mag zelf tekenen en bezwaar maken."
        found.append(_warning("R-WHO-07", "Wi 2", text))
    if add_months(today, law.number("leeftijd.aow_signaal_maanden")) >= aow_day(between[0], law):
        text = "De AOW-leeftijd komt eraan of is bereikt. Vraag DUO of de plicht nog geldt."
        found.append(_warning("R-WHO-01", "Wi 3 lid 1", text))
    return tuple(found)


def _warning(rule: str, article: str, text: str) -> Finding:
    return Finding(rule, article, Severity.WARNING, text, "birth")
