"""What the file of a dossier shows: plain values, made by the presenter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from desktop_app.casework.paper_ports import Sheet
from desktop_app.i18n.errors import Explanation

PARTS = ("logboek", "documenten", "personen")


@dataclass(frozen=True, slots=True)
class DayLine:
    """`when`: a time · `by`: a name or ""."""

    when: str
    what: str
    by: str


@dataclass(frozen=True, slots=True)
class PaperButton:
    """`id`: for `read` and `save` · `name`: for a screen reader, with the version it is of · `readable`: a page to look
    at; a calendar file is none."""

    id: str
    text: str
    name: str
    readable: bool = True


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One version: `remarks` say when and how the client saw it."""

    title: str
    about: str
    remarks: Sequence[str]
    buttons: Sequence[PaperButton]


@dataclass(frozen=True, slots=True)
class PersonLine:
    """`lines`: label and value."""

    role: str
    name: str
    lines: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class FileView:
    """`part`: one of `PARTS`; only its lines are filled."""

    part: str
    name: str = ""
    days: Sequence[tuple[str, Sequence[DayLine]]] = ()
    papers: Sequence[PaperLine] = ()
    people: Sequence[PersonLine] = ()
    failure: Explanation | None = None


class View(Protocol):
    """The screen as the presenter knows it."""

    def show_view(self, view: FileView) -> None: ...

    def show_sheets(self, title: str, sheets: Sequence[Sheet]) -> None: ...

    def show_failure(self, told: Explanation) -> None: ...

    def show_saved(self) -> None: ...

    def choose_file(self, name: str, write: Callable[[str], None]) -> None: ...
