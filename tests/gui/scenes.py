"""Every screen in the state of a working day, inside the main window: for pictures and for walks."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from PySide6.QtWidgets import QWidget

from desktop_app.casework import conflicts, leerroutes, talks
from desktop_app.casework.consulenten import WRITERS
from desktop_app.casework.dossiers import read_header
from desktop_app.casework.errors import LeaseNeeded
from desktop_app.casework.leases import SignedLease
from desktop_app.casework.lockbox_ports import VaultEntry
from desktop_app.casework.office_ports import ColleagueWork, OfficeDossier, Progress, SyncOutcome
from desktop_app.casework.records import to_body
from desktop_app.documents.printer import PlanPrinter
from desktop_app.documents.reader import PdfReader
from desktop_app.domain.leerbaarheidstoets import Leerbaarheidstoets, Uitslag
from desktop_app.i18n import words
from desktop_app.places import resources
from desktop_app.sync.line import NoOffice
from desktop_app.ui.qt.changes_bus import ChangesBus
from desktop_app.ui.qt.wishes import Wishes
from desktop_app.ui.screens.bewaren.screen import BewarenScreen
from desktop_app.ui.screens.dossier.screen import DossierScreen
from desktop_app.ui.screens.dossiermap.screen import DossiermapScreen
from desktop_app.ui.screens.dossiers.screen import DossiersScreen
from desktop_app.ui.screens.instellingen.about import About
from desktop_app.ui.screens.instellingen.licences import Licences
from desktop_app.ui.screens.instellingen.screen import InstellingenScreen
from desktop_app.ui.screens.leerroute.screen import LeerrouteScreen
from desktop_app.ui.screens.meenemen.screen import MeenemenScreen
from desktop_app.ui.screens.nieuw_dossier.screen import NieuwDossierScreen
from desktop_app.ui.screens.notities.screen import NotitiesScreen
from desktop_app.ui.screens.overnemen.screen import OvernemenScreen
from desktop_app.ui.screens.synchroniseren.screen import SynchroniserenScreen
from desktop_app.ui.screens.unlock.screen import UnlockScreen
from desktop_app.ui.screens.voortgang.screen import VoortgangScreen
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.navigation import Screen
from desktop_app.ui.shell.status import Status
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.widgets.page import Page
from desktop_app.ui.work import ImmediateLanes
from tests.gui.busy import dossier_of, mould_busy
from tests.gui.desk import NOW, Desk, DeskMaker
from tests.gui.lockbox import PASSPHRASE, MemoryLockbox
from tests.gui.pictures import new_folder, settle
from tests.gui.planted import plant_conflict, plant_notes, plant_sync
from tests.gui.sound import Card

LANES = ImmediateLanes()


class Office(NoOffice):
    """A synchroniser that finds nothing to do; what is on screen comes from the vault."""

    def run(self, progress: Progress, *, quietly: bool = False) -> SyncOutcome:
        progress(0, None)
        return SyncOutcome(0, 0, 0, 0, (), ())

    def dossiers(self) -> Sequence[OfficeDossier]:
        with desk().wp.vault.work() as work:
            found = [(record.id, record.body) for record in work.find(kind="dossier")]
        listed = [
            OfficeDossier(id, f"{body['given_names']} {body['surname']}", str(body["number"]), 30, "", n % 3 != 2)
            for n, (id, body) in enumerate(found)
        ]
        return sorted(listed, key=lambda one: one.name)

    def colleague_work(self) -> Sequence[ColleagueWork]:
        dossier = dossier_of(desk(), "Ahmadi")
        return [
            ColleagueWork("w1", dossier, "notitie", "geen_toegang", "karim", "Karim Bos", NOW, True, {}),
            ColleagueWork("w2", "elders", "intake", "dossier_verhuisd", "fatma", "Fatma Yıldız", NOW, False, {}),
        ]


class Screens:
    """A laptop with a second screen."""

    def others(self) -> Sequence[tuple[str, str]]:
        return [("HDMI-1", "HDMI-1 · 1280 × 800")]

    def try_out(self) -> bool:
        return True

    def end_try_out(self) -> None: ...


ABOUT = About("0.1.0", lambda: "")
NO_LEASE = SignedLease("", "", "")


def seal(content: bytes) -> bytes:
    return content[::-1]


def window(name: str, make: Callable[[Status], Screen], **params: object) -> MainWindow:
    """The main window at one screen, just after an answer, without network."""
    status, bus = Status(), ChangesBus()
    frame = MainWindow({name: lambda: make(status)}, bus, status, search_screen=name)
    status.setParent(frame)
    bus.setParent(frame)
    status.saved(NOW)
    status.network(False)
    frame.resize(1366, 768)
    frame.show()
    frame.activateWindow()
    frame.go(name, **params)
    return frame


@cache
def desk() -> Desk:
    """One caseload for all pictures of a run."""
    folder = new_folder()
    desks = DeskMaker(folder / "mould")
    return desks.open(mould_busy(desks, folder / "busy"), first=1_000_000)


def unlock() -> QWidget:
    lockbox = MemoryLockbox(VaultEntry("a", "Anja de Wit", talk_at="13:45"), VaultEntry("k", "Karim Bos"))

    def make(_status: Status) -> Screen:
        screen = UnlockScreen(lockbox, LANES, organisation="gemeente Voorbeeld")
        screen.set_network(False)
        return screen

    return window("unlock", make)


def _tried(lockbox: MemoryLockbox) -> QWidget:
    """The unlock screen after the right passphrase was not enough."""
    screen = UnlockScreen(lockbox, LANES, organisation="gemeente Voorbeeld", ask_lease=lambda _vault, _last: NO_LEASE)
    frame = window("unlock", lambda _status: screen)
    screen.passphrase.line.setText(PASSPHRASE)
    screen.button.click()
    return frame


def unlock_office() -> QWidget:
    """Half of the key is at the office."""
    lockbox = MemoryLockbox(VaultEntry("a", "Anja de Wit"))
    lockbox.refusal = LeaseNeeded(sequence=1)
    return _tried(lockbox)


def unlock_damaged() -> QWidget:
    lockbox = MemoryLockbox(VaultEntry("a", "Anja de Wit"))
    lockbox.damaged, lockbox.taken = True, [NOW]
    return _tried(lockbox)


def dossiers() -> QWidget:
    return window("dossiers", lambda _status: DossiersScreen(desk().wp, LANES))


def dossier() -> QWidget:
    shown = dossier_of(desk(), "Tesfay")
    return window("dossier", lambda _status: DossierScreen(desk().wp, LANES, ChangesBus()), dossier=shown)


def gestopt() -> QWidget:
    """The dossier right after its talk was stopped."""
    shown = dossier_of(desk(), "Tesfay")
    return window("dossier", lambda _status: DossierScreen(desk().wp, LANES, ChangesBus()), dossier=shown, stopped=True)


def _dossiermap(surname: str, part: str) -> MainWindow:
    def make(_status: Status) -> Screen:
        return DossiermapScreen(
            desk().wp, PlanPrinter(resources()), PdfReader(), lanes=LANES, bus=ChangesBus(), ask_file=str
        )

    return window("dossiermap", make, dossier=dossier_of(desk(), surname), part=part)


def logboek() -> QWidget:
    return _dossiermap("Demir", "logboek")


def documenten() -> QWidget:
    return _dossiermap("Demir", "documenten")


def document_open() -> QWidget:
    frame = _dossiermap("Demir", "documenten")
    screen = frame.screen_named("dossiermap")
    both = words.text("In twee talen", words.current(), "app")
    next(one for one in screen.findChildren(Btn) if one.accessibleName().endswith(both)).click()
    return frame


def overdragen() -> QWidget:
    with desk().wp.vault.work() as work:
        work.set_local(WRITERS, {"karim": "Karim Bos", "fatma": "Fatma Yilmaz"})
    frame = personen()
    screen = frame.screen_named("dossiermap")
    assert isinstance(screen, DossiermapScreen)
    screen.handing.button.click()
    return frame


def personen() -> MainWindow:
    return _dossiermap("Tesfay", "personen")


def nieuw_dossier() -> QWidget:
    return window("nieuw_dossier", lambda status: NieuwDossierScreen(desk().wp, LANES, ChangesBus(), status))


def gegevens() -> QWidget:
    shown = dossier_of(desk(), "Kovalenko")
    return window(
        "nieuw_dossier", lambda status: NieuwDossierScreen(desk().wp, LANES, ChangesBus(), status), dossier=shown
    )


def dossier_met_signalen() -> QWidget:
    shown = dossier_of(desk(), "Yilmaz")
    return window("dossier", lambda _status: DossierScreen(desk().wp, LANES, ChangesBus()), dossier=shown)


def dossier_tijdlijn() -> QWidget:
    shown = dossier_of(desk(), "Demir")
    frame = window("dossier", lambda _status: DossierScreen(desk().wp, LANES, ChangesBus()), dossier=shown)
    screen = frame.screen_named("dossier")
    assert isinstance(screen, DossierScreen)
    for button in ("Tijdlijn",):
        found = [one for one in screen.findChildren(Btn) if one.text() == words.text(button, words.current(), "app")]
        found[0].click()
        found[0].setFocus()
    settle()
    page = screen.findChild(Page)
    assert page is not None
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum() - 120)
    return frame


def voortgang() -> QWidget:
    shown = dossier_of(desk(), "Demir")
    talks.propose(desk().wp, dossier=shown)
    id, _ = talks.page(desk().wp, dossier=shown).talks[0]
    talks.change(desk().wp, dossier=shown, talk=id, field="gevoerd_op", value=NOW.date())
    talks.change(
        desk().wp, dossier=shown, talk=id, field="verslag", value="Gaat elke week naar de les. Wil meer praten."
    )
    return window("voortgang", lambda status: VoortgangScreen(desk().wp, LANES, ChangesBus(), status), dossier=shown)


def nieuw_dossier_errors() -> QWidget:
    frame = nieuw_dossier()
    assert isinstance(frame, MainWindow)
    screen = frame.screen_named("nieuw_dossier")
    assert isinstance(screen, NieuwDossierScreen)
    screen.controls["bsn"].set_text("123456789")  # type: ignore[union-attr]
    screen.button.click()
    return frame


def leerroute() -> QWidget:
    shown = dossier_of(desk(), "Tesfay")
    result = Leerbaarheidstoets(Uitslag.HAALBAAR, 31, 28, NOW.date())
    leerroutes.record_lbt(desk().wp, dossier=shown, lbt=result)
    return window("leerroute", lambda status: LeerrouteScreen(desk().wp, LANES, ChangesBus(), status), dossier=shown)


def synchroniseren() -> QWidget:
    return window("synchroniseren", _synchroniseren)


def instellingen() -> QWidget:
    return window(
        "instellingen", lambda status: InstellingenScreen(desk().wp, LANES, status, Wishes(), ABOUT, Screens(), Card())
    )


def licenties() -> QWidget:
    """What Opmaat brings along, opened."""
    frame = instellingen()
    next(iter(frame.findChildren(Licences))).button.click()
    return frame


def keuze() -> QWidget:
    shown = dossier_of(desk(), "Tesfay")
    if not conflicts.open_conflicts(desk().wp, shown):
        plant_conflict(desk(), shown)
    return window("synchroniseren", _synchroniseren, dossier=shown)


def _synchroniseren(status: Status) -> Screen:
    plant_sync(desk())
    return SynchroniserenScreen(desk().wp, Office(), LANES, ChangesBus(), status, seal=seal)


def meenemen() -> QWidget:
    return window("meenemen", lambda status: MeenemenScreen(desk().wp, Office(), LANES, ChangesBus(), status))


def overnemen() -> QWidget:
    return window("overnemen", lambda status: OvernemenScreen(desk().wp, Office(), LANES, ChangesBus(), status))


def bewaren() -> QWidget:
    demir = dossier_of(desk(), "Demir")
    header = read_header(desk().wp, demir)
    gone = replace(header, dates=replace(header.dates, overleden=date(2026, 11, 20)))
    with desk().wp.vault.work() as work:
        work.put(id=demir, dossier=demir, kind="dossier", body=to_body(gone), by="anja", at=NOW)
    frame = window("bewaren", lambda _status: BewarenScreen(desk().wp, LANES, ChangesBus()))
    screen = frame.screen_named("bewaren") if isinstance(frame, MainWindow) else None
    if isinstance(screen, BewarenScreen):
        screen._presenter.ask(demir)
    return frame


def notities() -> QWidget:
    demir = dossier_of(desk(), "Demir")
    _one, two, _three = plant_notes(desk(), demir)
    wp, bus = desk().wp, ChangesBus()
    frame = window("notities", lambda status: NotitiesScreen(wp, LANES, bus, status), dossier=demir)
    screen = frame.screen_named("notities")
    if isinstance(screen, NotitiesScreen):
        screen.rows[two].throw.click()
        screen.act.click()
    return frame


def samengevoegd() -> QWidget:
    frame = synchroniseren()
    screen = frame.screen_named("synchroniseren") if isinstance(frame, MainWindow) else None
    if isinstance(screen, SynchroniserenScreen):
        screen._presenter.show_merged(dossier_of(desk(), "Kovalenko"))
    return frame


SCENES: Mapping[str, Callable[[], QWidget]] = {
    "unlock": unlock,
    "unlock_office": unlock_office,
    "unlock_damaged": unlock_damaged,
    "dossiers": dossiers,
    "dossier": dossier,
    "dossier_signalen": dossier_met_signalen,
    "logboek": logboek,
    "documenten": documenten,
    "document_open": document_open,
    "personen": personen,
    "overdragen": overdragen,
    "gegevens": gegevens,
    "nieuw_dossier": nieuw_dossier,
    "nieuw_dossier_errors": nieuw_dossier_errors,
    "leerroute": leerroute,
    "voortgang": voortgang,
    "dossier_tijdlijn": dossier_tijdlijn,
    "synchroniseren": synchroniseren,
    "samengevoegd": samengevoegd,
    "meenemen": meenemen,
    "overnemen": overnemen,
    "bewaren": bewaren,
    "notities": notities,
    "keuze": keuze,
    "instellingen": instellingen,
    "licenties": licenties,
    "gestopt": gestopt,
}
