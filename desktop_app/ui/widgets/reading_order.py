"""Tab goes as one reads: along the layouts, whatever the order in which things were made (Qt's own rule)."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QLayout, QLayoutItem, QWidget


class ReadingOrder(QWidget):
    """A window, or a screen in one, in which Tab and Shift+Tab follow `tab_stops` while `in_reading_order`."""

    @property
    def in_reading_order(self) -> bool:
        return True

    def focusNextPrevChild(self, forward: bool) -> bool:
        return step(self.window(), forward=forward) if self.in_reading_order else super().focusNextPrevChild(forward)


def step(window: QWidget, *, forward: bool) -> bool:
    """Move the focus one stop on, around the ends. False when there is nowhere to go."""
    stops = list(tab_stops(window))
    if not stops:
        return False
    now = QApplication.focusWidget()
    step_ = 1 if forward else -1
    place = stops.index(now) + step_ if now in stops else _beside(window, now, stops, forward=forward)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stops[place % len(stops)].setFocus(reason)
    return True


def tab_stops(widget: QWidget) -> Iterator[QWidget]:
    """What the keyboard stops at, in the order of reading: the widget itself, then what its layouts hold."""
    return (one for one in _read(widget) if _stops(one))


def _beside(window: QWidget, now: QWidget | None, stops: list[QWidget], *, forward: bool) -> int:
    """Where to go from something that is no stop itself, such as an option passed over by Tab."""
    if now is None:
        return 0 if forward else -1
    known = set(stops)
    before = 0
    for one in _read(window):
        if one is now:
            break
        before += one in known
    return before if forward else before - 1


def _stops(widget: QWidget) -> bool:
    policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(policy) and widget.isEnabled() and widget.focusProxy() is None


def _read(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    placed: set[QWidget] = set()
    layout = widget.layout()
    for child in _laid_out(layout) if layout is not None else ():
        placed.add(child)
        if child.isVisible():
            yield from _read(child)
    mirrored = widget.layoutDirection() is Qt.LayoutDirection.RightToLeft
    loose = [
        child
        for child in widget.children()
        if isinstance(child, QWidget) and child not in placed and child.isVisible() and not child.isWindow()
    ]
    for child in sorted(loose, key=lambda one: (one.y(), -one.geometry().right() if mirrored else one.x())):
        yield from _read(child)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for item in _items(layout):
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)


def _items(layout: QLayout) -> list[QLayoutItem]:
    places = [place for place in range(layout.count()) if layout.itemAt(place) is not None]
    if isinstance(layout, QGridLayout):
        places.sort(key=lambda place: tuple(layout.getItemPosition(place))[:2])  # type: ignore[arg-type]
    return [item for place in places if (item := layout.itemAt(place)) is not None]
