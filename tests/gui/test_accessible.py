"""Every screen in every state of the pictures, as a screen reader and a keyboard meet it (ux.md 5; EN 301 549 11)."""

import unicodedata
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QRadioButton, QWidget

from desktop_app.i18n import words
from desktop_app.places import translations
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.chip import Chip
from desktop_app.ui.widgets.field import LineEdit, TextEdit
from desktop_app.ui.widgets.reading_order import tab_stops
from desktop_app.ui.widgets.rows import AnswerRow, CheckRow
from desktop_app.ui.widgets.section_row import SectionRow
from desktop_app.ui.widgets.task_row import TaskRow
from tests.gui.album import scenes
from tests.gui.pictures import settle
from tests.gui.walks import assert_reads_on, assert_roles, assert_targets, focusable

Role, Text = QAccessible.Role, QAccessible.Text
ROLES: dict[type[QWidget], QAccessible.Role] = {
    Btn: Role.Button,
    SectionRow: Role.Button,
    TaskRow: Role.Button,
    LineEdit: Role.EditableText,
    TextEdit: Role.EditableText,
    AnswerRow: Role.RadioButton,
    Chip: Role.RadioButton,
    CheckRow: Role.CheckBox,
    QComboBox: Role.ComboBox,
}
MEETS = [(name, code) for name in scenes() for code in ("nl", "ar")]


@pytest.fixture
def shown(request: pytest.FixtureRequest) -> Iterator[QWidget]:
    name, code = request.param
    words.install(translations(), code)
    QApplication.setLayoutDirection(Qt.LayoutDirection.RightToLeft if code == "ar" else Qt.LayoutDirection.LeftToRight)
    widget, put_away = scenes()[name]("ar")
    widget.show()
    if takes_focus(widget):
        widget.activateWindow()
    settle()
    yield widget
    widget.close()
    put_away()
    words.install(translations(), "nl")
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    settle()


def face_of(widget: QWidget) -> QAccessibleInterface:
    face = QAccessible.queryAccessibleInterface(widget)
    assert face is not None, repr(widget)
    return face


def letters(text: str) -> str:
    return "".join(char for char in text if unicodedata.category(char)[0] in "LN")


@pytest.mark.parametrize("shown", MEETS, indirect=True, ids=["-".join(each) for each in MEETS])
def test_names_roles_states_and_reach(shown: QWidget) -> None:
    reachable = focusable(shown)
    nameless = [repr(one) for one in reachable if not letters(face_of(one).text(Text.Name))]
    assert not nameless, f"without words for a name: {nameless}"
    assert_roles(shown, ROLES)
    assert_targets(shown)
    for one in reachable:
        state = face_of(one).state()
        assert state.focusable, repr(one)
        if isinstance(one, AnswerRow | CheckRow | Chip):
            assert state.checkable, repr(one)
            assert bool(state.checked) == one.isChecked(), repr(one)
    if takes_focus(shown):
        _reach(shown, reachable)


def takes_focus(window: QWidget) -> bool:
    """The second window never does: the caseworker's keys stay at the conversation."""
    return not window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus


def _reach(shown: QWidget, reachable: list[QWidget]) -> None:
    """Tab comes everywhere as one reads, and gets away from everywhere. Of options that exclude each other one is
    enough: arrow keys do the rest."""
    singles = {one for one in reachable if not isinstance(one, QRadioButton)}
    if not singles:
        return
    next(iter(reachable)).setFocus(Qt.FocusReason.TabFocusReason)
    visited: list[QWidget] = []
    for _step in range(2 * len(reachable) + 4):
        now = QApplication.focusWidget()
        assert now is not None
        visited.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
    left_out = [f"{one!r} {face_of(one).text(Text.Name)}" for one in singles.difference(visited)]
    assert not left_out, f"never reached by Tab: {left_out}"
    start = next(place for place, one in enumerate(visited) if one is next(tab_stops(shown)))
    lap = visited[start : start + len(set(visited))]
    assert_reads_on(lap)
