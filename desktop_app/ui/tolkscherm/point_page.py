"""Aanwijzen: large tiles, never more than six at once, and the fixed answers always in the same place."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.tolkscherm.buttons import ClientButton
from desktop_app.ui.tolkscherm.options import PointTile
from desktop_app.ui.tolkscherm.question_page import RING_ICONS
from desktop_app.ui.tolkscherm.scene import Card, Ring, Scene
from desktop_app.ui.tolkscherm.type import Big, start_side
from desktop_app.ui.tolkscherm.words import DONE, MORE, RINGS, line

AT_ONCE = 6
TALLEST = 340
FIXED = (Ring.WEET_NIET, Ring.UITLEG, Ring.NIET_ANTWOORDEN, Ring.PAUZE)
ICONS = {**RING_ICONS, Ring.UITLEG: "message-square-text"}
"""Every fixed answer has a picture of its own: somebody who cannot read points at it."""


class PointPage(QWidget):
    tapped = Signal(str)
    rang = Signal(object)
    ready = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = Big(38, 600)
        self.about = Big(20, colour="muted")
        self.tiles = [PointTile(self) for _ in range(AT_ONCE)]
        self._first = 0
        self._shown: tuple[Scene, float] | None = None
        self.hear = ClientButton("volume-2")
        self.hear.clicked.connect(lambda: self.rang.emit(Ring.LUISTER))
        self.more, self.done = ClientButton("chevron-right"), ClientButton("check")
        self.more.clicked.connect(self._turn_page)
        self.done.clicked.connect(self.ready)
        words = QVBoxLayout()
        words.addWidget(self.question)
        words.addWidget(self.about)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        head.addWidget(self.hear)
        head.addWidget(self.more)
        head.addWidget(self.done)
        self._grid = QGridLayout()
        self._grid.setSpacing(16)
        fixed = QHBoxLayout()
        fixed.setSpacing(16)
        self._buttons = {ring: ClientButton(ICONS[ring], upright=True) for ring in FIXED}
        for ring, button in self._buttons.items():
            button.clicked.connect(lambda _on=False, ring=ring: self.rang.emit(ring))
            fixed.addWidget(button)
        for tile in self.tiles:
            tile.clicked.connect(lambda _on=False, tile=tile: self._tap(tile))
        self._column = QVBoxLayout(self)
        self._column.setSpacing(24)
        self._column.addLayout(head)
        self._column.addStretch(1)
        self._column.addLayout(self._grid, 4)
        self._column.addStretch(1)
        self._column.addLayout(fixed)

    def show_scene(self, scene: Scene, scale: float) -> None:
        card = scene.card
        if card is None:
            return
        before = self._shown[0].card if self._shown else None
        if before is None or before.question != card.question:
            self._first = 0
        self._shown = (scene, scale)
        self._column.setContentsMargins(*(round(36 * scale),) * 4)
        language = scene.language
        own = bool(card.question.client)
        self.question.say(card.question.client or card.question.dutch, language if own else None)
        self.question.to_side(start_side(language))
        self.question.set_scale(scale)
        self.about.say((card.reason.client or card.reason.dutch) if scene.practice else "", language)
        self.about.to_side(start_side(language))
        self.about.set_scale(scale)
        self.about.setVisible(scene.practice)
        self.hear.say(line(RINGS[Ring.LUISTER], language.code), language, scale)
        self.hear.setVisible(scene.audible)
        self.more.say(line(MORE, language.code), language, scale)
        self.more.setVisible(len(card.tiles) > AT_ONCE)
        self.done.say(line(DONE, language.code), language, scale)
        self.done.setVisible(scene.turned and bool(scene.proposed))
        for ring, button in self._buttons.items():
            button.say(line(RINGS[ring], language.code), language, scale)
        self._lay_tiles(card, scene, scale)

    def _lay_tiles(self, card: Card, scene: Scene, scale: float) -> None:
        shown = card.tiles[self._first : self._first + AT_ONCE]
        across = len(shown) if len(shown) <= 5 else 3
        for place, tile in enumerate(self.tiles):
            if place >= len(shown):
                self._grid.removeWidget(tile)
                tile.hide()
                continue
            self._grid.addWidget(tile, place // across, place % across)
            one = shown[place]
            tile.setMaximumHeight(round(TALLEST * scale))
            tile.show_tile(one, scene, scale)
            tile.show()

    def _tap(self, tile: PointTile) -> None:
        if tile.tile is not None:
            self.tapped.emit(tile.tile.value)

    def _turn_page(self) -> None:
        if self._shown is None or self._shown[0].card is None:
            return
        self._first += AT_ONCE
        if self._first >= len(self._shown[0].card.tiles):
            self._first = 0
        self.show_scene(*self._shown)
