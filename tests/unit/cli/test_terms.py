"""`opmaat terms` and `opmaat pip check`, as scripts call them: real files, standard input, exit codes."""

import argparse
import io
import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from desktop_app.casework import plans
from desktop_app.casework.plan_contents import to_json
from desktop_app.cli import pip, terms
from desktop_app.domain.dossier import Dates, Dossier
from desktop_app.domain.gemeente import Gemeente
from desktop_app.domain.leerbaarheidstoets import EerdereUitslag, Leerbaarheidstoets
from desktop_app.domain.leerroute import LeerrouteKeuze
from desktop_app.domain.pip import Doel, Pip
from desktop_app.places import resources
from tests.unit.casework.desk import desk, dossier, drafted

FACTS = {
    "today": "2026-11-24",
    "doelgroep": "asielstatushouder",
    "kennisgeving": "2026-06-01",
    "inschrijving_huisvesting": "2026-09-26",
    "dagtekeningen": [],
    "bijstand_vanaf": "2026-10-01",
}


def command(module: Any, *words: str) -> int:
    parser = argparse.ArgumentParser()
    subparsers = parser.add_subparsers(dest="command")
    module.add_parser(subparsers)
    code: int = module.run(parser.parse_args(words))
    return code


def schema(name: str) -> Draft202012Validator:
    found = json.loads((resources() / "protocol" / f"{name}.json").read_text("utf-8"))
    Draft202012Validator.check_schema(found)
    return Draft202012Validator(found)


def test_terms_read_standard_input_and_print_the_contract(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(FACTS)))
    assert command(terms, "terms", "--json") == 0
    printed = json.loads(capsys.readouterr().out)
    schema("terms-facts").validate(FACTS)
    schema("terms").validate(printed)
    found = {row["id"]: row for row in printed["terms"]}
    assert list(found) == [f"D-{n:02}" for n in range(1, 26)]
    assert printed["law"] == "2026-04-02"
    assert found["D-02"] == {
        "id": "D-02",
        "rule": "R-PIP-02",
        "article": "Bi 5.3 lid 1",
        "start": "2026-09-26",
        "strict": "2026-12-05",
        "legal": "2026-12-07",
        "state": "running",
        "text": "10 weken na za 26 sep is za 5 dec. Dat is een zaterdag, daarom ma 7 dec.",
    }
    assert found["D-01"]["state"] == "not_applicable"
    assert found["D-18"]["legal"] == "2027-03-31"


