"""What is copied in this program goes by itself, and nobody keeps it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from desktop_app.ui.qt.clipboard import HINTS, QuietClipboard


@pytest.fixture
def clipboard(qapp: QGuiApplication) -> Iterator[QClipboard]:
    found = qapp.clipboard()
    found.clear()
    yield found
    found.clear()


def copied_by_hand(qtbot: QtBot) -> QTextEdit:
    editor = QTextEdit()
    qtbot.addWidget(editor)
    editor.setHtml("<b>Haar zoon is ziek</b>")
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    return editor


def test_what_is_copied_bears_the_marks_and_is_text_only(qtbot: QtBot, clipboard: QClipboard) -> None:
    quiet = QuietClipboard(clipboard)
    copied_by_hand(qtbot)
    data = clipboard.mimeData()
    assert data.text() == "Haar zoon is ziek"
    assert {name: bytes(data.data(name).data()) for name in HINTS} == HINTS
    assert not data.hasHtml()
    quiet.forget()


def test_it_can_be_pasted_and_goes_after_a_while(qtbot: QtBot, clipboard: QClipboard) -> None:
    quiet = QuietClipboard(clipboard, seconds=0.3)
    editor = copied_by_hand(qtbot)
    editor.clear()
    QTest.keyClick(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert editor.toPlainText() == "Haar zoon is ziek"
    qtbot.waitUntil(lambda: clipboard.text() == "")
    quiet.forget()


def test_copying_again_gives_the_whole_time_again(qtbot: QtBot, clipboard: QClipboard) -> None:
    quiet = QuietClipboard(clipboard, seconds=60)
    copied_by_hand(qtbot)
    quiet.forget()
    assert clipboard.text() == ""
    copied_by_hand(qtbot)
    assert clipboard.text() == "Haar zoon is ziek"
    quiet.forget()
    assert clipboard.text() == ""
