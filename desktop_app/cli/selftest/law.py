"""Terms whose last day is known from the law research, one of them moved by free days."""

from datetime import date
from pathlib import Path

from desktop_app.cli.selftest.expectation import expect
from desktop_app.cli.terms import law_file
from desktop_app.domain.law import load
from desktop_app.domain.term_table import terms
from desktop_app.domain.terms import TermFacts

TEN_WEEKS = {
    date(2024, 1, 5): date(2024, 3, 15),
    date(2025, 10, 16): date(2025, 12, 29),
    date(2027, 2, 24): date(2027, 5, 10),
}
"""Kennisgeving -> last day for the PIP (Bi 5.3 lid 1): an ordinary one, one over Christmas, one over 5 May."""


def reckon(_folder: Path) -> str:
    law = load(law_file())
    for event, last in TEN_WEEKS.items():
        rows = {term.id: term for term in terms(TermFacts(today=event, kennisgeving=event), law)}
        expect(rows["D-01"].legal == last, f"Tien weken na {event.isoformat()} komt op een andere dag uit.")
    return f"{len(TEN_WEEKS)} bekende termijnen kloppen met de wet van {law.version}."
