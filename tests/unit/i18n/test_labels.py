"""Every code that can be stored has a word, and every table has no word too many."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

import pytest

from desktop_app.casework.overview import Step, TaskStatus
from desktop_app.domain.answer import AnswerState, Manner
from desktop_app.domain.dossier import Doelgroep
from desktop_app.domain.leerbaarheidstoets import Ontheffingsgrond, Uitslag
from desktop_app.domain.leerroute import Leerroute
from desktop_app.domain.pip import Alfabetisering
from desktop_app.i18n import labels
from desktop_app.i18n.formats import plain
from desktop_app.i18n.labels import label, task_reason, term_light
from desktop_app.i18n.status import Status

PAIRS: list[tuple[Mapping[str, str], type[StrEnum]]] = [
    (labels.ANSWER_STATE, AnswerState),
    (labels.MANNER, Manner),
    (labels.DOELGROEP, Doelgroep),
    (labels.LEERROUTE, Leerroute),
    (labels.ALFABETISERING, Alfabetisering),
    (labels.LBT_UITSLAG, Uitslag),
    (labels.LBT_ONTHEFFING, Ontheffingsgrond),
    (labels.NEXT_STEP, Step),
    (labels.TASK_STATUS, TaskStatus),
    (labels.TRANSLATION_STATUS, Status),
]


@pytest.mark.parametrize(("table", "codes"), PAIRS, ids=[codes.__name__ for _, codes in PAIRS])
def test_tables_mirror_their_codes(table: Mapping[str, str], codes: type[StrEnum]) -> None:
    assert set(table) == {str(code) for code in codes}


def test_a_code_of_a_newer_version_is_shown_as_it_is() -> None:
    assert label(labels.NEXT_STEP, "iets_nieuws") == "iets_nieuws"
    assert label(labels.ANSWER_STATE, AnswerState.LATER) == "Later vragen"


@pytest.mark.parametrize(
    ("code", "days", "last", "expected"),
    [
        ("te_laat", -3, date(2026, 11, 20), "3 dagen te laat · 20 nov"),
        ("te_laat", -1, date(2026, 11, 23), "1 dag te laat · 23 nov"),
        ("nog_dagen", 9, date(2026, 12, 2), "Nog 9 dagen · 2 dec"),
        ("vandaag", 0, date(2026, 11, 24), "Vandaag is de laatste dag · 24 nov"),
        ("onbekend", None, None, "Termijn onbekend – datum DUO-bericht ontbreekt"),
        ("gesloten", None, None, "Dossier gesloten"),
    ],
)
def test_lights_say_what_is_left(code: str, days: int | None, last: date | None, expected: str) -> None:
    assert plain(term_light(code, days, last)) == expected


@pytest.mark.parametrize(
    ("code", "params", "expected"),
    [
        ("voortgang", {"asked": 41, "total": 62, "later": 2}, "41 van 62 vragen, 2 later"),
        ("voortgang", {"asked": 62, "total": 62, "later": 0}, "62 van 62 vragen"),
        ("pip_niet_compleet", {"count": 1}, "er ontbreekt nog 1 onderdeel"),
        ("keuzes_nodig", {"count": 2}, "2 keuzes nodig"),
        ("wacht_op_toets", {}, "wacht op de toets"),
    ],
)
def test_reasons_of_tasks(code: str, params: dict[str, Any], expected: str) -> None:
    assert plain(task_reason(code, params)) == expected
