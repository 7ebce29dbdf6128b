"""How an answer row is measured and painted; the Qt button it belongs to keeps role, state and keys."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from desktop_app.ui.qt.theme import theme
from desktop_app.ui.widgets.paint import draw_text, mirrored, panel, text_height, text_width

MARK, BADGE, PAD, GAP = 22, 28, 13, 10
PaintMark = Callable[[QPainter, QRectF, bool], None]


@dataclass(frozen=True, slots=True)
class ClientText:
    """The same words in the client's language. `factor` enlarges scripts with a small x-height (Arabic: 1.15)."""

    text: str = ""
    rtl: bool = False
    factor: float = 1.0


@dataclass(frozen=True, slots=True)
class _Plan:
    """Places of the parts, measured from the left in a row of the height given."""

    mark: QRectF
    words: QRectF
    client: QRectF
    badge: QRectF
    beside: bool
    height: float


class RowFace:
    """Face of one row. `key` is painted as a badge at the end; `low` is for screens of little height ·
    `words_rtl`: direction of the row's own words; None: that of the program's language · `wanted`: preferred width in
    pixels at 100 %, 0 for all there is."""

    def __init__(self, button: QAbstractButton, client: ClientText, key: str, *, low: bool) -> None:
        self._button = button
        self.client = client
        self.key = key
        self.low = low
        self.wanted = 0
        self.words_rtl: bool | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        button.setSizePolicy(policy)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setAccessibleName(button.text())
        button.setAccessibleDescription(client.text)
        theme().changed.connect(button.updateGeometry)

    def hint(self) -> QSize:
        if self.wanted:
            return QSize(theme().px(self.wanted), self.height(theme().px(self.wanted)))
        width = self._button.width() if self._button.width() > 200 else 560
        return QSize(480, self.height(width))

    def minimum(self) -> QSize:
        return QSize(180, theme().px(44 if self.low else 52))

    def height(self, width: float) -> int:
        return round(self._plan(width).height)

    def paint(self, paint_mark: PaintMark) -> None:
        look, button = theme(), self._button
        painter = QPainter(button)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = button.isChecked()
        fill = look.colour("sel" if chosen or (button.underMouse() and button.isEnabled()) else "surface")
        border = look.colour("primary" if chosen else "border")
        panel(painter, QRectF(button.rect()), fill=fill, border=border, width=2 if chosen else 1.25)
        width = float(button.width())
        plan = self._plan(width)
        shift = (button.height() - plan.height) / 2
        rtl = button.layoutDirection() == Qt.LayoutDirection.RightToLeft

        def place(box: QRectF) -> QRectF:
            return mirrored(box.translated(0, shift), width, rtl=rtl)

        paint_mark(painter, place(plan.mark), chosen)
        words = look.colour("text" if button.isEnabled() else "muted")
        font, client_font = self._fonts(chosen=chosen)
        draw_text(painter, place(plan.words), button.text(), font, words, rtl=self.words_rtl, right=rtl)
        if self.client.text:
            right = rtl != plan.beside
            box, muted = place(plan.client), look.colour("muted")
            draw_text(painter, box, self.client.text, client_font, muted, rtl=self.client.rtl, right=right)
        if self.key and look.digits:
            paint_key(painter, place(plan.badge), self.key)
        painter.end()

    def _fonts(self, *, chosen: bool) -> tuple[QFont, QFont]:
        look = theme()
        return look.font(17, 600 if chosen else 400), look.font(17 * self.client.factor)

    def _plan(self, width: float) -> _Plan:
        """Both languages side by side if they fit, else the client's under the Dutch. Measured in the heavier weight,
        so that choosing never moves a row."""
        look = theme()
        pad, gap, mark = look.px(PAD), look.px(GAP), look.px(MARK)
        badge = look.px(BADGE) if self.key and look.digits else 0
        left = pad + mark + gap
        room = max(40.0, width - left - pad - (badge + gap if badge else 0))
        font, client_font = self._fonts(chosen=True)
        client_width = text_width(self.client.text, client_font) + 2 * gap if self.client.text else 0.0
        beside = bool(client_width) and text_width(self._button.text(), font) + client_width <= room
        own = room - client_width if beside else room
        words = text_height(self._button.text(), font, own)
        other = text_height(self.client.text, client_font, room)
        tall = max(words, other) if beside else words + other
        height = max(float(look.px(44 if self.low else 52)), tall + look.px(14))
        top = (height - tall) / 2
        full = QRectF(left, 0, own, height)
        middle = height / 2
        return _Plan(
            mark=QRectF(pad, middle - mark / 2, mark, mark),
            words=full if beside or not other else QRectF(left, top, own, words),
            client=QRectF(left, 0, room, height) if beside else QRectF(left, top + words, room, other),
            badge=QRectF(width - pad - badge, middle - badge * 0.45, badge, badge * 0.9),
            beside=beside,
            height=height,
        )


def paint_key(painter: QPainter, box: QRectF, key: str) -> None:
    """A key badge: the character on a small cap."""
    look = theme()
    panel(painter, box, fill=look.colour("bg"), border=look.colour("border"), radius=4)
    painter.setFont(look.font(13, 600))
    painter.setPen(look.colour("muted"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)


def paint_radio(painter: QPainter, box: QRectF, chosen: bool) -> None:
    look = theme()
    colour = look.colour("primary" if chosen else "border")
    painter.setPen(QPen(colour, 2))
    painter.setBrush(look.colour("surface"))
    painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(box.center(), box.width() * 0.27, box.width() * 0.27)


def paint_box(painter: QPainter, box: QRectF, chosen: bool) -> None:
    look = theme()
    colour = look.colour("primary" if chosen else "border")
    panel(painter, box, fill=colour if chosen else look.colour("surface"), border=colour, width=2, radius=4)
    if chosen:
        paint_tick(painter, box, look.colour("on_primary"))


def paint_tick(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """A check mark; never mirrored."""
    pen = QPen(colour, max(2.0, box.width() / 9))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    spots = [(0.26, 0.52), (0.44, 0.70), (0.75, 0.34)]
    painter.drawPolyline([QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in spots])
