from datetime import date, timedelta
from typing import Any

import pytest

from desktop_app.casework import dossiers
from desktop_app.casework.changes import Changes
from desktop_app.casework.dossier_file import DossierUnknown
from desktop_app.casework.dossiers import HeaderIncomplete, NumberTaken
from desktop_app.casework.errors import BsnInvalid, DateImpossible, VNumberInvalid
from desktop_app.domain.dossier import Doelgroep, PartialDate
from tests.unit.casework.desk import TODAY, desk, dossier

TOMORROW = TODAY + timedelta(days=1)


def test_a_dossier_carries_its_law_its_team_and_its_consulent() -> None:
    wp = desk()
    header = dossiers.read_header(wp, dossier(wp))
    assert (header.law, header.team, header.consulent) == ("2026-04-02", "noord", "Anja de Wit")


def test_making_one_is_audited_and_waits_to_be_sent() -> None:
    wp = desk()
    id = dossier(wp)
    with wp.vault.work() as work:
        assert work.unsent() == {id: 1}
    (event,) = wp.vault.work().__enter__()._vault.content.trail[id]  # type: ignore[attr-defined]
    assert (event.what, event.by) == ("changed", "anja")


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"bsn": "123456789"}, BsnInvalid),
        ({"v_number": "V12345"}, VNumberInvalid),
        ({"given_names": " "}, HeaderIncomplete),
        ({"number": ""}, HeaderIncomplete),
        ({"haarkleur": "rood"}, HeaderIncomplete),
        ({"birth": PartialDate(1998, 2, 30)}, DateImpossible),
        ({"birth": PartialDate(1998, None, 3)}, DateImpossible),
        ({"birth": PartialDate(None, 3)}, DateImpossible),
        ({"birth": PartialDate(2027)}, DateImpossible),
        ({"birth": PartialDate(1890)}, DateImpossible),
        ({"dates": {"kennisgeving": TOMORROW}}, DateImpossible),
        ({"dates": {"bijstand_vanaf": TOMORROW}}, DateImpossible),
        (
            {"dates": {"termijn_start": date(2026, 1, 1), "termijn_eind_exclusief": date(2026, 1, 1)}},
            DateImpossible,
        ),
        ({"dates": {"verjaardag": TODAY}}, HeaderIncomplete),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_stored(changed: dict[str, Any], error: type[Exception]) -> None:
    wp = desk()
    id = dossier(wp)
    before = dossiers.read_header(wp, id)
    with pytest.raises(error):
        dossiers.change(wp, dossier=id, **changed)
    assert dossiers.read_header(wp, id) == before


@pytest.mark.parametrize("birth", [PartialDate(), PartialDate(1991), PartialDate(1991, 5), PartialDate(1991, 5, 17)])
def test_birth_dates_as_the_brp_has_them(birth: PartialDate) -> None:
    wp = desk()
    assert dossiers.read_header(wp, dossier(wp, birth=birth)).birth == birth


def test_single_dates_can_be_changed_and_a_bsn_is_normalised() -> None:
    wp = desk()
    id = dossier(wp)
    changes = dossiers.change(
        wp, dossier=id, bsn="9999.90.019", v_number="273 846 5019", dates={"wacht_op_derden": True}
    )
    header = dossiers.read_header(wp, id)
    assert (header.bsn, header.v_number) == ("999990019", "2738465019")
    assert header.dates.wacht_op_derden
    assert header.dates.kennisgeving == date(2026, 9, 26)
    assert changes == Changes(frozenset({id}), lists=True, outbox=True)


def test_changing_nothing_changes_nothing() -> None:
    wp = desk()
    id = dossier(wp)
    assert dossiers.change(wp, dossier=id, place="") == Changes()


def test_a_number_belongs_to_one_dossier() -> None:
    wp = desk()
    dossier(wp)
    with pytest.raises(NumberTaken):
        dossier(wp, given_names="Ander")


def test_tasks_are_ticked_and_unticked() -> None:
    wp = desk()
    id = dossier(wp)
    dossiers.tick(wp, dossier=id, task="tolk_regelen")
    dossiers.tick(wp, dossier=id, task="tolk_regelen")
    assert dossiers.read_header(wp, id).afgevinkt == ("tolk_regelen",)
    dossiers.tick(wp, dossier=id, task="tolk_regelen", done=False)
    assert dossiers.read_header(wp, id).afgevinkt == ()
    with pytest.raises(HeaderIncomplete):
        dossiers.tick(wp, dossier=id, task="pip_vaststellen")


def test_an_unknown_dossier_has_its_own_failure() -> None:
    with pytest.raises(DossierUnknown):
        dossiers.change(desk(), dossier="0192f6c5-0000-7000-8000-999999999999", place="azc")


def test_errors_hold_no_personal_data() -> None:
    wp = desk()
    with pytest.raises(BsnInvalid) as caught:
        dossier(wp, bsn="123456789", doelgroep=Doelgroep.GEZINSMIGRANT)
    assert "123456789" not in f"{caught.value!s}{caught.value.params}"
