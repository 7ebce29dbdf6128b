"""Bewaartermijn voorbij (law.md 10.3): which dossiers must go, why, and the proof of those that went."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.casework.changes import Changes
from desktop_app.casework.workplace import Workplace
from desktop_app.i18n.formats import plain
from desktop_app.i18n.words import _
from desktop_app.ui.screens.bewaren.presenter import BewarenPresenter, DueLine, KeepView
from desktop_app.ui.shell.navigation import Back, Screen
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Card, Hairline
from desktop_app.ui.widgets.flow import Flow, clear
from desktop_app.ui.widgets.icon_text import IconText
from desktop_app.ui.widgets.notice import Notice, announce
from desktop_app.ui.widgets.page import Page
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if
from desktop_app.ui.work import Bus, Lanes

WIDEST = 860


class BewarenScreen(Screen):
    """Nothing is destroyed by itself, and nothing after one press."""

    def __init__(self, wp: Workplace, lanes: Lanes, bus: Bus) -> None:
        super().__init__()
        self.title = _("Bewaartermijn voorbij")
        self.bar_title = ""
        self.back = Back(_("Mijn dossiers"), "dossiers")
        self._presenter = BewarenPresenter(wp, lanes, bus, show=self.present)
        self._stay: QWidget | None = None
        self._build()

    def enter(self, **_params: Any) -> None:
        self._presenter.enter()

    def leave(self) -> None:
        self._presenter.leave()
        clear(self._list.column)

    def changed(self, changes: Changes) -> None:
        self._presenter.changed(changes)

    def set_private(self, private: bool) -> None:
        self._presenter.set_private(private)

    def present(self, view: KeepView) -> None:
        if view.done and view.done != self.done.text():
            announce(self, view.done)
        self.done.set(view.done, "check-check", "ok")
        show_if(self.notice, view.failure is not None)
        if view.failure is not None:
            told = view.failure
            self.notice.explain("warn", told)
        self._show_lines(view)
        show_if(self._proofs, bool(view.proofs))
        clear(self._proofs.column)
        self._proofs.column.addWidget(Text(_("Gewist op deze laptop"), "strong"))
        for proof in view.proofs:
            self._proofs.column.addWidget(Text(proof))

    def _build(self) -> None:
        page = Page(widest=WIDEST)
        page.fill(self)
        column = page.column
        column.setSpacing(14)
        column.addWidget(Text(self.title, "title"))
        hint = _("Deze dossiers mogen wij niet langer bewaren. Kijk ze na en wis ze een voor een.")
        column.addWidget(Text(hint, "hint"))
        self.done, self.notice = IconText(role="body", wrap=True), Notice("warn")
        self.notice.hide()
        column.addWidget(self.done)
        column.addWidget(self.notice)
        self._list, self._proofs = Card(margin=16, spacing=8), Card(margin=16, spacing=6)
        column.addWidget(self._list)
        column.addWidget(self._proofs)
        column.addStretch(1)

    def _show_lines(self, view: KeepView) -> None:
        clear(self._list.column)
        show_if(self._list, view.known)
        if not view.lines:
            self._list.column.addWidget(Text(_("Er zijn geen dossiers die weg moeten."), "strong"))
        self._stay = None
        for place, line in enumerate(view.lines):
            if place:
                self._list.column.addWidget(Hairline())
            self._list.column.addLayout(self._row(line))
        if self._stay is not None:
            self._stay.setFocus()

    def _row(self, line: DueLine) -> QVBoxLayout:
        row = QVBoxLayout()
        row.setSpacing(6)
        row.addWidget(Text(line.name, "strong"))
        row.addWidget(Text(line.why))
        if line.asked:
            sure = _("Het dossier verdwijnt van deze laptop, ook uit de reservekopieën. Terughalen kan niet.")
            row.addWidget(Text(sure))
        acts = Flow(gap=12)
        do = self._presenter
        if line.asked:
            self._button(acts, _("Definitief wissen"), line, lambda: do.destroy(line.dossier))
            self._stay = self._button(acts, _("Niet wissen"), line, do.keep)
        else:
            self._button(acts, _("Dossier bekijken"), line, lambda: self._open(line.dossier))
            self._button(acts, _("Wissen"), line, lambda: do.ask(line.dossier))
        row.addLayout(acts)
        return row

    def _button(self, acts: Flow, words: str, line: DueLine, act: Any) -> Btn:
        button = Btn(words)
        button.setAccessibleName(f"{words}: {plain(line.name)}")
        button.clicked.connect(lambda _checked=False: act())
        acts.addWidget(button)
        return button

    def _open(self, dossier: str) -> None:
        self.navigate.emit("dossier", {"dossier": dossier})
