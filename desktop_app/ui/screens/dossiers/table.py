"""The table of dossiers: a model with words for screen readers and a delegate that paints two lines, tags and focus."""

from dataclasses import dataclass
from itertools import islice
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.i18n.words import _
from desktop_app.ui.qt.theme import theme
from desktop_app.ui.screens.dossiers.words import Line, Lines
from desktop_app.ui.widgets.paint import draw_text, text_height
from desktop_app.ui.widgets.tag import paint_tag, tag_height

NAME, LANGUAGE, STEP, TERM, MEETING = range(5)
PAD, SHARES = 14, (25, 20, 19, 22, 18)
ROW = 58
"""Least height of a row."""
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


def headers() -> tuple[str, ...]:
    return (_("Naam"), _("Taal"), _("Volgende stap"), _("Termijn PIP (10 weken)"), _("Eerstvolgende afspraak"))


class Header(QHeaderView):
    """Column names in small muted words over a hairline; without the gradient of the style."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        look = theme()
        painter.save()
        painter.fillRect(rect, look.colour("surface"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.colour("hair"))
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        box = QRectF(rect).adjusted(look.px(PAD), 0, -look.px(PAD), -1)
        draw_text(painter, box, headers()[section], look.font(13, 600), look.colour("muted"), right=rtl)
        painter.restore()


class DossierModel(QAbstractTableModel):
    """Lines as rows. The display role is what a screen reader says."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = Lines()

    def set_lines(self, lines: Lines) -> None:
        if lines != self._lines:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()

    def line(self, row: int) -> Line:
        return self._lines[row]

    def row_of(self, dossier: str) -> int:
        """Row of a dossier; -1 when it is not shown."""
        return self._lines.place_of(dossier)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(SHARES)

    def match(
        self,
        start: Index,
        role: int,
        value: Any,
        hits: int = 1,
        flags: Qt.MatchFlag = Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchWrap,
    ) -> list[QModelIndex]:
        """Typing the beginning of a name goes to it: always so, and without wording every line."""
        found = islice(self._lines.named(str(value), start.row()), hits if hits > 0 else None)
        return [self.index(row, start.column()) for row in found]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return headers()[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._lines[index.row()]
        words = (f"{line.name}, {line.under}", line.language, line.step, line.term, line.appointment)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return words[index.column()]
        explains = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole)
        return line.why if role in explains and index.column() == TERM else None


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one cell: a main line and a smaller one under it."""

    main: str
    under: str = ""


def cell_words(line: Line, column: int, *, stacked: bool) -> Words:
    """`stacked`: language and appointment have no column of their own and stand under name and step."""
    if column == NAME:
        return Words(line.name, f"{line.under} · {line.language}" if stacked else line.under)
    if column == STEP:
        return Words(line.step, line.appointment if stacked else "")
    return Words({LANGUAGE: line.language, TERM: line.term, MEETING: line.appointment}[column])


def fonts(column: int) -> tuple[QFont, QFont]:
    return theme().font(16 if column == NAME else 15, 600 if column == NAME else 400), theme().font(13)


class DossierDelegate(QStyledItemDelegate):
    """Paints one cell; rows grow where the words need a second line."""

    def __init__(self, model: DossierModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self.stacked = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme()
        state = option.state
        cell: QRect = option.rect
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.fillRect(cell, look.colour("sel"))
        painter.fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), look.colour("hair"))
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        pad = look.px(PAD)
        box = QRectF(cell).adjusted(pad, 4, -pad, -5)
        line, column = self._model.line(index.row()), index.column()
        if column == TERM:
            paint_tag(painter, box, line.term, line.tone, line.icon, rtl=rtl)
        else:
            self._paint_words(painter, box, cell_words(line, column, stacked=self.stacked), column, rtl=rtl)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = option.rect.width()
        return QSize(width, self.height(self._model.line(index.row()), index.column(), width))

    def height(self, line: Line, column: int, width: int) -> int:
        """Height a cell of this width needs."""
        look = theme()
        room = width - 2 * look.px(PAD)
        if column == TERM:
            tall = tag_height(line.term, line.icon, room)
        else:
            words, (font, small) = cell_words(line, column, stacked=self.stacked), fonts(column)
            tall = text_height(words.main, font, room) + text_height(words.under, small, room)
        return max(look.px(ROW), round(tall) + 14)

    def _paint_words(self, painter: QPainter, box: QRectF, words: Words, column: int, *, rtl: bool) -> None:
        look, (font, small) = theme(), fonts(column)
        upper, lower = text_height(words.main, font, box.width()), text_height(words.under, small, box.width())
        top = box.top() + max(0.0, (box.height() - upper - lower) / 2)
        colour = look.colour("primary" if column == STEP else "text")
        draw_text(painter, QRectF(box.left(), top, box.width(), upper), words.main, font, colour, right=rtl)
        if words.under:
            under = QRectF(box.left(), top + upper, box.width(), lower)
            draw_text(painter, under, words.under, small, look.colour("muted"), right=rtl)
