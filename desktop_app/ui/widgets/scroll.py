"""A column that scrolls when it must, with a bar thin enough to leave the words their room."""

from PySide6.QtCore import QObject, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QScrollBar, QWidget

from desktop_app.ui.qt.theme import theme
from desktop_app.ui.widgets.focus_ring import HasFocusRect

BAR, ROOM = 10, 16


class ThinBar(QScrollBar):
    """Painted in the colours of the theme, without arrows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setFixedWidth(BAR)

    def sizeHint(self) -> QSize:
        return QSize(BAR, 40)

    def paintEvent(self, _event: QPaintEvent) -> None:
        from PySide6.QtWidgets import QStyle, QStyleOptionSlider  # noqa: PLC0415 - 400 names, for a bar that shows

        option = QStyleOptionSlider()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ScrollBarSlider
        slider = self.style().subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, part, self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("border"))
        painter.drawRoundedRect(QRectF(slider).adjusted(2, 2, -2, -2), 3, 3)
        painter.end()


class InSight(QObject):
    """What has the keyboard in a scrolling area is in sight with its ring: from when it gets the focus until the user
    or a screen scrolls away from it, whatever grows around it meanwhile.

    All of it, where `ensureWidgetVisible` is content with the cursor of a field; of what is too high the top.
    """

    def __init__(self, area: QScrollArea, sheet: QWidget, above: int) -> None:
        """`sheet`: what scrolls · `above`: pixels at 100 % text that are shown above it, for its label."""
        super().__init__(area)
        self._area, self._sheet, self._above = area, sheet, above
        self._held: QWidget | None = None
        self._showing = False
        self._bar = bar = area.verticalScrollBar()
        bar.actionTriggered.connect(self._let_go)
        bar.valueChanged.connect(self._scrolled)
        bar.rangeChanged.connect(self._keep, Qt.ConnectionType.QueuedConnection)
        QApplication.instance().focusChanged.connect(self._reveal)  # type: ignore[union-attr]

    def _reveal(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._held = new if new is not None and self._sheet.isAncestorOf(new) else None
        self._keep()

    def _let_go(self) -> None:
        self._held = None

    def _scrolled(self, value: int) -> None:
        """At the end of the range the contents may have become less: nobody scrolled."""
        if not self._showing and value != self._bar.maximum():
            self._held = None

    def _keep(self) -> None:
        held, look = self._held, theme()
        if held is None or held is not QApplication.focusWidget():
            return
        box = held.focus_rect() if isinstance(held, HasFocusRect) else held.rect()
        top, bottom = (held.mapTo(self._sheet, point) for point in (box.topLeft(), box.bottomLeft()))
        self._showing = True
        self._area.ensureVisible(top.x(), min(bottom.y() + look.px(ROOM), self._sheet.height()), 0, 0)
        self._area.ensureVisible(top.x(), max(top.y() - look.px(self._above), 0), 0, 0)
        self._showing = False


class ScrollColumn(QScrollArea):
    """Never scrolls sideways, never takes the focus, shows the colour of what it lies on. `above`: of `InSight`."""

    def __init__(self, content: QWidget, *, above: int = ROOM, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setViewport(QWidget())  # to know one of Qt's own, PySide6 makes every class of widgets there is
        self.setVerticalScrollBar(ThinBar())
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)
        self.viewport().setAutoFillBackground(False)
        content.setAutoFillBackground(False)
        InSight(self, content, above)
