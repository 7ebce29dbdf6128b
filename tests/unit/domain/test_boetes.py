"""Fines of the college: the amounts of law.md 5.4, repeats, caps, and what the program is not sure of."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.boetes import Boete, Verwijtbaarheid, guidance_fine, intake_fine, maximum, within_total
from tests.unit.domain.law_data import LAW

NORMAAL, OPZET = Verwijtbaarheid.NORMAAL, Verwijtbaarheid.OPZET


def test_the_fines_of_the_intake() -> None:
    text = "De boete is € 250. Kijk eerst of er bijzondere omstandigheden zijn."
    assert intake_fine(LAW) == Boete(Decimal(250), "R-FIN-01", "Wi 22 lid 1", text)
    assert intake_fine(LAW, second=True) == Boete(Decimal(250), "R-FIN-02", "Wi 22 lid 3", text)


@pytest.mark.parametrize(
    ("blame", "again", "euros"),
    [
        (NORMAAL, 0, "25"),
        (OPZET, 0, "50"),
        (Verwijtbaarheid.GROVE_SCHULD, 0, "37.5"),
        (Verwijtbaarheid.VERMINDERD, 0, "12.5"),
        (NORMAAL, 2, "100"),
        (OPZET, 4, "800"),
        (OPZET, 5, "800"),
    ],
)
def test_worked_fines(blame: Verwijtbaarheid, again: int, euros: str) -> None:
    """Pitfall 9: a share of € 50, not up to € 800 for a first breach."""
    fine = guidance_fine(LAW, blame, herhaling=again)
    assert fine.euros == Decimal(euros)
    assert fine.certain is (again == 0)
    assert fine.rule == ("R-FIN-04" if again else "R-FIN-03")


def test_a_fine_says_how_it_is_reckoned_and_what_is_a_reading() -> None:
    assert guidance_fine(LAW, Verwijtbaarheid.VERMINDERD).text == "De boete is € 12,50: 25 procent van € 50."
    assert guidance_fine(LAW, OPZET, herhaling=1).text == (
        "De boete is € 100: 100 procent van € 100. "
        "De verdubbeling bij herhaling is een uitleg van de wet. Vraag het een jurist."
    )


@pytest.mark.parametrize(("months", "euros"), [(None, 2400), (6, 400), (12, 800), (18, 1200), (24, 1600)])
def test_the_maximum_of_all_fines(months: int | None, euros: int) -> None:
    assert maximum(LAW, months) == euros


def test_a_length_the_law_does_not_name_has_no_maximum() -> None:
    with pytest.raises(ValueError, match="9"):
        maximum(LAW, 9)


def test_what_is_left_under_the_maximum() -> None:
    fine = intake_fine(LAW)
    assert within_total(LAW, Decimal(2150), fine) is fine
    left = within_total(LAW, Decimal(2300), fine)
    assert (left.euros, left.rule, left.article) == (Decimal(100), "R-FIN-05", "Bi 7.1 lid 5")
    assert left.text == "Samen zijn de boetes hoogstens € 2400. Er blijft € 100 over."
    assert within_total(LAW, Decimal(390), fine, nieuwe_termijn=6).euros == 10


def test_no_fine_where_the_bijstand_was_lowered() -> None:
    none = within_total(LAW, Decimal(0), intake_fine(LAW), bijstand_verlaagd=True)
    assert (none.euros, none.rule, none.article) == (Decimal(0), "R-FIN-08", "Wi 27")


@given(
    st.lists(st.tuples(st.sampled_from(list(Verwijtbaarheid)), st.integers(0, 9)), max_size=20),
    st.sampled_from([None, 6, 12, 18, 24]),
)
def test_no_order_of_fines_passes_the_maximum(row: list[tuple[Verwijtbaarheid, int]], months: int | None) -> None:
    total = Decimal(0)
    for blame, again in row:
        fine = within_total(LAW, total, guidance_fine(LAW, blame, herhaling=again), nieuwe_termijn=months)
        assert 0 <= fine.euros <= LAW.number("geld.boete_begeleiding_maximum")
        total += fine.euros
    assert total <= maximum(LAW, months)
