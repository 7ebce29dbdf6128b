"""Showing and hiding parts of a page."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def show_if(widget: QWidget, shown: bool) -> None:
    """Hide the widget, or let it show with its parent. `setVisible(True)` on a widget that has no parent yet would open
    it as a window of its own."""
    if not shown:
        widget.hide()
    elif widget.parentWidget() is not None:
        widget.show()
    else:
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide, False)
        widget.setAttribute(Qt.WidgetAttribute.WA_WState_Hidden, False)


@contextmanager
def laid_out_once(column: QLayout) -> Iterator[None]:
    """For many parts that appear together. By itself every `show()` lays out all of them anew, up to the window: a
    hundred rows cost ten thousand places."""
    column.setEnabled(False)
    try:
        yield
    finally:
        column.setEnabled(True)
        column.invalidate()
