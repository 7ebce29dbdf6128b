"""Ontgrendelen: the right passphrase opens, the wrong one says so, waiting shows a clock, Caps Lock is told."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.casework.errors import LeaseExpired, LeaseNeeded, NoNetwork
from desktop_app.casework.leases import SignedLease
from desktop_app.casework.lockbox_ports import VaultEntry
from desktop_app.i18n.formats import plain
from desktop_app.ui.qt.theme import Theme
from desktop_app.ui.screens.unlock.screen import UnlockScreen
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.rows import AnswerRow
from desktop_app.ui.work import ImmediateLanes
from tests.gui.lockbox import PASSPHRASE, MemoryLockbox
from tests.gui.pictures import settle
from tests.gui.walks import assert_named, assert_no_sideways, assert_targets, assert_words_fit

ANJA = VaultEntry("a", "Anja de Wit")
KARIM = VaultEntry("k", "Karim Bos", talk_at="13:45")


class UnlockPage:
    """What a caseworker sees and does on this screen."""

    def __init__(self, qtbot: QtBot, *entries: VaultEntry) -> None:
        self.lockbox = MemoryLockbox(*entries)
        self.asked: list[tuple[str, int]] = []
        self.screen = UnlockScreen(
            self.lockbox, ImmediateLanes(), organisation="gemeente Voorbeeld", ask_lease=self._ask_lease
        )
        self.opened: list[VaultEntry] = []
        self.went: list[str] = []
        self.screen.navigate.connect(lambda screen, _params: self.went.append(screen))
        self.screen.unlocked.connect(lambda entry, _vault: self.opened.append(entry))
        qtbot.addWidget(self.screen)
        self.screen.resize(1366, 768)
        self.screen.show()
        self.screen.enter()
        settle()

    def _ask_lease(self, vault: str, sequence: int) -> SignedLease:
        self.asked.append((vault, sequence))
        if len(self.asked) == 1:
            raise NoNetwork
        return SignedLease("", "", "")

    def type(self, words: str) -> None:
        self.screen.passphrase.line.setFocus()
        QTest.keyClicks(self.screen.passphrase.line, words)
        QTest.keyClick(self.screen.passphrase.line, Qt.Key.Key_Return)
        settle()

    def error(self) -> str:
        return self.screen.passphrase.error()


def test_the_right_passphrase_opens_the_vault_and_is_forgotten(qtbot: QtBot) -> None:
    page = UnlockPage(qtbot, ANJA)
    page.type(PASSPHRASE)
    assert page.opened == [ANJA]
    assert page.screen.passphrase.text() == ""


def test_a_wrong_passphrase_is_told_and_can_be_typed_again(qtbot: QtBot) -> None:
    page = UnlockPage(qtbot, ANJA)
    page.type("iets anders")
    assert page.error() == "Dit wachtwoord klopt niet. Probeer het opnieuw."
    assert page.opened == []
    page.type(PASSPHRASE)
    assert page.opened == [ANJA]


def test_after_five_tries_a_clock_counts_down(qtbot: QtBot) -> None:
    page = UnlockPage(qtbot, ANJA)
    for _try in range(5):
        page.type("mis")
    assert page.error() == "Wacht 1 minuut en probeer het dan opnieuw."
    assert not page.screen.button.isEnabled()
    presenter = page.screen._presenter
    presenter.second_passed()
    assert "0:59" in page.error()
    for _second in range(59):
        presenter.second_passed()
    assert page.error() == ""
    assert page.screen.button.isEnabled()
    page.screen.leave()


def test_someone_in_a_talk_comes_first_and_is_told(qtbot: QtBot) -> None:
    page = UnlockPage(qtbot, ANJA, KARIM)
    assert page.screen.user.text() == "Karim Bos"
    assert "13:45" in page.screen.talk.text()


def test_another_user_is_chosen_from_a_list(qtbot: QtBot) -> None:
    page = UnlockPage(qtbot, ANJA, KARIM)
    QTest.mouseClick(page.screen.other, Qt.MouseButton.LeftButton)
    settle()
    from_list = {row.text(): row for row in page.screen._people.findChildren(AnswerRow)}
    from_list["Anja de Wit"].click()
    settle()
    assert page.screen.user.text() == "Anja de Wit"
    page.type(PASSPHRASE)
    assert page.opened == [ANJA]


def test_a_new_user_and_an_empty_laptop_go_to_the_first_run(qtbot: QtBot) -> None:
    page = UnlockPage(qtbot, ANJA)
    page.screen.other.click()
    settle()
    (fresh,) = (one for one in page.screen._people.findChildren(Btn) if "Nieuwe gebruiker" in one.text())
    fresh.click()
    assert page.went == ["eerste_keer"]
    assert UnlockPage(qtbot).went == ["eerste_keer"]


def test_a_vault_to_practise_in_says_so_and_does_not_come_first(qtbot: QtBot) -> None:
    page = UnlockPage(qtbot, ANJA, VaultEntry("o", "Anja de Wit", practice=True, talk_at="13:45"))
    assert (page.screen.user.text(), page.screen.talk.text()) == ("Anja de Wit", "")
    page.screen.other.click()
    settle()
    assert [plain(row.text()) for row in page.screen._people.findChildren(AnswerRow)] == [
        "Anja de Wit",
        "Anja de Wit · oefenen",
    ]


def test_the_passphrase_can_be_shown_and_hidden(qtbot: QtBot) -> None:
    field = UnlockPage(qtbot, ANJA).screen.passphrase
    field.reveal.click()
    assert field.line.echoMode() == QLineEdit.EchoMode.Normal
    assert field.reveal.accessibleName() == "Verberg het wachtwoord"
    field.wipe()
    assert field.line.echoMode() == QLineEdit.EchoMode.Password


def test_caps_lock_is_told_while_typing(qtbot: QtBot) -> None:
    field = UnlockPage(qtbot, ANJA).screen.passphrase
    QTest.keyClicks(field.line, "A")
    assert field._remark.text() == "Caps Lock staat aan"
    QTest.keyClicks(field.line, "a")
    assert field._remark.text() == ""


def test_names_sizes_and_room(qtbot: QtBot, look: Theme) -> None:
    page = UnlockPage(qtbot, ANJA, KARIM)
    for scale in (1.0, 2.0):
        look.set_scale(scale)
        page.screen.resize(1093, 614)
        settle()
        assert_named(page.screen)
        assert_targets(page.screen)
        assert_words_fit(page.screen)
        assert_no_sideways(page.screen)


def test_after_damage_a_backup_can_be_put_back(qtbot: QtBot) -> None:
    page = UnlockPage(qtbot, ANJA)
    page.lockbox.damaged = True
    page.type(PASSPHRASE)
    assert "gaan niet open" in page.error()
    assert not page.screen.restore.isVisible()
    page.lockbox.taken = [datetime(2026, 11, 23, 16, 5, tzinfo=UTC)]
    page.type(PASSPHRASE)
    assert page.screen.restore.isVisible()
    assert "23 november 2026" in page.screen._backup_told.text()
    assert page.opened == []
    page.screen.restore.click()
    settle()
    assert page.opened == [ANJA]


def test_without_leave_the_office_can_be_asked_until_it_answers(qtbot: QtBot) -> None:
    page = UnlockPage(qtbot, ANJA)
    page.lockbox.refusal = LeaseExpired(sequence=7)
    assert not page.screen.contact.isVisible()
    page.type(PASSPHRASE)
    assert page.error().startswith("Deze laptop had te lang geen contact met kantoor. Uw werk is bewaard.")
    assert (page.opened, page.screen.contact.isVisible()) == ([], True)
    assert_words_fit(page.screen)
    assert_targets(page.screen)
    page.screen.contact.click()
    settle()
    assert "netwerk" in page.error()
    page.screen.contact.click()
    settle()
    assert page.opened == [ANJA]
    assert page.asked == [("a", 7), ("a", 7)]
    assert not page.screen.contact.isVisible()


def test_what_can_be_done_is_in_sight_with_large_text(qtbot: QtBot, look: Theme) -> None:
    page = UnlockPage(qtbot, ANJA)
    page.lockbox.refusal = LeaseNeeded(sequence=7)
    look.set_scale(2.0)
    page.screen.resize(1093, 614)
    page.type(PASSPHRASE)
    settle()
    contact = page.screen.contact
    assert page.error().startswith("Een deel van de sleutel ligt bij kantoor.")
    assert contact.visibleRegion().boundingRect() == contact.rect()


def test_a_revoked_vault_says_so_at_once(qtbot: QtBot) -> None:
    page = UnlockPage(qtbot, VaultEntry("a", "Anja de Wit", revoked=True))
    assert page.error().startswith("Kantoor heeft de toegang van deze laptop ingetrokken.")
    assert not page.screen.button.isEnabled()
