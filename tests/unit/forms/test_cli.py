"""`opmaat forms ...`: exit codes and the contract of `play --json`."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.__main__ import main
from tests.unit.forms.workbooks import good, workbook


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main(["forms", *map(str, arguments)])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_check_says_what_is_wrong_and_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "check", good(tmp_path / "goed.xlsx")) == (0, "0 fouten, 0 opmerkingen\n", "")
    bad = workbook(tmp_path / "fout.xlsx", [("text", "a", "A?", "A", "weg(1)")])
    code, out, _ = run(capsys, "check", bad)
    assert code == 1
    assert out.splitlines()[0].startswith("survey rij 2 relevant: fout: ")
    code, out, _ = run(capsys, "check", bad, "--json")
    assert (code, json.loads(out)[0]["row"]) == (1, 2)
    assert run(capsys, "check", tmp_path / "nergens.xlsx")[0] == 2


def test_publish_and_play(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = workbook(
        tmp_path / "proef.xlsx",
        [
            ("begin_repeat", "lid", "Lid", "عضو"),
            ("text", "naam", "Naam?", "اسم"),
            ("integer", "jaren", "Jaren?", "سنوات", "${naam} != ''", ". < 120"),
            ("end_repeat", "", "", ""),
        ],
    )
    code, out, _ = run(capsys, "publish", source, "--out", tmp_path / "uit")
    assert code == 0
    package = Path(out.strip())
    answers = tmp_path / "antwoorden.json"
    given = [
        ["/data/lid[1]/naam", "Aya"],
        ["/data/lid[1]/jaren", "200"],
        ["/data/lid[2]/naam", "Sam"],
        ["/data/lid[2]/jaren", "veel"],
        ["/data/lid[4]/naam", "te ver"],
        ["lang", "العربية (ar)"],
    ]
    answers.write_text(json.dumps(given), encoding="utf-8")
    code, out, _ = run(capsys, "play", package, "--answers", answers, "--json")
    trace = json.loads(out)
    assert code == 0
    assert set(trace) == {"form", "load_ms", "relevant_at_start", "steps", "language_switch_ms", "final_instance"}
    assert trace["form"] == "proef"
    assert [set(step) for step in trace["steps"]] == [{"ref", "value", "accepted", "relevant", "violation", "ms"}] * 5
    assert [step["accepted"] for step in trace["steps"]] == [True, True, True, False, False]
    assert [step["violation"] for step in trace["steps"]] == [False, True, False, False, False]
    assert trace["relevant_at_start"] == 6, "data, range, instance, name, meta, instanceID; the years are hidden"
    assert [step["relevant"] for step in trace["steps"]] == [7, 7, 10, 10, 10]
    assert trace["language_switch_ms"] > 0
    assert "<naam>Sam</naam>" in trace["final_instance"]
    assert run(capsys, "play", package, "--answers", answers)[1].startswith("proef: load ")


def test_play_refuses_what_it_cannot_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    broken = tmp_path / "stuk.opmaat"
    broken.write_bytes(b"PK")
    answers = tmp_path / "a.json"
    answers.write_text("[]", encoding="utf-8")
    assert run(capsys, "play", broken, "--answers", answers)[0] == 1
    assert run(capsys, "play", tmp_path / "weg.opmaat", "--answers", answers)[0] == 2
    answers.write_text('{"a": 1}', encoding="utf-8")
    assert run(capsys, "play", broken, "--answers", answers)[0] == 1


def test_the_module_publishes_too(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "desktop_app.forms.publish", str(good(tmp_path / "p.xlsx")), "--out", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, str(tmp_path / "proef-3.opmaat"))


def test_answering_needs_no_spreadsheet_library() -> None:
    words = "import sys, desktop_app.forms; print({'pyxform', 'openpyxl', 'xlrd', 'lxml'} & set(sys.modules))"
    assert subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True).stdout == "set()\n"
