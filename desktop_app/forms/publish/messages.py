"""What the author of a questionnaire reads: sheet, row, column, and a Dutch sentence that says what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from desktop_app.forms.faults import FormFault

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Message:
    """`row`: row number in the spreadsheet, 0 for the file as a whole · `column`: heading, "" if none fits."""

    sheet: str
    row: int
    column: str
    severity: Severity
    code: str
    text_nl: str

    def line(self) -> str:
        """One line for a terminal."""
        place = " ".join(part for part in (self.sheet, f"rij {self.row}" if self.row else "", self.column) if part)
        kind = "fout" if self.severity == "error" else "let op"
        return f"{place or 'bestand'}: {kind}: {self.text_nl} [{self.code}]"


MOST_ALIKE = 6


def condensed(messages: Sequence[Message]) -> Iterator[str]:
    """Lines for a terminal: of many warnings of one kind in one column the first few and a count."""
    alike = Counter((each.severity, each.code, each.sheet, each.column) for each in messages)
    told: Counter[tuple[str, ...]] = Counter()
    for message in messages:
        key = (message.severity, message.code, message.sheet, message.column)
        told[key] += 1
        few = message.severity == "error" or alike[key] <= MOST_ALIKE
        if few or told[key] < MOST_ALIKE:
            yield message.line()
        elif told[key] == MOST_ALIKE:
            place = " ".join(part for part in (message.sheet, message.column) if part) or "bestand"
            more = alike[key] - MOST_ALIKE + 1
            yield f"{place}: let op: en nog {more} van deze meldingen. Met --json ziet u ze alle. [{message.code}]"


def suggestion(wrong: str, known: Iterable[str]) -> str:
    """ " Bedoelde u ...?" with the name that looks most like a wrong one; "" if none does."""
    near = get_close_matches(wrong, sorted({each for each in known if each} - {wrong}), 1, 0.7) if wrong else []
    return f" Bedoelde u {near[0]}?" if near else ""


class Unpublishable(FormFault):
    """The questionnaire has errors; `messages` holds all of them and the warnings."""

    code = "form_unpublishable"

    def __init__(self, messages: Sequence[Message]) -> None:
        super().__init__(errors=sum(message.severity == "error" for message in messages))
        self.messages = tuple(messages)


class RefusedFile(FormFault):
    """The file is not taken in at all. `params["reason"]` selects the words in `REFUSALS`."""

    code = "file_refused"


REFUSALS = {
    "size": "Het bestand is groter dan 10 MB. Maak het kleiner.",
    "kind": "Dit bestand is geen spreadsheet (.xlsx of .xls) en geen gecompileerd formulier (.xml). Kies een ander.",
    "members": "Het bestand bevat te veel onderdelen. Sla het opnieuw op als .xlsx.",
    "duplicate": "Het bestand bevat twee onderdelen met dezelfde naam. Sla het opnieuw op als .xlsx.",
    "path": "Het bestand bevat een onderdeel op een verboden plaats. Sla het opnieuw op als .xlsx.",
    "encrypted": "Het bestand heeft een wachtwoord. Sla het op zonder wachtwoord.",
    "unpacked": "Het bestand wordt uitgepakt groter dan 100 MB. Verwijder lege rijen onder de laatste vraag.",
    "ratio": "Het bestand is verdacht sterk samengeperst. Verwijder lege rijen onder de laatste vraag en sla het op.",
    "macros": "Het bestand bevat macro's. Sla het op als .xlsx zonder macro's.",
    "links": "Het bestand verwijst naar andere bestanden. Verwijder de externe koppelingen.",
    "binary": "Het bestand bevat een binair onderdeel. Sla het op als gewone .xlsx.",
    "definitions": "Het bestand bevat XML-definities (DOCTYPE of ENTITY). Dat mag niet. Sla het opnieuw op als .xlsx.",
    "damaged": "Het bestand is beschadigd. Open het in uw spreadsheetprogramma en sla het opnieuw op.",
    "time": "Het vertalen van het formulier duurde te lang en is gestopt. Maak het formulier kleiner.",
    "memory": "Het vertalen van het formulier had te veel geheugen nodig en is gestopt. Maak het formulier kleiner.",
    "crash": "Het vertalen van het formulier is onverwacht gestopt. Probeer het opnieuw of maak het kleiner.",
    "empty": "Het bestand is leeg. Kies een ander bestand.",
    "encoding": "De tekens in dit bestand kloppen niet. Sla het op als UTF-8.",
}


def refusal(fault: RefusedFile) -> Message:
    """The message for a file that was not taken in."""
    reason = str(fault.params.get("reason", "kind"))
    return Message("", 0, "", "error", f"file_{reason}", REFUSALS.get(reason, REFUSALS["kind"]))
