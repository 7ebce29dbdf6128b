"""Overstap naar een nieuwere vragenlijst: what stays, what is set aside, what is new; offered, never forced."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.casework.questionnaire_moves import Move
from desktop_app.casework.workplace import Workplace
from desktop_app.i18n.formats import fill, isolate
from desktop_app.i18n.words import _, ngettext
from desktop_app.ui.screens.overstap.presenter import MovePresenter, MoveView
from desktop_app.ui.shell.navigation import Back, KeyHelp, Screen
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.earlier_notice import reason_of
from desktop_app.ui.widgets.flow import Flow, clear
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.page import Page
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if
from desktop_app.ui.work import Bus, Lanes, StatusLine


class OverstapScreen(Screen):
    """Enter parameters: `dossier` (id)."""

    def __init__(self, wp: Workplace, lanes: Lanes, bus: Bus, status: StatusLine) -> None:
        super().__init__()
        self.subtitle = _("Nieuwere vragenlijst")
        self.keys = (KeyHelp("Tab", _("naar de volgende knop")), KeyHelp("Ctrl+Z", _("overstap ongedaan maken")))
        self._presenter = MovePresenter(wp, lanes, bus, status, show=self.present)
        self._dossier = ""
        self._build()

    def enter(self, **params: Any) -> None:
        self._dossier = str(params["dossier"])
        self.back = Back(_("Dossier"), "dossier", {"dossier": self._dossier})
        self._presenter.enter(self._dossier)

    def leave(self) -> None:
        self._presenter.leave()

    def set_private(self, private: bool) -> None:
        self._presenter.set_private(private)

    def present(self, view: MoveView) -> None:
        self.title = view.name
        self.heading_changed.emit()
        show_if(self.notice, view.failure is not None or view.done)
        if view.failure is not None:
            self.notice.explain("warn", view.failure)
        elif view.done:
            words = _("Alle antwoorden zijn bewaard. Antwoord u nu iets, dan kunt u niet meer terug.")
            self.notice.tell("ok", _("Het gesprek gebruikt de nieuwe vragenlijst."), words)
            self.notice.add_act(_("Ongedaan maken"), self._presenter.undo, icon="undo-2")
            onward = self.notice.add_act(_("Verder met het gesprek"), lambda: self.go("gesprek", dossier=self._dossier))
            onward.show()
            onward.setFocus()
        clear(self._cards)
        for part in (self.intro, self.buttons):
            show_if(part, view.move is not None)
        if view.move is not None:
            self._show_move(view.move)
            self.make.setFocus()

    # ---- inside ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        page = Page(widest=980)
        self.notice = Notice()
        self.notice.hide()
        self.intro = Text(_("U mag ook doorgaan met de oude vragenlijst. Er gaat niets verloren."), "hint")
        self._cards = QVBoxLayout()
        self._cards.setSpacing(16)
        self.make, self.stay = Btn(_("Overstappen"), "primary"), Btn(_("Niet nu"))
        self.make.clicked.connect(lambda _on=False: self._presenter.make())
        self.stay.clicked.connect(lambda _on=False: self.go("dossier", dossier=self._dossier))
        self.buttons = QWidget()
        row = Flow(self.buttons, gap=12)
        row.addWidget(self.make)
        row.addWidget(self.stay)
        page.column.setSpacing(16)
        for part in (Text(_("Overstappen op de nieuwe vragenlijst"), "title"), self.notice, self.intro):
            page.column.addWidget(part)
        page.column.addLayout(self._cards)
        page.column.addWidget(self.buttons)
        page.column.addStretch(1)
        page.fill(self)
        undo = QShortcut(QKeySequence("Ctrl+Z"), self)
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo.activated.connect(self._presenter.undo)

    def _show_move(self, move: Move) -> None:
        stays = ngettext("{n} antwoord gaat mee.", "{n} antwoorden gaan mee.", move.kept)
        where = [fill(_("Op een andere plaats: {vraag}"), vraag=each) for each in move.elsewhere]
        self._card(_("Blijft"), fill(stays, n=move.kept), where)
        if move.aside:
            aside = ngettext(
                "{n} antwoord past niet. Het blijft bewaard bij Controleren.",
                "{n} antwoorden passen niet. Ze blijven bewaard bij Controleren.",
                len(move.aside),
            )
            card = self._card(_("Apart gezet"), fill(aside, n=len(move.aside)))
            for each in move.aside:
                card.column.addSpacing(8)
                card.column.addWidget(Text(isolate(each.question), "strong"))
                card.column.addWidget(Text(isolate(each.words)))
                card.column.addWidget(Text(reason_of(each), "hint"))
        if move.new:
            new = ngettext("{n} vraag komt erbij.", "{n} vragen komen erbij.", len(move.new))
            self._card(_("Nieuw"), fill(new, n=len(move.new)), [isolate(each) for each in move.new])

    def _card(self, title: str, words: str, lines: Sequence[str] = ()) -> Card:
        card = Card(spacing=6)
        card.column.addWidget(Text(title, "heading"))
        card.column.addWidget(Text(words))
        for line in lines:
            card.column.addWidget(Text(line, "hint"))
        self._cards.addWidget(card)
        return card
