"""Walks over the widgets of a screen: names, roles, sizes and room for the words (ux: G16, G17, G18)."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QLineEdit, QScrollArea, QWidget

SMALLEST_TARGET = 44
COLUMN = 200


def inside(widget: QWidget) -> Iterator[QWidget]:
    """The widget and all visible widgets in it."""
    yield widget
    for child in widget.findChildren(QWidget):
        if child.isVisibleTo(widget):
            yield child


def focusable(widget: QWidget) -> list[QWidget]:
    """What the keyboard can reach, helpers inside other controls left out."""
    return [
        one
        for one in inside(widget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and not one.objectName().startswith("qt_") and one.isEnabled()
    ]


def assert_named(widget: QWidget) -> None:
    """Everything the keyboard can reach has a name for a screen reader."""
    nameless = []
    for one in focusable(widget):
        face = QAccessible.queryAccessibleInterface(one)
        if face is None or not face.text(QAccessible.Text.Name).strip():
            nameless.append(repr(one))
    assert not nameless, f"without accessible name: {nameless}"


def assert_roles(widget: QWidget, expected: dict[type[QWidget], QAccessible.Role]) -> None:
    """Every widget of these classes has this role."""
    for one in inside(widget):
        for kind, role in expected.items():
            if isinstance(one, kind):
                assert QAccessible.queryAccessibleInterface(one).role() == role, repr(one)


def assert_targets(widget: QWidget, smallest: int = SMALLEST_TARGET) -> None:
    """Everything that can be pressed is large enough; a line edit counts with the frame around it."""
    small = []
    for one in inside(widget):
        if not isinstance(one, QAbstractButton | QLineEdit) or one.objectName().startswith("qt_"):
            continue
        box = one.focus_rect().size() if hasattr(one, "focus_rect") else one.size()
        if box.width() < smallest or box.height() < smallest:
            small.append(f"{one!r} {box.width()}x{box.height()}")
    assert not small, f"smaller than {smallest} px: {small}"


def assert_reads_on(stops: Sequence[QWidget]) -> None:
    """From stop to stop one goes down, or on along the line: never back, unless into another column or page."""
    back = []
    for one, following in pairwise(stops):
        sheet = _sheet(one)
        if sheet is not _sheet(following):
            continue
        here, there = _place(one, sheet), _place(following, sheet)
        column_on = there.left() > here.left() + COLUMN
        same_line = abs(there.top() - here.top()) < SMALLEST_TARGET // 4
        if (there.bottom() < here.top() and not column_on) or (same_line and there.left() < here.left()):
            back.append(f"{one.accessibleName()!r} {here} -> {following.accessibleName()!r} {there}")
    assert not back, f"Tab goes back: {back}"


def _sheet(widget: QWidget) -> QWidget:
    """What the widget scrolls with, or its window."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea) and (sheet := above.widget()) is not None:
            return sheet
        above = above.parentWidget()
    return widget.window()


def _place(widget: QWidget, sheet: QWidget) -> QRect:
    """As read: mirrored for a page that is read from the right."""
    place = QRect(widget.mapTo(sheet, QPoint()), widget.size())
    if sheet.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        place.moveLeft(sheet.width() - place.right())
    return place


def assert_words_fit(widget: QWidget) -> None:
    """No label is lower than its wrapped text needs, nor narrower than its longest word."""
    cut = []
    for one in inside(widget):
        if isinstance(one, QLabel) and one.text():
            need = one.heightForWidth(one.width()) if one.wordWrap() else one.sizeHint().height()
            wide = one.width() if one.wordWrap() else one.sizeHint().width()
            if one.height() + 1 < need or one.width() + 1 < wide:
                cut.append(f"{one.text()[:40]!r} {one.size()} needs {wide}x{need}")
        elif isinstance(one, QAbstractButton) and one.hasHeightForWidth():
            if one.height() + 1 < one.heightForWidth(one.width()):
                cut.append(f"{one.text()[:40]!r} {one.size()} needs {one.heightForWidth(one.width())}")
    assert not cut, f"cut off: {cut}"


def assert_no_sideways(widget: QWidget) -> None:
    """No page needs more width than it has."""
    wide = [
        f"{area!r} {area.viewport().width()} < {area.widget().minimumSizeHint().width()}"
        for area in inside(widget)
        if isinstance(area, QAbstractScrollArea)
        and hasattr(area, "widget")
        and area.widget() is not None
        and area.widget().minimumSizeHint().width() > area.viewport().width()
    ]
    assert not wide, f"wider than the window: {wide}"
