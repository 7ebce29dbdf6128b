"""The one module that wires everything. Read it from top to bottom to see how the program hangs together."""

import os
import secrets
import sys
import webbrowser
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop_app.casework import practice_dossier
from desktop_app.casework.lockbox_ports import AskLease, VaultEntry
from desktop_app.casework.sync_overview import last_sync
from desktop_app.casework.workplace import Workplace
from desktop_app.desk import VERSION, Desk, Opener, lockbox, now, only_practice, set_desk
from desktop_app.documents.reader import PdfReader
from desktop_app.domain.errors import OpmaatError
from desktop_app.domain.gemeente import load_gemeente
from desktop_app.i18n.errors import explain, explain_code
from desktop_app.i18n.formats import clock_time, long_date
from desktop_app.i18n.language import language as find_language
from desktop_app.i18n.words import _, current, install
from desktop_app.installation import Installation
from desktop_app.materials import Materials
from desktop_app.places import resources, translations
from desktop_app.sync.backoff import pause
from desktop_app.sync.lease_desk import LeaseDesk
from desktop_app.ui import preferences, program_language
from desktop_app.ui.program_language import LanguageNotKept
from desktop_app.ui.qt import theme as looks
from desktop_app.ui.qt.changes_bus import ChangesBus
from desktop_app.ui.qt.fonts import load_fonts
from desktop_app.ui.qt.house_style import read_house_style
from desktop_app.ui.qt.icons import Icons
from desktop_app.ui.qt.lanes import ThreadLanes
from desktop_app.ui.qt.laptop import look_at
from desktop_app.ui.qt.wishes import Wishes
from desktop_app.ui.screens.bewaren.screen import BewarenScreen
from desktop_app.ui.screens.controleren.screen import ControlerenScreen
from desktop_app.ui.screens.dossier.screen import DossierScreen
from desktop_app.ui.screens.dossiermap.screen import DossiermapScreen
from desktop_app.ui.screens.dossiers.screen import DossiersScreen
from desktop_app.ui.screens.eerste_keer.screen import EersteKeerScreen
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
from desktop_app.ui.screens.unlock.screen import UnlockScreen
from desktop_app.ui.screens.voorbeeld.screen import VoorbeeldScreen, ask_for_file
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
from desktop_app.vault.hardening import harden
from desktop_app.vault.open_vault import OpenVault
from desktop_app.vault.sealed import seal

FIRST_SIZE = (1366, 768)
NOTICE_SECONDS = 20
QUIET = frozenset({"passphrase_only"})
"""What the vault noticed but nobody needs to hear at every unlocking; `opmaat doctor` tells."""


def dress(app: QApplication, language: str) -> looks.Theme:
    """Words, fonts, icons and look; once per process, before the first window."""
    theme = looks.install(app, families=load_fonts(resources() / "fonts"), icons=Icons(resources() / "icons"))
    speak(theme, language)
    return theme


def speak(theme: looks.Theme, language: str) -> None:
    """The language of the program, and the side from which it is read. Raises LanguageUnknown."""
    install(translations(), language)
    theme.words_rtl = find_language(current()).rtl
    side = Qt.LayoutDirection.RightToLeft if theme.words_rtl else Qt.LayoutDirection.LeftToRight
    QApplication.setLayoutDirection(side)


def _ends_soon(ends: datetime) -> tuple[str, str]:
    local = ends.astimezone()
    words = explain_code("toestemming_loopt_af", {"day": long_date(local.date()), "time": clock_time(local.time())})
    return words.happened, words.rest


# ---- the program ----------------------------------------------------------------------------------------------------


