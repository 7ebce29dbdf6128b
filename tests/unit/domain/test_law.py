import tomllib
from datetime import date
from pathlib import Path

import pytest

from desktop_app.domain.law import LawInvalid, load
from tests.unit.domain.law_data import LAW, PATH


def changed(tmp_path: Path, old: str, new: str) -> Path:
    text = PATH.read_text("utf-8")
    assert old in text
    copy = tmp_path / "law.toml"
    copy.write_text(text.replace(old, new, 1), "utf-8")
    return copy


def test_every_number_names_its_article() -> None:
    data = tomllib.loads(PATH.read_text("utf-8"))
    entries = [entry for group in ("uren", "leeftijd", "geld", "procenten", "beleid") for entry in data[group].values()]
    assert len(entries) > 20
    assert all(entry["artikel"] for entry in [*entries, *data["termijnen"].values()])


def test_all_terms_of_the_table_are_there() -> None:
    assert sorted(LAW.terms) == [f"D-{n:02}" for n in range(1, 26)]


def test_a_parameter_without_article_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LawInvalid):
        load(changed(tmp_path, 'waarde = 12\nartikel = "Bi 3.1"', 'waarde = 12\nartikel = ""'))


def test_a_rolling_term_of_years_is_refused(tmp_path: Path) -> None:
    old = 'aantal = 3\neenheid = "jaren"\natw = false'
    with pytest.raises(LawInvalid):
        load(changed(tmp_path, old, old.replace("false", "true")))


def test_an_equated_day_outside_its_years_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LawInvalid):
        load(changed(tmp_path, "2028-04-28, ", "2031-04-28, "))


def test_a_missing_table_is_refused_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(LawInvalid) as caught:
        load(changed(tmp_path, "[kalender.grenzen]", "[kalender.andere]"))
    assert caught.value.params == {"place": "grenzen"}


def test_equated_days_are_those_of_the_decrees() -> None:
    assert date(2026, 5, 15) in LAW.equated
    assert len(LAW.equated) == 11


def test_no_amount_of_the_old_law_slipped_in() -> None:
    """Pitfall 10: Wi2013 knew € 1.250 and 150 or 300 hours."""
    amounts = {entry["waarde"] for key, entry in LAW.parameters.items() if key.startswith(("geld", "uren"))}
    assert amounts.isdisjoint({1250, 150, 300})


def test_a_number_that_is_no_number_is_refused(tmp_path: Path) -> None:
    law = load(changed(tmp_path, "waarde = 12", 'waarde = "twaalf"'))
    with pytest.raises(LawInvalid) as refused:
        law.number("uren.pvt")
    assert refused.value.params == {"place": "uren.pvt"}
    with pytest.raises(LawInvalid):
        LAW.number("beleid.z_route_gezinsmigrant_betaald")


def test_a_file_that_is_no_toml_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "law.toml"
    broken.write_text("versie = ", "utf-8")
    with pytest.raises(LawInvalid) as refused:
        load(broken)
    assert refused.value.params == {"place": "toml"}


def test_policy_is_a_choice() -> None:
    assert LAW.flag("beleid.z_route_gezinsmigrant_betaald") is False
