"""Ontgrendelen (ux: 2.1): one name, one passphrase, one button, in the middle of an empty page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from desktop_app.i18n.formats import fill
from desktop_app.i18n.words import _
from desktop_app.ui.qt.theme import theme
from desktop_app.ui.screens.unlock.presenter import UnlockPresenter, UnlockView, who
from desktop_app.ui.shell.navigation import Screen
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.flow import Flow, clear
from desktop_app.ui.widgets.front_page import FrontPage
from desktop_app.ui.widgets.icon_text import IconText
from desktop_app.ui.widgets.passphrase import PassphraseField
from desktop_app.ui.widgets.text import Text
from desktop_app.ui.widgets.visible import show_if
from desktop_app.ui.work import Lanes

if TYPE_CHECKING:
    from desktop_app.casework.lockbox_ports import AskLease, Lockbox, VaultEntry
    from desktop_app.casework.ports import Vault

WIDTH = 440


class UnlockScreen(Screen):
    """`unlocked(VaultEntry, Vault)` after the right passphrase. `set_network` and `greet` come from outside."""

    unlocked = Signal(object, object)
    bare = True

    def __init__(
        self, lockbox: Lockbox, lanes: Lanes, *, organisation: str = "", ask_lease: AskLease | None = None
    ) -> None:
        super().__init__()
        self.title = _("Ontgrendelen")
        self._presenter = UnlockPresenter(
            lockbox, lanes, show=self.present, opened=self._opened, nobody=self._welcome, ask_lease=ask_lease
        )
        self._second = QTimer(self)
        self._second.setInterval(1000)
        self._second.timeout.connect(self._presenter.second_passed)
        self._others = False
        self._build(organisation)

    def enter(self, **_params: Any) -> None:
        self._others = False
        self._presenter.enter()

    def leave(self) -> None:
        self._second.stop()
        self.passphrase.wipe()

    def set_network(self, online: bool) -> None:
        self.network.set("" if online else _("Geen netwerk. U kunt gewoon werken."), "wifi-off")

    def present(self, view: UnlockView) -> None:
        self._view = view
        choosing = self._others and len(view.entries) > 0
        self.user.setText(who(view.chosen) if view.chosen else "")
        show_if(self._user_line, bool(view.chosen) and not choosing)
        show_if(self._people, choosing)
        if choosing:
            self._list_people(view)
        self.passphrase.set_error(view.error)
        self.button.setText(_("Openen…") if view.busy else _("Ontgrendelen"))
        gone = view.chosen is not None and view.chosen.revoked
        self.button.setEnabled(not view.busy and not view.wait and not gone)
        self.button.updateGeometry()
        self.talk.set(view.waiting_talk, "message-square-text", "text")
        show_if(self._backup, bool(view.backup))
        if view.backup:
            self._backup_told.setText(fill(_("Er is een reservekopie van {at}."), at=view.backup))
        show_if(self.contact, view.contact)
        if view.backup or view.contact:
            QTimer.singleShot(0, self, self._reveal_offer)
        if view.wait:
            self._second.start()
        else:
            self._second.stop()
        if view.error and not view.wait:
            self.passphrase.line.selectAll()
        self._focus(view)

    def _reveal_offer(self) -> None:
        """What can be done now is in sight, also when the text is large."""
        for offer in (self.restore, self.contact):
            if offer.isVisible():
                self._page.ensureWidgetVisible(offer, 0, theme().px(24))

    def _focus(self, view: UnlockView) -> None:
        if not self._others and not view.busy:
            self.passphrase.line.setFocus()

    def _build(self, organisation: str) -> None:
        self._page = FrontPage(self, organisation, WIDTH)
        column = self._page.middle
        self._user_line = QWidget()
        line = Flow(self._user_line, gap=16)
        self.user = Text("", "heading", wrap=False)
        self.other = Btn(_("Andere gebruiker"), "quiet", icon="users")
        self.other.clicked.connect(self._show_others)
        line.addWidget(self.user)
        line.addWidget(self.other)
        column.addWidget(self._user_line)
        self._people = QWidget()
        self._people_column = QVBoxLayout(self._people)
        self._people_column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._people)
        self.passphrase = PassphraseField(_("Wachtwoord"))
        self.passphrase.entered.connect(self._submit)
        column.addWidget(self.passphrase)
        self.button = Btn(_("Ontgrendelen"), "primary")
        self.button.clicked.connect(self._submit)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        self._backup = QWidget()
        offer = QVBoxLayout(self._backup)
        offer.setContentsMargins(0, 0, 0, 0)
        self._backup_told = Text("")
        later = _("Wat u daarna deed en niet heeft verzonden, staat er niet in. Het kapotte bestand blijft bewaard.")
        self.restore = Btn(_("Reservekopie terugzetten"), "secondary", icon="undo-2")
        self.restore.clicked.connect(lambda: self._presenter.restore(self.passphrase.text()))
        offer.addWidget(self._backup_told)
        offer.addWidget(Text(later, "hint"))
        offer.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._backup)
        self.contact = Btn(_("Contact maken met kantoor"), "secondary", icon="refresh-cw")
        self.contact.clicked.connect(lambda: self._presenter.contact(self.passphrase.text()))
        column.addWidget(self.contact, 0, Qt.AlignmentFlag.AlignLeading)
        self.talk, self.network = IconText(role="body", wrap=True), IconText(role="body", wrap=True)
        column.addWidget(self.talk)
        column.addWidget(self.network)

    def _list_people(self, view: UnlockView) -> None:
        from desktop_app.ui.widgets.rows import AnswerRow  # noqa: PLC0415 - for whoever is not the first

        clear(self._people_column)
        group = QButtonGroup(self._people)
        for entry in view.entries:
            row = AnswerRow(who(entry))
            group.addButton(row)
            row.clicked.connect(lambda _checked=False, chosen=entry: self._pick(chosen))
            self._people_column.addWidget(row)
        fresh = Btn(_("Nieuwe gebruiker op deze laptop"), "quiet", icon="plus")
        fresh.clicked.connect(self._welcome)
        self._people_column.addWidget(fresh)
        next(iter(group.buttons())).setFocus()

    def _show_others(self) -> None:
        self._others = True
        self.present(self._view)

    def _pick(self, entry: VaultEntry) -> None:
        self._others = False
        self._presenter.choose(entry)

    def _submit(self) -> None:
        self._presenter.unlock(self.passphrase.text())

    def _welcome(self) -> None:
        """A new user of this laptop."""
        self.go("eerste_keer")

    def _opened(self, entry: VaultEntry, vault: Vault) -> None:
        self.passphrase.wipe()
        self.unlocked.emit(entry, vault)
