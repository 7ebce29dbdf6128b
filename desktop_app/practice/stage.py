"""What an act of the journey works with, and the steps that many acts share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.bootstrap import Program
from desktop_app.casework import interviews
from desktop_app.desk import Desk
from desktop_app.house import House
from desktop_app.practice.player import NeverHappened, Player
from desktop_app.practice.talking import Talker
from desktop_app.ui.screens.dossiers.screen import DossiersScreen
from desktop_app.ui.screens.meenemen.screen import MeenemenScreen
from desktop_app.ui.screens.synchroniseren.screen import SynchroniserenScreen
from desktop_app.ui.shell.navigation import Screen

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Words:
    """What is typed for the invented client: canaries that may turn up nowhere but in the papers."""

    given: str
    surname: str
    place: str
    note: str
    number: str


@dataclass(slots=True)
class Stage:
    """`tell`: a JSON line to the parent."""

    program: Program
    player: Player
    words: Words
    passphrase: str
    user_name: str
    tell: Callable[..., None]
    dossier: str = ""

    def screen(self, name: str) -> Screen:
        return self.program.window.screen_named(name)

    @property
    def house(self) -> House:
        """Everything behind the unlock screen. Raises NeverHappened while the vault is locked."""
        if self.program.house is None:
            raise NeverHappened("unlocked")
        return self.program.house

    # ---- steps -----------------------------------------------------------------------------------------------------

    def unlock(self) -> None:
        """From the unlock screen to where the program brings us."""
        self.player.arrive("unlock")
        self.player.type(self.passphrase)
        self.player.press("Enter")
        self.player.wait(lambda: self.program.window.current != "unlock", "unlocked")

    def to_dossiers(self) -> DossiersScreen:
        """Ctrl+K brings the list from every screen."""
        self.player.press("Ctrl+K")
        self.player.arrive("dossiers")
        return cast(DossiersScreen, self.screen("dossiers"))

    def find_dossier(self) -> str:
        """Search for the client by surname and open the page of the dossier."""
        self.to_dossiers()
        self.player.type(self.words.surname)
        self.player.settle()
        self.player.press("Tab")
        self.focus(self.to_table(), "the list of dossiers")
        self.player.press("Ctrl+Enter")
        self.player.arrive("dossier")
        return self.dossier

    def to_table(self) -> QWidget:
        return cast(DossiersScreen, self.screen("dossiers")).table

    def focus(self, widget: QWidget, what: str) -> None:
        """Tab until the keyboard is in a widget or something inside it."""

        def there() -> bool:
            now = QApplication.focusWidget()
            return now is not None and (now is widget or widget.isAncestorOf(now))

        self.player.tab_to(there, what)

    def push(self, button: QWidget, what: str) -> None:
        """Tab to a button and press it with the space bar."""
        self.focus(button, what)
        self.player.press("Space")

    def choose(self, rows: Mapping[str, QWidget], code: str, what: str) -> None:
        """Choose one of a group of rows."""
        self.player.tab_to(lambda: QApplication.focusWidget() in rows.values(), what)
        for _step in range(len(rows)):
            if QApplication.focusWidget() is rows[code]:
                break
            self.player.press("Down")
        self.player.press("Space")

    def synchronise(self) -> dict[str, Any]:
        """Run one synchronisation from its screen; gives how much waited before and after it, and what is shown."""
        sent = self._unsent()
        screen = cast(SynchroniserenScreen, self.screen("synchroniseren"))
        if self.program.window.current != "synchroniseren":
            dossiers = self.to_dossiers()
            self.push(dossiers.sync, "Synchroniseren")
            self.player.arrive("synchroniseren")
        self.push(screen.now, "Nu synchroniseren")
        self.player.wait(lambda: not screen.now.isEnabled() or screen.finished.text(), "the run begins")
        self.player.wait(screen.now.isEnabled, "the run ends")
        self.player.settle()
        return {"sent": sent, "waiting": self._unsent(), "finished": screen.finished.text()}

    def take_along(self) -> None:
        """From the screen of the synchronisation: find the client's dossier at the office and bring it here."""
        self.push(cast(SynchroniserenScreen, self.screen("synchroniseren")).along, "Dossiers meenemen")
        self.player.arrive("meenemen")
        screen = cast(MeenemenScreen, self.screen("meenemen"))
        self.player.wait(lambda: screen.rows, "what the office has")
        self.player.type(self.words.surname)
        self.player.wait(lambda: len(screen.rows) == 1, "the dossier is found")
        self.push(next(iter(screen.rows.values())), "the dossier")
        self.push(screen.take, "Meenemen")
        self.player.wait(screen.done.text, "the dossier is here")
        self.player.settle()

    def _unsent(self) -> int:
        return int(self.read(lambda desk: sum(_unsent(desk).values())))

    def talker(self, say: Mapping[str, str]) -> Talker:
        return Talker(self.player, say)

    def answers(self) -> dict[str, list[str]]:
        """What the vault of this laptop holds of the client's intake: path → state and value."""

        def read(desk: Desk) -> dict[str, list[str]]:
            talk = interviews.open_interview(desk.workplace, self.dossier)
            return {path: [row.state.value, row.value] for path, row in talk.answers.items()}

        return self.read(read)

    def find_id(self) -> str:
        """Id of the client's dossier in this vault, by its number."""

        def read(desk: Desk) -> str:
            with desk.workplace.vault.work() as work:
                records = work.find(kind="dossier")
            return next((record.id for record in records if record.body["number"] == self.words.number), "")

        self.dossier = self.read(read)
        return self.dossier

    def read(self, work: Callable[[Desk], T]) -> T:
        """Read something on the vault lane, as the program itself does."""
        desk = self.house.desk
        found: list[T] = []
        self.program.lanes.on_vault(lambda: work(desk), found.append)
        self.player.wait(lambda: found, "the vault answers")
        return found[0]


def _unsent(desk: Desk) -> Mapping[str, int]:
    with desk.workplace.vault.work() as work:
        return work.unsent()
