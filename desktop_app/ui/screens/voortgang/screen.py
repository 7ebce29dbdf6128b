"""Voortgangsgesprekken: plan them, hold them, write down what was said and agreed."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.casework.changes import Changes
from desktop_app.casework.workplace import Workplace
from desktop_app.i18n.formats import plain
from desktop_app.i18n.words import _
from desktop_app.ui.screens.voortgang.presenter import TalkModel, TalksView, VoortgangPresenter
from desktop_app.ui.shell.navigation import Back, Screen
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.flow import Flow
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.page import Page
from desktop_app.ui.widgets.questions.compound import Fields
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if
from desktop_app.ui.work import Bus, Lanes, StatusLine

WIDEST = 820


class TalkCard(Card):
    """`removed(id)`, `answered(ref, raw, settled)`."""

    removed = Signal(str)
    answered = Signal(str, str, bool)

    def __init__(self, talk: str, parent: QWidget | None = None) -> None:
        super().__init__(margin=16, spacing=12, parent=parent)
        self.talk = talk
        self.title, self.state = Text("", "heading"), Text("", "meta")
        self.remove = Btn(_("Verwijderen"), "quiet", icon="trash-2")
        line = QHBoxLayout()
        line.addWidget(self.title, 1)
        line.addWidget(self.remove)
        self.column.addLayout(line)
        self.fields = Fields(None)
        self.remarks = Text("", "meta", colour="warn")
        for part in (self.state, self.fields, self.remarks):
            self.column.addWidget(part)
        self.remove.clicked.connect(lambda: self.removed.emit(talk))
        self.fields.answered.connect(self.answered)

    def show_talk(self, model: TalkModel) -> None:
        self.title.setText(model.title)
        self.state.setText(model.state)
        self.remove.setAccessibleName(f"{plain(model.title)}: {self.remove.text()}")
        show_if(self.remove, not model.held)
        self.fields.show_models(model.fields)
        self.remarks.setText("\n".join(model.remarks))
        show_if(self.remarks, bool(model.remarks))


class VoortgangScreen(Screen):
    """Enter parameters: `dossier` (id)."""

    def __init__(self, wp: Workplace, lanes: Lanes, bus: Bus, status: StatusLine) -> None:
        super().__init__()
        self.title = _("Voortgangsgesprekken")
        self.bar_title = ""
        self.cards: dict[str, TalkCard] = {}
        self._presenter = VoortgangPresenter(
            wp, lanes, bus, status, show=self.present, refuse=self.show_refusal, focus=self.focus_talk
        )
        self._build()

    def enter(self, **params: Any) -> None:
        dossier = str(params["dossier"])
        self.back = Back(_("Dossier"), "dossier", {"dossier": dossier})
        self._presenter.enter(dossier)
        self.add.setFocus()

    def leave(self) -> None:
        self._presenter.leave()

    def changed(self, changes: Changes) -> None:
        self._presenter.changed(changes)

    def set_private(self, private: bool) -> None:
        show_if(self.name, not private)

    def present(self, view: TalksView) -> None:
        show_if(self.failure, view.failure is not None)
        if view.failure is not None:
            told = view.failure
            self.failure.explain("err", told)
        self.name.setText(view.name)
        self.about.setText(view.about)
        self.offer.setText(view.offer)
        self.offer.updateGeometry()
        show_if(self.offer, bool(view.offer))
        show_if(self.add, view.failure is None)
        self._show_talks(view)

    def show_refusal(self, ref: str, message: str) -> None:
        card = self.cards.get(ref.rpartition(":")[0])
        if card is not None and ref in card.fields.fields:
            card.fields.fields[ref].show_error(message)

    def focus_talk(self, talk: str) -> None:
        card = self.cards.get(talk)
        order = card.fields.ordered() if card is not None else []
        if order and card is not None:
            order[0].focus_first()
            self.page.ensureWidgetVisible(card)

    def _show_talks(self, view: TalksView) -> None:
        wanted = [model.id for model in view.talks]
        for gone in [talk for talk in self.cards if talk not in wanted]:
            card = self.cards.pop(gone)
            card.hide()
            card.deleteLater()
        for place, model in enumerate(view.talks):
            card = self.cards.get(model.id) or self._make(model.id)
            if self._talks.indexOf(card) != place:
                self._talks.insertWidget(place, card)
            card.show_talk(model)

    def _make(self, talk: str) -> TalkCard:
        card = TalkCard(talk)
        card.answered.connect(self._presenter.answer)
        card.removed.connect(self._presenter.remove)
        self.cards[talk] = card
        return card

    def _build(self) -> None:
        self.page = Page(widest=WIDEST)
        self.page.fill(self)
        column = self.page.column
        column.setSpacing(12)
        self.name, self.about, self.failure = Text("", "title"), Text("", "hint"), Notice("err")
        self.failure.hide()
        self.offer = Btn("", "primary", icon="calendar")
        self.add = Btn(_("Gesprek toevoegen"), icon="plus")
        self.offer.clicked.connect(self._presenter.propose)
        self.add.clicked.connect(self._presenter.add)
        self._talks = QVBoxLayout()
        self._talks.setSpacing(12)
        buttons = Flow(gap=12)
        for button in (self.offer, self.add):
            buttons.addWidget(button)
        for part in (self.failure, self.name, Text(self.title, "heading"), self.about):
            column.addWidget(part)
        column.addLayout(buttons)
        column.addLayout(self._talks)
        column.addStretch(1)
        column.setAlignment(Qt.AlignmentFlag.AlignTop)
