"""Everything behind the door of a vault that was opened: the screens, the client's window, what goes on by itself.

Read after the first window stands; `bootstrap` wires what comes before.
"""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtDBus import QDBusConnection
from PySide6.QtGui import QGuiApplication

from desktop_app.casework import practice_dossier
from desktop_app.casework.lockbox_ports import VaultEntry
from desktop_app.casework.sound_ports import Ears
from desktop_app.casework.sync_overview import last_sync
from desktop_app.desk import VERSION, Desk, now, only_practice
from desktop_app.documents.reader import PdfReader
from desktop_app.i18n.errors import Explanation, explain_code, remark
from desktop_app.i18n.formats import clock_time, long_date
from desktop_app.i18n.language import language as find_language
from desktop_app.i18n.words import _
from desktop_app.installation import Installation
from desktop_app.sync.backoff import pause
from desktop_app.ui import preferences
from desktop_app.ui.qt import date_settings
from desktop_app.ui.qt.captures import keep_out
from desktop_app.ui.qt.changes_bus import ChangesBus
from desktop_app.ui.qt.clipboard import QuietClipboard
from desktop_app.ui.qt.lanes import ThreadLanes
from desktop_app.ui.qt.laptop import look_at
from desktop_app.ui.qt.session import SessionWatch
from desktop_app.ui.qt.wishes import Wishes
from desktop_app.ui.screens.bewaren.screen import BewarenScreen
from desktop_app.ui.screens.controleren.screen import ControlerenScreen
from desktop_app.ui.screens.dossier.screen import DossierScreen
from desktop_app.ui.screens.dossiermap.screen import DossiermapScreen
from desktop_app.ui.screens.dossiers.screen import DossiersScreen
from desktop_app.ui.screens.geluid.screen import GeluidScreen
from desktop_app.ui.screens.gesprek.screen import GesprekScreen
from desktop_app.ui.screens.instellingen.about import About
from desktop_app.ui.screens.instellingen.screen import InstellingenScreen
from desktop_app.ui.screens.leerroute.screen import LeerrouteScreen
from desktop_app.ui.screens.meenemen.screen import MeenemenScreen
from desktop_app.ui.screens.nieuw_dossier.screen import NieuwDossierScreen
from desktop_app.ui.screens.notities.screen import NotitiesScreen
from desktop_app.ui.screens.overnemen.screen import OvernemenScreen
from desktop_app.ui.screens.overstap.screen import OverstapScreen
from desktop_app.ui.screens.pip.screen import PipScreen
from desktop_app.ui.screens.synchroniseren.screen import SynchroniserenScreen
from desktop_app.ui.screens.voorbeeld.screen import VoorbeeldScreen
from desktop_app.ui.screens.voortgang.screen import VoortgangScreen
from desktop_app.ui.shell.background_sync import BackgroundSync
from desktop_app.ui.shell.client_screen import ClientScreen
from desktop_app.ui.shell.laptop_notices import LaptopNotices
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.navigation import Screens
from desktop_app.ui.shell.status import Status
from desktop_app.ui.tolkscherm.placement import CODE_LENGTH, Placement
from desktop_app.ui.tolkscherm.presenter import Tolkscherm
from desktop_app.ui.tolkscherm.voice import Voice
from desktop_app.ui.tolkscherm.window import TolkschermWindow
from desktop_app.ui.widgets.save_dialog import ask_for_file
from desktop_app.vault.open_vault import OpenVault
from desktop_app.vault.sealed import seal

NOTICE_SECONDS = 20
QUIET = frozenset({"passphrase_only"})
"""What the vault noticed but nobody needs to hear at every unlocking; `opmaat doctor` tells."""


def _ends_soon(ends: datetime) -> Explanation:
    local = ends.astimezone()
    when = {"day": long_date(local.date()), "time": clock_time(local.time())}
    return replace(explain_code("toestemming_loopt_af", when), details="")


def _practising() -> Explanation:
    keys = _("Kies met 1 tot 9. Enter is verder. F9 maakt het tolkscherm leeg.")
    return remark(_("Dit is een voorbeelddossier om te oefenen."), keys)


