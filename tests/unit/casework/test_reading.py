"""Reading leaves a line with its purpose, and no part of a dossier can be read without one."""

import ast
from pathlib import Path

import pytest

from desktop_app.casework import interviews, logbook, overview
from desktop_app.casework.dossier_file import note_reading
from desktop_app.casework.purposes import READING, Purpose, purpose_of
from desktop_app.i18n.history_labels import HAPPENED
from tests.unit.casework.desk import desk, dossier

PARTS = {
    "leerroute": Purpose.LEERROUTE,
    "voortgang": Purpose.BEGELEIDING,
    "pip": Purpose.PIP,
    "documenten": Purpose.PIP,
    "personen": Purpose.BEGELEIDING,
    "logboek": Purpose.VERANTWOORDING,
}


@pytest.mark.parametrize(("part", "purpose"), PARTS.items())
def test_a_look_is_written_down_with_its_purpose(part: str, purpose: Purpose) -> None:
    wp = desk()
    id = dossier(wp)
    note_reading(wp, id, part)
    with wp.vault.work() as work:
        event = work.trail(id)[-1]
    assert (event.what, event.by, dict(event.detail)) == ("opened", "anja", {"part": part, "purpose": purpose.value})
    assert logbook.logbook(wp, dossier=id)[0].what in HAPPENED
    assert logbook.logbook(wp, dossier=id)[0].what != "bijgewerkt"


def test_opening_a_dossier_and_its_talk_have_a_purpose_too() -> None:
    wp = desk()
    id = dossier(wp)
    overview.tasks(wp, id)
    interviews.open_interview(wp, id)
    with wp.vault.work() as work:
        read = [event for event in work.trail(id) if event.what in READING]
    assert [event.detail["purpose"] for event in read] == ["dossier", "brede_intake"]


@pytest.mark.parametrize(
    ("paper", "purpose"),
    [("school", Purpose.DELEN), ("verslag", Purpose.INTAKE), ("beschikking", Purpose.PIP), ("", Purpose.PIP)],
)
def test_a_paper_has_the_purpose_of_who_gets_it(paper: str, purpose: Purpose) -> None:
    assert purpose_of("pip", paper) is purpose


def test_a_part_without_a_purpose_is_not_read() -> None:
    wp = desk()
    id = dossier(wp)
    with pytest.raises(KeyError):
        note_reading(wp, id, "nieuwsgierigheid")


def test_every_reading_in_the_use_cases_goes_through_the_purposes() -> None:
    """An AuditEvent of reading made by hand would have none."""
    for path in Path(overview.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "AuditEvent":
                what = node.args[1]
                assert not (isinstance(what, ast.Constant) and what.value in READING), path.name
