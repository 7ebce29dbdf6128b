"""Bijlagen: a photograph and a PDF come in, are looked at without a file, and go again; what does not fit is told."""

from io import BytesIO
from pathlib import Path
from zlib import crc32

import pypdfium2
import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop_app.casework.errors import AttachmentUnreadable, VaultFull
from desktop_app.ui.qt.photos import photo
from desktop_app.vault.files import SealedFiles
from tests.gui.busy import dossier_of
from tests.gui.desk import Desk
from tests.gui.pages.file import FilePage
from tests.gui.pictures import settle
from tests.gui.rooms import Room
from tests.gui.walks import assert_named, assert_no_sideways, assert_targets, assert_words_fit


def picture(kind: str, width: int = 1200, height: int = 800) -> bytes:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def pdf() -> bytes:
    document, out = pypdfium2.PdfDocument.new(), BytesIO()
    document.new_page(300, 400).close()
    document.save(out)
    document.close()
    return out.getvalue()


@pytest.fixture
def room(qtbot: QtBot, busy: Desk) -> Room:
    return Room(qtbot, busy)


@pytest.fixture
def page(room: Room) -> FilePage:
    return FilePage(room.window, dossier=dossier_of(room.desk, "Demir"), part="documenten")


def pick(room: Room, page: FilePage, folder: Path, name: str, content: bytes) -> None:
    (folder / name).write_bytes(content)
    room.file = str(folder / name)
    page.press("Bijlage toevoegen")


@pytest.mark.qt_log_ignore("QString::arg", extend=True)  # of Qt's JPEG plugin itself
@pytest.mark.parametrize(("kind", "name"), [("PNG", "diploma.png"), ("JPG", "diploma.jpg"), ("", "diploma.pdf")])
def test_a_diploma_is_added_looked_at_and_taken_out(
    room: Room, page: FilePage, tmp_path: Path, kind: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page.sees("Er zijn nog geen bijlagen.")
    pick(room, page, tmp_path, name, picture(kind) if kind else pdf())
    assert page.sees("De bijlage is toegevoegd.")
    assert page.sees("toegevoegd op 24 november 2026 door Anja de Wit")
    written: list[Path] = []
    monkeypatch.setattr(Path, "write_bytes", lambda path, _data: written.append(path))
    page.press("Bekijken: diploma")
    (sheet,) = page.sheets
    assert "diploma, bladzijde 1 van 1" in sheet.accessibleName().translate({0x2066: None, 0x2068: None, 0x2069: None})
    if kind:
        assert sheet.grab().toImage().pixelColor(100, 100).red() > 200
    for check in (assert_named, assert_targets, assert_words_fit, assert_no_sideways):
        check(room.window)
    page.key(Qt.Key.Key_Escape)
    assert not page.sheets
    assert page.focus().accessibleName() == "Bekijken: diploma"
    page.key(Qt.Key.Key_Tab)
    assert page.focus().accessibleName() == "Verwijderen: diploma"
    page.key(Qt.Key.Key_Tab)
    assert page.focus() is page.screen.attachments.add
    page.press("Verwijderen: diploma")
    assert page.focus().property("text") == "Laten staan"
    page.press("Laten staan")
    assert page.sees("diploma")
    page.press("Verwijderen: diploma")
    page.press("Verwijder nu")
    assert page.sees("De bijlage is verwijderd.")
    assert page.sees("Er zijn nog geen bijlagen.")
    assert written == []
    assert list((room.desk.folder / "attachments").iterdir()) == []


@pytest.mark.qt_log_ignore("JPEG data", extend=True)  # libjpeg says itself what is wrong with it
@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"MZ program", "Dit soort bestand kan Opmaat niet laten zien."),
        (b"\xff\xd8\xff\xe0 no photograph at all", "Opmaat kan dit bestand niet lezen."),
        (b"%PDF-1.7 and nothing more", "Opmaat kan dit bestand niet lezen."),
        (b"\x89PNG\r\n\x1a\n" + bytes(20_000_001), "Dit bestand is te groot."),
    ],
)
def test_what_does_not_fit_is_told_and_not_kept(
    room: Room, page: FilePage, tmp_path: Path, content: bytes, told: str
) -> None:
    pick(room, page, tmp_path, "iets.png", content)
    assert page.sees(told)
    assert page.sees("Er zijn nog geen bijlagen.")


def test_a_file_that_is_gone_and_a_full_disk_are_told(
    room: Room, page: FilePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.file = str(tmp_path / "weg.png")
    page.press("Bijlage toevoegen")
    assert page.sees("Opmaat kan dit bestand niet lezen.")

    def full(_files: SealedFiles, _content: bytes, **_where: str) -> None:
        raise VaultFull

    monkeypatch.setattr(SealedFiles, "keep", full)
    pick(room, page, tmp_path, "diploma.png", picture("PNG"))
    assert page.sees("Opslaan lukt niet.")


def test_a_damaged_and_an_absent_file_are_told(room: Room, page: FilePage, tmp_path: Path) -> None:
    pick(room, page, tmp_path, "diploma.png", picture("PNG"))
    (file,) = (room.desk.folder / "attachments").iterdir()
    file.write_bytes(file.read_bytes()[:-3])
    page.press("Bekijken: diploma")
    assert page.sees("Deze bijlage is beschadigd.")
    assert not page.sheets
    file.unlink()
    page.press("Bekijken: diploma")
    assert page.sees("Deze bijlage staat nog niet op deze laptop.")


def test_the_private_view_numbers_them(room: Room, page: FilePage, tmp_path: Path) -> None:
    pick(room, page, tmp_path, "paspoort Elif Demir.png", picture("PNG"))
    assert page.sees("paspoort Elif Demir")
    room.window.set_private(True)
    settle()
    assert not page.sees("Elif")
    assert page.sees("Bijlage 1")


def test_a_photograph_is_never_larger_than_asked_and_a_bomb_is_refused() -> None:
    sheet = photo(picture("JPG", 3000, 2000), width=600)
    assert (sheet.width, sheet.height) == (600, 400)
    bomb = bytearray(picture("PNG", 10, 10))
    bomb[16:24] = (60_000).to_bytes(4, "big") * 2
    bomb[29:33] = crc32(bomb[12:29]).to_bytes(4, "big")
    with pytest.raises(AttachmentUnreadable):
        photo(bytes(bomb), width=600)
