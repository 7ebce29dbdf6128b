"""The conversation, the second window and the plan, each in a state of a working day: for pictures."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.casework import plans
from desktop_app.i18n import words
from desktop_app.ui.qt.changes_bus import ChangesBus
from desktop_app.ui.screens.controleren.view import Filter
from desktop_app.ui.screens.overstap.screen import OverstapScreen
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.status import Status
from desktop_app.ui.widgets.btn import Btn
from desktop_app.ui.work import ImmediateLanes
from tests.gui.desk import SAMIRA, Desk, DeskMaker, questionnaire
from tests.gui.pages.plan import Plan, answer, choose_route
from tests.gui.pages.talk import Key, Talk
from tests.gui.pictures import new_folder, settle
from tests.gui.sound import Laptop
from tests.questionnaires import revised

SCHOOL = "onderwijs/school_jaren"
Shown = tuple[QWidget, Callable[[], None]]
"""A window, and how to put it away with all that belongs to it."""
Scene = Callable[[str], Shown]
"""From the client's language to a window; the program speaks the language that is installed."""


@cache
def _desks() -> DeskMaker:
    return DeskMaker(new_folder() / "mould")


def _desk(client: str) -> Desk:
    folder = new_folder()
    return _desks().make(folder / "vault", replace(SAMIRA, language=client))


def _talk(client: str, page: str) -> Talk:
    return Talk(_desk(client), program=words.current(), client=client).open(page)


def _second(client: str, *keys: Key) -> Shown:
    talk = _talk(client, SCHOOL)
    talk.plug_in()
    talk.press(Key.Key_F5, *keys)
    return talk.second, talk.close


def _plan(client: str, *screens: str) -> Shown:
    desk = _desk(client)
    answer(desk)
    choose_route(desk)
    plan = Plan(desk, desk.folder, program=words.current(), client=client)
    for screen in screens:
        plan.open(screen)
    return plan.window, plan.close


def gesprek_opening(client: str) -> Shown:
    talk = _talk(client, "")
    return talk.window, talk.close


def gesprek(client: str) -> Shown:
    talk = _talk(client, SCHOOL)
    talk.press(Key.Key_2)
    return talk.window, talk.close


def gesprek_algemene_notitie(client: str) -> Shown:
    talk = _talk(client, SCHOOL)
    talk.press(Key.Key_G, held=Qt.KeyboardModifier.ControlModifier).type("Komt liever in de ochtend.")
    return talk.window, talk.close


def gesprek_tolk(client: str) -> Shown:
    talk = _talk(client, SCHOOL)
    talk.interpreter("telefonisch", number="4711", agency="Tolkbureau Oost")
    talk.screen.interpreter.stop.click()
    talk.desk.clock.pass_(minutes=5)
    talk.interpreter("familie")
    return talk.window, talk.close


def gesprek_eerder(client: str) -> Shown:
    talk = _talk(client, "leren/eerder_gestopt")
    presenter = talk.screen.presenter
    for ref, value in (("eerder_gestopt", "ja"), ("gestopt_reden", "geld werk"), ("eerder_gestopt", "nee")):
        presenter.answer(f"/data/leren/{ref}", value)
    presenter.answer("/data/leren/eerder_gestopt", "ja")
    talk.open("leren/gestopt_reden")
    return talk.window, talk.close


def _child(client: str) -> Talk:
    """The first row of the table of children."""
    talk = _talk(client, "gezin/kinderen_thuis")
    talk.screen.presenter.answer("/data/gezin/kinderen_thuis", "ja")
    return talk.open("gezin/kind").press(Key.Key_Return, held=Qt.KeyboardModifier.ControlModifier)


def gesprek_lijst(client: str) -> Shown:
    talk = _child(client)
    return talk.window, talk.close


def gesprek_jaar(client: str) -> Shown:
    """A child born in a Persian year."""
    talk = _child(client)
    talk.press(Key.Key_Tab, Key.Key_Down, Key.Key_Backtab).type("1393").press(Key.Key_Tab, Key.Key_Tab, Key.Key_Space)
    return talk.window, talk.close


def gesprek_datum(client: str) -> Shown:
    talk = _talk(client, "gezin/gezin_komt_nog")
    talk.screen.presenter.answer("/data/gezin/gezin_komt_nog", "ja_verwacht")
    talk.open("gezin/gezin_verwacht_op").press(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_Down)
    talk.press(*[Key.Key_Backtab] * 2).type("3").press(Key.Key_Tab).type("1406")
    return talk.window, talk.close


def tolkscherm_vraag(client: str) -> Shown:
    return _second(client, Key.Key_2)


def tolkscherm_aanwijzen(client: str) -> Shown:
    return _second(client, Key.Key_F6, Key.Key_Return)


def tolkscherm_oefenvraag(client: str) -> Shown:
    return _second(client, Key.Key_F6)


def tolkscherm_luisteren(client: str) -> Shown:
    """Every option but the last can be heard; the second was touched once."""
    laptop = Laptop(new_folder())
    talk = Talk(_desk(client), program=words.current(), client=client, voice=laptop.voice).open(SCHOOL)
    card = talk.tolk.card
    assert card is not None
    heard = (card.question, *(tile.text for tile in card.tiles[:-1]))
    laptop.record(*(line.client for line in heard), language=client)
    talk.open(SCHOOL).plug_in()
    talk.press(Key.Key_F5)
    talk.point()
    talk.tolk.tap(card.tiles[1].value)

    def close() -> None:
        talk.close()
        laptop.close()

    return talk.second, close


def tolkscherm_terugzeggen(client: str) -> Shown:
    return _second(client, Key.Key_2, Key.Key_F8)


