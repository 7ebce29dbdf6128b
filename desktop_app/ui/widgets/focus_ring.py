"""One ring that follows the keyboard focus: two colours, so that one of them stands out on any background."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from desktop_app.ui.qt.theme import theme

AWAY = 5
_MOVES = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.LayoutRequest,
    QEvent.Type.UpdateRequest,
}


@runtime_checkable
class HasFocusRect(Protocol):
    """A widget of which a part, or the frame around it, should carry the ring."""

    def focus_rect(self) -> QRect: ...


class FocusRing(QWidget):
    """Overlay of a whole window. Make one per window, after its contents; it never takes mouse or focus."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._home = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        window.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]
        self._shown = QRect()
        self.setGeometry(window.rect())
        self._follow(None, QApplication.focusWidget())

    def target(self) -> QWidget | None:
        """The widget the ring is around now."""
        return self._target

    def ring(self) -> QRect:
        """The outer rectangle of the ring in window coordinates; empty where nothing is focused or it is scrolled out
        of sight."""
        target = self._target
        if target is None or not target.isVisible():
            return QRect()
        inner = target.focus_rect() if isinstance(target, HasFocusRect) else target.rect()
        rect = QRect(target.mapTo(self.window(), inner.topLeft()), inner.size()).adjusted(-AWAY, -AWAY, AWAY, AWAY)
        for parent in self._watched[1:]:
            if isinstance(parent.parentWidget(), QScrollArea):
                view = QRect(parent.mapTo(self.window(), parent.rect().topLeft()), parent.size())
                rect = rect.intersected(view) if rect.intersects(view) else QRect()
        return rect

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            if watched is self._home and event.type() == QEvent.Type.Resize:
                self.setGeometry(self._home.rect())
            if event.type() != QEvent.Type.UpdateRequest:
                self._moved()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        rect = self.ring()
        if rect != self._shown:  # nobody told that it moved, and this paint may not reach all of it
            self._moved()
        if rect.isEmpty():
            return
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(rect)
        painter.setPen(QPen(look.colour("focus_outer"), 3))
        painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), 9, 9)
        painter.setPen(QPen(look.colour("focus_inner"), 2))
        painter.drawRoundedRect(box.adjusted(4, 4, -4, -4), 7, 7)
        painter.end()

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        window = self._home
        for watched in filter(isValid, self._watched):
            watched.removeEventFilter(self)
        self._watched = []
        self._target = new if new is not None and new is not window and window.isAncestorOf(new) else None
        part = self._target
        while part is not None and part is not window:
            part.installEventFilter(self)
            self._watched.append(part)
            part = part.parentWidget()
        self.raise_()
        self._moved()

    def _moved(self) -> None:
        """Paint where the ring was and where it is: the whole overlay would be the whole window under it."""
        rect = self.ring()
        self.update(self._shown)
        self.update(rect)
        self._shown = rect
