"""Synchroniseren (ux: 2.13): per dossier what waits, what was sent, what was refused and what a person must choose."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.casework.changes import Changes
from desktop_app.casework.ports import Synchroniser
from desktop_app.casework.workplace import Workplace
from desktop_app.i18n.words import _
from desktop_app.ui.qt.theme import theme
from desktop_app.ui.screens.synchroniseren.choice_card import ChoiceCard
from desktop_app.ui.screens.synchroniseren.presenter import SynchroniserenPresenter, SyncView
from desktop_app.ui.screens.synchroniseren.words import RowLine
from desktop_app.ui.shell.breakpoints import Columns, Fit
from desktop_app.ui.shell.navigation import Back, Screen
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Card, Hairline
from desktop_app.ui.widgets.flow import Flow, clear
from desktop_app.ui.widgets.icon_text import IconText
from desktop_app.ui.widgets.notice import Notice, announce
from desktop_app.ui.widgets.page import Page
from desktop_app.ui.widgets.tag import Tag
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if
from desktop_app.ui.work import Bus, Lanes, StatusLine

WIDEST, NAME_WIDTH = 980, 220


class SynchroniserenScreen(Screen):
    """Enter parameters: `dossier` (id) opens the choices of that dossier."""

    def __init__(self, wp: Workplace, synchroniser: Synchroniser, lanes: Lanes, bus: Bus, status: StatusLine) -> None:
        super().__init__()
        self.title = _("Synchroniseren")
        self.bar_title = ""
        self.back = Back(_("Mijn dossiers"), "dossiers")
        self._shown: tuple[object, ...] = ()
        self._presenter = SynchroniserenPresenter(wp, synchroniser, lanes, bus, status, show=self.present)
        self._build()

    def enter(self, **params: Any) -> None:
        self.now.setFocus()
        self._presenter.enter(str(params.get("dossier", "")))

    def leave(self) -> None:
        self._presenter.leave()

    def changed(self, changes: Changes) -> None:
        self._presenter.changed(changes)

    def set_private(self, private: bool) -> None:
        self._presenter.set_private(private)

    def fit(self, fit: Fit) -> None:
        narrow = fit.columns is Columns.NARROW
        self._head.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def present(self, view: SyncView) -> None:
        self.last.setText(view.last)
        self.now.setEnabled(not view.running)
        self.running.set(view.running, "refresh-cw", "text")
        show_if(self.stop, bool(view.running))
        if view.finished and view.finished != self.finished.text():
            announce(self, view.finished)
        self.finished.set(view.finished, "check-check", "ok")
        self._show_failure(view)
        self._show_choices(view)
        shown = (view.rows,)
        if shown != self._shown:
            self._shown = shown
            self._show_rows(view)
        for part in (self._list, self.now, self.last):
            show_if(part, not view.choices)

    def _build(self) -> None:
        page = Page(widest=WIDEST)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)
        column = page.column
        column.setSpacing(14)
        self._head = QHBoxLayout()
        words = QVBoxLayout()
        words.addWidget(Text(self.title, "title"))
        self.last = Text("", "hint")
        words.addWidget(self.last)
        self._head.addLayout(words, 1)
        self.now = Btn(_("Nu synchroniseren"), "primary", icon="refresh-cw")
        self.now.clicked.connect(self._presenter.run)
        self._head.addWidget(self.now, 0, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(self._head)
        line = Flow(gap=12)
        self.running, self.finished = IconText(role="body"), IconText(role="body")
        self.stop = Btn(_("Stoppen"))
        self.stop.clicked.connect(self._presenter.stop)
        for part in (self.running, self.stop, self.finished):
            line.addWidget(part)
        column.addLayout(line)
        self.notice = Notice("warn")
        self.notice.hide()
        column.addWidget(self.notice)
        self._choices = QWidget()
        self._choices_column = QVBoxLayout(self._choices)
        self._choices_column.setContentsMargins(0, 0, 0, 0)
        self._choices_column.setSpacing(16)
        column.addWidget(self._choices)
        self._list = Card(margin=16, spacing=6)
        column.addWidget(self._list)
        column.addStretch(1)
        self._failure: object = None
        self._chosen: object = ()

    def _show_failure(self, view: SyncView) -> None:
        if view.failure is self._failure:
            return
        self._failure = view.failure
        show_if(self.notice, view.failure is not None)
        if view.failure is not None:
            told = view.failure
            self.notice.tell("warn", told.happened, f"{told.safe} {told.to_do}".strip(), details=told.details)

    def _show_rows(self, view: SyncView) -> None:
        clear(self._list.column)
        if not view.rows:
            self._list.column.addWidget(Text(_("Alles is verzonden."), "strong"))
            self._list.column.addWidget(Text(_("Er wacht niets op dit apparaat."), "hint"))
        for place, row in enumerate(view.rows):
            if place:
                self._list.column.addWidget(Hairline())
            self._list.column.addLayout(self._row(row))

    def _row(self, row: RowLine) -> QVBoxLayout:
        column = QVBoxLayout()
        line = Flow(gap=16)
        name = Text(row.name, "strong", wrap=False)
        name.setMinimumWidth(theme().px(NAME_WIDTH))
        line.addWidget(name)
        line.addWidget(Tag(row.what, row.tone, icon=row.icon))
        if row.choose:
            look = Btn(_("Bekijken"))
            look.setAccessibleName(f"{look.text()}: {row.name}")
            look.clicked.connect(lambda _checked=False: self._presenter.choose_in(row.dossier))
            line.addWidget(look)
        column.addLayout(line)
        if row.why:
            column.addWidget(Text(row.why))
        return column

    def _show_choices(self, view: SyncView) -> None:
        if view.choices == self._chosen:
            return
        self._chosen = view.choices
        clear(self._choices_column)
        if not view.choices:
            self.now.show()
            self.now.setFocus()
            return
        one = view.choices[0]
        heading = QHBoxLayout()
        heading.addWidget(Text(one.initials if view.private else one.person, "heading"), 1)
        leave = Btn(_("Terug naar de lijst"), "quiet", icon="arrow-left")
        leave.clicked.connect(self._presenter.close_choices)
        heading.addWidget(leave)
        self._choices_column.addLayout(heading)
        for conflict in view.choices:
            card = ChoiceCard(conflict)
            card.decided.connect(self._presenter.decide)
            self._choices_column.addWidget(card)
        self._choices.show()
        leave.show()
        leave.setFocus()
