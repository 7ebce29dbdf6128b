"""Leerroute kiezen (ux: 2.9): toets, advice with reasons, what the client wants, and a person's choice."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.casework.changes import Changes
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.dossier import initials
from desktop_app.i18n.labels import LEERROUTE, label
from desktop_app.i18n.words import _
from desktop_app.ui.screens.leerroute.advice_card import AdviceCard
from desktop_app.ui.screens.leerroute.presenter import Choice, LeerroutePresenter, LeerrouteView
from desktop_app.ui.screens.leerroute.toets_card import ToetsCard
from desktop_app.ui.shell.breakpoints import Columns, Fit
from desktop_app.ui.shell.navigation import Back, Screen
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.choice_rows import ChoiceRows
from desktop_app.ui.widgets.field import TextField
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.page import Page
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if
from desktop_app.ui.work import Bus, Lanes, StatusLine

WIDEST = 1080


class LeerrouteScreen(Screen):
    """Enter parameters: `dossier` (id); `task="toets_invoeren"` puts the focus on the toets."""

    def __init__(self, wp: Workplace, lanes: Lanes, bus: Bus, status: StatusLine) -> None:
        super().__init__()
        self.title = _("Leerroute kiezen")
        self.bar_title = ""
        self._dossier, self._name, self._private = "", "", False
        self.toets, self.advice, self.notice = ToetsCard(), AdviceCard(), Notice("err")
        routes = [(code, label(LEERROUTE, code)) for code in LEERROUTE]
        self.wish = ChoiceRows(_("Wat de cliënt wil"), routes)
        self.wish_words = TextField(_("In eigen woorden"), lines=2)
        self.choice = ChoiceRows(_("Mijn keuze"), routes)
        self.reason = TextField(
            _("Waarom kiest u een andere route?"), hint=_("Dit komt in de beschikking. Een zin is genoeg."), lines=3
        )
        self.studied = TextField(
            _("Hoe heeft u naar de onderwijsroute gekeken?"),
            hint=_("De cliënt wil leren voor een diploma. Schrijf wat u heeft bekeken."),
            lines=3,
        )
        self.starter = Btn(_("Begin van een zin invoegen"), "quiet", icon="plus")
        self.take_over = Btn(_("Leerroute overnemen in PIP"), "primary")
        self._presenter = LeerroutePresenter(wp, lanes, bus, status, show=self.present, chosen=self._chosen)
        self._build()
        self._listen()

    def enter(self, **params: Any) -> None:
        self._dossier, self._name = str(params["dossier"]), ""
        self._show_heading()
        self.back = Back(_("Dossier"), "dossier", {"dossier": self._dossier})
        self._presenter.enter(self._dossier)
        rows = (self.toets.outcome if params.get("task") == "toets_invoeren" else self.choice).rows
        next((row for row in rows.values() if row.isChecked()), next(iter(rows.values()))).setFocus()

    def leave(self) -> None:
        self._presenter.leave()

    def changed(self, changes: Changes) -> None:
        self._presenter.changed(changes)

    def fit(self, fit: Fit) -> None:
        self.advice.set_narrow(fit.columns is Columns.NARROW)

    def set_private(self, private: bool) -> None:
        self._private = private
        self._show_heading()

    def present(self, view: LeerrouteView) -> None:
        self._name = view.name
        self._show_heading()
        self.advice.show_view(view)
        if view.fresh:
            self._fill(view)
        self.toets.outcome.set_error(view.errors.get("toets", ""))
        self.choice.set_error(view.errors.get("route", ""))
        self.reason.set_error(view.errors.get("motivering", ""))
        self.studied.set_error(view.errors.get("onderzocht", ""))
        show_if(self._deviation, view.needs_reason)
        show_if(self.studied, view.asks_study)
        if view.errors.get(""):
            self.notice.tell("err", view.errors[""])
        else:
            show_if(self.notice, False)
        self._focus_error(view)

    def typed(self) -> Choice:
        """The caseworker's side as it stands on screen."""
        return Choice(
            route=self.choice.code(),
            reason=self.reason.text(),
            wish=self.wish.code(),
            wish_words=self.wish_words.text(),
            studied=self.studied.text(),
        )

    def _build(self) -> None:
        page = Page(widest=WIDEST)
        page.fill(self)
        column = page.column
        column.setSpacing(16)
        column.addWidget(Text(_("Leerroute kiezen"), "title"))
        column.addWidget(self.advice)
        column.addWidget(self.toets)
        wish = Card(spacing=14)
        wish.column.addWidget(self.wish)
        wish.column.addWidget(self.wish_words)
        column.addWidget(wish)
        mine = Card(spacing=14)
        mine.column.addWidget(self.choice)
        self._deviation = QWidget()
        deviation = QVBoxLayout(self._deviation)
        deviation.setContentsMargins(0, 0, 0, 0)
        deviation.addWidget(self.reason)
        deviation.addWidget(self.starter, 0, Qt.AlignmentFlag.AlignLeading)
        mine.column.addWidget(self._deviation)
        mine.column.addWidget(self.studied)
        column.addWidget(mine)
        self.notice.hide()
        column.addWidget(self.notice)
        column.addWidget(self.take_over, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)

    def _show_heading(self) -> None:
        self.bar_title = initials(self._name) if self._private else self._name
        self.heading_changed.emit()

    def _listen(self) -> None:
        self.toets.changed.connect(self._presenter.record_toets)
        self.advice.asked.connect(lambda path: self.go("gesprek", dossier=self._dossier, page=path))
        for rows in (self.wish, self.choice):
            rows.chosen.connect(lambda _code: self._edited())
        for area in (self.wish_words, self.reason, self.studied):
            area.changed.connect(lambda _text: self._edited())
        self.starter.clicked.connect(self._insert_starter)
        self.take_over.clicked.connect(self._presenter.choose)
        self._filling = False

    def _edited(self) -> None:
        if not self._filling:
            self._presenter.edit(self.typed())

    def _fill(self, view: LeerrouteView) -> None:
        self._filling = True
        self.toets.fill(view.lbt)
        self.wish.set_code(view.choice.wish)
        self.choice.set_code(view.choice.route)
        self.wish_words.set_text(view.choice.wish_words)
        self.reason.set_text(view.choice.reason)
        self.studied.set_text(view.choice.studied)
        self._filling = False

    def _focus_error(self, view: LeerrouteView) -> None:
        if "motivering" in view.errors:
            self.reason.area.setFocus()
        elif "onderzocht" in view.errors:
            self.studied.area.setFocus()

    def _insert_starter(self) -> None:
        self.reason.area.insertPlainText(self._presenter.starter())
        self.reason.area.setFocus()

    def _chosen(self, dossier: str) -> None:
        self.go("pip", dossier=dossier)
