"""Tab goes as one reads: along the layouts, whatever the order in which things were made (Qt's own rule)."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QGridLayout, QLayout, QWidget


def follow_reading(window: QWidget) -> None:
    """Let Tab and Shift+Tab follow `tab_stops` in this window. They are taken as keys: what Qt does with the keyboard
    when the widget that has it goes away stays Qt's, and no Python runs in there."""
    for keys, forward in (("Tab", True), ("Backtab", False), ("Shift+Backtab", False)):
        QShortcut(QKeySequence(keys), window).activated.connect(partial(_step, window, forward=forward))


def _step(window: QWidget, *, forward: bool) -> None:
    """Move the keyboard one stop on, around the ends; from something that is no stop, such as an option that Tab passes
    over, to the stop beside it."""
    now = QApplication.focusWidget()
    stops: list[QWidget] = []
    place: int | None = None
    for one in _read(window):
        if one is now:
            place = len(stops)
        if _stops(one):
            stops.append(one)
    if not stops:
        return
    if place is None:
        place = 0 if forward else len(stops)
    elif place < len(stops) and stops[place] is now:
        place += forward
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stops[(place if forward else place - 1) % len(stops)].setFocus(reason)


def tab_stops(widget: QWidget) -> Iterator[QWidget]:
    """What the keyboard stops at, in the order of reading: the widget itself, then what its layouts hold."""
    return (one for one in _read(widget) if _stops(one))


def _stops(widget: QWidget) -> bool:
    policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(policy) and widget.isEnabled() and widget.focusProxy() is None


def _read(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    seen = (one for one in widget.children() if isinstance(one, QWidget) and one.isVisible())
    children = [one for one in seen if not one.isWindow()]
    if not children:
        return
    layout = widget.layout()
    laid_out = list(_laid_out(layout, children)) if layout is not None else []
    mirrored = widget.layoutDirection() is Qt.LayoutDirection.RightToLeft
    loose = set(children).difference(laid_out)
    beside = sorted(loose, key=lambda one: (one.y(), -one.geometry().right() if mirrored else one.x()))
    for child in (*laid_out, *beside):
        yield from _read(child)


def _laid_out(layout: QLayout, children: list[QWidget]) -> Iterator[QWidget]:
    """Those of the children that are in the layout, in its order. Never by `itemAt`: its wrappers outlive the items,
    and the next widget at such an address brings the program down (PySide6 6.11)."""
    inside: list[QWidget | QLayout] = [one for one in children if layout.indexOf(one) >= 0]
    inside += [one for one in layout.children() if isinstance(one, QLayout)]
    for one in sorted(inside, key=lambda one: _place(layout, one)):
        if isinstance(one, QLayout):
            yield from _laid_out(one, children)
        else:
            yield one


def _place(layout: QLayout, part: QWidget | QLayout) -> tuple[int, ...]:
    place = layout.indexOf(part)
    if isinstance(layout, QGridLayout):
        return tuple(layout.getItemPosition(place))[:2]  # type: ignore[arg-type]
    return (place,)
