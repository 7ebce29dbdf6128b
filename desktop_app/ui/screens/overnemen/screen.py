"""Overnemen (ux: 2.13, E7): refused work of colleagues, so that nobody's work disappears when access does."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from desktop_app.casework.office_ports import Synchroniser
from desktop_app.casework.workplace import Workplace
from desktop_app.i18n.words import _
from desktop_app.ui.screens.overnemen.presenter import OvernemenPresenter, WorkLine, WorkView
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

WIDEST = 860


class OvernemenScreen(Screen):
    """Asks the office what waits when it is entered."""

    def __init__(self, wp: Workplace, office: Synchroniser, lanes: Lanes, bus: Bus, status: StatusLine) -> None:
        super().__init__()
        self.title = _("Geweigerd werk van collega's")
        self.bar_title = ""
        self.back = Back(_("Synchroniseren"), "synchroniseren")
        self._failure: object = None
        self._shown: object = None
        self._presenter = OvernemenPresenter(wp, office, lanes, bus, status, show=self.present)
        self._build()

    def enter(self, **_params: Any) -> None:
        self._presenter.enter()

    def leave(self) -> None:
        self._presenter.leave()

    def set_private(self, private: bool) -> None:
        self._presenter.set_private(private)

    def present(self, view: WorkView) -> None:
        self.busy.set(view.busy, "refresh-cw", "text")
        if view.done and view.done != self.done.text():
            announce(self, view.done)
        self.done.set(view.done, "check-check", "ok")
        if view.failure is not self._failure:
            self._failure = view.failure
            show_if(self.notice, view.failure is not None)
            if view.failure is not None:
                told = view.failure
                self.notice.explain("warn", told)
        if (view.lines, view.known, bool(view.busy)) != self._shown:
            self._shown = (view.lines, view.known, bool(view.busy))
            self._show_lines(view)

    def _build(self) -> None:
        page = Page(widest=WIDEST)
        page.fill(self)
        column = page.column
        column.setSpacing(14)
        column.addWidget(Text(self.title, "title"))
        column.addWidget(Text(_("Kantoor nam dit niet aan. Het is woord voor woord bewaard."), "hint"))
        line = Flow(gap=12)
        self.busy, self.done = IconText(role="body"), IconText(role="body")
        for part in (self.busy, self.done):
            line.addWidget(part)
        column.addLayout(line)
        self.notice = Notice("warn")
        self.notice.hide()
        column.addWidget(self.notice)
        self._list = Card(margin=16, spacing=6)
        column.addWidget(self._list)
        column.addStretch(1)

    def _show_lines(self, view: WorkView) -> None:
        clear(self._list.column)
        show_if(self._list, view.known)
        if not view.lines:
            self._list.column.addWidget(Text(_("Er wacht geen werk van collega's."), "strong"))
        for place, one in enumerate(view.lines):
            if place:
                self._list.column.addWidget(Hairline())
            self._list.column.addLayout(self._row(one, enabled=not view.busy))

    def _row(self, one: WorkLine, *, enabled: bool) -> QVBoxLayout:
        row = QVBoxLayout()
        row.setSpacing(4)
        row.addWidget(Text(one.what, "strong"))
        row.addWidget(Text(one.who, "meta"))
        if one.handed_over:
            row.addWidget(Tag(_("aan u gegeven"), "info", icon="users"), alignment=Qt.AlignmentFlag.AlignLeft)
        row.addWidget(Text(one.why))
        acts = Flow(gap=12)
        for words, do in (
            *([(_("Overnemen"), self._presenter.take_over)] if one.usable else []),
            (_("Terzijde leggen"), self._presenter.set_aside),
        ):
            button = Btn(words)
            button.setAccessibleName(f"{words}: {one.what}")
            button.setEnabled(enabled)
            button.clicked.connect(lambda _checked=False, do=do: do(one.id))
            acts.addWidget(button)
        row.addLayout(acts)
        return row
