"""Building blocks of a plan's text: paragraphs with a Dutch message and typed parameters."""

from dataclasses import dataclass, field
from datetime import date

from desktop_app.casework.plan_contents import Kind, Paragraph, Param, ParamKind, Section
from desktop_app.domain.dossier import PartialDate
from desktop_app.domain.pip import Doel

Value = Param | str | int | date


def term(message: str) -> Param:
    """A Dutch message that is translated itself; mark it with `N_` where it is written."""
    return Param(ParamKind.TERM, message)


def param(value: Value) -> Param:
    """A day, a number or text as typed."""
    match value:
        case Param():
            return value
        case date():
            return Param(ParamKind.DATE, value.isoformat())
        case int():
            return Param(ParamKind.NUMBER, value)
        case _:
            return Param(ParamKind.TEXT, value)


@dataclass(slots=True)
class Writer:
    """Collects the paragraphs of one section. Keys become "<section>.<name>"."""

    number: int
    key: str
    title: str
    part: str = "A"
    paragraphs: list[Paragraph] = field(default_factory=list)

    def say(self, name: str, message: str, /, **params: Value) -> None:
        """A paragraph. `message` is a msgid with named placeholders."""
        self._add(name, Kind.PARAGRAPH, message, params)

    def decide(self, name: str, message: str, /, **params: Value) -> None:
        """One item of the decision."""
        self._add(name, Kind.DECISION, message, params)

    def head(self, name: str, message: str) -> None:
        """A heading inside the section."""
        self._add(name, Kind.HEADING, message, {})

    def row(self, name: str, label: str, value: Value | None) -> None:
        """A labelled value; nothing when there is none."""
        if value not in (None, ""):
            self._add(name, Kind.ROW, label, {"value": value or ""})

    def own_words(self, name: str, text: str) -> None:
        """What a person wrote, line by line: never a msgid, so nothing translates it."""
        for place, line in enumerate(filter(None, map(str.strip, text.splitlines())), start=1):
            self.paragraphs.append(Paragraph(f"{self.key}.{name}.{place}", Kind.PARAGRAPH, line, edited=True))

    def goal(self, id: str, doel: Doel) -> None:
        """One agreement with all that is filled in of it."""
        texts = {name: getattr(doel, name).strip() for name in ("client_doet", "gemeente_doet", "wie", "gelukt_als")}
        params: dict[str, Value] = {"doel": doel.doel.strip()}
        params |= {name: text for name, text in texts.items() if text}
        params |= {name: day for name, day in (("vanaf", doel.vanaf), ("tot", doel.tot)) if day}
        self._add(f"doel.{id}", Kind.GOAL, "{doel}", params)

    def section(self) -> Section:
        return Section(self.number, self.key, self.title, self.part, tuple(self.paragraphs))

    def _add(self, name: str, kind: Kind, message: str, params: dict[str, Value]) -> None:
        made = {key: param(value) for key, value in params.items()}
        self.paragraphs.append(Paragraph(f"{self.key}.{name}", kind, message, made))


def birth_text(birth: PartialDate) -> Value | None:
    """A full date as a day; a partial one as the BRP writes it: "05-1991", "1991"."""
    if birth.year is None:
        return None
    if birth.month is None:
        return str(birth.year)
    if birth.day is None:
        return f"{birth.month:02}-{birth.year}"
    return date(birth.year, birth.month, birth.day)
