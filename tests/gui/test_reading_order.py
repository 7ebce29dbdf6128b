"""Where the keyboard goes by Tab: as one reads, whatever came later."""

from random import Random

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.reading_order import follow_reading


class Sheet(QWidget):
    """Three lines under each other."""

    def __init__(self) -> None:
        super().__init__()
        follow_reading(self)
        self.column = QVBoxLayout(self)
        self.first, self.middle, self.last = (self.line(place) for place in range(3))

    def line(self, place: int) -> QLineEdit:
        made = QLineEdit()
        self.column.insertWidget(place, made)
        return made


@pytest.fixture
def sheet(qtbot: QtBot) -> Sheet:
    made = Sheet()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.middle.setFocus()
    return made


def test_tab_goes_through_what_came_later_where_it_stands(sheet: Sheet) -> None:
    late = sheet.line(1)
    QApplication.processEvents()
    sheet.first.setFocus()
    seen = []
    none, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier  # keyboards send Shift with it
    for key, held in [(Qt.Key.Key_Tab, none)] * 4 + [(Qt.Key.Key_Backtab, none), (Qt.Key.Key_Backtab, shift)]:
        now = QApplication.focusWidget()
        assert now is not None
        QTest.keyClick(now, key, held)
        seen.append(QApplication.focusWidget())
    assert seen == [late, sheet.middle, sheet.last, sheet.first, sheet.last, sheet.middle]


def test_going_through_a_page_that_changes_all_the_time_leaves_nothing_behind(sheet: Sheet) -> None:
    """Layout items touched from Python once stayed known at addresses where widgets came later: it crashed."""
    dice = Random(4)  # noqa: S311 - which lines come and go
    for _round in range(400):
        lines = [one for one in sheet.findChildren(QLineEdit) if one.isVisible()]
        for one in lines:
            if dice.random() < 0.7:
                one.hide()
                one.deleteLater()
        for _new in range(dice.randrange(1, 6)):
            sheet.line(0)
        QApplication.processEvents()
        QTest.keyClick(QApplication.focusWidget() or sheet, Qt.Key.Key_Tab)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert QApplication.focusWidget() is not None
