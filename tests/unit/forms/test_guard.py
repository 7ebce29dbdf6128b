"""Files that must never reach a parser."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from desktop_app.forms.publish import check, publish
from desktop_app.forms.publish.compilation import compile_form
from desktop_app.forms.publish.guard import LARGEST_FILE, MOST_MEMBERS, inspect
from desktop_app.forms.publish.messages import REFUSALS, RefusedFile, Unpublishable
from tests.unit.forms.workbooks import good, rewritten

SHEET = "xl/worksheets/sheet1.xml"


def _put(name: str, body: bytes) -> Callable[[dict[str, bytes]], None]:
    return lambda members: members.__setitem__(name, body)


LAUGHS = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
XXE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY p SYSTEM "file:///etc/passwd">]><x>&p;</x>'
WIDE = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "b">]><x/>'.encode("utf-16")


@pytest.mark.parametrize(
    ("reason", "change"),
    [
        ("definitions", _put(SHEET, LAUGHS)),
        ("definitions", _put("xl/_rels/workbook.xml.rels", XXE)),
        ("definitions", _put(SHEET, WIDE)),
        ("definitions", _put(SHEET, b" " * 65_530 + LAUGHS)),
        ("ratio", _put(SHEET, b"0" * 3_000_000)),
        ("macros", _put("xl/vbaProject.bin", b"x")),
        ("links", _put("xl/externalLinks/externalLink1.xml", b"<x/>")),
        ("binary", _put("xl/activeX/activeX1.bin", b"x")),
        ("path", _put("../../etc/cron.d/x", b"x")),
        ("path", _put("/etc/passwd", b"x")),
        ("duplicate", _put("XL/WORKBOOK.XML", b"<x/>")),
        ("members", lambda members: members.update({f"f{at}": b"" for at in range(MOST_MEMBERS)})),
        ("kind", lambda members: members.pop("xl/workbook.xml") and None),
    ],
)
def test_dangerous_spreadsheets_are_refused(
    reason: str, change: Callable[[dict[str, bytes]], None], tmp_path: Path
) -> None:
    path = rewritten(good(tmp_path / "goed.xlsx"), tmp_path / "slecht.xlsx", change)
    with pytest.raises(RefusedFile) as caught:
        inspect(path.read_bytes())
    assert caught.value.params == {"reason": reason}
    assert [message.text_nl for message in check(path)] == [REFUSALS[reason]]
    with pytest.raises(Unpublishable):
        publish(path, tmp_path / "uit")
    assert not (tmp_path / "uit").exists()


def test_a_bomb_whose_directory_lies_about_its_size_is_stopped_while_unpacking(tmp_path: Path) -> None:
    path = rewritten(good(tmp_path / "goed.xlsx"), tmp_path / "bom.xlsx", _put(SHEET, b"0" * 5_000_000))
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(BytesIO(bytes(data))) as archive:
        info = archive.getinfo(SHEET)
    true, false = info.file_size.to_bytes(4, "little"), (1000).to_bytes(4, "little")
    at = data.rfind(SHEET.encode())
    assert data[at - 46 + 24 : at - 46 + 28] == true
    data[at - 46 + 24 : at - 46 + 28] = false
    with pytest.raises(RefusedFile) as caught:
        inspect(bytes(data))
    assert caught.value.params["reason"] in {"ratio", "damaged"}


@pytest.mark.parametrize("data", [b"hello", b"%PDF-1.7", b"\x7fELF" + bytes(100)])
def test_what_is_no_form_is_refused(data: bytes) -> None:
    with pytest.raises(RefusedFile, match="kind"):
        inspect(data)


def test_size_and_damage() -> None:
    with pytest.raises(RefusedFile, match="size"):
        inspect(b"PK\x03\x04" + bytes(LARGEST_FILE))
    with pytest.raises(RefusedFile, match="damaged"):
        inspect(b"PK\x03\x04" + bytes(5000))
    with pytest.raises(RefusedFile, match="definitions"):
        inspect(XXE)


def test_kinds_are_told_by_content(tmp_path: Path) -> None:
    assert inspect(good(tmp_path / "goed.doc.xlsx").read_bytes()) == "xlsx"
    assert inspect(b"\xef\xbb\xbf<h:html/>") == "xml"
    assert inspect(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)) == "xls"


def test_a_compilation_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    with pytest.raises(RefusedFile, match="time"):
        compile_form(good(tmp_path / "goed.xlsx"), seconds=0.01)


def test_a_broken_xls_comes_back_as_a_message(tmp_path: Path) -> None:
    path = tmp_path / "oud.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert [message.code for message in check(path)] == ["file_damaged"]
