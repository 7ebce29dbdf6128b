"""Ontgrendelen without a window."""

from desktop_app.casework.errors import LeaseNeeded, VaultDamaged
from desktop_app.casework.leases import SignedLease
from desktop_app.casework.lockbox_ports import VaultEntry
from desktop_app.casework.ports import Vault
from desktop_app.ui.screens.unlock.presenter import UnlockPresenter, UnlockView
from desktop_app.ui.work import ImmediateLanes
from tests.gui.lockbox import PASSPHRASE, MemoryLockbox

ANJA = VaultEntry("a", "Anja de Wit")


class DamagedLockbox(MemoryLockbox):
    def unlock(self, entry: str, passphrase: str, lease: SignedLease | None = None) -> Vault:
        raise VaultDamaged


class StrictLockbox(MemoryLockbox):
    """Half of the key is at the office: nobody can tell whether a passphrase is right before it is here."""

    def unlock(self, entry: str, passphrase: str, lease: SignedLease | None = None) -> Vault:
        if lease is None:
            raise LeaseNeeded(sequence=3)
        return super().unlock(entry, passphrase, lease)


class Front:
    """Keeps what would be on screen. `asked`: what the office was asked."""

    def __init__(self, *entries: VaultEntry, lockbox: MemoryLockbox | None = None) -> None:
        self.lockbox = lockbox or MemoryLockbox(*entries)
        self.asked: list[tuple[str, int]] = []
        self.sent_on: list[bool] = []
        self.views: list[UnlockView] = []
        self.opened: list[VaultEntry] = []
        self.presenter = UnlockPresenter(
            self.lockbox,
            ImmediateLanes(),
            show=self.views.append,
            opened=self._open,
            nobody=lambda: self.sent_on.append(True),
            ask_lease=self._ask_lease,
        )
        self.presenter.enter()

    def _ask_lease(self, vault: str, sequence: int) -> SignedLease:
        self.asked.append((vault, sequence))
        return SignedLease("", "", "")

    def _open(self, entry: VaultEntry, vault: Vault) -> None:
        self.opened.append(entry)
        vault.close()

    @property
    def view(self) -> UnlockView:
        return self.views[-1]


def test_no_try_while_waiting() -> None:
    front = Front(ANJA)
    for _try in range(5):
        front.presenter.unlock("mis")
    assert front.view.wait == 60
    front.presenter.unlock(PASSPHRASE)
    assert front.opened == []
    assert front.lockbox.wrong == 5


def test_an_empty_passphrase_is_no_try() -> None:
    front = Front(ANJA)
    front.presenter.unlock("")
    assert front.lockbox.wrong == 0
    assert front.view.error == "Vul uw wachtwoord in."


def test_busy_while_the_key_is_derived() -> None:
    front = Front(ANJA)
    front.presenter.unlock(PASSPHRASE)
    assert any(view.busy for view in front.views)
    assert front.opened == [ANJA]


def test_a_damaged_vault_says_that_nothing_was_removed() -> None:
    front = Front(lockbox=DamagedLockbox(ANJA))
    front.presenter.unlock(PASSPHRASE)
    assert "niets verwijderd" in front.view.error
    assert not front.view.busy


def test_an_empty_laptop_is_for_the_first_run() -> None:
    front = Front()
    assert (front.sent_on, front.views) == ([True], [])
    assert Front(ANJA).sent_on == []


def test_half_of_the_key_is_asked_once_and_a_mistyped_passphrase_needs_no_second_visit() -> None:
    front = Front(lockbox=StrictLockbox(ANJA))
    front.presenter.unlock("mistipt")
    assert front.view.error.startswith("Een deel van de sleutel ligt bij kantoor.")
    assert "Uw werk is bewaard." in front.view.error
    assert (front.lockbox.wrong, front.view.contact) == (0, True)
    front.presenter.contact("mistipt")
    assert "klopt niet" in front.view.error
    front.presenter.unlock(PASSPHRASE)
    assert (front.opened, front.asked) == ([ANJA], [(ANJA.id, 3)])


def test_the_leave_of_one_user_is_not_used_for_another() -> None:
    other = VaultEntry("k", "Karim Bos")
    front = Front(lockbox=StrictLockbox(ANJA, other))
    front.presenter.unlock("mistipt")
    front.presenter.contact("mistipt")
    front.presenter.choose(other)
    front.presenter.unlock(PASSPHRASE)
    assert (front.opened, front.view.contact) == ([], True)
