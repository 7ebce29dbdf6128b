"""Files that are no questionnaire, or a hostile one: a Dutch message, an exit code, bounded time, never a traceback."""

import json
import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from desktop_app.__main__ import main
from desktop_app.forms import load_package
from desktop_app.forms.publish import check, publish
from desktop_app.forms.publish.messages import REFUSALS
from tests.unit.forms.workbooks import good, rewritten, workbook

SHEET = "xl/worksheets/sheet1.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def xform(binds: str = "", body: str = "", declaration: str = "", inside: str = "") -> str:
    """A compiled form with the questions a and b."""
    return (
        f'{declaration}<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" '
        'xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>T</h:title><model><instance>'
        f'<data id="t" version="1"><a/><b/>{inside}</data></instance>{binds}</model></h:head>'
        f'<h:body><input ref="/data/a"><label>Één</label></input>{body}</h:body></h:html>'
    )


def relevant(formula: str) -> str:
    return xform(f'<bind nodeset="/data/b" relevant="{formula}"/>')


DTD = '<?xml version="1.0" encoding="{0}"?><!DOCTYPE x [<!ENTITY a "b">]><x/>'
CIRCLE = '<bind nodeset="/data/a" calculate="/data/b"/><bind nodeset="/data/b" calculate="/data/a"/>'
FILES: dict[str, tuple[str | bytes, str, str]] = {
    "malformed": ("<h:html>", "form_broken", "XML klopt niet"),
    "no form": ("<a/>", "form_broken", "geen XForm"),
    "dtd": (DTD.format("utf-8"), "file_definitions", "DOCTYPE"),
    "dtd in utf-16": (DTD.format("utf-16").encode("utf-16"), "file_encoding", "UTF-8"),
    "dtd in utf-16 without mark": (DTD.format("utf-16").encode("utf-16-le"), "file_encoding", "UTF-8"),
    "dtd in utf-7": (DTD.format("utf-7").encode("utf-7"), "file_encoding", "UTF-8"),
    "lying declaration": (xform(declaration='<?xml version="1.0" encoding="utf-16"?>'), "file_encoding", "UTF-8"),
    "cp1252": (
        xform(declaration='<?xml version="1.0" encoding="windows-1252"?>').encode("cp1252"), "file_encoding", "UTF-8",
    ),
    "10,000 ifs": (relevant("if(" * 10_000 + "1" + ",1,1)" * 10_000), "expression_deep", "te lang"),
    "100 ifs": (relevant("if(" * 100 + "1" + ",1,1)" * 100), "expression_deep", "te veel haakjes"),
    "a long sum": (relevant("1+" * 20_000 + "1"), "expression_deep", "Verdeel"),
    "nested groups": (xform(body="<group>" * 20_000 + "</group>" * 20_000), "form_broken", "te veel groepen"),
    "nested instance": (xform(inside="<c>" * 200_000 + "</c>" * 200_000), "form_broken", "te veel groepen"),
    "unknown function": (relevant("slected(/data/a, 1)"), "function_unknown", "Bedoelde u selected?"),
    "foreign function": (relevant("difference-in-months(/data/a, 1)"), "tier3", "hoort bij CHT"),
    "circle": (xform(CIRCLE), "cycle", "kring van elkaar af: a, b"),
    "regex bomb": (relevant("regex(/data/a, '(a+)+$')"), "regex_slow", "laten hangen"),
    "empty": (b"", "file_empty", "leeg"),
    "zeros": (bytes(500), "file_empty", "leeg"),
    "text": (b"type,name\ntext,a\n", "file_kind", "geen spreadsheet"),
    "password": (OLE + "EncryptedPackage".encode("utf-16-le"), "file_encrypted", "wachtwoord"),
    "other office file": (OLE, "file_damaged", "beschadigd"),
}  # fmt: skip


def processor() -> float:
    """Seconds of processor this process and its children took so far: a busy machine does not change them."""
    return sum(os.times()[:4])


