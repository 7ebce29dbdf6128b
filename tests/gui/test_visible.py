"""Parts of a page that appear together."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.visible import laid_out_once, show_if

ROWS = 60


class Row(QWidget):
    """Counts how often it gets another size."""

    resized = 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        del event
        Row.resized += 1


def _show_at_once(column: QLayout, rows: list[Row]) -> None:
    with laid_out_once(column):
        _show_one_by_one(column, rows)


def _show_one_by_one(_column: QLayout, rows: list[Row]) -> None:
    for row in rows:
        show_if(row, True)


@pytest.mark.parametrize(("show", "each"), [(_show_at_once, range(1, 4)), (_show_one_by_one, range(10, ROWS * 10))])
def test_a_page_is_laid_out_once_however_many_rows_appear(
    qtbot: QtBot, show: Callable[[QLayout, list[Row]], None], each: range
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    page.resize(400, 3000)
    page.show()
    rows = [Row() for _ in range(ROWS)]
    for row in rows:
        column.addWidget(row)
    Row.resized = 0
    show(column, rows)
    QApplication.processEvents()
    assert Row.resized // ROWS in each
    assert all(row.isVisible() and row.height() == 3000 // ROWS for row in rows)
    assert len({row.y() for row in rows}) == ROWS
