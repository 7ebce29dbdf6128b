"""Whose dossier it is, and handing it over: who can get it, what is kept of it, who can not."""

from dataclasses import replace

import pytest

from desktop_app.casework import consulenten, dossiers, logbook
from desktop_app.casework.consulenten import WRITERS, ColleagueUnknown, Consulenten
from desktop_app.casework.dossier_file import DossierUnknown
from desktop_app.casework.workplace import User, Workplace
from tests.unit.casework.desk import desk, dossier

TEAM = {"fatma": "Fatma Yilmaz", "anja": "Anja de Wit", "karim": "karim Bos"}


@pytest.fixture
def wp() -> Workplace:
    made = desk()
    with made.vault.work() as work:
        work.set_local(WRITERS, TEAM)
    return made


def of(wp: Workplace, id: str) -> tuple[str, str]:
    header = dossiers.read_header(wp, id)
    return header.consulent, header.consulent_id


def test_who_makes_a_dossier_is_its_consulent(wp: Workplace) -> None:
    id = dossier(wp)
    assert of(wp, id) == ("Anja de Wit", "anja")
    others = (("fatma", "Fatma Yilmaz"), ("karim", "karim Bos"))
    assert consulenten.consulenten(wp, dossier=id) == Consulenten("Anja de Wit", True, others)


def test_handing_over_changes_name_and_id_together_and_is_in_the_log(wp: Workplace) -> None:
    id = dossier(wp)
    changes = consulenten.hand_over(wp, dossier=id, to="karim")
    assert (changes.dossiers, changes.outbox) == (frozenset({id}), True)
    assert of(wp, id) == ("karim Bos", "karim")
    found = consulenten.consulenten(wp, dossier=id)
    assert (found.now, found.mine) == ("karim Bos", False)
    assert found.others == (("anja", "Anja de Wit"), ("fatma", "Fatma Yilmaz"))
    (handed,) = [one for one in logbook.logbook(wp, dossier=id) if one.what == "overgedragen"]
    assert handed.by == "Anja de Wit"
    assert consulenten.hand_over(wp, dossier=id, to="karim").dossiers == frozenset()


def test_a_colleague_takes_it_to_himself(wp: Workplace) -> None:
    id = dossier(wp)
    karim = replace(wp, user=User("karim", "Karim Bos", "noord"))
    assert consulenten.consulenten(karim, dossier=id).others[0] == ("karim", "Karim Bos")
    consulenten.hand_over(karim, dossier=id, to="karim")
    assert consulenten.consulenten(karim, dossier=id).mine


@pytest.mark.parametrize("id", ["", "weg"], ids=["no id", "an id of before the first contact"])
def test_a_header_without_a_known_id_goes_by_the_name(wp: Workplace, id: str) -> None:
    made = dossier(wp)
    dossiers.change(wp, dossier=made, consulent="KARIM Bos ", consulent_id=id)
    assert consulenten.consulenten(wp, dossier=made).others == (("anja", "Anja de Wit"), ("fatma", "Fatma Yilmaz"))


def test_of_two_with_one_name_only_the_one_with_the_id_has_it(wp: Workplace) -> None:
    with wp.vault.work() as work:
        work.set_local(WRITERS, TEAM | {"anja2": "Anja de Wit"})
    id = dossier(wp)
    consulenten.hand_over(wp, dossier=id, to="anja2")
    found = consulenten.consulenten(wp, dossier=id)
    assert (found.now, found.mine, found.others[0]) == ("Anja de Wit", False, ("anja", "Anja de Wit"))


def test_nobody_outside_the_team_gets_it(wp: Workplace) -> None:
    id = dossier(wp)
    with pytest.raises(ColleagueUnknown):
        consulenten.hand_over(wp, dossier=id, to="joris")
    assert of(wp, id) == ("Anja de Wit", "anja")
    with pytest.raises(DossierUnknown):
        consulenten.hand_over(wp, dossier="weg", to="karim")


def test_before_the_first_contact_nobody_else_is_known() -> None:
    wp = desk()
    assert consulenten.consulenten(wp, dossier=dossier(wp)).others == ()
