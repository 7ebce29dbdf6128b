"""Two colleagues, one question, two answers: the office keeps both and a person chooses."""

from typing import cast

from desktop_app.casework import conflicts
from desktop_app.desk import Desk
from desktop_app.practice.stage import Stage
from desktop_app.ui.screens.dossier.screen import DossierScreen
from desktop_app.ui.screens.synchroniseren.choice_card import ChoiceCard
from desktop_app.ui.screens.synchroniseren.screen import SynchroniserenScreen

QUESTION = "/data/werk/meedoen_uren"
"""Hours a week to take part: what two people may well hear differently."""
KARIM_HEARD, ANJA_HEARD = "2", "4"
"""Keys of the two answers."""


def receive(stage: Stage) -> None:
    """The colleague takes the dossier along; then he answers one question otherwise and does not send it yet."""
    stage.unlock()
    stage.synchronise()
    stage.take_along()
    stage.find_id()
    stage.tell(event="received", answers=stage.answers())
    value = _answer(stage, KARIM_HEARD)
    stage.tell(event="karim", value=value)


def answer_too(stage: Stage) -> None:
    """Meanwhile the first laptop answers the same question and sends it."""
    stage.unlock()
    stage.find_id()
    value = _answer(stage, ANJA_HEARD)
    stage.tell(event="anja", value=value, **stage.synchronise())


def settle(stage: Stage) -> None:
    """The colleague synchronises, is shown both answers, and keeps his own."""
    stage.unlock()
    stage.find_id()
    screen = cast(SynchroniserenScreen, stage.screen("synchroniseren"))
    stage.synchronise()
    before = stage.answers()[QUESTION][1]
    cards = _cards(stage, screen)
    stage.player.shot("synchroniseren-keuze")
    sides = stage.read(_sides)
    stage.tell(event="conflicts", count=len(cards), shown=before, sides=sides)
    for card in cards:
        stage.choose(card.rows, "mine", "U")
        stage.push(card.save, "Keuze opslaan")
        stage.player.settle()
    stage.synchronise()
    stage.tell(
        event="settled",
        value=stage.answers()[QUESTION][1],
        left=len(screen.findChildren(ChoiceCard)),
        question=QUESTION,
    )


def see_the_choice(stage: Stage) -> None:
    """The first laptop hears what was chosen."""
    stage.unlock()
    stage.find_id()
    stage.synchronise()
    stage.tell(event="seen", value=stage.answers()[QUESTION][1], answers=stage.answers())


def _answer(stage: Stage, key: str) -> str:
    """Open the conversation and give the question this answer; gives the value."""
    if stage.program.window.current != "gesprek":
        stage.find_dossier()
        page = cast(DossierScreen, stage.screen("dossier"))

        def talk() -> object:
            focused = page.focusWidget()
            return focused is not None and focused.property("task") == "gesprek_voeren"

        stage.player.tab_to(talk, "gesprek_voeren")
        stage.player.press("Space")
    talker = stage.talker({})
    talker.arrive()
    talker.talk.go(QUESTION)
    stage.player.press(key, "Enter")
    stage.player.settle()
    return talker.talk.interview.session.node(QUESTION).value


def _sides(desk: Desk) -> list[str]:
    """The values that the open conflicts keep, so that a person can choose."""
    found = conflicts.open_conflicts(desk.workplace)
    return [str(side.value["value"]) for each in found for side in (each.conflict.mine, each.conflict.theirs)]


def _cards(stage: Stage, screen: SynchroniserenScreen) -> list[ChoiceCard]:
    """The choices of the dossier that has any."""

    def look() -> object:
        focused = screen.focusWidget()
        return focused is not None and stage.words.surname in focused.accessibleName()

    if not screen.findChildren(ChoiceCard):
        stage.player.tab_to(look, "Bekijken")
        stage.player.press("Space")
        stage.player.settle()
    stage.player.wait(lambda: screen.findChildren(ChoiceCard), "the choices")
    return screen.findChildren(ChoiceCard)
