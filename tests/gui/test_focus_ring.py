"""The ring is where the keyboard is, and moving it paints nothing but the ring."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.qt.theme import theme
from desktop_app.ui.widgets.focus_ring import FocusRing
from tests.gui.pictures import settle


class Far(QWidget):
    """Counts how often it is painted."""

    painted = 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        self.painted += 1


class Home(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.one, self.other, self.far = QLineEdit(), QLineEdit(), Far()
        column = QVBoxLayout(self)
        column.setSpacing(40)
        for part in (self.one, self.other):
            column.addWidget(part)
        column.addWidget(self.far, 1)
        self.resize(400, 600)
        self.ring = FocusRing(self)


@pytest.fixture
def home(qtbot: QtBot) -> Home:
    made = Home()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.one.setFocus()
    settle()
    return made


def rings(home: Home) -> bool:
    """Whether the picture has the colour of the ring all along its upper edge, and nowhere far from it."""
    rect, picture = home.ring.ring(), home.grab().toImage()
    wanted = theme().colour("focus_outer")
    line = [picture.pixelColor(x, rect.top() + 1) for x in range(rect.left() + 12, rect.right() - 12)]
    elsewhere = [
        picture.pixelColor(rect.center().x(), y)
        for y in range(picture.height())
        if not rect.top() <= y <= rect.bottom()
    ]
    return all(colour == wanted for colour in line) and wanted not in elsewhere


def test_it_goes_along_with_the_focus(home: Home) -> None:
    for part in (home.other, home.one, home.other):
        part.setFocus()
        settle()
        assert home.ring.ring().contains(QRect(part.mapTo(home, part.rect().topLeft()), part.size()))
        assert rings(home)


def test_it_goes_along_when_the_layout_moves_its_place(home: Home) -> None:
    before = home.ring.ring()
    home.other.setFocus()
    home.one.setFixedHeight(120)
    settle()
    assert home.ring.ring().top() > before.bottom()
    assert rings(home)


def test_moving_it_leaves_the_rest_of_the_window_alone(home: Home) -> None:
    painted = home.far.painted
    for part in (home.other, home.one, home.other):
        part.setFocus()
        settle()
    assert home.far.painted == painted


def test_there_is_none_without_focus(home: Home) -> None:
    home.one.clearFocus()
    settle()
    assert home.ring.ring().isEmpty()
    home.one.setFocus()
    home.one.hide()
    settle()
    assert home.ring.target() is not home.one
