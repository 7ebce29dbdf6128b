"""PIP maken and the preview as a caseworker meets them."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.casework import interviews, leerroutes, plans
from desktop_app.casework.plan_views import PlanPage
from desktop_app.documents.printer import PlanPrinter
from desktop_app.domain.leerroute import Leerroute
from desktop_app.i18n import words
from desktop_app.i18n.language import language
from desktop_app.places import resources, translations
from desktop_app.ui.qt.changes_bus import ChangesBus
from desktop_app.ui.screens.controleren.screen import ControlerenScreen
from desktop_app.ui.screens.pip.screen import PipScreen
from desktop_app.ui.screens.voorbeeld.screen import VoorbeeldScreen
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.status import Status
from desktop_app.ui.tolkscherm.presenter import Tolkscherm
from desktop_app.ui.tolkscherm.window import TolkschermWindow
from desktop_app.ui.work import ImmediateLanes
from tests.gui.desk import Desk
from tests.gui.pages.talk import OWNER, Elsewhere, Key
from tests.gui.pictures import settle

ANSWERS: Mapping[str, str] = {
    "onderwijs/school_jaren": "1_6",
    "leren/leeruren": "12_20",
    "gezin/kinderen_thuis": "nee",
    "werk/werk_gehad": "ja",
    "werk/werk_wens": "in een keuken werken",
    "netwerk/hoofddoel/doel": "werk",
    "afronding/leerroute_wens/wens_route": "B",
    "zelfredzaamheid/hulp_nodig/hulp_bij": "post geld",
}


def answer(desk: Desk, answers: Mapping[str, str] = ANSWERS) -> None:
    """Give answers as a talk would."""
    talk = interviews.open_interview(desk.wp, desk.dossier)
    for path, value in answers.items():
        talk.go(f"/data/{path}")
        interviews.store(desk.wp, desk.dossier, talk.set_value(f"/data/{path}", value))


def choose_route(desk: Desk) -> None:
    leerroutes.choose(
        desk.wp, dossier=desk.dossier, leerroute=Leerroute.B1, motivering="Samira wil snel werken en leert goed.",
        wens=Leerroute.B1, onderwijsroute_onderzocht="Besproken. Zij wil nu geen opleiding.",
    )  # fmt: skip


class Plan:
    """The main window with the editor, the preview and the check page; papers are saved in `folder`."""

    def __init__(self, desk: Desk, folder: Path, program: str = "nl", client: str = "ar") -> None:
        words.install(translations(), program)
        self.desk, self.folder = desk, folder
        self.second = TolkschermWindow()
        self.second.resize(1180, 860)
        self.tolk = Tolkscherm(language(client), OWNER, self.second.show_scene)
        self.bus, self.status = ChangesBus(), Status()
        lanes = ImmediateLanes()
        self.pip = PipScreen(desk.wp, lanes=lanes, bus=self.bus, status=self.status)
        self.preview = VoorbeeldScreen(
            desk.wp, self.tolk, PlanPrinter(resources()), lanes=lanes, bus=self.bus, status=self.status,
            ask_file=lambda name: str(folder / name),
        )  # fmt: skip
        self.check = ControlerenScreen(desk.wp, lanes=lanes, bus=self.bus, status=self.status)
        screens = {
            "pip": lambda: self.pip,
            "voorbeeld": lambda: self.preview,
            "controleren": lambda: self.check,
            "gesprek": Elsewhere,
            "dossier": Elsewhere,
            "notities": Elsewhere,
            "leerroute": Elsewhere,
        }
        self.window = MainWindow(screens, self.bus, self.status)
        self.window.resize(1366, 768)
        self.window.show()

    def open(self, screen: str, **params: object) -> "Plan":
        self.window.go(screen, dossier=self.desk.dossier, **params)
        settle()
        return self

    def close(self) -> None:
        self.window.close()
        self.second.close()
        for window in (self.window, self.second):
            window.deleteLater()
        settle()

    def press(self, *keys: Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> "Plan":
        for key in keys:
            QTest.keyClick(self.focus, key, held)
            settle()
        return self

    def type(self, text: str) -> "Plan":
        for char in text:
            QTest.keyClicks(self.focus, char)
        settle()
        return self

    @property
    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    @property
    def page(self) -> PlanPage:
        """The plan as the vault has it."""
        return plans.page(self.desk.wp, dossier=self.desk.dossier)

    def section(self, key: str) -> str:
        return self.pip.sections.rows[key].accessibleName()
