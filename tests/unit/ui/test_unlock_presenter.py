"""Ontgrendelen without a window."""

from desktop_app.casework.errors import VaultDamaged
from desktop_app.casework.lockbox_ports import VaultEntry
from desktop_app.casework.office_ports import SignedLease
from desktop_app.casework.ports import Vault
from desktop_app.ui.screens.unlock.presenter import UnlockPresenter, UnlockView
from desktop_app.ui.work import ImmediateLanes
from tests.gui.lockbox import PASSPHRASE, MemoryLockbox

ANJA = VaultEntry("a", "Anja de Wit")


class DamagedLockbox(MemoryLockbox):
    def unlock(self, entry: str, passphrase: str, lease: SignedLease | None = None) -> Vault:
        raise VaultDamaged


class Front:
    """Keeps what would be on screen."""

    def __init__(self, *entries: VaultEntry, lockbox: MemoryLockbox | None = None) -> None:
        self.lockbox = lockbox or MemoryLockbox(*entries)
        self.views: list[UnlockView] = []
        self.opened: list[VaultEntry] = []
        self.presenter = UnlockPresenter(self.lockbox, ImmediateLanes(), show=self.views.append, opened=self._open)
        self.presenter.enter()

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


def test_a_new_passphrase_has_twelve_characters_or_more() -> None:
    front = Front()
    assert front.view.making
    front.presenter.create("Anja", "elf tekens!")
    assert front.opened == []
    front.presenter.create("Anja", "twaalf teken")
    assert [entry.user_name for entry in front.opened] == ["Anja"]
