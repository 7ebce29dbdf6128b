"""Mijn dossiers (ux: 2.2): search, filters and the table; one press to the next step."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.casework.changes import Changes
from desktop_app.casework.worklist import FILTERS
from desktop_app.casework.workplace import Workplace
from desktop_app.i18n.labels import FILTER, label
from desktop_app.i18n.words import _
from desktop_app.ui.screens.dossiers.presenter import DossiersPresenter, DossiersView, Empty
from desktop_app.ui.screens.dossiers.view import DossierTable
from desktop_app.ui.shell.breakpoints import Columns, Fit
from desktop_app.ui.shell.navigation import KeyHelp, Screen
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.card import Card
from desktop_app.ui.widgets.chip import Chip
from desktop_app.ui.widgets.field import LineEdit, SearchFrame
from desktop_app.ui.widgets.flow import Flow
from desktop_app.ui.widgets.page import Page
from desktop_app.ui.widgets.tag import Tag
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if
from desktop_app.ui.work import Lanes


class DossiersScreen(Screen):
    """The start of every working day. Enter parameters: `search=True` puts the cursor in the search field."""

    def __init__(self, wp: Workplace, lanes: Lanes) -> None:
        super().__init__()
        self.title = _("Mijn dossiers")
        self.bar_title = "Opmaat"
        self.subtitle = wp.user.name
        self.keys = (
            KeyHelp("Enter", _("volgende stap van het dossier")),
            KeyHelp("Ctrl+Enter", _("het dossier zelf")),
            KeyHelp(_("pijl omhoog / pijl omlaag"), _("vorig en volgend dossier")),
            KeyHelp("Esc", _("zoeken wissen, terug naar de lijst")),
        )
        self._team = wp.user.team
        self._presenter = DossiersPresenter(wp, lanes, show=self.present, go=self._go_to)
        self._build()

    def enter(self, **params: Any) -> None:
        self._presenter.enter()
        (self.search if params.get("search") else self.table).setFocus()

    def leave(self) -> None:
        self._presenter.leave()

    def changed(self, changes: Changes) -> None:
        self._presenter.changed(changes)

    def set_private(self, private: bool) -> None:
        self._presenter.set_private(private)

    def fit(self, fit: Fit) -> None:
        narrow = fit.columns is Columns.NARROW
        self.table.set_stacked(narrow)
        self._head.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

    def present(self, view: DossiersView) -> None:
        self.unsent.set(view.unsent, "warn", icon="cloud-off")
        self.due.setText(view.due)
        self.due.updateGeometry()
        show_if(self.due, bool(view.due))
        for name, chip, count in zip(FILTERS, self.chips, view.counts, strict=False):
            words = label(FILTER, name)
            chip.setText(words if name == "afgerond" and not count else f"{words} {count}")
            chip.setChecked(name == view.filter)
            chip.updateGeometry()
        if view.search != self.search.text():
            self.search.setText(view.search)
        self.table.set_lines(view.lines)
        show_if(self.table, view.empty is None)
        self._show_empty(view.empty)
        self.footer.setText(_("Dossiers openen…") if view.busy and not view.lines else view.footer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._clear_search()
        else:
            super().keyPressEvent(event)

    def _go_to(self, screen: str, dossier: str) -> None:
        self.go(screen, dossier=dossier)

    def _build(self) -> None:
        page = Page()
        page.fill(self)
        column = page.column
        column.setSpacing(14)
        self._head = self._make_head()
        column.addLayout(self._head)
        column.addLayout(self._tools())
        self._card = Card(margin=1, spacing=0)
        self._card.column.setContentsMargins(1, 4, 1, 4)
        self.table = DossierTable()
        self.table.stepped.connect(self._presenter.next_step)
        self.table.opened.connect(self._presenter.open)
        self._empty = self._empty_page()
        self._card.column.addWidget(self.table, 1)
        self._card.column.addWidget(self._empty, 1)
        column.addWidget(self._card, 1)
        self.footer = Text("", "small")
        self.settings = Btn(_("Instellingen"), "quiet", icon="settings")
        self.settings.clicked.connect(lambda: self.go("instellingen"))
        below = QHBoxLayout()
        self.others = Btn(_("Andere dossiers van het team"), "quiet", icon="download")
        self.others.clicked.connect(lambda: self._look_elsewhere())
        below.addWidget(self.footer, 1)
        ways = QWidget()
        flow = Flow(ways)
        for way in (self.others, self.settings):
            flow.addWidget(way)
        below.addWidget(ways)
        show_if(self.others, bool(self._team))
        column.addLayout(below)

    def _make_head(self) -> QBoxLayout:
        head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        head.addWidget(Text(_("Mijn dossiers"), "title", wrap=False), 1)
        acts = QWidget()
        flow = Flow(acts)
        self.unsent = Tag()
        self.sync = Btn(_("Synchroniseren"), icon="refresh-cw")
        self.sync.clicked.connect(lambda: self.go("synchroniseren"))
        self.new = Btn(_("Nieuw dossier"), "primary", icon="plus")
        self.new.clicked.connect(lambda: self.go("nieuw_dossier"))
        self.due = Btn("", icon="clock")
        self.due.clicked.connect(lambda: self.go("bewaren"))
        for part in (self.unsent, self.due, self.sync, self.new):
            flow.addWidget(part)
        head.addWidget(acts)
        return head

    def _tools(self) -> QVBoxLayout:
        box = QVBoxLayout()
        tools = Flow()
        self.search = LineEdit()
        self.search.setAccessibleName(_("Zoek op naam of dossiernummer"))
        self.search.setPlaceholderText(_("Zoek op naam of dossiernummer (Ctrl+K)"))
        self.search.setClearButtonEnabled(False)
        self.search.textChanged.connect(self._presenter.search)
        frame = SearchFrame(self.search)
        tools.addWidget(frame)
        group = QButtonGroup(self)
        self.chips = [Chip(label(FILTER, name)) for name in FILTERS]
        for name, chip in zip(FILTERS, self.chips, strict=True):
            group.addButton(chip)
            chip.clicked.connect(lambda _checked=False, chosen=name: self._presenter.filter(chosen))
            tools.addWidget(chip)
        box.addLayout(tools)
        return box

    def _empty_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(32, 32, 32, 32)
        self.empty_words, self.empty_body = Text("", "heading"), Text("", "hint")
        self.empty_act = Btn("")
        self.empty_act.clicked.connect(self._act_on_empty)
        column.addWidget(self.empty_words)
        column.addWidget(self.empty_body)
        column.addSpacing(8)
        self.empty_elsewhere = Btn(_("Zoek bij kantoor"), icon="search")
        self.empty_elsewhere.clicked.connect(lambda: self._look_elsewhere())
        acts = Flow(gap=12)
        for act in (self.empty_elsewhere, self.empty_act):
            acts.addWidget(act)
        column.addLayout(acts)
        column.addStretch(1)
        return page

    def _show_empty(self, empty: Empty | None) -> None:
        show_if(self._empty, empty is not None)
        if empty is not None:
            self.empty_words.setText(empty.headline)
            self.empty_body.setText(empty.body)
            self._empty_kind = empty.act
            words = {"wis": _("Wis zoekopdracht"), "nieuw": _("Dossiers ophalen")}
            self.empty_act.setText(words.get(empty.act, ""))
            self.empty_act.updateGeometry()
            show_if(self.empty_act, bool(empty.act))
            show_if(self.empty_elsewhere, empty.elsewhere)

    def _act_on_empty(self) -> None:
        if self._empty_kind == "wis":
            self._clear_search()
        else:
            self.go("meenemen")

    def _look_elsewhere(self) -> None:
        self.go("meenemen", elsewhere=True, search=self.search.text())

    def _clear_search(self) -> None:
        self.search.clear()
        self.table.setFocus()
