"""The first run (ux: 2.0): who works here, a passphrase, who can help when it is forgotten, and where to begin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from desktop_app.casework.errors import LeaseExpired, VaultFull
from desktop_app.domain.errors import OpmaatError
from desktop_app.i18n.errors import Explanation, explain, explain_code
from desktop_app.ui.screens.eerste_keer.checks import name_error, neat, passphrase_error, repeat_error
from desktop_app.ui.work import Lanes

if TYPE_CHECKING:
    from desktop_app.casework.leases import SignedLease
    from desktop_app.casework.lockbox_ports import AskLease, Lockbox, VaultEntry
    from desktop_app.casework.ports import Vault

Step = Literal["naam", "wachtwoord", "herstel", "begin"]
STEPS: tuple[Step, ...] = ("naam", "wachtwoord", "herstel", "begin")


@dataclass(frozen=True, slots=True)
class FirstRunView:
    """`others`: there are other users to go back to · `recovery`: name of the organisation's key · `failed`: what
    stood in the way of making or opening; everything that was typed is still there · `contact`: asking the office for
    leave may help."""

    step: Step = "naam"
    others: bool = False
    name_error: str = ""
    passphrase_error: str = ""
    repeat_error: str = ""
    recovery: str = ""
    busy: bool = False
    failed: Explanation | None = None
    contact: bool = False


class FirstRunPresenter:
    """`opened(entry, vault)` hands over the open vault. The vault is made after the passphrase, so that a
    full disk is told there; the practice vault is another one, under the same passphrase."""

    def __init__(
        self,
        lockbox: Lockbox,
        lanes: Lanes,
        *,
        show: Callable[[FirstRunView], None],
        opened: Callable[[VaultEntry, Vault], None],
        ask_lease: AskLease | None = None,
    ) -> None:
        self._lockbox, self._lanes, self._show, self._opened = lockbox, lanes, show, opened
        self._ask_lease, self._sequence = ask_lease, 0
        self._view = FirstRunView()
        self._taken: tuple[str, ...] = ()
        self._name = ""
        self._made: dict[bool, VaultEntry] = {}

    def enter(self) -> None:
        self._made = {}
        self._lanes.on_vault(self._lockbox.entries, lambda found: self._begin(tuple(one.user_name for one in found)))

    def back(self) -> None:
        """One step back; a passphrase that has made a vault cannot be chosen again here."""
        earlier: dict[Step, Step] = {"wachtwoord": "naam", "begin": "herstel"}
        if self._view.step in earlier and not self._view.busy:
            self._go(earlier[self._view.step])

    def give_name(self, name: str) -> None:
        wrong = name_error(name, self._taken)
        if wrong:
            self._set(replace(self._view, name_error=wrong))
            return
        self._name = neat(name)
        self._go("wachtwoord")

    def give_passphrase(self, passphrase: str, repeated: str) -> None:
        if self._view.busy:
            return
        wrong = passphrase_error(passphrase, self._name)
        differs = "" if wrong else repeat_error(passphrase, repeated)
        if wrong or differs:
            self._set(replace(self._view, passphrase_error=wrong, repeat_error=differs, failed=None))
            return
        self._wait()
        name = self._name
        self._lanes.on_vault(
            lambda: self._make(name, passphrase), lambda made: self._explain_recovery(*made), self._failed
        )

    def understood(self) -> None:
        self._go("begin")

    def start(self, passphrase: str, *, practising: bool, lease: SignedLease | None = None) -> None:
        """Open the vault that was made, or make and open one to practise in. `lease`: leave that was just given."""
        if self._view.busy:
            return
        self._wait()
        name = self._name
        self._lanes.on_vault(
            lambda: self._open(name, passphrase, lease, practising=practising),
            lambda opened: self._opened(*opened),
            self._failed,
        )

    def contact(self, passphrase: str, *, practising: bool) -> None:
        """Ask the office for leave to open the vault, then open it."""
        entry, ask, sequence = self._made.get(practising), self._ask_lease, self._sequence
        if entry is None or ask is None or self._view.busy:
            return
        self._wait()
        self._lanes.on_net(
            lambda: ask(entry.id, sequence), lambda lease: self._let_in(passphrase, lease, practising), self._no_contact
        )

    # ---- inside ------------------------------------------------------------------------------------------------------

    def _make(self, name: str, passphrase: str) -> tuple[VaultEntry, str]:
        entry = self._lockbox.create(user_name=name, passphrase=passphrase)
        return entry, self._lockbox.recovery_key_id(entry.id)

    def _let_in(self, passphrase: str, lease: SignedLease, practising: bool) -> None:
        self._set(replace(self._view, busy=False))
        self.start(passphrase, practising=practising, lease=lease)

    def _no_contact(self, error: Exception) -> None:
        """The office was not reached; asking again stays possible."""
        self._failed(error)
        self._set(replace(self._view, contact=True))

    def _open(
        self, name: str, passphrase: str, lease: SignedLease | None, *, practising: bool
    ) -> tuple[VaultEntry, Vault]:
        if practising not in self._made:
            self._made[practising] = self._lockbox.create(user_name=name, passphrase=passphrase, practice=True)
        entry = self._made[practising]
        return entry, self._lockbox.unlock(entry.id, passphrase, lease)

    def _begin(self, taken: tuple[str, ...]) -> None:
        self._taken = taken
        self._set(FirstRunView(others=bool(taken)))

    def _explain_recovery(self, entry: VaultEntry, key: str) -> None:
        self._made[False] = entry
        self._set(replace(self._view, step="herstel", recovery=key, busy=False))

    def _go(self, step: Step) -> None:
        self._set(FirstRunView(step, self._view.others, recovery=self._view.recovery))

    def _wait(self) -> None:
        self._set(replace(self._view, busy=True, passphrase_error="", repeat_error="", failed=None, contact=False))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, OpmaatError):
            self._set(replace(self._view, busy=False))
            raise error
        told = explain_code("geen_ruimte_om_te_beginnen") if isinstance(error, VaultFull) else explain(error)
        if isinstance(error, LeaseExpired):
            self._sequence = int(error.params["sequence"])
        contact = isinstance(error, LeaseExpired) and self._ask_lease is not None
        self._set(replace(self._view, busy=False, failed=told, contact=contact))

    def _set(self, view: FirstRunView) -> None:
        self._view = view
        self._show(view)