def test_terms_for_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "facts.json"
    file.write_text(json.dumps(FACTS | {"haarkleur": "rood"}), "utf-8")
    assert command(terms, "terms", str(file)) == 0
    printed = capsys.readouterr()
    assert "ma 7 dec 2026" in printed.out
    assert "haarkleur" in printed.err


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"today": "gisteren"}', '{"today": "2026-11-24", "bekendmaking": 3}']
)
def test_facts_that_cannot_be_read_are_refused(
    text: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    assert command(terms, "terms", "--json") == terms.MISUSE
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err


def plan(**changed: Any) -> dict[str, Any]:
    draft = {
        "leerroute": "B",
        "alfabetisering": "NVT",
        "begeleiding": "Elke maand een gesprek.",
        "intensiteit_uren_per_week": 12,
        "intensiteit_weken": 60,
        "pvt_uren": 12,
        "map_uren": 40,
        "voortgangsgesprekken": 6,
        "contactpersoon": "Anja de Wit",
        "contact_telefoon": "0800 1234",
        "dagtekening": "2026-11-24",
        "bekendmaking": "2026-11-24",
    }
    return {
        "today": "2026-11-24",
        "dossier": {
            "number": "2026-0433",
            "given_names": "Samira",
            "surname": "Al-Hamad",
            "doelgroep": "asielstatushouder",
            "law": "2026-04-02",
        },
        "pip": draft | changed,
        "doelen": [{"doel": "Nederlands praten"}],
        "keuze": {
            "leerroute": "B",
            "gekozen_op": "2026-11-20",
            "door": "Anja",
            "advies": "B",
            "onderwijsroute_onderzocht": "Wil nu geen opleiding.",
        },
        "lbt": {"uitslag": "b1_haalbaar", "behaalde_score": 31, "benodigde_score": 28},
        "gemeente": {"name": "Voorbeeld", "postadres": "Postbus 1", "rechtbank": "rechtbank Midden-Nederland"},
    }


def check(tmp_path: Path, data: Any, capsys: pytest.CaptureFixture[str]) -> tuple[int, Any]:
    file = tmp_path / "pip.json"
    file.write_text(json.dumps(data), "utf-8")
    schema("pip-check-input").validate(data)
    code = command(pip, "pip", "check", str(file), "--json")
    printed = json.loads(capsys.readouterr().out)
    schema("pip-check").validate(printed)
    return code, printed


def test_a_complete_pip_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(tmp_path, plan(), capsys) == (0, {"adoptable": True, "findings": []})


def test_a_gap_is_named_with_rule_and_article(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, printed = check(tmp_path, plan(intensiteit_weken=None), capsys)
    assert code == 1
    (finding,) = printed["findings"]
    assert (finding["rule"], finding["article"], finding["field"]) == ("R-PIP-C5", "Wi 15 lid 2", "intensiteit_weken")


def test_a_choice_against_the_toets_needs_its_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = plan()
    data["lbt"] = {"uitslag": "b1_niet_haalbaar"}
    _, printed = check(tmp_path, data, capsys)
    assert [finding["rule"] for finding in printed["findings"]] == ["R-LBT-06"]


def test_a_later_pip_is_checked_as_a_change(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    later = plan() | {"eerdere": ["2026-01-05"], "vorige": {"leerroute": "Z", "niveau": None}}
    _, printed = check(tmp_path, later, capsys)
    assert [finding["rule"] for finding in printed["findings"]] == ["R-PIP-14"]
    said = plan(wijziging_reden="U ging vooruit.") | {"soort": "na_bezwaar"}
    assert check(tmp_path, later | said, capsys)[0] == 0


def test_the_schema_names_every_field_of_the_bodies() -> None:
    """A field that is added to a body must be told to who fills in such a file."""
    told = json.loads((resources() / "protocol" / "pip-check-input.json").read_text("utf-8"))["$defs"]
    for made in (Dossier, Dates, Pip, Doel, LeerrouteKeuze, Leerbaarheidstoets, EerdereUitslag, Gemeente):
        assert set(told[made.__name__]["properties"]) == {field.name for field in fields(made)}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ([], "niet te lezen"),
        ({}, "Dit gegeven ontbreekt: pip."),
        ({"pip": {}}, "Dit gegeven ontbreekt: dossier."),
        ({"today": "2026-11-24", "pip": {"pvt_uren": "veel"}, "dossier": {}}, "Dit klopt niet: pvt_uren."),
        (plan(leerroute="Amharisch", map_uren="x"), "Dit klopt niet: leerroute, map_uren."),
        (plan() | {"today": "gisteren"}, "niet te lezen"),
    ],
)
def test_a_file_that_does_not_fit_is_refused_by_the_name_of_the_field(
    data: Any, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "pip.json"
    file.write_text(json.dumps(data), "utf-8")
    assert command(pip, "pip", "check", str(file), "--json") == terms.MISUSE
    printed = capsys.readouterr()
    assert printed.out == ""
    assert said in printed.err
    assert "Amharisch" not in printed.err


@pytest.mark.parametrize("language", ["nl", "ar"])
def test_a_frozen_plan_is_rendered(language: str, tmp_path: Path) -> None:
    wp = desk()
    id = dossier(wp)
    drafted(wp, id)
    plans.establish(wp, dossier=id)
    frozen, paper = tmp_path / "plan.json", tmp_path / "plan.pdf"
    frozen.write_text(json.dumps(plans.versions(wp, dossier=id)[0].version.inhoud), "utf-8")
    assert command(pip, "pip", "render", str(frozen), "--lang", language, "--out", str(paper)) == 0
    assert paper.read_bytes().startswith(b"%PDF-")


def test_an_unknown_language_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wp = desk()
    id = dossier(wp)
    drafted(wp, id)
    frozen = tmp_path / "plan.json"
    frozen.write_text(json.dumps(to_json(plans.page(wp, dossier=id).contents)), "utf-8")
    paper = tmp_path / "plan.pdf"
    assert command(pip, "pip", "render", str(frozen), "--lang", "tlh", "--out", str(paper)) == 1
    assert not paper.exists()
    assert "taal_onbekend" in capsys.readouterr().err