@pytest.mark.parametrize("name", FILES)
def test_it_is_refused_in_dutch(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data, code, words = FILES[name]
    path = tmp_path / "vragen"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    began = processor()
    for command in (["check", str(path)], ["publish", str(path), "--out", str(tmp_path / "uit")]):
        assert main(["forms", *command]) == 1
        printed = "".join(capsys.readouterr())
        assert f"[{code}]" in printed
        assert words in printed
        assert "Traceback" not in printed
    assert not (tmp_path / "uit").exists()
    assert processor() - began < 20


def test_a_declaration_is_not_believed(tmp_path: Path) -> None:
    path = tmp_path / "vragen.xml"
    path.write_text(xform(declaration='<?xml version="1.0" encoding="windows-1252"?>'), encoding="utf-8")
    package = load_package(publish(path, tmp_path))
    assert "Één".encode() in package.form_xml
    assert b"windows-1252" not in package.form_xml
    assert package.definition.form_id == "t"


def test_an_encoding_that_hides_definitions_is_refused_inside_a_spreadsheet(tmp_path: Path) -> None:
    hidden = b'<?xml version="1.0" encoding="cp037"?>' + "<!DOCTYPE x>".encode("cp037")
    path = rewritten(good(tmp_path / "goed.xlsx"), tmp_path / "x.xlsx", lambda m: m.__setitem__(SHEET, hidden))
    assert [message.text_nl for message in check(path)] == [REFUSALS["encoding"]]


@pytest.mark.parametrize(
    ("make", "code", "words"),
    [
        (lambda path: path.mkdir(), 2, "dit is een map"),
        (lambda path: None, 2, "bestaat niet"),
        (lambda path: path.symlink_to(path.with_name("verdwenen.xlsx")), 2, "bestaat niet"),
    ],
)
def test_what_cannot_be_read_is_said(
    make: object, code: int, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "vragen.xlsx"
    assert callable(make)
    make(path)
    assert main(["forms", "check", str(path)]) == code
    assert words in capsys.readouterr().err
    assert main(["forms", "publish", str(path), "--out", str(tmp_path / "uit")]) == code
    assert words in capsys.readouterr().err
    assert not (tmp_path / "uit").exists()


def test_a_folder_that_is_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "uit").write_text("", encoding="utf-8")
    assert main(["forms", "publish", str(good(tmp_path / "g.xlsx")), "--out", str(tmp_path / "uit")]) == 2
    assert "Kies een andere" in capsys.readouterr().err


def _with_rows(folder: Path, rows: bytes) -> Path:
    def put(members: dict[str, bytes]) -> None:
        members[SHEET] = members[SHEET].replace(b"</sheetData>", rows + b"</sheetData>")

    return rewritten(good(folder / "goed.xlsx"), folder / "lang.xlsx", put)


@pytest.mark.parametrize(
    "rows",
    [
        b"".join(b'<row r="%d"/>' % at for at in range(5, 1_000_000)),
        b'<row r="1048576"><c r="A1048576" s="0"/></row>',
        b'<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>x</t></is></c></row>',
    ],
)
def test_a_million_empty_rows_end_the_sheet(rows: bytes, tmp_path: Path) -> None:
    began = processor()
    assert check(_with_rows(tmp_path, rows)) == []
    assert processor() - began < 15


MEASURED = """
import os, resource, sys
from pathlib import Path
from desktop_app.forms.publish import check
found = check(Path(sys.argv[1]))
status = Path("/proc/self/status")  # ru_maxrss of a program started by a large one is that of the large one
peak = [int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")]
most = max(*peak, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
print(len(found), sum(os.times()[:4]), most // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of memory is read from /proc")
def test_ten_thousand_rows_take_bounded_time_and_memory(tmp_path: Path) -> None:
    rows = [
        ("select_one k" if at % 3 else "integer", f"q{at}", f"Vraag {at}", f"سؤال {at}", f"${{q{at - 1}}} != ''")
        for at in range(1, 10_000)
    ]
    choices = [("k", f"c{at}", f"Keuze {at}", f"خيار {at}") for at in range(50)]
    path = workbook(tmp_path / "groot.xlsx", [("integer", "q0", "Vraag 0", "سؤال 0"), *rows], choices)
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, str(path)], capture_output=True, text=True, check=True, timeout=90
    )
    messages, seconds, megabytes = done.stdout.split()
    assert (int(messages), float(seconds) < 60, int(megabytes) < 600) == (0, True, True)


def test_media_that_are_not_there_or_not_utf_8(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "proef.xlsx",
        [("select_one_from_file landen.csv", "land", "Land?", "البلد"), ("text", "naam", "Naam?", "الاسم")],
    )
    assert [(each.row, each.column, each.severity, each.code) for each in check(path)] == [
        (2, "type", "error", "media_missing")
    ]
    (tmp_path / "proef-media").mkdir()
    (tmp_path / "proef-media" / "landen.csv").write_bytes("name,label\ncw,Curaçao\n".encode("cp1252"))
    (message,) = check(path)
    assert (message.severity, message.code) == ("error", "media_encoding")
    assert "CSV UTF-8" in message.text_nl
    (tmp_path / "proef-media" / "landen.csv").write_text("name,label\ncw,Curaçao\n", encoding="utf-8")
    assert check(path) == []
    compiled = tmp_path / "over.xml"
    package = load_package(publish(path, tmp_path / "uit"))
    compiled.write_bytes(package.form_xml)
    (tmp_path / "proef-media").rename(tmp_path / "over-media")
    assert load_package(publish(compiled, tmp_path / "uit2")).media == package.media


def test_an_old_spreadsheet_is_known_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "vragen.xlsx"
    path.write_bytes((Path(__file__).parents[2] / "data" / "oud.xls").read_bytes())
    package = load_package(publish(path, tmp_path / "uit"))
    assert (package.form_id, list(package.definition.fields)) == (
        "oud", ["/data", "/data/naam", "/data/leeftijd", "/data/meta", "/data/meta/instanceID"],
    )  # fmt: skip


@pytest.mark.parametrize("given", ["{", "{}", '[["/data/a"]]', '[[1, "x"]]', '[["/data/a", ["x"]]]', "[" * 100_000])
def test_answers_that_are_none(given: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    package = publish(good(tmp_path / "proef.xlsx"), tmp_path)
    answers = tmp_path / "antwoorden.json"
    answers.write_text(given, encoding="utf-8")
    assert main(["forms", "play", str(package), "--answers", str(answers), "--json"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "dit zijn geen antwoorden" in printed.err


def test_answers_to_questions_that_are_not_there_are_not_accepted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package = publish(good(tmp_path / "proef.xlsx"), tmp_path)
    answers = tmp_path / "antwoorden.json"
    given = [["/data/weg", "x"], ["naam", "x"], ["/data/naam[9]/x", "x"], ["", "x"], ["/data/naam", "Aya"]]
    answers.write_text(json.dumps(given), encoding="utf-8")
    assert main(["forms", "play", str(package), "--answers", str(answers), "--json"]) == 0
    steps = json.loads(capsys.readouterr().out)["steps"]
    assert [step["accepted"] for step in steps] == [False, False, False, False, True]
    answers.write_text('[["lang", "Klingon"]]', encoding="utf-8")
    assert main(["forms", "play", str(package), "--answers", str(answers)]) == 1
    assert "passen niet bij dit formulier" in capsys.readouterr().err


def test_a_bomb_in_a_package_is_no_bomb(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", bytes(200_000_000))
    package = tmp_path / "bom.opmaat"
    package.write_bytes(buffer.getvalue())
    (tmp_path / "a.json").write_text("[]", encoding="utf-8")
    assert main(["forms", "play", str(package), "--answers", str(tmp_path / "a.json")]) == 1
    assert "geen pakket" in capsys.readouterr().err
