"""Words of lists and conflicts, and that every code the use cases can give has a word here."""

from datetime import UTC, date, datetime

import pytest

from desktop_app.casework.overview import Colour, Step, TermLight
from desktop_app.casework.sync_overview import Refused, SyncRow
from desktop_app.domain.dossier import Appointment
from desktop_app.i18n.formats import plain
from desktop_app.ui.screens.dossier import words as dossier_words
from desktop_app.ui.screens.dossier.presenter import SCREENS as TASK_SCREENS
from desktop_app.ui.screens.dossier.presenter import STEPS
from desktop_app.ui.screens.dossiers import words
from desktop_app.ui.screens.dossiers.presenter import SCREENS
from desktop_app.ui.screens.synchroniseren import words as sync_words

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def at(day: int, hour: int = 13) -> Appointment:
    return Appointment(datetime.fromisoformat(f"2026-11-{day:02}T{hour:02}:45:00"), "azc Luttelgeest")


@pytest.mark.parametrize(
    ("planned", "expected"),
    [
        (None, "geen afspraak"),
        (at(23), "geen afspraak"),
        (at(24), "vandaag 13:45, azc Luttelgeest"),
        (at(25, 9), "morgen 09:45, azc Luttelgeest"),
        (at(27), "vr 27 nov 13:45, azc Luttelgeest"),
    ],
)
def test_the_next_appointment(planned: Appointment | None, expected: str) -> None:
    assert plain(words.appointment(planned, TODAY)) == expected


@pytest.mark.parametrize(
    ("code", "dialect", "interpreter", "expected"),
    [
        ("ar", "Syrisch", "telefonisch", "Arabisch (Syrisch) · tolk nodig"),
        ("uk", "", "nee", "Oekraïens"),
        ("zz", "", "nee", "zz"),
    ],
)
def test_the_language(code: str, dialect: str, interpreter: str, expected: str) -> None:
    assert words.language_words(code, dialect, interpreter) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (9, "PIP uiterlijk donderdag 3 december 2026 (nog 9 dagen)"),
        (1, "PIP uiterlijk donderdag 3 december 2026 (nog 1 dag)"),
        (0, "PIP uiterlijk donderdag 3 december 2026 (vandaag)"),
        (-3, "PIP uiterlijk donderdag 3 december 2026 (3 dagen te laat)"),
    ],
)
def test_the_term_in_a_line(days: int, expected: str) -> None:
    code = "te_laat" if days < 0 else "vandaag" if days == 0 else "nog_dagen"
    light = TermLight(Colour.ORANJE, code, days, date(2026, 12, 3), "")
    assert plain(dossier_words.term_line(light)) == expected


def test_every_colour_has_an_icon_and_a_tone() -> None:
    assert set(words.TONES) == set(dossier_words.TONES) == set(Colour)


def test_every_step_leads_somewhere() -> None:
    assert {step for step in Step if step not in SCREENS} == {Step.DUO_LIJST, Step.VOORTGANGSGESPREK, Step.AFGEROND}
    assert all(task in TASK_SCREENS for task in STEPS.values())


@pytest.mark.parametrize("refused", ["geen_toegang", "iets_nieuws"])
def test_a_refusal_says_what_is_safe(refused: str) -> None:
    line = sync_words.line(
        SyncRow("d1", "Farid Ahmadi", "F.A.", 3, 0, Refused(refused)), online=True, private=False, now=NOW
    )
    assert (line.what, line.tone) == ("geweigerd", "err")
    assert line.why


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (SyncRow("d", "N", "N.", 14, 0), "14 wijzigingen · wacht op netwerk"),
        (SyncRow("d", "N", "N.", 1, 0), "1 wijziging · wacht op netwerk"),
        (SyncRow("d", "N", "N.", 3, 1), "1 keuze nodig"),
    ],
)
def test_what_waits(row: SyncRow, expected: str) -> None:
    assert plain(sync_words.line(row, online=False, private=True, now=NOW).what) == expected


def test_the_last_run() -> None:
    assert sync_words.last(None, None, NOW, online=True) == "Nog niet gesynchroniseerd"
    local = NOW.astimezone()
    assert plain(sync_words.last(NOW, None, NOW, online=True)) == f"Laatst: vandaag {local:%H:%M}"
