"""Synchroniseren (ux: 2.13): per dossier what waits, what was sent, what was refused and what a person must choose."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.casework.changes import Changes
from desktop_app.casework.errors import FileNotKept
from desktop_app.casework.office_ports import Synchroniser
from desktop_app.casework.refused_work import Seal
from desktop_app.casework.workplace import Workplace
from desktop_app.i18n.words import _
from desktop_app.ui.screens.synchroniseren.choice_card import ChoiceCard
from desktop_app.ui.screens.synchroniseren.given_card import GivenCard
from desktop_app.ui.screens.synchroniseren.merged_card import MergedCard
from desktop_app.ui.screens.synchroniseren.presenter import SynchroniserenPresenter, SyncView
from desktop_app.ui.screens.synchroniseren.row_card import RemovalQuestion, RowBlock
from desktop_app.ui.screens.synchroniseren.words import Act
from desktop_app.ui.shell.breakpoints import Columns, Fit
from desktop_app.ui.shell.navigation import Back, Screen
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Card, Hairline
from desktop_app.ui.widgets.flow import Flow, clear
from desktop_app.ui.widgets.icon_text import IconText
from desktop_app.ui.widgets.notice import Notice, announce
from desktop_app.ui.widgets.page import Page
from desktop_app.ui.widgets.save_dialog import ask_for_file
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if
from desktop_app.ui.work import Bus, Lanes, StatusLine

WIDEST = 980
EXPORT = "opmaat-geweigerd-werk.opmaat-verzegeld"
"""Name of an export: no name or number of a person in it."""


class SynchroniserenScreen(Screen):
    """Enter parameters: `dossier` (id) opens the choices of that dossier."""

    def __init__(
        self,
        wp: Workplace,
        synchroniser: Synchroniser,
        lanes: Lanes,
        bus: Bus,
        status: StatusLine,
        *,
        seal: Seal,
        ask_file: Callable[[str], str] = ask_for_file,
    ) -> None:
        """`seal`: makes a file only the organisation opens · `ask_file(name)` gives a path or ""."""
        super().__init__()
        self.title = _("Synchroniseren")
        self.bar_title = ""
        self.back = Back(_("Mijn dossiers"), "dossiers")
        self._shown: tuple[object, ...] = ()
        self._ask_file = ask_file
        self._presenter = SynchroniserenPresenter(
            wp, synchroniser, lanes, bus, status, show=self.present, seal=seal, keep=self._keep
        )
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
        self.out.setEnabled(not view.running)
        self.running.set(view.running, "refresh-cw", "text")
        show_if(self.stop, bool(view.running))
        if view.finished and view.finished != self.finished.text():
            announce(self, view.finished)
        self.finished.set(view.finished, "check-check", "ok")
        self._show_failure(view)
        self._show_choices(view)
        shown = (view.rows, view.removing)
        if shown != self._shown:
            self._shown = shown
            self._show_rows(view)
        elsewhere = bool(view.choices or view.merged)
        for part in (self._list, self.now, self.last, self.along, self.out):
            show_if(part, not elsewhere)
        show_if(self._done, not elsewhere and any(row.settled for row in view.rows))
        show_if(self.colleagues, not elsewhere and view.leads)
        self.given.tell(view.given)
        show_if(self.given, not elsewhere and bool(view.given.news or view.given.refused))

    def _build(self) -> None:
        page = Page(widest=WIDEST)
        page.fill(self)
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
        ways = Flow(gap=12)
        self.along = Btn(_("Dossiers meenemen"), icon="download")
        self.along.clicked.connect(lambda: self.go("meenemen"))
        self.colleagues = Btn(_("Geweigerd werk van collega's"), icon="users")
        self.colleagues.clicked.connect(lambda: self.go("overnemen"))
        self.out = Btn(_("Afmelden bij kantoor"), "quiet", icon="log-out")
        self.out.clicked.connect(self._presenter.sign_out)
        for way in (self.along, self.colleagues, self.out):
            ways.addWidget(way)
        column.addLayout(self._head)
        column.addLayout(ways)
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
        self._done = Card(margin=16, spacing=6)
        column.addWidget(self._done)
        self.given = GivenCard()
        column.addWidget(self.given)
        column.addStretch(1)
        self._failure: object = None
        self._chosen: object = ((), None)

    def _show_failure(self, view: SyncView) -> None:
        if view.failure is self._failure:
            return
        self._failure = view.failure
        show_if(self.notice, view.failure is not None)
        if view.failure is not None:
            told = view.failure
            self.notice.explain("warn", told)

    def _show_rows(self, view: SyncView) -> None:
        """What needs attention in one card, what is at the office in another."""
        had_focus = self._done.isAncestorOf(self.focusWidget() or self)
        waiting = [row for row in view.rows if not row.settled]
        settled = [row for row in view.rows if row.settled]
        clear(self._list.column)
        clear(self._done.column)
        if not waiting:
            self._list.column.addWidget(Text(_("Alles is verzonden."), "strong"))
            self._list.column.addWidget(Text(_("Er wacht niets op dit apparaat."), "hint"))
        self._done.column.addWidget(Text(_("Op dit apparaat en op kantoor"), "strong"))
        acts = self._acts()
        for card, rows in ((self._list, waiting), (self._done, settled)):
            for place, row in enumerate(rows):
                if place or card is self._done:
                    card.column.addWidget(Hairline())
                if row.dossier == view.removing:
                    question = RemovalQuestion(row, remove=self._presenter.remove, keep=self._presenter.keep_here)
                    card.column.addWidget(question)
                    question.show()
                    question.stay.setFocus()
                else:
                    card.column.addLayout(RowBlock(row, acts))
        if had_focus and not view.removing:
            self.now.setFocus()

    def _acts(self) -> Mapping[Act, Callable[[str], None]]:
        do = self._presenter
        return {
            "choose": do.choose_in,
            "give": do.give,
            "again": do.again,
            "export": do.export,
            "remove": do.ask_remove,
            "merged": do.show_merged,
        }

    def _keep(self, sealed: bytes) -> bool:
        """Where the user wants it; False when it was cancelled. Raises FileNotKept."""
        place = self._ask_file(EXPORT)
        if place:
            try:
                Path(place).write_bytes(sealed)
            except OSError as failure:
                raise FileNotKept from failure
        return bool(place)

    def _show_choices(self, view: SyncView) -> None:
        if (view.choices, view.merged) == self._chosen:
            return
        self._chosen = (view.choices, view.merged)
        clear(self._choices_column)
        if view.merged:
            merged = MergedCard(view.merged, self._presenter.close_choices)
            self._choices_column.addWidget(merged)
            self._choices.show()
            merged.show()
            merged.back.setFocus()
            return
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
