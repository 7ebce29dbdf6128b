"""Meenemen (ux: 1.4, moment 2): exactly the chosen dossiers, whole and checked, before going where no network is."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout

from desktop_app.casework.office_ports import Synchroniser
from desktop_app.casework.workplace import Workplace
from desktop_app.i18n.formats import fill
from desktop_app.i18n.words import _, ngettext
from desktop_app.ui.screens.meenemen.presenter import ELSEWHERE, EVERY, FILTERS, AlongView, MeenemenPresenter
from desktop_app.ui.shell.navigation import Back, Screen
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.chip import Chip
from desktop_app.ui.widgets.field import Field, LineEdit
from desktop_app.ui.widgets.flow import Flow, clear
from desktop_app.ui.widgets.icon_text import IconText
from desktop_app.ui.widgets.notice import Notice, announce
from desktop_app.ui.widgets.page import Page
from desktop_app.ui.widgets.rows import CheckRow
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if
from desktop_app.ui.work import Bus, Lanes, StatusLine

WIDEST = 760
_FILTER = {EVERY: lambda: _("Alle"), ELSEWHERE: lambda: _("Niet op dit apparaat")}


class MeenemenScreen(Screen):
    """Asks the office for its list when it is entered. Enter parameters, both from the list of dossiers: `search`, and
    `elsewhere=True` for only what is not on this laptop."""

    def __init__(self, wp: Workplace, office: Synchroniser, lanes: Lanes, bus: Bus, status: StatusLine) -> None:
        super().__init__()
        self.title = _("Dossiers meenemen")
        self.bar_title = ""
        self.back = Back(_("Synchroniseren"), "synchroniseren")
        self.rows: dict[str, CheckRow] = {}
        self._failure: object = None
        self._presenter = MeenemenPresenter(wp, office, lanes, bus, status, show=self.present)
        self._build()

    def enter(self, **params: Any) -> None:
        elsewhere, search = bool(params.get("elsewhere")), str(params.get("search", ""))
        self.back = Back(_("Mijn dossiers"), "dossiers") if elsewhere else Back(_("Synchroniseren"), "synchroniseren")
        self.search.setText(search)
        self._presenter.enter(search, ELSEWHERE if elsewhere else EVERY)
        self.search.setFocus()

    def leave(self) -> None:
        self._presenter.leave()

    def set_private(self, private: bool) -> None:
        self._presenter.set_private(private)

    def present(self, view: AlongView) -> None:
        self.busy.set(view.busy, "refresh-cw", "text")
        show_if(self.stop, bool(view.busy) and view.known)
        if view.done and view.done != self.done.text():
            announce(self, view.done)
        self.done.set(view.done, "check-check", "ok")
        words = ngettext("{n} dossier meenemen", "{n} dossiers meenemen", view.count)
        self.take.setText(fill(words, n=view.count) if view.count else _("Meenemen"))
        self.take.setEnabled(bool(view.count) and not view.busy)
        if view.failure is not self._failure:
            self._failure = view.failure
            show_if(self.notice, view.failure is not None)
            if view.failure is not None:
                told = view.failure
                self.notice.explain("warn", told)
        for name, chip, count in zip(FILTERS, self.chips, view.counts, strict=False):
            chip.setText(f"{_FILTER[name]()} {count}")
            chip.setChecked(name == view.filter)
            chip.updateGeometry()
            show_if(chip, view.known)
        self._show_lines(view)

    def _build(self) -> None:
        page = Page(widest=WIDEST)
        page.fill(self)
        column = page.column
        column.setSpacing(14)
        column.addWidget(Text(self.title, "title"))
        column.addWidget(Text(_("Kies wat u nodig heeft. Wij controleren of alles op de laptop staat."), "hint"))
        self.search = LineEdit()
        self.search.textChanged.connect(self._presenter.search)
        column.addWidget(Field(_("Zoek op naam of zaaknummer"), self.search, width=370))
        choice, group = Flow(), QButtonGroup(self)
        self.chips = [Chip(_FILTER[name]()) for name in FILTERS]
        for name, chip in zip(FILTERS, self.chips, strict=True):
            group.addButton(chip)
            chip.clicked.connect(lambda _checked=False, chosen=name: self._presenter.filter(chosen))
            choice.addWidget(chip)
        column.addLayout(choice)
        line = Flow(gap=12)
        self.busy, self.done = IconText(role="body"), IconText(role="body")
        self.stop = Btn(_("Stoppen"))
        self.stop.clicked.connect(self._presenter.stop)
        for part in (self.busy, self.stop, self.done):
            line.addWidget(part)
        column.addLayout(line)
        self.notice = Notice("warn")
        self.notice.hide()
        column.addWidget(self.notice)
        self._list = Card(margin=16, spacing=6)
        column.addWidget(self._list)
        foot = QHBoxLayout()
        self.take = Btn(_("Meenemen"), "primary", icon="download")
        self.take.clicked.connect(self._presenter.take)
        foot.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeading)
        foot.addStretch(1)
        column.addLayout(foot)
        column.addStretch(1)
        self._shown: object = None

    def _show_lines(self, view: AlongView) -> None:
        """Rows are made anew when the list changes; a choice only changes the row itself."""
        shown = tuple((one.dossier, one.name, one.state) for one in view.lines)
        if (shown, view.known) != self._shown:
            self._shown = (shown, view.known)
            clear(self._list.column)
            self.rows = {}
            for one in view.lines:
                row = CheckRow(one.name)
                row.setAccessibleDescription(one.state)
                row.toggled.connect(lambda on, dossier=one.dossier: self._presenter.choose(dossier, on))
                self.rows[one.dossier] = row
                self._list.column.addWidget(row)
                state = IconText(role="meta")
                state.set(one.state, "circle-check" if one.ready else "", "ok" if one.ready else "muted")
                state.setContentsMargins(46, 0, 0, 4)
                self._list.column.addWidget(state)
            if not view.lines and view.known:
                self._list.column.addWidget(Text(_("Geen dossiers gevonden.")))
            show_if(self._list, view.known)
        for one in view.lines:
            row = self.rows[one.dossier]
            if row.isChecked() != one.chosen:
                row.setChecked(one.chosen)
