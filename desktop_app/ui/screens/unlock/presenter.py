"""Ontgrendelen: who works here, and is the passphrase right. No client names, no counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from desktop_app.casework.errors import BackOff, ClockSetBack, LeaseExpired, VaultDamaged, VaultRevoked
from desktop_app.domain.errors import OpmaatError
from desktop_app.i18n.errors import explain
from desktop_app.i18n.formats import clock_time, fill, isolate, long_date
from desktop_app.i18n.words import _
from desktop_app.ui.work import Lanes

if TYPE_CHECKING:
    from desktop_app.casework.leases import SignedLease
    from desktop_app.casework.lockbox_ports import AskLease, Lockbox, VaultEntry
    from desktop_app.casework.ports import Vault


@dataclass(frozen=True, slots=True)
class UnlockView:
    """`wait`: whole seconds until a next try · `busy`: the key is derived · `waiting_talk`: one sentence or ""."""

    entries: Sequence[VaultEntry] = ()
    chosen: VaultEntry | None = None
    busy: bool = False
    error: str = ""
    wait: int = 0
    waiting_talk: str = ""
    backup: str = ""
    """After damage: from when the newest backup is, or "" when there is none to put back."""
    contact: bool = False
    """Whether asking the office for leave may help."""


class UnlockPresenter:
    """`show` renders a view; `opened(entry, vault)` hands the open vault to whoever builds the desk; `nobody()`: there
    is no vault yet."""

    def __init__(
        self,
        lockbox: Lockbox,
        lanes: Lanes,
        *,
        show: Callable[[UnlockView], None],
        opened: Callable[[VaultEntry, Vault], None],
        nobody: Callable[[], None],
        ask_lease: AskLease | None = None,
    ) -> None:
        self._lockbox = lockbox
        self._lanes = lanes
        self._show = show
        self._opened, self._nobody = opened, nobody
        self._ask_lease, self._sequence = ask_lease, 0
        self._lease: SignedLease | None = None
        self._view = UnlockView()

    def enter(self) -> None:
        self._lanes.on_vault(self._lockbox.entries, self._list)

    def choose(self, entry: VaultEntry) -> None:
        self._lease = None
        view = replace(self._view, chosen=entry, backup="", contact=False, waiting_talk=_talk(entry))
        self._set(replace(view, error=_revoked(entry)))

    def unlock(self, passphrase: str) -> None:
        entry = self._view.chosen
        if entry is None or self._view.busy or self._view.wait:
            return
        if not passphrase:
            self._set(replace(self._view, error=_("Vul uw wachtwoord in.")))
            return
        self._open(entry, passphrase)

    def contact(self, passphrase: str) -> None:
        """Ask the office for leave, then open with the passphrase that was typed. The leave stays at hand for a next
        try: before a strict one, nobody can tell whether the passphrase is right."""
        entry, ask = self._view.chosen, self._ask_lease
        if entry is None or ask is None or self._view.busy or not self._view.contact:
            return
        self._set(replace(self._view, busy=True, error="", contact=False))
        sequence = self._sequence
        self._lanes.on_net(
            lambda: ask(entry.id, sequence), lambda lease: self._let_in(entry, passphrase, lease), self._no_contact
        )

    def _let_in(self, entry: VaultEntry, passphrase: str, lease: SignedLease) -> None:
        self._lease = lease
        self._open(entry, passphrase)

    def restore(self, passphrase: str) -> None:
        """Put the newest backup back, with the passphrase that was just right."""
        entry = self._view.chosen
        if entry is None or self._view.busy or self._view.wait or not self._view.backup:
            return
        lease = self._lease
        self._set(replace(self._view, busy=True, error="", backup=""))
        self._lanes.on_vault(
            lambda: self._lockbox.restore(entry.id, passphrase, lease),
            lambda vault: self._opened(entry, vault),
            self._failed,
        )

    def second_passed(self) -> None:
        """One second of a back-off is over."""
        if self._view.wait:
            left = self._view.wait - 1
            self._set(replace(self._view, wait=left, error=_waiting(left) if left else ""))

    def _list(self, entries: Sequence[VaultEntry]) -> None:
        talking = next((entry for entry in entries if entry.talk_at and not entry.practice), None)
        chosen = talking or next(iter(entries), None)
        if chosen is None:
            self._nobody()
            return
        self._set(UnlockView(tuple(entries), chosen, error=_revoked(chosen), waiting_talk=_talk(chosen)))

    def _open(self, entry: VaultEntry, passphrase: str) -> None:
        lease = self._lease
        self._set(replace(self._view, chosen=entry, busy=True, error="", backup="", contact=False))
        self._lanes.on_vault(
            lambda: self._lockbox.unlock(entry.id, passphrase, lease),
            lambda vault: self._opened(entry, vault),
            self._failed,
        )

    def _no_contact(self, error: Exception) -> None:
        """The office was not reached; asking again stays possible."""
        self._failed(error)
        self._set(replace(self._view, contact=True))

    def _failed(self, error: Exception) -> None:
        if isinstance(error, BackOff):
            wait = int(error.params["seconds"])
            self._set(replace(self._view, busy=False, wait=wait, error=_waiting(wait)))
        elif isinstance(error, OpmaatError):
            self._set(replace(self._view, busy=False, error=str(explain(error))))
            if isinstance(error, LeaseExpired | ClockSetBack) and self._ask_lease:
                self._sequence = int(error.params["sequence"])
                self._set(replace(self._view, contact=True))
            if isinstance(error, VaultDamaged) and self._view.chosen:
                chosen = self._view.chosen.id
                self._lanes.on_vault(lambda: self._lockbox.backups(chosen), self._offer_backup)
        else:
            self._set(replace(self._view, busy=False))
            raise error

    def _offer_backup(self, taken: Sequence[datetime]) -> None:
        if taken:
            at = taken[0].astimezone()
            self._set(replace(self._view, backup=f"{long_date(at.date())} {clock_time(at.time())}"))

    def _set(self, view: UnlockView) -> None:
        self._view = view
        self._show(view)


def _talk(entry: VaultEntry) -> str:
    return fill(_("Uw gesprek van {at} staat klaar."), at=entry.talk_at) if entry.talk_at else ""


def who(entry: VaultEntry) -> str:
    """The user, and whether the vault is only for practising."""
    return f"{isolate(entry.user_name)} · {_('oefenen')}" if entry.practice else entry.user_name


def _revoked(entry: VaultEntry) -> str:
    return str(explain(VaultRevoked())) if entry.revoked else ""


def _waiting(seconds: int) -> str:
    if seconds == 60:
        return _("Wacht 1 minuut en probeer het dan opnieuw.")
    clock = f"{seconds // 60}:{seconds % 60:02}"
    return fill(_("Wacht nog {clock} en probeer het dan opnieuw."), clock=clock)
