"""PIP maken (ux.md 2.10): sections at the left, the section as a form, the intake at the right."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.casework.changes import Changes
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.dossier import initials
from desktop_app.i18n.words import _
from desktop_app.ui.qt.timers import NamedTimers
from desktop_app.ui.screens.pip.form import PipForm
from desktop_app.ui.screens.pip.presenter import PipPresenter
from desktop_app.ui.screens.pip.section_column import SectionColumn
from desktop_app.ui.screens.pip.side_column import SideColumn
from desktop_app.ui.screens.pip.view import PipModel
from desktop_app.ui.shell.breakpoints import Columns, Fit
from desktop_app.ui.shell.navigation import Back, KeyHelp, Screen
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.columns import ThreeColumns
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if
from desktop_app.ui.work import Bus, Lanes, Scope, StatusLine

SETTLE_MS = 800


class PipScreen(Screen):
    """`enter(dossier=id)`, or with `section=key` at that section."""

    def __init__(self, wp: Workplace, *, lanes: Lanes, bus: Bus, status: StatusLine) -> None:
        super().__init__()
        self._wp, self._lanes, self._bus, self._status = wp, lanes, bus, status
        self.keys = (
            KeyHelp("Ctrl+Enter", _("doel toevoegen")),
            KeyHelp(_("Alt+pijl omhoog / omlaag"), _("doel verplaatsen")),
            KeyHelp("PgUp / PgDn", _("vorig of volgend onderdeel")),
            KeyHelp("+6 weken", _("in het veld Dag: zes weken na vandaag")),
            KeyHelp("F2", _("naar de gegevens uit de intake")),
        )
        self.timers = NamedTimers(self)
        self._unsettled: dict[str, str] = {}
        self._presenter: PipPresenter | None = None
        self._scope: Scope | None = None
        self._model: PipModel | None = None
        self._private = False
        self._build()

    # ---- as the shell sees it --------------------------------------------------------------------------------------

    def enter(self, **params: Any) -> None:
        dossier = str(params["dossier"])
        self._scope = Scope(self._lanes)
        self._presenter = PipPresenter(self._wp, dossier, self, lanes=self._scope, bus=self._bus, status=self._status)
        self.back = Back(_("Dossier"), "dossier", {"dossier": dossier})
        self._presenter.enter(str(params.get("section", "")))

    def leave(self) -> None:
        self.settle()
        if self._scope is not None:
            self._scope.close()
        self._presenter = None

    def changed(self, changes: Changes) -> None:
        if self._presenter is not None:
            self._presenter.changed(changes)

    def fit(self, fit: Fit) -> None:
        self.columns.set_mode(fit.columns)
        show_if(self.open_sections, fit.columns is Columns.NARROW)
        show_if(self.open_side, fit.columns is not Columns.WIDE)

    def set_private(self, private: bool) -> None:
        self._private = private
        self._show_heading()

    # ---- as the presenter sees it ----------------------------------------------------------------------------------

    def show_model(self, model: PipModel, *, moved: bool) -> None:
        self._model = model
        self.sections.show_lines(model.sections, model.section)
        self.form.show_model(model, moved=moved)
        self.side.show_all(model.offers, model.remarks)
        self._show_heading()

    def focus_goal(self, goal: str) -> None:
        self.form.focus_goal(goal)

    def show_refusal(self, ref: str, message: str) -> None:
        self.form.show_refusal(ref, message)

    def offer_undo(self, text: str, undo: Callable[[], None]) -> None:
        self.undo_offered.emit(text, undo)

    # ---- what was typed --------------------------------------------------------------------------------------------

    def take_answer(self, ref: str, raw: str, settled: bool) -> None:
        """Typing counts after a short rest, choosing and leaving a field at once."""
        self._unsettled[ref] = raw
        if settled:
            self.settle()
        else:
            self.timers.start("settle", SETTLE_MS, self.settle)

    def settle(self) -> None:
        self.timers.stop("settle")
        waiting, self._unsettled = self._unsettled, {}
        for ref, raw in waiting.items():
            if self._presenter is not None:
                self._presenter.answer(ref, raw)

    def step(self, by: int) -> None:
        """PgUp, PgDn: the section before or after."""
        if self._model is None or self._presenter is None:
            return
        keys = [line.key for line in self._model.sections]
        place = keys.index(self._model.section) + by
        if 0 <= place < len(keys):
            self.open_section(keys[place])

    def open_section(self, key: str) -> None:
        self.settle()
        self.columns.shut()
        if self._presenter is not None:
            self._presenter.choose(key)

    def to_side(self) -> None:
        self.columns.open(self.side)
        if self.side.takes:
            self.side.takes[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.columns.shut()
            self.form.focus_first()
            return
        super().keyPressEvent(event)

    # ---- inside ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.sections, self.form, self.side = SectionColumn(), PipForm(), SideColumn()
        self.preview = Btn(_("Voorbeeld in twee talen"), "primary")
        self.open_sections = Btn(_("Onderdelen"), icon="list-checks")
        self.open_side = Btn(_("Uit de intake"), icon="book-open", key="F2")
        self.missing = Text("", "meta")
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.form, 1)
        bottom = QHBoxLayout()
        self.form.side_changed.connect(lambda side: bottom.setContentsMargins(side, 12, side, 12))
        bottom.setSpacing(12)
        for button in (self.preview, self.open_sections, self.open_side):
            bottom.addWidget(button)
        bottom.addWidget(self.missing, 1)
        column.addLayout(bottom)
        self.columns = ThreeColumns(self.sections, middle, self.side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.columns)
        self._wire()

    def _wire(self) -> None:
        form = self.form
        form.answered.connect(self.take_answer)
        form.written.connect(lambda key, words: self._with_typed(lambda it: it.write(key, words)))
        form.restored.connect(lambda key: self._with_typed(lambda it: it.write(key, None)))
        form.kept.connect(lambda key: self._with_typed(lambda it: it.keep(key)))
        form.goal_asked.connect(lambda: self._with_typed(lambda it: it.add_goal()))
        form.goal_moved.connect(lambda goal, by: self._with_typed(lambda it: it.move_goal(goal, by)))
        form.goal_removed.connect(lambda goal: self._with_typed(lambda it: it.remove_goal(goal)))
        self.side.taken.connect(lambda place: self._with_typed(lambda it: it.take(place)))
        self.sections.opened.connect(self.open_section)
        self.preview.clicked.connect(self._to_preview)
        self.open_sections.clicked.connect(lambda: self.columns.open(self.sections))
        self.open_side.clicked.connect(self.to_side)
        for keys, act in {"PgUp": lambda: self.step(-1), "PgDown": lambda: self.step(1), "F2": self.to_side}.items():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _with_typed(self, act: Callable[[PipPresenter], None]) -> None:
        """First store what is being typed, then act."""
        self.settle()
        if self._presenter is not None:
            act(self._presenter)

    def _to_preview(self) -> None:
        if self._presenter is not None:
            self.go("voorbeeld", dossier=self._presenter.dossier)

    def _show_heading(self) -> None:
        if self._model is None:
            return
        name = self._model.name
        self.title = initials(name) if self._private else name
        self.subtitle = self._model.subtitle
        self.heading_changed.emit()
