"""The fixed buttons of the second window. They only ring on the caseworker's screen."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop_app.i18n.language import Language
from desktop_app.ui.qt.theme import theme
from desktop_app.ui.tolkscherm.scene import Line
from desktop_app.ui.tolkscherm.type import big_font
from desktop_app.ui.widgets.paint import draw_text, panel, text_width


class ClientButton(QPushButton):
    """Icon and word in the client's language. `upright`: the icon above the word, for pointing."""

    def __init__(self, icon: str, *, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name, self._upright, self._scale = icon, upright, 1.0
        self._language: Language | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        wide = QSizePolicy.Policy.Expanding if upright else QSizePolicy.Policy.Maximum
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)

    def say(self, line: Line, language: Language, scale: float) -> None:
        self._language = language if line.client else None
        self._scale = scale
        self.setText(line.client or line.dutch)
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        s = self._scale
        words = text_width(self.text(), big_font(18 * s, 500, language=self._language))
        if self._upright:
            return QSize(round(max(160.0, words + 32 * s)), round(max(96.0, 104 * s)))
        return QSize(round(words + 76 * s), round(max(52.0, 54 * s)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter, s = theme(), QPainter(self), self._scale
        rect = QRectF(self.rect())
        fill = look.colour("sel" if self.isDown() else "surface")
        panel(painter, rect, fill=fill, border=look.colour("border"), radius=12 if self._upright else 6)
        font = big_font(18 * s, 500, language=self._language)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        size = (30 if self._upright else 20) * s
        words = min(text_width(self.text(), font), rect.width() - 16 * s)
        if self._upright:
            icon = QRectF(rect.center().x() - size / 2, rect.top() + 16 * s, size, size)
            box = QRectF(
                rect.center().x() - words / 2, icon.bottom() + 4 * s, words + 1, rect.bottom() - icon.bottom() - 8 * s
            )
        else:
            total = words + size + 10 * s
            left = rect.center().x() - total / 2
            icon = QRectF(left + words + 10 * s if rtl else left, rect.center().y() - size / 2, size, size)
            box = QRectF(left if rtl else left + size + 10 * s, rect.top(), words + 1, rect.height())
        look.icons.paint(painter, self._icon_name, icon, look.colour("text"), rtl=rtl)
        own = self._language is not None and self._language.rtl
        draw_text(painter, box, self.text(), font, look.colour("text"), rtl=own, right=rtl)
        painter.end()
