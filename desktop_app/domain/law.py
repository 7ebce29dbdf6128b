"""The law's numbers and lists, read from `resources/law/<date>.toml`: every value there names its article."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from desktop_app.domain.errors import OpmaatError


class LawInvalid(OpmaatError):
    """The file lacks something or contradicts itself. `place`: key in the file."""

    code = "wetsbestand_onjuist"


class Unit(StrEnum):
    """Units in which the law counts."""

    DAGEN = "dagen"
    WEKEN = "weken"
    MAANDEN = "maanden"
    JAREN = "jaren"


@dataclass(frozen=True, slots=True)
class TermRule:
    """One row of law.md 6.2. `number` is None where the law names no length · `rolls`: Atw 1 moves the last day ·
    `extra`: variants of this row (weeks with a committee, years of the core set)."""

    id: str
    name: str
    rule: str
    article: str
    number: int | None
    unit: Unit
    rolls: bool
    extra: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Holiday:
    """A feestdag of Atw 3. Either `easter` (days after Easter Sunday) or `month` and `day`;
    `on_sunday`: the day of the month instead, when it would be a Sunday."""

    name: str
    easter: int | None = None
    month: int = 0
    day: int = 0
    on_sunday: int | None = None


@dataclass(frozen=True, slots=True)
class Ontvanger:
    """Who may get data, by which article: `velden` and nothing else · `op_verzoek`: only when asked for."""

    artikel: str
    velden: tuple[str, ...]
    op_verzoek: bool = False


@dataclass(frozen=True, slots=True)
class Bewaarregel:
    """How long a class of data is kept, in whole years · `velden`: what belongs to it, empty for the rest."""

    artikel: str
    jaren: int
    velden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Law:
    """One dated set of parameters. `version`: ISO date of the file · `equated`: days equated to holidays
    (Atw 3 lid 3), known for `equated_years` · `parameters`: "uren.pvt" -> {"waarde", "artikel"} ·
    `toetsgrenzen`: first day and needed score of the leerbaarheidstoets, oldest first · `delen`: by receiver ·
    `bewaren`: by class of data."""

    version: str
    equated: frozenset[date]
    parameters: Mapping[str, Mapping[str, Any]]
    terms: Mapping[str, TermRule]
    holidays: tuple[Holiday, ...]
    equated_years: range
    toetsgrenzen: tuple[tuple[date, int], ...]
    delen: Mapping[str, Ontvanger]
    bewaren: Mapping[str, Bewaarregel]

    def number(self, key: str) -> int:
        """A whole number: hours, euros, percents or days."""
        value = self.parameters[key]["waarde"]
        if isinstance(value, bool) or not isinstance(value, int):
            raise LawInvalid(place=key)
        return value

    def flag(self, key: str) -> bool:
        """A choice of municipal policy."""
        return bool(self.parameters[key]["waarde"])

    def article(self, key: str) -> str:
        return str(self.parameters[key]["artikel"])


def load(path: Path) -> Law:
    """Read and check one law file. Raises `LawInvalid`, or `OSError` when the file cannot be read."""
    with path.open("rb") as file:
        try:
            data = tomllib.load(file)
        except tomllib.TOMLDecodeError as error:
            raise LawInvalid(place="toml") from error
    try:
        law = _law(data)
        _check(law, data["kalender"]["grenzen"])
    except (KeyError, TypeError, ValueError) as error:
        raise LawInvalid(place=str(error.args[0])[:40]) from error
    return law


def _law(data: dict[str, Any]) -> Law:
    equated = data["kalender"]["gelijkgesteld"]
    return Law(
        version=date.fromisoformat(data["versie"]).isoformat(),
        equated=frozenset(equated["dagen"]),
        parameters={
            f"{group}.{name}": entry
            for group in ("uren", "leeftijd", "geld", "procenten", "beleid")
            for name, entry in data[group].items()
        },
        terms={id: _term(id, row) for id, row in data["termijnen"].items()},
        holidays=tuple(_holiday(row) for row in data["kalender"]["feestdagen"]),
        equated_years=range(equated["van"], equated["tot"] + 1),
        toetsgrenzen=tuple(
            sorted((date.fromisoformat(str(row["vanaf"])), int(row["score"])) for row in data["toets"]["grenzen"])
        ),
        delen={
            who: Ontvanger(row["artikel"], tuple(row["velden"]), bool(row.get("op_verzoek", False)))
            for who, row in data["delen"].items()
        },
        bewaren={
            what: Bewaarregel(row["artikel"], int(row["jaren"]), tuple(row.get("velden", ())))
            for what, row in data["bewaren"].items()
        },
    )


_TERM_KEYS = {"naam", "regel", "artikel", "aantal", "eenheid", "atw"}


def _term(id: str, row: dict[str, Any]) -> TermRule:
    return TermRule(
        id=id,
        name=row["naam"],
        rule=row["regel"],
        article=row["artikel"],
        number=row.get("aantal"),
        unit=Unit(row.get("eenheid", "dagen")),
        rolls=row["atw"],
        extra={key: int(value) for key, value in row.items() if key not in _TERM_KEYS},
    )


def _holiday(row: dict[str, Any]) -> Holiday:
    if "pasen" in row:
        return Holiday(row["naam"], easter=int(row["pasen"]))
    day = date(2024, row["maand"], row["dag"])
    return Holiday(row["naam"], month=day.month, day=day.day, on_sunday=row.get("op_zondag"))


def _check(law: Law, limits: Mapping[str, int]) -> None:
    for key, entry in law.parameters.items():
        if "waarde" not in entry or not entry.get("artikel"):
            raise LawInvalid(place=key)
    for term in law.terms.values():
        too_long = term.number is not None and term.number > limits[term.unit]
        if not term.article or (term.rolls and (term.number is None or too_long)):
            raise LawInvalid(place=term.id)
    if not all(type(day) is date and day.year in law.equated_years for day in law.equated):
        raise LawInvalid(place="kalender.gelijkgesteld")
