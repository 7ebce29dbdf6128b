"""A question as its widget needs it: plain values with all texts in both languages. No Qt."""

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.answer import AsSaid

MANY_OPTIONS = 10
"""From this many options a list with a search field replaces the rows (ux.md 2.4)."""

WORKER_RTL, WORKER_LANGUAGE = False, "nl"
"""The caseworker's texts of a questionnaire are Dutch, whatever the language of the program around them."""


class FieldKind(StrEnum):
    """How a field is asked."""

    ONE = "one"
    ONE_SEARCH = "one_search"
    MANY = "many"
    NUMBER = "number"
    DECIMAL = "decimal"
    DATE = "date"
    MONTH = "month"
    YEAR = "year"
    WHOLE_YEAR = "whole_year"
    TEXT = "text"
    LONG_TEXT = "long_text"
    ACKNOWLEDGE = "acknowledge"
    READ_ONLY = "read_only"


@dataclass(frozen=True, slots=True)
class Words:
    """One text in the two languages of the conversation. `client` is "" where it was never translated, or where
    both languages are Dutch."""

    worker: str = ""
    client: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One choice. `key`: the digit that chooses it, "" past the tenth."""

    value: str
    words: Words
    key: str = ""


@dataclass(frozen=True, slots=True)
class FieldModel:
    """One input. `value`: lexical XForms value · `message`: what the constraint says about the value, "" if nothing ·
    `staff_only`: the caseworker fills it in, also where the question around it is for the client ·
    `estimate`: "ongeveer", a part of a date and other calendars are welcome · `said`: how the value was said."""

    ref: str
    kind: FieldKind
    label: Words
    hint: Words
    value: str = ""
    options: tuple[Option, ...] = ()
    message: str = ""
    ordinal: bool = False
    exclusive: frozenset[str] = frozenset()
    staff_only: bool = False
    estimate: bool = False
    said: AsSaid | None = None

    @property
    def chosen(self) -> frozenset[str]:
        return frozenset(self.value.split())


@dataclass(frozen=True, slots=True)
class RowModel:
    """One row of a table question."""

    ref: str
    fields: tuple[FieldModel, ...]


def field_kind(control: str, type_: str, appearance: frozenset[str], options: int, *, readonly: bool) -> FieldKind:
    """How a form field is asked, from what the form says about it."""
    if readonly:
        return FieldKind.READ_ONLY
    if control == "trigger":
        return FieldKind.ACKNOWLEDGE
    if control == "select1":
        return FieldKind.ONE_SEARCH if options >= MANY_OPTIONS else FieldKind.ONE
    if control in ("select", "rank"):
        return FieldKind.MANY
    return _typed(type_, appearance)


def _typed(type_: str, appearance: frozenset[str]) -> FieldKind:
    if type_ == "date":
        named = {"year": FieldKind.YEAR, "month-year": FieldKind.MONTH}
        return next((kind for word, kind in named.items() if word in appearance), FieldKind.DATE)
    if type_ == "int" and "year" in appearance:
        return FieldKind.WHOLE_YEAR
    plain = {"int": FieldKind.NUMBER, "decimal": FieldKind.DECIMAL}
    return plain.get(type_) or (FieldKind.LONG_TEXT if "multiline" in appearance else FieldKind.TEXT)


def option_key(place: int) -> str:
    """The digit for the option at `place` (from 0): 1 to 9, then 0; nothing past the tenth."""
    return str((place + 1) % 10) if place < 10 else ""