def tolkscherm_rust(client: str) -> Shown:
    return _second(client, Key.Key_F9)


def tolkscherm_pauze(client: str) -> Shown:
    return _second(client, Key.Key_F4)


def gesprek_einde(client: str) -> Shown:
    """Of a section; the one before it is ready."""
    talk = _talk(client, SCHOOL).press(Key.Key_2, Key.Key_Return)
    for section, digit in (("leren", Key.Key_1), ("onderwijs", Key.Key_2)):
        talk.screen.presenter.open_section(section)
        while talk.screen.presenter.end is None:
            talk.screen.presenter.next()
        talk.press(digit)
    return talk.window, talk.close


def gesprek_later(client: str) -> Shown:
    """The list of what waits, one of them with a reason."""
    talk = _talk(client, SCHOOL).press(Key.Key_L)
    talk.open("werk/werk_gehad").press(Key.Key_L)
    talk.screen.sections.later_row.click()
    settle()
    talk.press(Key.Key_1, Key.Key_Down)
    return talk.window, talk.close


def controleren_onderdeel(client: str) -> Shown:
    desk = _desk(client)
    answer(desk)
    plan = Plan(desk, desk.folder, program=words.current(), client=client)
    plan.window.go("controleren", dossier=desk.dossier, section="onderwijs")
    settle()
    next(iter(plan.check.marks.values())).rows["beantwoord"].click()
    settle()
    return plan.window, plan.close


def controleren(client: str) -> Shown:
    return _plan(client, "controleren")


def controleren_eerder(client: str) -> Shown:
    """A question fell away, another one came back: both had an answer."""
    desk = _desk(client)
    answer(desk, {"leren/eerder_gestopt": "ja", "leren/gestopt_reden": "geld werk"})
    answer(desk, {"onderwijs/school_jaren": "1_6", "onderwijs/diplomawaardering": "ja"})
    answer(desk, {"onderwijs/school_jaren": "geen", "leren/eerder_gestopt": "nee"})
    answer(desk, {"onderwijs/school_jaren": "7_9"})
    plan = Plan(desk, desk.folder, program=words.current(), client=client).open("controleren")
    plan.check.chips[Filter.EERDER].click()
    settle()
    bar = plan.check.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    return plan.window, plan.close


def _move(client: str, *buttons: str) -> Shown:
    """A newer questionnaire lost one question and renamed another; both had an answer."""
    desk = _desk(client)
    answer(desk, {"leren/eerder_gestopt": "ja", "leren/gestopt_reden": "geld werk", "leren/leeruren": "12_20"})
    newer = revised(gone=["leren/gestopt_reden"], renamed={"leren/leeruren": "uren_leren"})
    wp = replace(desk.wp, questionnaire=newer, older={questionnaire().version: questionnaire()})
    bus, status = ChangesBus(), Status()
    screen = OverstapScreen(wp, ImmediateLanes(), bus, status)
    frame = MainWindow({"overstap": lambda: screen}, bus, status)
    frame.show()
    frame.activateWindow()
    frame.go("overstap", dossier=desk.dossier)
    for name in buttons:
        getattr(screen, name).click()
    settle()

    def close() -> None:
        frame.close()
        frame.deleteLater()

    return frame, close


def overstap(client: str) -> Shown:
    return _move(client)


def overstap_klaar(client: str) -> Shown:
    return _move(client, "make")


def pip_veranderd(client: str) -> Shown:
    """A text in somebody's own words, looked at again because the intake changed."""
    desk = _desk(client)
    answer(desk)
    choose_route(desk)
    plan = Plan(desk, desk.folder, program=words.current(), client=client)
    plan.open("pip", section="waarom")
    plans.set_text(desk.wp, dossier=desk.dossier, key="waarom.gehoord.werk", text="U wilt graag koken.")
    answer(desk, {"werk/werk_wens": "in een bakkerij werken"})
    plan.open("pip", section="waarom")
    card = next(card for card in plan.pip.form.texts if card.model.key == "waarom.gehoord.werk")
    card.news.findChildren(Btn)[0].click()
    settle()
    return plan.window, plan.close


def pip(client: str) -> Shown:
    return _plan(client, "pip")


def voorbeeld(client: str) -> Shown:
    return _plan(client, "pip", "voorbeeld")


TALK_SCENES: Mapping[str, Scene] = {
    "gesprek_opening": gesprek_opening,
    "gesprek": gesprek,
    "gesprek_algemene_notitie": gesprek_algemene_notitie,
    "gesprek_tolk": gesprek_tolk,
    "gesprek_eerder": gesprek_eerder,
    "gesprek_lijst": gesprek_lijst,
    "gesprek_datum": gesprek_datum,
    "gesprek_jaar": gesprek_jaar,
    "tolkscherm_vraag": tolkscherm_vraag,
    "tolkscherm_oefenvraag": tolkscherm_oefenvraag,
    "tolkscherm_aanwijzen": tolkscherm_aanwijzen,
    "tolkscherm_luisteren": tolkscherm_luisteren,
    "tolkscherm_terugzeggen": tolkscherm_terugzeggen,
    "tolkscherm_rust": tolkscherm_rust,
    "tolkscherm_pauze": tolkscherm_pauze,
    "gesprek_einde": gesprek_einde,
    "gesprek_later": gesprek_later,
    "controleren": controleren,
    "controleren_onderdeel": controleren_onderdeel,
    "controleren_eerder": controleren_eerder,
    "overstap": overstap,
    "overstap_klaar": overstap_klaar,
    "pip": pip,
    "pip_veranderd": pip_veranderd,
    "voorbeeld": voorbeeld,
}
