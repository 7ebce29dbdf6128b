"""Paragraph pairs side by side with hairlines between them; the pair at hand is marked and carries the verdicts."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.casework.discussion import Verdict
from desktop_app.i18n.language import Language
from desktop_app.i18n.words import _
from desktop_app.ui.qt.theme import theme
from desktop_app.ui.screens.voorbeeld.view import Pair
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.flow import Flow
from desktop_app.ui.widgets.icon_text import IconText
from desktop_app.ui.widgets.paint import panel
from desktop_app.ui.widgets.questions.base import SCRIPT_FACTORS
from desktop_app.ui.widgets.questions.toggle import Toggle
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import laid_out_once, show_if

MARKS = {"uitgelegd": ("check", "ok"), "vraag": ("circle-help", "warn"), "oneens": ("x", "warn")}


class PairRow(QWidget):
    """`pressed(place)` · `stepped(+1 or -1)`: arrow keys, before the page scrolls with them."""

    pressed = Signal(int)
    stepped = Signal(int)

    def __init__(self, place: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self.current = False
        self.dutch, self.client = Text(), Text()
        self.mark = IconText("", "", "ok", role="small")
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(12, 10, 12, 10)
        self._line.setSpacing(32)
        self._line.addWidget(self.dutch, 1)
        self._line.addWidget(self.client, 1)
        self._line.addWidget(self.mark)

    def show_pair(self, pair: Pair, language: Language | None) -> None:
        self.dutch.setText(pair.dutch)
        self.setAccessibleName(pair.dutch)
        self.setAccessibleDescription(pair.client)
        for words in (self.dutch, self.client):
            words.set_role("heading" if pair.heading else "body")
        show_if(self.client, language is not None)
        if language is not None:
            self._show_client(pair, language)
        icon, colour = MARKS.get(pair.verdict, ("", "ok"))
        self.mark.set(VERDICT_WORDS[pair.verdict]() if pair.verdict else "", icon, colour)

    def _show_client(self, pair: Pair, language: Language) -> None:
        if pair.client:
            factor = SCRIPT_FACTORS.get(language.script, 1.0)
            self.client.set_client_text(pair.client, rtl=language.rtl, factor=factor)
            self.client.set_colour("text")
        else:
            missing = "" if pair.heading else _("Nog niet vertaald – tolk leest voor")
            self.client.set_client_text(missing, rtl=False)
            self.client.set_colour("muted")
        side = Qt.AlignmentFlag.AlignRight if language.rtl and pair.client else Qt.AlignmentFlag.AlignLeft
        self.client.setAlignment(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)

    def set_current(self, current: bool) -> None:
        self.current = current
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.NoFocus)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        del event
        self.pressed.emit(self._place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, painter = theme(), QPainter(self)
        if self.current:
            rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            panel(painter, rect, fill=look.colour("sel"), border=look.colour("primary"), width=2)
        else:
            painter.setPen(look.colour("hair"))
            painter.drawLine(12, self.height() - 1, self.width() - 12, self.height() - 1)
        painter.end()


class PairList(Card):
    """`pressed(place)` · `stepped(by)` · `judged(Verdict)` for the pair at hand."""

    pressed = Signal(int)
    stepped = Signal(int)
    judged = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(margin=12, spacing=0, parent=parent)
        self.rows: list[PairRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.column.addLayout(self._list)
        self.verdicts = QWidget()
        around, inside = QVBoxLayout(self.verdicts), QWidget()
        around.setContentsMargins(12, 10, 12, 10)
        around.addWidget(inside)
        flow = Flow(inside)
        self.buttons: dict[str, Toggle] = {}
        for key, (verdict, icon) in enumerate(
            ((Verdict.UITGELEGD, "check"), (Verdict.VRAAG, "circle-help"), (Verdict.ONEENS, "x")), start=1
        ):
            button = Toggle(VERDICT_WORDS[verdict](), icon=icon, key=str(key))
            button.clicked.connect(lambda _on=False, verdict=verdict: self.judged.emit(verdict))
            flow.addWidget(button)
            self.buttons[verdict] = button
        self.verdicts.hide()

    def show_pairs(self, pairs: Sequence[Pair], language: Language | None) -> None:
        while len(self.rows) < len(pairs):
            row = PairRow(len(self.rows))
            row.pressed.connect(self.pressed)
            row.stepped.connect(self.stepped)
            self.rows.append(row)
            self._list.addWidget(row)
        with laid_out_once(self.column):
            for place, row in enumerate(self.rows):
                show_if(row, place < len(pairs))
                if place < len(pairs):
                    row.show_pair(pairs[place], language)
        self._pairs = tuple(pairs)

    def show_current(self, place: int) -> PairRow | None:
        for number, row in enumerate(self.rows):
            row.set_current(number == place)
        self._list.removeWidget(self.verdicts)
        if not 0 <= place < len(self.rows):
            self.verdicts.hide()
            return None
        self._list.insertWidget(place + 1, self.verdicts)
        for verdict, button in self.buttons.items():
            button.set_on(self._pairs[place].verdict == verdict)
        self.verdicts.show()
        return self.rows[place]


VERDICT_WORDS = {
    "uitgelegd": lambda: _("Uitgelegd"),
    "vraag": lambda: _("Vraag"),
    "oneens": lambda: _("Niet eens"),
}
