"""Notities nalopen (law.md R-PRV-06): the notes beside a question, each kept unless a person throws it away."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.casework.changes import Changes
from desktop_app.casework.workplace import Workplace
from desktop_app.i18n.words import _
from desktop_app.ui.screens.notities.note_row import NoteRow
from desktop_app.ui.screens.notities.presenter import NoteLine, NotesView, NotitiesPresenter
from desktop_app.ui.shell.navigation import Back, Screen
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Card, Hairline
from desktop_app.ui.widgets.flow import Flow, clear
from desktop_app.ui.widgets.icon_text import IconText
from desktop_app.ui.widgets.notice import Notice, announce
from desktop_app.ui.widgets.page import Page
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if
from desktop_app.ui.work import Bus, Lanes, StatusLine

WIDEST = 860


class NotitiesScreen(Screen):
    """Enter parameters: `dossier` (id)."""

    def __init__(self, wp: Workplace, lanes: Lanes, bus: Bus, status: StatusLine) -> None:
        super().__init__()
        self.title = _("Notities nalopen")
        self.bar_title = ""
        self.rows: dict[str, NoteRow] = {}
        self._lines: Sequence[NoteLine] = ()
        self._entering = False
        self._presenter = NotitiesPresenter(wp, lanes, bus, status, show=self.present)
        self._build()

    def enter(self, **params: Any) -> None:
        dossier = str(params["dossier"])
        self.back = Back(_("Dossier"), "dossier", {"dossier": dossier})
        self._show_lines(())
        self._entering = True
        self._presenter.enter(dossier)

    def leave(self) -> None:
        self._presenter.leave()
        self._show_lines(())

    def changed(self, changes: Changes) -> None:
        self._presenter.changed(changes)

    def set_private(self, private: bool) -> None:
        self._presenter.set_private(private)

    def present(self, view: NotesView) -> None:
        self.person.setText(view.person)
        fresh = bool(view.done) and view.done != self.done.text()
        if fresh:
            announce(self, view.done)
        self.done.set(view.done, "check-check", "ok")
        show_if(self.notice, view.failure is not None)
        if view.failure is not None:
            self.notice.explain("warn", view.failure)
        if view.lines != self._lines:
            self._show_lines(view.lines)
        self._show_acts(view)
        if fresh:
            (self.act if view.lines else self.home).setFocus()
        if self._entering and (view.known or view.failure):
            self._entering = False
            first = next(iter(self.rows.values()), None)
            (first.keep if first else self.home).setFocus()

    def _build(self) -> None:
        page = Page(widest=WIDEST)
        page.fill(self)
        column = page.column
        column.setSpacing(14)
        self.person = Text("", "hint")
        column.addWidget(Text(self.title, "title"))
        column.addWidget(self.person)
        for hint in (
            _("Het PIP is vastgesteld. Bewaar alleen notities die nog nodig zijn."),
            _("Een notitie als reden bij “past niet” of “weet niet” staat hier niet. Die blijft."),
        ):
            column.addWidget(Text(hint))
        column.addWidget(Text(_("Bi 9.9 lid 1: niet langer bewaren dan nodig is."), "meta"))
        self.done, self.notice = IconText(role="body", wrap=True), Notice("warn")
        self.notice.hide()
        self.list = Card(margin=16, spacing=8)
        self.none, self.kept = Text(_("Er zijn geen notities om na te lopen."), "strong"), Text("", "meta")
        for part in (self.done, self.notice, self.list, self.none, self.kept, self._acts()):
            column.addWidget(part)
        column.addStretch(1)

    def _acts(self) -> QWidget:
        do = self._presenter
        self.act, self.home = Btn("", "primary"), Btn(_("Naar het dossier"))
        self.warning = Text("", "strong")
        self.sure, self.no = Btn(_("Definitief weggooien"), "primary"), Btn(_("Terug"))
        self.act.clicked.connect(lambda _checked=False: do.press())
        self.sure.clicked.connect(lambda _checked=False: do.sure())
        self.no.clicked.connect(lambda _checked=False: do.back())
        self.home.clicked.connect(lambda _checked=False: self._home())
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.warning)
        column.addWidget(self.act, 0, Qt.AlignmentFlag.AlignLeading)
        self._asked = QWidget()
        flow = Flow(self._asked, gap=12)
        flow.addWidget(self.sure)
        flow.addWidget(self.no)
        column.addWidget(self._asked)
        column.addWidget(self.home, 0, Qt.AlignmentFlag.AlignLeading)
        return box

    def _show_acts(self, view: NotesView) -> None:
        asked, was = bool(view.sure), not self.warning.isHidden()
        self.act.setText(view.act)
        self.act.updateGeometry()
        self.warning.setText(view.sure)
        self.kept.setText(view.kept)
        left = view.known and not view.lines
        for part, on in (
            (self.list, bool(view.lines)),
            (self.act, bool(view.lines) and not asked),
            (self.warning, asked),
            (self._asked, asked),
            (self.none, left),
            (self.home, left or view.failure is not None),
            (self.kept, bool(view.kept)),
        ):
            show_if(part, on)
        if asked and not was:
            self.no.setFocus()
            announce(self, view.sure)
        elif was and not asked:
            (self.act if view.lines else self.home).setFocus()

    def _show_lines(self, lines: Sequence[NoteLine]) -> None:
        clear(self.list.column)
        self.rows, self._lines = {}, lines
        for place, line in enumerate(lines):
            if place:
                self.list.column.addWidget(Hairline())
            row = NoteRow(line)
            row.chosen.connect(lambda path, on: self._presenter.choose(path, throw_away=on))
            self.list.column.addWidget(row)
            self.rows[line.path] = row

    def _home(self) -> None:
        self.go("dossier", dossier=str(self.back.params["dossier"]) if self.back else "")
