"""Right: what the intake offers for this section, and what the checks say. At the side, not in the way."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.i18n.formats import fill
from desktop_app.i18n.words import _
from desktop_app.ui.screens.pip.view import Offer, Remark
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Card, Hairline, Surface
from desktop_app.ui.widgets.flow import clear
from desktop_app.ui.widgets.icon_text import IconText
from desktop_app.ui.widgets.scroll import ScrollColumn
from desktop_app.ui.widgets.text import Text


class SideColumn(Surface):
    """`taken(place)`: put this offer into the draft."""

    taken = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", edges="l", parent=parent)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(16, 20, 16, 16)
        self._column.setSpacing(12)
        area = ScrollColumn(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 0, 0)
        whole.addWidget(area)
        self.takes: list[Btn] = []
        self._shown: tuple[tuple[Offer, ...], tuple[Remark, ...]] | None = None

    def show_all(self, offers: Sequence[Offer], remarks: Sequence[Remark]) -> None:
        if (tuple(offers), tuple(remarks)) == self._shown:
            return
        self._shown = (tuple(offers), tuple(remarks))
        clear(self._column)
        self.takes = []
        self._column.addWidget(Text(_("Uit de intake"), "strong"))
        for offer in offers:
            self._column.addWidget(self._offer(offer))
        if not offers:
            self._column.addWidget(Text(_("De intake zegt hier niets over."), "meta"))
        self._column.addWidget(Hairline())
        self._column.addWidget(Text(_("Controle"), "strong"))
        for remark in remarks:
            icon, colour = ("triangle-alert", "warn") if remark.serious else ("info", "muted")
            words = (
                fill("{text} ({article})", text=remark.text, article=remark.article) if remark.article else remark.text
            )
            self._column.addWidget(IconText(words, icon, colour, role="body", wrap=True))
        if not remarks:
            self._column.addWidget(IconText(_("Niets op te merken."), "circle-check", "ok", role="body", wrap=True))
        self._column.addStretch(1)

    def _offer(self, offer: Offer) -> Card:
        card = Card(margin=12, spacing=4)
        card.column.addWidget(Text(offer.text, "body"))
        card.column.addWidget(Text(fill(_("Vraag {bron}"), bron=offer.source), "small"))
        if offer.taken:
            card.column.addWidget(IconText(_("Overgenomen"), "check", "ok", role="meta"))
        else:
            take = Btn(_("Overnemen"), icon="plus")
            take.setAccessibleName(f"{take.text()}: {offer.text}")
            take.clicked.connect(lambda _on=False, place=offer.place: self.taken.emit(place))
            card.column.addWidget(take)
            self.takes.append(take)
        return card
