"""Dossier (ux: 2.3): the task list, the term that presses, and all terms with their reckoning."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.casework.changes import Changes
from desktop_app.casework.questionnaires import Standing
from desktop_app.casework.workplace import Workplace
from desktop_app.i18n.errors import explain_code
from desktop_app.i18n.formats import fill
from desktop_app.i18n.words import _, ngettext
from desktop_app.ui.qt.theme import theme
from desktop_app.ui.screens.dossier.drawer import Drawer
from desktop_app.ui.screens.dossier.moments import MomentLine
from desktop_app.ui.screens.dossier.presenter import DossierPresenter, DossierView, TaskLine, TermLine
from desktop_app.ui.shell.navigation import Back, KeyHelp, Screen
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Card, Hairline
from desktop_app.ui.widgets.flow import Flow, clear
from desktop_app.ui.widgets.notice import Notice
from desktop_app.ui.widgets.page import Page
from desktop_app.ui.widgets.tag import Tag
from desktop_app.ui.widgets.task_row import TaskRow
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if
from desktop_app.ui.work import Bus, Lanes

WIDEST, TICK_WIDTH = 980, 170


class DossierScreen(Screen):
    """Enter parameters: `dossier` (id); `stopped`: a talk was just stopped, so that the next one can be planned."""

    def __init__(self, wp: Workplace, lanes: Lanes, bus: Bus) -> None:
        super().__init__()
        self.title = _("Dossier")
        self.bar_title = ""
        self.back = Back(_("Mijn dossiers"), "dossiers")
        self.keys = (KeyHelp("Tab", _("volgende taak")), KeyHelp("Enter", _("taak openen")))
        self._dossier = ""
        self._presenter = DossierPresenter(wp, lanes, bus, show=self.present, go=self._go_to)
        self._build()

    def enter(self, **params: Any) -> None:
        self._dossier = str(params["dossier"])
        clear(self._groups)
        self._presenter.enter(self._dossier)
        self.next.setFocus()
        show_if(self.stopped, False)
        if params.get("stopped"):
            self._offer_appointment()

    def leave(self) -> None:
        self._presenter.leave()

    def changed(self, changes: Changes) -> None:
        self._presenter.changed(changes)

    def set_private(self, private: bool) -> None:
        self._presenter.set_private(private)

    def present(self, view: DossierView) -> None:
        self.name.setText(view.name)
        self.about.setText(view.about)
        self.term.set(view.term, view.tone, icon=view.icon)
        self.why.setText(view.why)
        self.next.setText(view.next_step)
        self.next.updateGeometry()
        show_if(self.next, bool(view.next_step))
        show_if(self.failure, view.failure is not None)
        if view.failure is not None:
            told = view.failure
            self.failure.explain("err", told)
        self._show_conflicts(view.conflicts)
        self._show_questionnaire(view.questionnaire)
        self._show_signals(view.signals)
        self._show_groups(view)
        self._show_drawers(view)

    def _build(self) -> None:
        page = Page(widest=WIDEST)
        page.fill(self)
        column = page.column
        self.name, self.about = Text("", "title"), Text("", "hint")
        self.term, self.why = Tag(), Text("", "meta")
        column.addWidget(self.name)
        column.addWidget(self.about)
        column.addSpacing(4)
        column.addWidget(self.term, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.why)
        self.failure, self.notice = Notice("err"), Notice("warn")
        self.failure.hide()
        self.stopped = Notice()
        column.addWidget(self.stopped)
        column.addWidget(self.failure)
        column.addWidget(self.notice)
        self.form = Notice()
        self.form.hide()
        column.addWidget(self.form)
        self.signals = Card(margin=16, spacing=8)
        self.signals.hide()
        column.addWidget(self.signals)
        self.next = Btn("", "primary")
        self.next.clicked.connect(self._presenter.next_step)
        column.addSpacing(8)
        column.addWidget(self.next, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(8)
        self._groups = QVBoxLayout()
        self._groups.setSpacing(16)
        column.addLayout(self._groups)
        self._terms = Drawer(_("Alle termijnen"), _("Termijnen verbergen"), _("Termijnen"), "calendar", self)
        self._moments = Drawer(_("Tijdlijn"), _("Tijdlijn verbergen"), _("Tijdlijn"), "clock", self)
        self.terms_button, self.terms = self._terms.button, self._terms.card
        buttons = Flow(gap=12)
        for drawer in (self._terms, self._moments):
            buttons.addWidget(drawer.button)
        for button in self._ways_into_the_file():
            buttons.addWidget(button)
        column.addLayout(buttons)
        for drawer in (self._terms, self._moments):
            column.addWidget(drawer.card)
        column.addStretch(1)

    def _offer_appointment(self) -> None:
        """Nobody goes back into the talk by the Enter that stopped it."""
        self.stopped.tell("info", _("Het gesprek is gestopt."), _("Alles is opgeslagen. U kunt later verder."))
        plan = self.stopped.add_act(_("Nieuwe afspraak maken"), self._plan, icon="calendar")
        plan.show()  # the layout would do so later, and what is hidden does not get the keyboard
        plan.setFocus()

    def _plan(self) -> None:
        self.go("nieuw_dossier", dossier=self._dossier, task="afspraak")

    def _show_groups(self, view: DossierView) -> None:
        focused = self.focusWidget()
        code = focused.property("task") if focused is not None else None
        clear(self._groups)
        again: list[QWidget] = []
        for number, (name, lines) in enumerate(view.groups, start=1):
            card = Card(margin=16, spacing=0)
            card.column.addWidget(Text(f"{number}  {name}", "heading"))
            card.column.addSpacing(6)
            for place, line in enumerate(lines):
                if place:
                    card.column.addWidget(Hairline())
                card.column.addLayout(self._task(line))
            self._groups.addWidget(card)
            card.show()
            again += [one for one in card.findChildren(QWidget) if code and one.property("task") == code]
        for one in again:
            one.setFocus()

    def _task(self, line: TaskLine) -> QHBoxLayout:
        row = QHBoxLayout()
        button = TaskRow(line.text, line.status, colour=line.colour, leads=line.can_open)
        button.setProperty("task", line.code)
        button.clicked.connect(lambda _checked=False: self._presenter.open(line.code))
        row.addWidget(button, 1)
        if line.tick is not None:
            done = line.tick
            tick = Btn(_("Toch niet klaar") if done else _("Dit is klaar"), "quiet", icon="undo-2" if done else "check")
            tick.setAccessibleName(f"{tick.text()}: {line.text}")
            tick.setProperty("task", f"{line.code} tick")
            tick.clicked.connect(lambda _checked=False: self._presenter.tick(line.code, not done))
            tick.setMinimumWidth(theme().px(TICK_WIDTH))
            row.addWidget(tick)
        else:
            row.addSpacing(theme().px(TICK_WIDTH) + row.spacing())
        return row

    def _show_signals(self, signals: Sequence[tuple[str, str]]) -> None:
        clear(self.signals.column)
        show_if(self.signals, bool(signals))
        if not signals:
            return
        self.signals.column.addWidget(Text(_("Let op"), "heading"))
        for text, article in signals:
            line = QHBoxLayout()
            line.setSpacing(12)
            line.addWidget(Text(text), 1)
            line.addWidget(Text(article, "meta", wrap=False))
            self.signals.column.addLayout(line)

    def _show_drawers(self, view: DossierView) -> None:
        self._terms.fill([partial(_term, term) for term in view.terms])
        self._moments.fill([partial(_moment, moment) for moment in view.moments])
        for button in self.file:
            show_if(button, view.failure is None)

    def _ways_into_the_file(self) -> list[Btn]:
        """What was written, who did what, who is there."""
        parts = {
            "documenten": (_("Documenten"), "file-text"),
            "logboek": (_("Logboek"), "history"),
            "personen": (_("Personen"), "users"),
        }
        self.file = []
        for part, (words, icon) in parts.items():
            button = Btn(words, "quiet", icon=icon)
            button.clicked.connect(
                lambda _checked=False, chosen=part: self.go("dossiermap", dossier=self._dossier, part=chosen)
            )
            self.file.append(button)
        return self.file

    def _show_conflicts(self, count: int) -> None:
        show_if(self.notice, count > 0)
        if count and self.notice.headline.text() == "":
            self.notice.add_act(_("Bekijken"), lambda: self.go("synchroniseren", dossier=self._dossier))
        self.notice.headline.setText(fill(ngettext("{n} keuze nodig", "{n} keuzes nodig", count), n=count))
        self.notice.body.setText(_("U en een collega hebben hetzelfde veranderd."))
        show_if(self.notice.headline, True)
        show_if(self.notice.body, True)

    def _show_questionnaire(self, standing: Standing) -> None:
        """A newer questionnaire is offered, one that is not here is explained."""
        show_if(self.form, standing is not Standing.HUIDIG)
        if standing is Standing.OUDER:
            words = _("Dit gesprek gebruikt de oude. U mag daarmee doorgaan.")
            self.form.tell("info", _("Er is een nieuwere vragenlijst."), words)
            self.form.add_act(_("Bekijk wat er verandert"), lambda: self.go("overstap", dossier=self._dossier))
        elif standing is Standing.ONTBREEKT:
            absent = explain_code("vragenlijst_ontbreekt")
            self.form.explain("warn", absent)

    def _go_to(self, screen: str, task: str) -> None:
        extra = {"task": task} if screen in _WITH_TASK else {}
        self.go(screen, dossier=self._dossier, **extra)


_WITH_TASK = frozenset({"leerroute", "nieuw_dossier"})


def _moment(moment: MomentLine) -> Flow:
    line = Flow(gap=12)
    line.addWidget(Text(moment.day, "meta" if moment.to_come else "strong", wrap=False))
    line.addWidget(Text(moment.text, "meta" if moment.to_come else "body", wrap=False))
    return line


def _term(term: TermLine) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    line = Flow(gap=12)
    line.addWidget(Text(term.day, "strong", wrap=False))
    line.addWidget(Text(term.article, "meta", wrap=False))
    column.addLayout(line)
    column.addWidget(Text(term.text))
    return column
