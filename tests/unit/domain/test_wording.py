from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain import bsn
from desktop_app.domain.gemeente import Gemeente, load_gemeente
from desktop_app.domain.wording import remarks


def passes(digits: str) -> bool:
    """The 11-test, written out."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11 == 0


@given(st.integers(1, 999_999_999).map(lambda number: f"{number:09}"))
def test_bsn_passes_the_eleven_test(digits: str) -> None:
    assert bsn.valid(digits) == passes(digits)


@pytest.mark.parametrize("text", ["", "12345", "99999001", "9999900199", "99999001a", "000000000", "٩٩٩٩٩٠٠١٩"])
def test_other_shapes_are_no_bsn(text: str) -> None:
    assert not bsn.valid(text)


def test_separators_are_taken_out() -> None:
    assert bsn.valid("9999.90.019")
    assert bsn.normal(" 9999 90 019 ") == "999990019"


@pytest.mark.parametrize("text", ["Zie 999990019.", "bsn: 999.990.019", "(999 990 019)"])
def test_a_bsn_in_free_text_is_found(text: str) -> None:
    assert [remark.code for remark in remarks(text)] == ["bsn"]


@pytest.mark.parametrize("text", ["Bel 0527 63 39 11.", "Dossier 2026-0433", "999990018", "9999900199"])
def test_other_numbers_are_left_alone(text: str) -> None:
    assert not list(remarks(text))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Heeft PTSS.", "diagnose"),
        ("Slikt medicijnen.", "diagnose"),
        ("Gaat op vrijdag naar de moskee.", "overtuiging"),
        ("Hij dient te komen.", "moeilijk_woord"),
        (" ".join(["woord"] * 26) + ".", "lange_zin"),
    ],
)
def test_what_deserves_a_second_look(text: str, code: str) -> None:
    assert [remark.code for remark in remarks(text)] == [code]


@pytest.mark.parametrize("text", ["Heeft rustpauzes nodig.", "Kan niet op vrijdagmiddag.", "Zoekt een taalmaatje."])
def test_needs_are_fine(text: str) -> None:
    assert not list(remarks(text))


def test_a_gemeente_is_read_from_its_theme(tmp_path: Path) -> None:
    theme = tmp_path / "voorbeeld.toml"
    theme.write_text('colour = "#1B5A8C"\n[gemeente]\nname = "Voorbeeld"\npostadres = "Postbus 1"\n', "utf-8")
    assert load_gemeente(theme) == Gemeente("Voorbeeld", "Postbus 1")
    assert not load_gemeente(theme).complete


def test_a_bsn_is_cut_out_and_other_numbers_stay() -> None:
    assert bsn.without("Bel 0612345678, BSN 123456782 of 123 456 782.") == "Bel 0612345678, BSN  of ."
    assert bsn.without("Zaak 123456789") == "Zaak 123456789"