@dataclass(frozen=True, slots=True)
class Front:
    """What stood there before the vault was opened. `owner`: whose laptop it is, in words · `ask_file`: as
    `bootstrap.Program` · `diagnose`: tells the state of this laptop"""

    installation: Installation
    window: MainWindow
    lanes: ThreadLanes
    bus: ChangesBus
    status: Status
    owner: str
    ask_file: Callable[[str], str] | None
    diagnose: Callable[[], str] | None
    choose_language: Callable[[str], None]
    by_itself: bool


class House:
    """Made once the passphrase was right; `begin` goes to the first screen, `close` leaves nothing on the client's."""

    def __init__(self, front: Front, desk: Desk) -> None:
        self.desk, self._front = desk, front
        self.installation, self.window, self.lanes = front.installation, front.window, front.lanes
        self.wishes, self.session = Wishes(), SessionWatch(self.window)
        self.clipboard = QuietClipboard(QGuiApplication.clipboard())
        self.tolk_window = TolkschermWindow()
        self.tolk = Tolkscherm(find_language("nl"), front.owner, self.tolk_window.show_scene)
        self.laptop = LaptopNotices(
            self.window, lambda: look_at(self.installation.vaults, now().date()), date_settings.way()
        )
        spread = secrets.randbelow(100) / 100
        self.background = BackgroundSync(self.lanes, front.bus, front.status, pause=partial(pause, spread=spread))
        code = f"{secrets.randbelow(10**CODE_LENGTH):0{CODE_LENGTH}}"
        self.placement = Placement(self.tolk, self.tolk_window, self.window, code=code)
        self.client_screen = ClientScreen(self.window, self.placement)
        self.window.add_screens(self._screens())
        self._join()

    def begin(self, entry: VaultEntry, vault: OpenVault, first: str) -> None:
        """`first`: the screen to begin at, "" for where the vault says."""
        desk, practising = self.desk, only_practice(self.installation, entry)
        self.session.listen(QDBusConnection.systemBus(), QDBusConnection.sessionBus())
        self.window.set_practice(entry.practice or self.installation.practice)
        self.tolk.give_voice(Voice(desk.sound.shelf, desk.sound.card, self.lanes.to_main))
        self.lanes.on_vault(lambda: preferences.read(desk.workplace), self.wishes.apply)
        if desk.talk is not None:
            self.window.go("gesprek", dossier=desk.talk.dossier)
        elif practising:
            self.lanes.on_vault(lambda: practice_dossier.begin(desk.workplace), self._practise)
        else:
            self.window.go(first or "dossiers")
        if self._front.by_itself and self.installation.office is not None and not practising:
            self.background.start(desk.workplace, desk.synchroniser)
        self._tell([code for code in vault.notices if code not in QUIET])
        self.lanes.on_vault(lambda: last_sync(desk.workplace), self.laptop.start)
        if vault.leave is not None and vault.leave.ends is not None and vault.leave.warn:
            self.window.say("toestemming", "warn", partial(_ends_soon, vault.leave.ends))
        self.lanes.on_vault(
            lambda: vault.find_replayed(desk.workplace.user.id),
            lambda dossiers: self._tell(["older_pages"] if dossiers else []),
        )

    def close(self) -> None:
        """The client sees nothing any more, nothing sounds, nothing can be pasted, the key is wiped."""
        self.clipboard.forget()
        self.background.stop()
        self.placement.switch_off()
        self.tolk_window.close()
        self.desk.sound.card.close()
        self.lanes.on_vault(self.desk.workplace.vault.close, lambda _none: None)

    # ---- inside ----------------------------------------------------------------------------------------------------

    def _screens(self) -> Screens:
        desk, wp = self.desk, self.desk.workplace
        lanes, bus, status = self.lanes, self._front.bus, self._front.status
        ask_file = self._front.ask_file or ask_for_file
        return {
            "dossiers": lambda: DossiersScreen(wp, lanes),
            "dossier": lambda: DossierScreen(wp, lanes, bus),
            "dossiermap": lambda: DossiermapScreen(
                wp, desk.printer, PdfReader(), lanes=lanes, bus=bus, ask_file=ask_file
            ),
            "nieuw_dossier": lambda: NieuwDossierScreen(wp, lanes, bus, status),
            "gesprek": lambda: GesprekScreen(
                wp,
                self.tolk,
                lanes=lanes,
                bus=bus,
                status=status,
                switch_on=self.client_screen.switch_on,
                turn=self.placement.turn,
                turn_code=self.placement.code,
            ),
            "controleren": lambda: ControlerenScreen(wp, lanes=lanes, bus=bus, status=status),
            "overstap": lambda: OverstapScreen(wp, lanes, bus, status),
            "leerroute": lambda: LeerrouteScreen(wp, lanes, bus, status),
            "voortgang": lambda: VoortgangScreen(wp, lanes, bus, status),
            "pip": lambda: PipScreen(wp, lanes=lanes, bus=bus, status=status),
            "voorbeeld": lambda: VoorbeeldScreen(
                wp, self.tolk, desk.printer, lanes=lanes, bus=bus, status=status, ask_file=ask_file
            ),
            "synchroniseren": lambda: SynchroniserenScreen(wp, desk.synchroniser, lanes, bus, status, seal=self._seal),
            "meenemen": lambda: MeenemenScreen(wp, desk.synchroniser, lanes, bus, status),
            "bewaren": lambda: BewarenScreen(wp, lanes, bus),
            "notities": lambda: NotitiesScreen(wp, lanes, bus, status),
            "overnemen": lambda: OvernemenScreen(wp, desk.synchroniser, lanes, bus, status),
            "geluid": lambda: GeluidScreen(wp, desk.sound, lanes),
            "instellingen": self._settings,
        }

    def _settings(self) -> InstellingenScreen:
        wp, about = self.desk.workplace, About(VERSION, self._front.diagnose)
        card = self.desk.sound.card
        screen = InstellingenScreen(wp, self.lanes, self._front.status, self.wishes, about, self.placement, card)
        screen.language_chosen.connect(self._front.choose_language)
        return screen

    def _seal(self, content: bytes) -> bytes:
        return seal(content, self.installation.recovery_key)

    def _practise(self, dossier: str | None) -> None:
        """The first time at question 1, with the three keys that matter; later at the list."""
        if dossier is None:
            self.window.go("dossiers")
            return
        self.window.go("gesprek", dossier=dossier)
        understood = (lambda: _("Begrepen"), partial(self.window.untell, "oefenen"))
        self.window.say("oefenen", "info", _practising, understood)

    def _tell(self, codes: Sequence[str]) -> None:
        """What the vault noticed, for a while in the strip."""
        if codes:
            self.window.strip.offer(" ".join(str(explain_code(code)) for code in codes), seconds=NOTICE_SECONDS)

    def _join(self) -> None:
        window = self.window
        self.session.left.connect(window.lock_requested, Qt.ConnectionType.QueuedConnection)
        window.tolkscherm_rest.connect(self.tolk.blank)
        window.entered.connect(lambda _screen: self._use_wishes())
        window.entered.connect(self.background.entered)
        self._front.bus.changed.connect(self.background.changed)
        self.background.trouble.connect(self._office_trouble)
        self.wishes.changed.connect(self._use_wishes)

    def _use_wishes(self) -> None:
        """What the person chose in Instellingen is in force at once."""
        wishes = self.wishes.preferences
        self.background.allowed = wishes.by_itself
        self.tolk.allow_unchecked(wishes.unchecked)
        self.placement.wanted = wishes.client_screen
        for ears, output in ((Ears.CLIENT, wishes.client_sound), (Ears.WORKER, wishes.own_sound)):
            self.desk.sound.card.choose(ears, output)
        keep_out(self.window, wishes.hidden)
        self.window.idle.start(wishes.lock_minutes(self.window.current))
        shown = self.window.screen_named(self.window.current)
        if isinstance(shown, GesprekScreen):
            shown.use(wishes)

    def _office_trouble(self, code: str) -> None:
        self.window.say("kantoor", "warn", partial(explain_code, code), (lambda: _("Synchroniseren"), self._to_office))

    def _to_office(self) -> None:
        self.window.untell("kantoor")
        self.window.go("synchroniseren")
