"""A draft says nothing before somebody fills it in: no hour, no word and no yes stands there by itself."""

from dataclasses import asdict

from desktop_app.domain.pip import Alfabetisering, Doel, Pip


def test_an_empty_draft_is_empty() -> None:
    found = asdict(Pip())
    texts = {
        *("begeleiding", "lesplaats", "cursusinstelling", "z_examen_wens", "vve_afspraken", "gesprek_ritme"),
        *("contactpersoon", "contact_telefoon", "pw_besluiten", "wijziging_reden"),
        *("afschalen_inspanning", "afschalen_onhaalbaar"),
    }
    assert {name for name, value in found.items() if value == "" and isinstance(value, str)} == texts
    assert {name: value for name, value in found.items() if value is not None and name not in texts} == {
        "mag_opleiding_afmaken": False,
        "teksten": {},
    }
    assert found["mag_opleiding_afmaken"] is False


def test_a_new_agreement_is_open_and_without_days() -> None:
    assert asdict(Doel("Werk", "i")) == {
        "doel": "Werk",
        "order": "i",
        "client_doet": "",
        "gemeente_doet": "",
        "wie": "",
        "vanaf": None,
        "tot": None,
        "gelukt_als": "",
        "status": "open",
    }


def test_the_words_of_duo_for_alfabetisering() -> None:
    assert [each.value for each in Alfabetisering] == ["A", "AA", "NVT"]
