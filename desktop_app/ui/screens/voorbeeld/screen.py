"""PIP-voorbeeld in twee talen (ux.md 2.11, 2.12): read it together, say it back, adopt, print."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.casework.changes import Changes
from desktop_app.casework.discussion import Paper, Verdict
from desktop_app.casework.paper_ports import Printer
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.dossier import initials
from desktop_app.i18n.errors import Explanation
from desktop_app.i18n.formats import fill
from desktop_app.i18n.words import _
from desktop_app.ui.qt.tokens import Tone
from desktop_app.ui.screens.voorbeeld.pair_list import PairList
from desktop_app.ui.screens.voorbeeld.presenter import PreviewPresenter
from desktop_app.ui.screens.voorbeeld.seen_card import SeenCard
from desktop_app.ui.screens.voorbeeld.steps import AdoptCard, RetellCard
from desktop_app.ui.screens.voorbeeld.view import PreviewModel
from desktop_app.ui.shell.breakpoints import Columns, Fit
from desktop_app.ui.shell.navigation import Back, KeyHelp, Screen
from desktop_app.ui.tolkscherm.presenter import Tolkscherm
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.chip import Chip
from desktop_app.ui.widgets.field import TextField
from desktop_app.ui.widgets.flow import Flow, clear
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.page import Page
from desktop_app.ui.widgets.save_dialog import ask_for_file
from desktop_app.ui.widgets.tag import Tag
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if
from desktop_app.ui.work import Bus, Lanes, Scope, StatusLine

TONES: dict[str, Tone] = {"ok": "ok", "info": "info"}
DIGITS = {"1": Verdict.UITGELEGD, "2": Verdict.VRAAG, "3": Verdict.ONEENS}


class VoorbeeldScreen(Screen):
    """`enter(dossier=id)`. `ask_file(name)` gives a path or ""; the default is the system's dialog."""

    tolkscherm_allowed = True

    def __init__(
        self,
        wp: Workplace,
        tolk: Tolkscherm,
        printer: Printer,
        *,
        lanes: Lanes,
        bus: Bus,
        status: StatusLine,
        ask_file: Callable[[str], str] = ask_for_file,
    ) -> None:
        super().__init__()
        self._wp, self._tolk, self._printer = wp, tolk, printer
        self._lanes, self._bus, self._status, self._ask_file = lanes, bus, status, ask_file
        self.subtitle = _("PIP – voorbeeld in twee talen")
        self.keys = (
            KeyHelp(_("pijl omhoog / pijl omlaag"), _("vorige en volgende alinea, ook op het tolkscherm")),
            KeyHelp("1", _("uitgelegd")),
            KeyHelp("2", _("cliënt heeft een vraag")),
            KeyHelp("3", _("cliënt is het niet eens")),
            KeyHelp("Esc", _("stoppen met bespreken")),
        )
        self._presenter: PreviewPresenter | None = None
        self._scope: Scope | None = None
        self._name, self._private = "", False
        self._build()
        self._wire()

    @property
    def presenter(self) -> PreviewPresenter:
        if self._presenter is None:
            raise LookupError("not entered")
        return self._presenter

    # ---- as the shell sees it --------------------------------------------------------------------------------------

    def enter(self, **params: Any) -> None:
        dossier = str(params["dossier"])
        self._scope = Scope(self._lanes)
        self._presenter = PreviewPresenter(
            self._wp, dossier, self, printer=self._printer, tolk=self._tolk,
            lanes=self._scope, bus=self._bus, status=self._status,
        )  # fmt: skip
        self.back = Back(_("PIP maken"), "pip", {"dossier": dossier})
        self.notice.hide()
        self.show_pair(-1)
        self._presenter.enter(version=params.get("version"))

    def leave(self) -> None:
        if self._presenter is not None:
            self._presenter.leave()
        if self._scope is not None:
            self._scope.close()

    def changed(self, changes: Changes) -> None:
        if self._presenter is not None and self._presenter.dossier in changes.dossiers and self._presenter.place < 0:
            self._presenter.enter()

    def fit(self, fit: Fit) -> None:
        show_if(self.prevails, fit.columns is not Columns.NARROW)

    def set_private(self, private: bool) -> None:
        self._private = private
        self._show_heading()

    # ---- as the presenter sees it ----------------------------------------------------------------------------------

    def show_model(self, model: PreviewModel) -> None:
        self._name = model.name
        self._show_heading()
        self.tag.set(model.tag, TONES[model.tone], icon="pencil" if model.tone == "info" else "circle-check")
        self._show_versions(model)
        self.pairs.show_pairs(model.pairs, model.language)
        self.translation.setText(self._translation(model))
        show_if(self.translation, bool(self.translation.text()))
        show_if(self.save_both, model.language is not None)
        self.adopt.show_model(model)
        self.seen.show_model(model)

    def show_pair(self, place: int) -> None:
        row = self.pairs.show_current(place)
        show_if(self.words, place >= 0)
        show_if(self.keep_words, place >= 0)
        self.discuss.setText(_("Stoppen met bespreken") if place >= 0 else _("Bespreken met cliënt"))
        self.discuss.updateGeometry()
        if row is not None:
            self.page.ensureWidgetVisible(row, 0, 160)
            row.setFocus()

    def show_failure(self, told: Explanation) -> None:
        self.notice.explain("err", told)
        self.page.ensureWidgetVisible(self.notice)

    def show_done(self, headline: str, body: str, notes: int = 0) -> None:
        self.notice.tell("ok", headline, body)
        if notes:
            words = fill(_("Notities nalopen ({n})"), n=notes)
            self.notice.add_act(words, lambda: self.go("notities", dossier=self.presenter.dossier))
        self.page.ensureWidgetVisible(self.notice)

    def choose_file(self, name: str, then: Callable[[str], None]) -> None:
        path = self._ask_file(name)
        if path:
            then(path)

    # ---- keys ------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        discussing = self._presenter is not None and self._presenter.place >= 0
        if discussing and not event.modifiers() and self._discussing_key(event):
            return
        super().keyPressEvent(event)

    def _discussing_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.presenter.stop_discussing()
        elif event.text() in DIGITS:
            self.presenter.judge(DIGITS[event.text()])
        else:
            return False
        return True

    # ---- inside ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.page = Page(widest=1180)
        self.notice = Notice()
        self.notice.hide()
        self.tag = Tag("", "info")
        self._chips = QWidget()
        self._chip_flow = Flow(self._chips)
        self._chip_group = QButtonGroup(self)
        self.translation = Text("", "meta", colour="warn")
        self.pairs = PairList()
        self.words = TextField(_("Niet eens? Schrijf het op in de woorden van de cliënt"), lines=2)
        self.keep_words = Btn(_("Bewaren"))
        self.retell, self.adopt, self.seen = RetellCard(), AdoptCard(), SeenCard()
        head = QHBoxLayout()
        head.addWidget(Text(_("PIP – voorbeeld in twee talen"), "title"), 1)
        head.addWidget(self.tag)
        column = self.page.column
        column.setSpacing(16)
        column.addWidget(self.notice)
        column.addLayout(head)
        outside = Text(_("Een bestand staat buiten de kluis. Geef het mee en verwijder het daarna."), "hint")
        for part in (self._chips, self._papers(), outside, self.translation, self.pairs, self.words, self.keep_words):
            column.addWidget(part)
        for card in (self.retell, self.adopt, self.seen):
            column.addWidget(card)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.page, 1)
        whole.addLayout(self._bottom())

    def _papers(self) -> QWidget:
        """Above the text, so that they scroll away: in large letters they would fill the window."""
        self.save_decision = Btn(_("Beschikking (pdf)"), icon="download")
        self.save_both = Btn(_("Twee talen (pdf)"), icon="download")
        self.save_fridge = Btn(_("Mijn plan (pdf)"), icon="download")
        self.save_large = Btn(_("Grote letters (pdf)"), icon="download")
        self.save_school = Btn(_("Voor de school (pdf)"), icon="download")
        self.save_report = Btn(_("Verslag gesprek (pdf)"), icon="download")
        self.save_days = Btn(_("Voor de agenda (ics)"), icon="calendar")
        row = QWidget()
        flow = Flow(row, gap=12)
        papers = (
            *(self.save_decision, self.save_both, self.save_fridge, self.save_large),
            *(self.save_school, self.save_report, self.save_days),
        )
        for button in papers:
            flow.addWidget(button)
        return row

    def _bottom(self) -> QHBoxLayout:
        self.discuss = Btn(_("Bespreken met cliënt"), "primary")
        line = QHBoxLayout()
        line.setContentsMargins(40, 12, 40, 12)
        line.addWidget(self.discuss)
        line.addStretch(1)
        self.prevails = Text(_("De Nederlandse tekst geldt. De vertaling is een hulp."), "small")
        line.addWidget(self.prevails, 2)
        return line

    def _wire(self) -> None:
        self.discuss.clicked.connect(self._toggle_discussion)
        self.save_decision.clicked.connect(lambda: self.presenter.save_paper(Paper.BESCHIKKING))
        self.save_both.clicked.connect(lambda: self.presenter.save_paper(Paper.TWEETALIG))
        self.save_fridge.clicked.connect(lambda: self.presenter.save_paper(Paper.MIJN_PLAN))
        self.save_large.clicked.connect(lambda: self.presenter.save_paper(Paper.GROOT))
        self.save_school.clicked.connect(lambda: self.presenter.save_paper(Paper.SCHOOL))
        self.save_report.clicked.connect(lambda: self.presenter.save_paper(Paper.VERSLAG))
        self.save_days.clicked.connect(lambda: self.presenter.save_paper(Paper.AGENDA))
        self.pairs.pressed.connect(self._pressed)
        self.pairs.stepped.connect(lambda by: self.presenter.step(by))
        self.pairs.judged.connect(lambda verdict: self.presenter.judge(verdict))
        self.keep_words.clicked.connect(self._object)
        self.retell.ticked.connect(lambda point, on: self.presenter.retell(point, on))
        self.adopt.adopted.connect(lambda day: self.presenter.establish(day))
        self.seen.kept.connect(lambda *kept: self.presenter.keep_seen(*kept))

    def _toggle_discussion(self) -> None:
        if self.presenter.place >= 0:
            self.presenter.stop_discussing()
        else:
            self.presenter.discuss()

    def _pressed(self, place: int) -> None:
        if self.presenter.place >= 0:
            self.presenter.go_to(place)

    def _object(self) -> None:
        self.presenter.object_to(self.words.text())
        self.words.set_text("")
        self.show_pair(self.presenter.place)

    def _show_versions(self, model: PreviewModel) -> None:
        clear(self._chip_flow)
        for choice in model.versions:
            chip = Chip(choice.text)
            chip.setChecked(choice.id == model.version)
            self._chip_group.addButton(chip)
            chip.clicked.connect(lambda _on=False, id=choice.id: self.presenter.choose(id))
            self._chip_flow.addWidget(chip)
        show_if(self._chips, bool(model.versions))

    def _translation(self, model: PreviewModel) -> str:
        if model.language is None or not (model.machine or model.missing):
            return ""
        words = _("Vertaling: {machine} alinea's niet nagekeken, {missing} nog niet vertaald.")
        return fill(words, machine=model.machine, missing=model.missing)

    def _show_heading(self) -> None:
        self.title = initials(self._name) if self._private else self._name
        self.heading_changed.emit()
