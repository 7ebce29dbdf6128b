"""`opmaat forms import`: what was taken, what is kept apart, and no answer on the screen unless asked for."""

import json
from pathlib import Path

import pytest

from desktop_app.__main__ import main
from desktop_app.forms.publish import publish
from tests.unit.forms.test_publish_succession import FIRST, version

XML = '<data id="proef" version="1"><naam>Aya Geheim</naam><uren>veel</uren><extra>Privé</extra></data>'


@pytest.fixture
def package(tmp_path: Path) -> Path:
    return publish(version(tmp_path / "een.xlsx", "1", FIRST), tmp_path)


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main(["forms", "import", *map(str, arguments)])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_the_summary_names_places_and_no_answers(
    tmp_path: Path, package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    submission = tmp_path / "inzending.xml"
    submission.write_text(XML, encoding="utf-8")
    code, out, err = run(capsys, package, submission)
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "proef: 2 antwoorden overgenomen, 2 apart bewaard",
        "/data/extra: staat niet in dit formulier",
        "/data/uren: past niet bij het soort vraag",
    ], "the name and the instance id were taken"
    assert "Geheim" not in out
    code, out, _ = run(capsys, package, submission, "--json")
    found = json.loads(out)
    assert found["answers"]["/data/naam"] == "Aya Geheim"
    assert {each["value"] for each in found["parked"]} == {"veel", "Privé"}
    assert "<naam>Aya Geheim</naam>" in found["instance"]


def test_a_submission_of_the_version_before_goes_along_with_its_map(
    tmp_path: Path, package: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    survey = [("text", "wie", "Wie?"), *FIRST[1:]]
    later = publish(version(tmp_path / "twee.xlsx", "2", survey, migrations=[("naam", "wie")]), tmp_path)
    submission = tmp_path / "inzending.xml"
    submission.write_text(XML, encoding="utf-8")
    code, out, _ = run(capsys, later, submission, "--made-with", package, "--json")
    found = json.loads(out)
    assert (code, found["version"]) == (0, "2")
    assert found["answers"]["/data/wie"] == "Aya Geheim"


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        ("<data", "geen geldige XML"),
        ('<data id="ander"/>', "een ander formulier"),
        ('<!DOCTYPE data><data id="proef"/>', "DOCTYPE"),
    ],
)
def test_a_refusal_says_why(
    tmp_path: Path, package: Path, capsys: pytest.CaptureFixture[str], xml: str, words: str
) -> None:
    submission = tmp_path / "inzending.xml"
    submission.write_text(xml, encoding="utf-8")
    code, out, err = run(capsys, package, submission)
    assert (code, out) == (1, "")
    assert words in err
    assert run(capsys, submission, submission)[0] == 1
    assert run(capsys, package, tmp_path / "weg.xml")[0] == 2
