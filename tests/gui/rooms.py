"""The main window with the screens of a caseworker's day, over a real vault, with immediate lanes."""

from collections.abc import Callable
from functools import partial

from pytestqt.qtbot import QtBot

from desktop_app.casework.office_ports import Synchroniser
from desktop_app.cli.doctor import report
from desktop_app.documents.printer import PlanPrinter
from desktop_app.documents.reader import PdfReader
from desktop_app.i18n.language import language
from desktop_app.places import resources
from desktop_app.ui.qt.changes_bus import ChangesBus
from desktop_app.ui.qt.wishes import Wishes
from desktop_app.ui.screens.bewaren.screen import BewarenScreen
from desktop_app.ui.screens.dossier.screen import DossierScreen
from desktop_app.ui.screens.dossiermap.screen import DossiermapScreen
from desktop_app.ui.screens.dossiers.screen import DossiersScreen
from desktop_app.ui.screens.instellingen.about import About
from desktop_app.ui.screens.instellingen.screen import InstellingenScreen
from desktop_app.ui.screens.leerroute.screen import LeerrouteScreen
from desktop_app.ui.screens.meenemen.screen import MeenemenScreen
from desktop_app.ui.screens.nieuw_dossier.screen import NieuwDossierScreen
from desktop_app.ui.screens.notities.screen import NotitiesScreen
from desktop_app.ui.screens.overnemen.screen import OvernemenScreen
from desktop_app.ui.screens.synchroniseren.screen import SynchroniserenScreen
from desktop_app.ui.screens.voortgang.screen import VoortgangScreen
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.navigation import Screen
from desktop_app.ui.shell.status import Status
from desktop_app.ui.tolkscherm.placement import Placement
from desktop_app.ui.tolkscherm.presenter import Tolkscherm
from desktop_app.ui.tolkscherm.window import TolkschermWindow
from desktop_app.ui.work import ImmediateLanes
from tests.gui.desk import Desk
from tests.gui.pictures import settle
from tests.gui.scenes import Office, seal
from tests.gui.sound import Card


class Elsewhere(Screen):
    """Stands for a screen that is tested on its own; remembers what it was asked to show."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self.asked: dict[str, object] = {}

    def enter(self, **params: object) -> None:
        self.asked = params


def _as_it_is(screen: Screen) -> Screen:
    return screen


class Room:
    """`window` with bus and status; the screens owned by others are `Elsewhere` · `file`: where a paper is saved."""

    def __init__(self, qtbot: QtBot, desk: Desk, synchroniser: Synchroniser | None = None) -> None:
        self.file = ""
        self.about = About("0.1.0", report, lambda _name: self.file)
        self.file_names: list[str] = []
        self.desk, self.bus, self.status, self.wishes = desk, ChangesBus(), Status(), Wishes()
        wp, lanes, bus, status = desk.wp, ImmediateLanes(), self.bus, self.status
        office, self.card = synchroniser or Office(), Card()
        self.ask_file: Callable[[str], str] = lambda _name: ""
        others = {name: Elsewhere(name) for name in ("gesprek", "controleren", "pip", "voorbeeld", "geluid")}
        self.window = MainWindow(
            {
                "dossiers": lambda: DossiersScreen(wp, lanes),
                "dossier": lambda: DossierScreen(wp, lanes, bus),
                "dossiermap": lambda: DossiermapScreen(
                    wp,
                    PlanPrinter(resources()),
                    PdfReader(),
                    lanes=lanes,
                    bus=bus,
                    ask_file=self._save_as,
                    pick_file=lambda: self.file,
                ),
                "nieuw_dossier": lambda: NieuwDossierScreen(wp, lanes, bus, status),
                "synchroniseren": lambda: SynchroniserenScreen(
                    wp, office, lanes, bus, status, seal=seal, ask_file=lambda name: self.ask_file(name)
                ),
                "meenemen": lambda: MeenemenScreen(wp, office, lanes, bus, status),
                "bewaren": lambda: BewarenScreen(wp, lanes, bus),
                "notities": lambda: NotitiesScreen(wp, lanes, bus, status),
                "overnemen": lambda: OvernemenScreen(wp, office, lanes, bus, status),
                "leerroute": lambda: LeerrouteScreen(wp, lanes, bus, status),
                "voortgang": lambda: VoortgangScreen(wp, lanes, bus, status),
                "instellingen": lambda: InstellingenScreen(
                    wp, lanes, status, self.wishes, self.about, self.placement, self.card
                ),
                **{name: partial(_as_it_is, screen) for name, screen in others.items()},
            },
            self.bus,
            self.status,
        )
        self.others = others
        self.second = TolkschermWindow()
        qtbot.addWidget(self.second)
        tolk = Tolkscherm(language("ar"), "gemeente Oefenstad", self.second.show_scene)
        self.placement = Placement(tolk, self.second, self.window, code="4821")
        qtbot.addWidget(self.window, before_close_func=lambda _window: self.card.close())
        self.window.resize(1366, 768)
        self.window.show()
        self.window.activateWindow()
        settle()

    def _save_as(self, name: str) -> str:
        self.file_names.append(name)
        return self.file
