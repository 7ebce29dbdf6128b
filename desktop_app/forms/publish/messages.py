"""What the author of a questionnaire reads: sheet, row, column, and a Dutch sentence that says what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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
    "kind": "Dit bestand is geen spreadsheet en geen gecompileerd formulier.",
    "members": "Het bestand bevat te veel onderdelen. Sla het opnieuw op als .xlsx.",
    "duplicate": "Het bestand bevat twee onderdelen met dezelfde naam. Sla het opnieuw op als .xlsx.",
    "path": "Het bestand bevat een onderdeel op een verboden plaats.",
    "encrypted": "Het bestand heeft een wachtwoord. Sla het op zonder wachtwoord.",
    "unpacked": "Het bestand wordt uitgepakt groter dan 100 MB. Maak het kleiner.",
    "ratio": "Het bestand is verdacht sterk samengeperst. Sla het opnieuw op als .xlsx.",
    "macros": "Het bestand bevat macro's. Sla het op als .xlsx zonder macro's.",
    "links": "Het bestand verwijst naar andere bestanden. Verwijder de externe koppelingen.",
    "binary": "Het bestand bevat een binair onderdeel. Sla het op als gewone .xlsx.",
    "definitions": "Het bestand bevat XML-definities (DOCTYPE of ENTITY). Dat is niet toegestaan.",
    "damaged": "Het bestand is beschadigd. Open het in uw spreadsheetprogramma en sla het opnieuw op.",
    "time": "Het vertalen van het formulier duurde te lang en is gestopt.",
    "memory": "Het vertalen van het formulier had te veel geheugen nodig en is gestopt.",
    "crash": "Het vertalen van het formulier is onverwacht gestopt.",
}


def refusal(fault: RefusedFile) -> Message:
    """The message for a file that was not taken in."""
    reason = str(fault.params.get("reason", "kind"))
    return Message("", 0, "", "error", f"file_{reason}", REFUSALS.get(reason, REFUSALS["kind"]))
