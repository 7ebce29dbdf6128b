"""The options on the second window: rows to read, tiles to point at."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop_app.i18n.language import Language
from desktop_app.ui.qt.theme import theme
from desktop_app.ui.tolkscherm.scene import Scene, Tile
from desktop_app.ui.tolkscherm.type import big_font
from desktop_app.ui.widgets.paint import draw_text, mirrored, panel, text_height
from desktop_app.ui.widgets.row_face import paint_box, paint_radio, paint_tick


class OptionRow(QWidget):
    """One option to read: number, the client's language large, Dutch small under it, the chosen one marked.

    Nothing happens when it is touched: answers are given by voice or in Aanwijzen.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tile: Tile | None = None
        self._language: Language | None = None
        self._chosen, self._many, self._scale = False, False, 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_tile(self, tile: Tile, language: Language, *, chosen: bool, many: bool, scale: float) -> None:
        self._tile, self._language, self._chosen, self._many, self._scale = tile, language, chosen, many, scale
        self.setAccessibleName(f"{tile.number}. {tile.text.client or tile.text.dutch}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        two = self._tile is not None and bool(self._tile.text.client)
        return QSize(300, round((70 if two else 56) * self._scale))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._tile is None or self._language is None:
            return
        look, painter, rtl = theme(), QPainter(self), self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        fill, border = ("sel", "primary") if self._chosen else ("surface", "border")
        width, height, s = float(self.width()), float(self.height()), self._scale
        panel(painter, QRectF(self.rect()), fill=look.colour(fill), border=look.colour(border),
              width=2 if self._chosen else 1.25)  # fmt: skip
        mark = mirrored(QRectF(12 * s, height / 2 - 11 * s, 22 * s, 22 * s), width, rtl=rtl)
        (paint_box if self._many else paint_radio)(painter, mark, self._chosen)
        self._paint_number(
            painter, mirrored(QRectF(width - 40 * s, height / 2 - 13 * s, 28 * s, 26 * s), width, rtl=rtl)
        )
        words = self._tile.text
        room = QRectF(44 * s, 0, width - 96 * s, height)
        large, small = big_font(24 * s, 500, language=self._language), big_font(14 * s)
        if not words.client:
            draw_text(painter, mirrored(room, width, rtl=rtl), words.dutch, large, look.colour("text"), right=rtl)
        else:
            top = QRectF(room.left(), 4 * s, room.width(), height - 28 * s)
            low = QRectF(room.left(), height - 26 * s, room.width(), 20 * s)
            draw_text(painter, mirrored(top, width, rtl=rtl), words.client, large, look.colour("text"),
                      rtl=self._language.rtl, right=rtl)  # fmt: skip
            draw_text(painter, mirrored(low, width, rtl=rtl), words.dutch, small, look.colour("muted"), right=rtl)
        painter.end()

    def _paint_number(self, painter: QPainter, box: QRectF) -> None:
        look = theme()
        panel(painter, box, fill=look.colour("bg"), border=look.colour("border"), radius=4)
        painter.setFont(big_font(13 * self._scale, 600))
        painter.setPen(look.colour("muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._tile.number) if self._tile else "")


class PointTile(QPushButton):
    """One option to point at, at least 160 by 160: a quantity as filled bars, anything else by its number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tile: Tile | None = None
        self._language: Language | None = None
        self._chosen, self._voiced, self._listened, self._scale = False, False, False, 1.0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 160)

    def show_tile(self, tile: Tile, scene: Scene, scale: float) -> None:
        self.tile, self._language, self._scale = tile, scene.language, scale
        self._chosen, self._voiced = tile.value in scene.proposed, tile.value in scene.voiced
        self._listened = self._voiced and tile.value == scene.listened
        self.setAccessibleName(f"{tile.number}. {tile.text.client or tile.text.dutch}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(220 * self._scale), round(280 * self._scale))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.tile is None or self._language is None:
            return
        look, painter, s = theme(), QPainter(self), self._scale
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = "sel" if self._chosen else "surface"
        border = "primary" if self._chosen or self._listened else "border"
        panel(painter, QRectF(self.rect()), fill=look.colour(fill), border=look.colour(border),
              width=4 if self._chosen or self._listened else 1.5, radius=12)  # fmt: skip
        words = self.tile.text.client or self.tile.text.dutch
        font = big_font(22 * s, 500, language=self._language if self.tile.text.client else None)
        room = self.width() - 24 * s
        height = max(96 * s, text_height(words, font, room) + 12)
        picture = QRectF(24 * s, 28 * s, self.width() - 48 * s, self.height() - height - 44 * s)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._paint_bars(painter, picture, rtl) if self.tile.levels else self._paint_number(painter, picture)
        self._paint_words(painter, QRectF(12 * s, self.height() - height - 8 * s, room, height), words)
        if self._voiced:
            left = (52 if self._chosen else 14) * s  # at the side of the low bars, after the tick
            ear = mirrored(QRectF(left, 12 * s, 30 * s, 30 * s), self.width(), rtl=rtl)
            look.icons.paint(painter, "volume-2", ear, look.colour("primary" if self._listened else "muted"), rtl=rtl)
        if self._chosen:
            spot = mirrored(QRectF(10 * s, 10 * s, 34 * s, 34 * s), self.width(), rtl=rtl)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("primary"))
            painter.drawEllipse(spot)
            paint_tick(painter, spot, look.colour("on_primary"))
        painter.end()

    def _paint_words(self, painter: QPainter, box: QRectF, words: str) -> None:
        painter.setFont(big_font(22 * self._scale, 500, language=self._language))
        painter.setPen(theme().colour("text"))
        rtl = (
            self._language is not None and self._language.rtl and self.tile is not None and bool(self.tile.text.client)
        )
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)

    def _paint_bars(self, painter: QPainter, box: QRectF, rtl: bool) -> None:
        """Bars grow in reading direction; tile n of a scale has n-1 of them filled."""
        tile, look = self.tile, theme()
        if tile is None:
            return
        count = tile.levels
        gap = 8 * self._scale
        wide = min(32 * self._scale, (box.width() - gap * (count - 1)) / count)
        left = box.center().x() - (wide * count + gap * (count - 1)) / 2
        for place in range(count):
            tall = box.height() * (0.25 + 0.75 * place / max(1, count - 1))
            at = count - 1 - place if rtl else place
            bar = QRectF(left + at * (wide + gap), box.bottom() - tall, wide, tall)
            full = place < tile.level
            colour = look.colour("primary" if full else "surface")
            panel(painter, bar, fill=colour, border=look.colour("primary" if full else "border"), radius=2)

    def _paint_number(self, painter: QPainter, box: QRectF) -> None:
        look = theme()
        painter.setFont(big_font(min(96 * self._scale, max(24.0, box.height() * 0.7)), 600))
        painter.setPen(look.colour("primary"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self.tile.number) if self.tile else "")