class Program:
    """Both windows and everything behind them. `start` shows the unlock screen; the event loop is the caller's."""

    def __init__(
        self,
        app: QApplication,
        installation: Installation,
        *,
        language: str = "",
        opener: Opener = webbrowser.open,
        ask_file: Callable[[str], str] = ask_for_file,
        by_itself: bool = True,
        diagnose: Callable[[], str] | None = None,
    ) -> None:
        """`language`: code, "" for what was chosen on this laptop · `ask_file`: asks where a PDF goes; gives a path, or
        "" for nowhere · `by_itself`: synchronises unasked · `diagnose`: tells the state of this laptop without personal
        data."""
        harden()
        theme = self._theme_file = Materials(resources(), installation, clock=now).theme()
        self.theme = dress(app, language or program_language.read(installation.vaults))
        self.theme.set_style(read_house_style(theme))
        self.installation, self._opener, self._ask_file = installation, opener, ask_file
        self.lockbox = lockbox(installation)
        self.lanes, self.bus, self.status, self.wishes = ThreadLanes(), ChangesBus(), Status(), Wishes()
        self.desk: Desk | None = None
        owner = " · ".join(filter(None, (load_gemeente(theme).name, installation.hint)))
        self.tolk_window = TolkschermWindow()
        self.tolk = Tolkscherm(find_language("nl"), owner, self.tolk_window.show_scene)
        self._gemeente = load_gemeente(theme).name
        self.window = MainWindow(self._screens(owner), self.bus, self.status)
        self.window.set_practice(installation.practice)
        self.laptop = LaptopNotices(self.window, lambda: look_at(installation.vaults, now().date()))
        spread = secrets.randbelow(100) / 100
        self.background = BackgroundSync(self.lanes, self.bus, self.status, pause=partial(pause, spread=spread))
        self._by_itself, self._about = by_itself, About(VERSION, diagnose)
        code = f"{secrets.randbelow(10**CODE_LENGTH):0{CODE_LENGTH}}"
        self.placement = Placement(self.tolk, self.tolk_window, self.window, code=code)
        self.client_screen = ClientScreen(self.window, self.placement)
        self._join()

    def start(self) -> None:
        self.window.resize(*FIRST_SIZE)
        self.window.show()
        self.window.go("unlock")

    def close(self) -> None:
        """The client sees nothing any more, the key is wiped, the threads end."""
        self.background.stop()
        self.window.idle.stop()
        self.placement.switch_off()
        self.tolk_window.close()
        if self.desk is not None:
            self.desk.sound.card.close()
            self.lanes.on_vault(self.desk.workplace.vault.close, lambda _none: None)
        self.lanes.close()

    def lock(self) -> None:
        """Lock for good: the process that has seen the data ends and a fresh one takes its place."""
        if self.desk is not None:
            self.window.screen_named(self.window.current).leave()
            self.window.hide()  # what is on its way to the office may take a while to stop
            self.close()
            os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - ourselves, no shell

    # ---- inside ----------------------------------------------------------------------------------------------------

    def _screens(self, owner: str) -> Screens:
        lanes, bus, status = self.lanes, self.bus, self.status
        return {
            "unlock": lambda: self._unlock(owner),
            "eerste_keer": self._first_run,
            "dossiers": lambda: DossiersScreen(self._wp, lanes),
            "dossier": lambda: DossierScreen(self._wp, lanes, bus),
            "dossiermap": lambda: DossiermapScreen(
                self._wp, self._desk.printer, PdfReader(), lanes=lanes, bus=bus, ask_file=self._ask_file
            ),
            "nieuw_dossier": lambda: NieuwDossierScreen(self._wp, lanes, bus, status),
            "gesprek": lambda: GesprekScreen(
                self._wp,
                self.tolk,
                lanes=lanes,
                bus=bus,
                status=status,
                switch_on=self.client_screen.switch_on,
                turn=self.placement.turn,
                turn_code=self.placement.code,
            ),
            "controleren": lambda: ControlerenScreen(self._wp, lanes=lanes, bus=bus, status=status),
            "overstap": lambda: OverstapScreen(self._wp, lanes, bus, status),
            "leerroute": lambda: LeerrouteScreen(self._wp, lanes, bus, status),
            "voortgang": lambda: VoortgangScreen(self._wp, lanes, bus, status),
            "pip": lambda: PipScreen(self._wp, lanes=lanes, bus=bus, status=status),
            "voorbeeld": lambda: VoorbeeldScreen(
                self._wp, self.tolk, self._desk.printer, lanes=lanes, bus=bus, status=status, ask_file=self._ask_file
            ),
            "synchroniseren": lambda: SynchroniserenScreen(
                self._wp, self._desk.synchroniser, lanes, bus, status, seal=self._seal
            ),
            "meenemen": lambda: MeenemenScreen(self._wp, self._desk.synchroniser, lanes, bus, status),
            "bewaren": lambda: BewarenScreen(self._wp, lanes, bus),
            "notities": lambda: NotitiesScreen(self._wp, lanes, bus, status),
            "overnemen": lambda: OvernemenScreen(self._wp, self._desk.synchroniser, lanes, bus, status),
            "geluid": lambda: GeluidScreen(self._wp, self._desk.sound, lanes),
            "instellingen": self._settings,
        }

    def _seal(self, content: bytes) -> bytes:
        return seal(content, self.installation.recovery_key)

    @property
    def _desk(self) -> Desk:
        if self.desk is None:
            raise LookupError("the vault is locked")
        return self.desk

    @property
    def _wp(self) -> Workplace:
        return self._desk.workplace

    def _unlock(self, owner: str) -> UnlockScreen:
        screen = UnlockScreen(self.lockbox, self.lanes, organisation=owner, ask_lease=self._ask_lease())
        screen.unlocked.connect(self._unlocked)
        return screen

    def _ask_lease(self) -> AskLease | None:
        desk = LeaseDesk.of(self.installation, resources() / "protocol", self._opener, f"opmaat {VERSION}")
        return desk.ask if desk else None

    def _first_run(self) -> EersteKeerScreen:
        screen = EersteKeerScreen(
            self.lockbox,
            self.lanes,
            gemeente=self._gemeente,
            name=self.installation.user,
            office=self.installation.office is not None,
            ask_lease=self._ask_lease(),
        )
        screen.ready.connect(self._unlocked)
        screen.language_chosen.connect(lambda code: self._choose_language(code, name=screen.naam.name.text()))
        return screen

    def _settings(self) -> InstellingenScreen:
        screen = InstellingenScreen(self._wp, self.lanes, self.status, self.wishes, self._about, self.placement)
        screen.language_chosen.connect(lambda code: self._choose_language(code, language=True))
        return screen

    def _choose_language(self, code: str, **params: Any) -> None:
        """Speak it at once and keep it, unless answers in memory wait for the disk: their screen must stay.
        `params`: with which to enter the screen again."""
        if self.status.facts.failed:
            self._language_stays(LanguageNotKept())
            return

        def speak_it(_none: None) -> None:
            speak(self.theme, code)
            self.theme.set_style(read_house_style(self._theme_file))  # what was not taken of it, is told in words
            self.window.untell("taal")
            self.window.reword(**params)

        keep = partial(program_language.keep, self.installation.vaults, code)
        self.lanes.on_vault(keep, speak_it, self._language_stays)

    def _language_stays(self, error: Exception) -> None:
        if not isinstance(error, OpmaatError):
            raise error
        self.window.explain("taal", "err", explain(error))

    def _unlocked(self, entry: VaultEntry, vault: OpenVault, first: str = "") -> None:
        """`first`: the screen to begin at, "" for where the vault says."""
        self.lanes.on_vault(
            lambda: set_desk(self.installation, entry, vault, self._opener, lambda: self.lanes.to_main(self.lock)),
            lambda desk: self._begin(desk, vault, entry, first),
            lambda error: self._no_desk(error, vault),
        )

    def _no_desk(self, error: Exception, vault: OpenVault) -> None:
        """The passphrase was right, but there is nothing to work with: say so and lock again."""
        self.lanes.on_vault(vault.close, lambda _none: None)
        if not isinstance(error, OpmaatError):
            raise error
        self.window.explain("desk", "err", explain(error))

    def _begin(self, desk: Desk, vault: OpenVault, entry: VaultEntry, first: str) -> None:
        self.desk = desk
        practising = only_practice(self.installation, entry)
        self.window.set_practice(entry.practice or self.installation.practice)
        self.tolk.give_voice(Voice(desk.sound.shelf, desk.sound.card, self.lanes.to_main))
        self.lanes.on_vault(lambda: preferences.read(desk.workplace), self.wishes.apply)
        if desk.talk is not None:
            self.window.go("gesprek", dossier=desk.talk.dossier)
        elif practising:
            self.lanes.on_vault(lambda: practice_dossier.begin(desk.workplace), self._practise)
        else:
            self.window.go(first or "dossiers")
        if self._by_itself and self.installation.office is not None and not practising:
            self.background.start(desk.workplace, desk.synchroniser)
        self._tell([code for code in vault.notices if code not in QUIET])
        self.lanes.on_vault(lambda: last_sync(desk.workplace), self.laptop.start)
        if vault.leave is not None and vault.leave.ends is not None and vault.leave.warn:
            self.window.say("toestemming", "warn", *_ends_soon(vault.leave.ends))
        self.lanes.on_vault(
            lambda: vault.find_replayed(desk.workplace.user.id),
            lambda dossiers: self._tell(["older_pages"] if dossiers else []),
        )

    def _practise(self, dossier: str | None) -> None:
        """The first time at question 1, with the three keys that matter; later at the list."""
        if dossier is None:
            self.window.go("dossiers")
            return
        self.window.go("gesprek", dossier=dossier)
        keys = _("Kies met 1 tot 9. Enter is verder. F9 maakt het tolkscherm leeg.")
        hint = self.window.say("oefenen", "info", _("Dit is een voorbeelddossier om te oefenen."), keys)
        hint.add_act(_("Begrepen"), lambda: self.window.untell("oefenen"))

    def _tell(self, codes: Sequence[str]) -> None:
        """What the vault noticed, for a while in the strip."""
        if codes:
            self.window.strip.offer(" ".join(str(explain_code(code)) for code in codes), seconds=NOTICE_SECONDS)

    def _join(self) -> None:
        window = self.window
        window.tolkscherm_rest.connect(self.tolk.blank)
        window.lock_requested.connect(self.lock)
        window.entered.connect(self._watch)
        window.entered.connect(self.background.entered)
        self.bus.changed.connect(self.background.changed)
        self.background.trouble.connect(self._office_trouble)
        self.wishes.changed.connect(self._use_wishes)

    def _watch(self, screen: str) -> None:
        if screen in ("unlock", "eerste_keer"):
            self.window.idle.stop()
            return
        self._use_wishes()

    def _use_wishes(self) -> None:
        """What the person chose in Instellingen is in force at once."""
        wishes = self.wishes.preferences
        self.background.allowed = wishes.by_itself
        self.tolk.allow_unchecked(wishes.unchecked)
        self.placement.wanted = wishes.client_screen
        self.window.idle.start(wishes.lock_minutes(self.window.current))
        shown = self.window.screen_named(self.window.current)
        if isinstance(shown, GesprekScreen):
            shown.use(wishes)

    def _office_trouble(self, code: str) -> None:
        notice = self.window.explain("kantoor", "warn", explain_code(code))
        notice.add_act(_("Synchroniseren"), self._to_office)

    def _to_office(self) -> None:
        self.window.untell("kantoor")
        self.window.go("synchroniseren")
