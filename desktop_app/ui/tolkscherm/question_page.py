"""Vraag: the question in the client's language, the Dutch small, the options to read, four fixed buttons."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.i18n.language import Language
from desktop_app.ui.tolkscherm.buttons import ClientButton
from desktop_app.ui.tolkscherm.options import OptionRow
from desktop_app.ui.tolkscherm.scene import Card, Ring, Scene
from desktop_app.ui.tolkscherm.type import Big, start_side
from desktop_app.ui.tolkscherm.words import RINGS, line
from desktop_app.ui.widgets.card import Hairline

ONE_COLUMN = 6
"""Options up to this number stand under each other; more stand in two columns."""
RING_ICONS = {
    Ring.LUISTER: "volume-2",
    Ring.UITLEG: "circle-help",
    Ring.NIET_ANTWOORDEN: "hand",
    Ring.PAUZE: "coffee",
    Ring.WEET_NIET: "circle-help",
}


class QuestionPage(QWidget):
    rang = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.section, self.section_dutch = Big(17, 600, colour="muted"), Big(15, colour="muted")
        self.question, self.reason, self.dutch = Big(38, 600), Big(20, colour="muted"), Big(15, colour="muted")
        top = QHBoxLayout()
        top.addWidget(self.section, 1)
        top.addWidget(self.section_dutch, 1)
        self._rows: list[OptionRow] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(10)
        self._buttons = {ring: ClientButton(RING_ICONS[ring]) for ring in Ring if ring is not Ring.WEET_NIET}
        bottom = QHBoxLayout()
        bottom.setSpacing(12)
        for ring, button in self._buttons.items():
            button.clicked.connect(lambda _on=False, ring=ring: self.rang.emit(ring))
            bottom.addWidget(button)
        bottom.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(14)
        self._column.addLayout(top)
        for part in (self.question, self.reason, self.dutch):
            self._column.addWidget(part)
        self._column.addLayout(self._grid)
        self._column.addStretch(1)
        self._column.addWidget(Hairline())
        self._column.addLayout(bottom)

    def show_scene(self, scene: Scene, scale: float) -> None:
        card, language = scene.card, scene.language
        if card is None:
            return
        self._column.setContentsMargins(*(round(44 * scale),) * 4)
        self._show_words(card, language, scale)
        self._show_rows(card, language, scale)
        for ring, button in self._buttons.items():
            button.say(line(RINGS[ring], language.code), language, scale)

    def _show_words(self, card: Card, language: Language, scale: float) -> None:
        start = start_side(language)
        end = Qt.AlignmentFlag.AlignLeft if language.rtl else Qt.AlignmentFlag.AlignRight
        own = bool(card.question.client)
        self.section.say(card.section.client or card.section.dutch, language if card.section.client else None)
        self.section_dutch.say(card.section.dutch if card.section.client else "")
        self.question.say(card.question.client or card.question.dutch, language if own else None)
        self.reason.say(card.reason.client, language)
        self.dutch.say(card.question.dutch if own else "")
        for part in (self.section, self.question, self.reason):
            part.to_side(start)
        for part in (self.section_dutch, self.dutch):
            part.to_side(end if part is self.section_dutch or language.rtl else start)
        for part in (self.section, self.section_dutch, self.question, self.reason, self.dutch):
            part.set_scale(scale)

    def _show_rows(self, card: Card, language: Language, scale: float) -> None:
        while len(self._rows) < len(card.tiles):
            self._rows.append(OptionRow(self))
        across = 1 if len(card.tiles) <= ONE_COLUMN else 2
        low = scale * (0.85 if len(card.tiles) > 2 * ONE_COLUMN else 1.0)
        for place, tile in enumerate(card.tiles):
            row = self._rows[place]
            self._grid.addWidget(row, place // across, place % across)
            row.show_tile(tile, language, chosen=tile.value in card.chosen, many=card.multiple, scale=low)
            row.show()
        for row in self._rows[len(card.tiles) :]:
            self._grid.removeWidget(row)
            row.hide()
