"""Publishing the seven real forms as they are: published, or refused for reasons that were looked up in each sheet."""

import json
from pathlib import Path

import pytest

from desktop_app.__main__ import main
from tests.conformance.shared_data import FOLDER, present

pytestmark = present
Place = tuple[str, int, str, str]


def _tier3(column: str, *rows: int) -> set[Place]:
    return {("survey", row, column, "tier3") for row in rows}


REFUSED: dict[str, set[Place]] = {
    "REACH_2024_MSNA_v11.xlsx": _tier3("type", 2)
    | {("survey", 314, "required", "name_unknown"), ("survey", 315, "required", "name_unknown")},
    "REACH_2024_MSNA_v9.xlsx": _tier3("type", 2),
    "all-question-types-v2024091201-3.xlsx": _tier3("appearance", 8, 15, 18, 19, 33, 43, 45, 47)
    | _tier3("type", 40, 41, 44, 45, 66, 67, 68, 69, 70),
    "ifrc-distribution-site-assessment-v1.xlsx": _tier3("type", 18),
    "pyxform_xlsform_spec_test.xlsx": _tier3("type", 34, 35, 38) | _tier3("appearance", 57),
    "tutorial_arabic_labels.xlsx": _tier3("type", 6),
    "whova_form.xlsx": {
        ("survey", 258, "calculation", "name_unknown"),
        ("survey", 264, "calculation", "name_unknown"),
    },
}
SAID = {
    "REACH_2024_MSNA_v11.xlsx": "Hier staat T, maar dat betekent niets in een formule. Schrijf yes.",
    "whova_form.xlsx": "In de formule staat null.",
    "tutorial_arabic_labels.xlsx": "een plaats op de kaart vragen kan niet in een gesprek",
    "all-question-types-v2024091201-3.xlsx": "ex:change.uw.android.BREATHCOUNT: een andere app starten kan niet",
}


def test_all_forms_are_judged() -> None:
    assert {path.name for path in Path(FOLDER / "forms").iterdir()} == set(REFUSED)


@pytest.mark.parametrize("name", REFUSED)
def test_the_form_is_refused_for_what_is_wrong_with_it(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["forms", "publish", str(FOLDER / "forms" / name), "--out", str(tmp_path), "--json"]) == 1
    messages = json.loads(capsys.readouterr().out)["messages"]
    errors = [each for each in messages if each["severity"] == "error"]
    assert {(each["sheet"], each["row"], each["column"], each["code"]) for each in errors} == REFUSED[name]
    assert all(each["text_nl"].endswith((".", "?")) for each in messages)
    assert SAID.get(name, "") in " ".join(each["text_nl"] for each in errors)
    assert not any(each["code"] == "compiler" for each in messages), "every message of pyxform has Dutch words"
    assert list(tmp_path.iterdir()) == []


def test_choices_that_no_list_has_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forms", "check", str(FOLDER / "forms" / "whova_form.xlsx"), "--json"]) == 1
    found = {
        (each["row"], each["column"])
        for each in json.loads(capsys.readouterr().out)
        if each["code"] == "choice_unknown"
    }
    assert found == {(30, "relevant"), (133, "relevant"), (134, "relevant"), (402, "relevant"), (535, "relevant")}
