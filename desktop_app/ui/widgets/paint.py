"""Strokes shared by the self-painted widgets."""

from math import ceil
from unicodedata import bidirectional

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption

from desktop_app.ui.qt.theme import theme

RADIUS = 6.0
OPENING, CLOSING = "\u2066\u2067\u2068", "\u2069"
MOST_HEIGHTS = 8192
_heights: dict[tuple[str, str, int], float] = {}
"""Measured heights: lists ask for the same words again and again. The families are the same for every font of ours."""


def panel(
    painter: QPainter,
    rect: QRectF,
    *,
    fill: QColor,
    border: QColor | None = None,
    width: float = 1.25,
    radius: float = RADIUS,
) -> None:
    """A rounded rectangle whose outline lies inside `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = width / 2 if border else 0
    painter.setPen(QPen(border, width) if border else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(fill)
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.restore()


def mirrored(rect: QRectF, width: float, *, rtl: bool) -> QRectF:
    """`rect` measured from the other side of a widget of `width`, when it reads from right to left."""
    return QRectF(width - rect.right(), rect.top(), rect.width(), rect.height()) if rtl else rect


def _layout(text: str, font: QFont, option: QTextOption, width: float) -> tuple[QTextLayout, float]:
    layout = QTextLayout(text.replace("\n", "\u2028"), font)  # one paragraph: it knows no other end of a line
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1.0, width))
        line.setPosition(line.position().__class__(0, height))
        height += line.height()
    layout.endLayout()
    return layout, height


def _option(*, rtl: bool, right: bool) -> QTextOption:
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    option = QTextOption(side | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def text_width(text: str, font: QFont) -> float:
    """Width of `text` on one line, several scripts included."""
    return ceil(QFontMetricsF(font).horizontalAdvance(text)) + 2


def text_height(text: str, font: QFont, width: float) -> float:
    """Height of `text` wrapped to `width`."""
    if not text:
        return 0.0
    key = (text, font.key(), ceil(width))
    if key not in _heights:
        if len(_heights) > MOST_HEIGHTS:
            _heights.clear()
        _heights[key] = _layout(text, font, _option(rtl=False, right=False), ceil(width))[1]
    return _heights[key]


def words_rtl(text: str) -> bool:
    """Whether words of the program read from right to left now."""
    return theme().words_rtl and not _untranslated(text)


def _untranslated(text: str) -> bool:
    """In a program that reads from right to left: a sentence that is still Dutch. Values stand in isolates and do not
    count; a foreign word in a translated sentence is outnumbered."""
    left = right = depth = 0
    for char in text:
        depth += (char in OPENING) - (char == CLOSING)
        if depth == 0:
            kind = bidirectional(char)
            left, right = left + (kind == "L"), right + (kind in ("R", "AL"))
    return left > right


def draw_text(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    *,
    rtl: bool | None = None,
    right: bool = False,
) -> None:
    """Wrapped text, centred in height. `rtl`: direction of its language (None: that of the program's words);
    `right`: the side it is set to."""
    rtl = words_rtl(text) if rtl is None else rtl
    layout, height = _layout(text, font, _option(rtl=rtl, right=right), rect.width())
    painter.save()
    painter.setPen(colour)
    top = rect.top() + max(0.0, (rect.height() - height) / 2)
    layout.draw(painter, rect.topLeft().__class__(rect.left(), top))
    painter.restore()
