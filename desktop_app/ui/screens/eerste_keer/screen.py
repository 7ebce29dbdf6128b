"""Eerste keer (ux: 2.0 First run): four steps in the middle of an empty page, one question each, no tour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from desktop_app.i18n.formats import fill
from desktop_app.i18n.words import _
from desktop_app.ui.screens.eerste_keer.presenter import STEPS, FirstRunPresenter, FirstRunView, Step
from desktop_app.ui.screens.eerste_keer.steps import BeginStep, NameStep, PassphraseStep, RecoveryStep, StepPage
from desktop_app.ui.shell.navigation import Screen
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.front_page import FrontPage
from desktop_app.ui.widgets.notice import Notice, announce
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if
from desktop_app.ui.work import Lanes

if TYPE_CHECKING:
    from desktop_app.casework.lockbox_ports import AskLease, Lockbox, VaultEntry
    from desktop_app.casework.ports import Vault

WIDTH = 480


class EersteKeerScreen(Screen):
    """`ready(VaultEntry, Vault, screen)`: a vault is open; `screen` is where the person wants to begin, "" for where
    the vault itself begins · `language_chosen(code)`. `name`, `gemeente`: as functional management filled them in ·
    `office`: there is one."""

    ready = Signal(object, object, str)
    language_chosen = Signal(str)
    bare = True

    def __init__(
        self,
        lockbox: Lockbox,
        lanes: Lanes,
        *,
        gemeente: str = "",
        name: str = "",
        office: bool = False,
        ask_lease: AskLease | None = None,
    ) -> None:
        super().__init__()
        self.title = _("Eerste keer")
        self._presenter = FirstRunPresenter(lockbox, lanes, show=self.present, opened=self._opened, ask_lease=ask_lease)
        self._step: Step | None = None
        self._office, self._practising = office, False
        self.naam, self.wachtwoord = NameStep(name, gemeente), PassphraseStep()
        self.herstel, self.begin = RecoveryStep(), BeginStep(office=office)
        self.pages: dict[Step, StepPage] = dict(
            zip(STEPS, (self.naam, self.wachtwoord, self.herstel, self.begin), strict=True)
        )
        self._build(gemeente)
        self._wire()

    def enter(self, *, name: str | None = None, **_params: Any) -> None:
        """`name`: what was typed before the program changed its language here."""
        self._step = None
        if name is not None:
            self.naam.go_on(name)
        self._presenter.enter()

    def leave(self) -> None:
        self.wachtwoord.wipe()

    def present(self, view: FirstRunView) -> None:
        self._view = view
        page = self.pages[view.step]
        for step, each in self.pages.items():
            show_if(each, step == view.step)
        self.heading.setText(page.heading)
        self.progress.setText(fill(_("Stap {n} van {all}"), n=STEPS.index(view.step) + 1, all=len(STEPS)))
        self.naam.name.set_error(view.name_error)
        self.wachtwoord.owner = self.naam.name.text()
        self.wachtwoord.passphrase.set_error(view.passphrase_error)
        self.wachtwoord.repeat.set_error(view.repeat_error)
        self.herstel.name_key(view.recovery)
        self.wachtwoord.button.setText(_("Even wachten…") if view.busy else _("Verder"))
        for button in (self.wachtwoord.button, self.begin.button, self.begin.practise):
            button.setEnabled(not view.busy)
            button.updateGeometry()
        show_if(self.back_button, view.step in ("wachtwoord", "begin") or (view.step == "naam" and view.others))
        self.back_button.setEnabled(not view.busy)
        if view.failed is None:
            show_if(self.notice, False)
        elif not view.busy:
            self.notice.explain("err", view.failed, assertive=True)
            if view.contact:
                self.notice.add_act(_("Contact maken met kantoor"), self._contact, icon="refresh-cw")
        self._move_focus(view, page)

    def _move_focus(self, view: FirstRunView, page: StepPage) -> None:
        if view.busy:
            return
        if view.step != self._step:
            announce(self, f"{self.progress.text()}. {page.heading}")
        wrong = view.name_error or view.passphrase_error or view.repeat_error
        if view.failed:
            page.button.setFocus()  # what was typed is right
        elif view.step != self._step or wrong:
            page.focus()
        self._step = view.step

    def _wire(self) -> None:
        do = self._presenter
        self.naam.button.clicked.connect(self._give_name)
        self.naam.language.asked.connect(self.language_chosen)
        self.naam.name.line.returnPressed.connect(self._give_name)
        self.wachtwoord.button.clicked.connect(self._give_passphrase)
        self.wachtwoord.repeat.entered.connect(self._give_passphrase)
        self.herstel.button.clicked.connect(do.understood)
        self.begin.button.clicked.connect(lambda: self._start(practising=False))
        self.begin.practise.clicked.connect(lambda: self._start(practising=True))
        self.back_button.clicked.connect(self._go_back)
        back = QShortcut(QKeySequence("Alt+Left"), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self._go_back)
        for button in (self.naam.button, self.herstel.button, self.begin.button, self.begin.practise):
            button.setAutoDefault(True)  # Enter presses what has the focus
        self.wachtwoord.button.setAutoDefault(True)
        self.back_button.setAutoDefault(True)

    def _give_name(self) -> None:
        self._presenter.give_name(self.naam.name.text())

    def _give_passphrase(self) -> None:
        self._presenter.give_passphrase(self.wachtwoord.passphrase.text(), self.wachtwoord.repeat.text())

    def _start(self, *, practising: bool) -> None:
        self._practising = practising
        self._presenter.start(self.wachtwoord.passphrase.text(), practising=practising)

    def _contact(self) -> None:
        self._presenter.contact(self.wachtwoord.passphrase.text(), practising=self._practising)

    def _go_back(self) -> None:
        if self._view.step == "naam" and self._view.others:
            self.go("unlock")
        else:
            self._presenter.back()

    def _opened(self, entry: VaultEntry, vault: Vault) -> None:
        self.wachtwoord.wipe()
        self.ready.emit(entry, vault, "meenemen" if self._office and not self._practising else "")

    def _build(self, gemeente: str) -> None:
        column = FrontPage(self, gemeente, WIDTH).middle
        self.progress, self.heading, self.notice = Text("", "meta"), Text("", "heading"), Notice("err")
        self.notice.hide()
        for part in (self.progress, self.heading, self.notice, *self.pages.values()):
            column.addWidget(part)
        self.back_button = Btn(_("Terug"), "quiet", icon="arrow-left")
        column.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeading)
