"""From the conversation to the decision: check, choose the leerroute, make the PIP, adopt it, print it, send it."""

from typing import cast

from desktop_app.practice.stage import Stage
from desktop_app.ui.screens.controleren.screen import ControlerenScreen
from desktop_app.ui.screens.dossier.screen import DossierScreen
from desktop_app.ui.screens.leerroute.screen import LeerrouteScreen
from desktop_app.ui.screens.pip.screen import PipScreen
from desktop_app.ui.screens.voorbeeld.screen import VoorbeeldScreen
from desktop_app.ui.widgets.questions.model import FieldKind

PLAN = {
    "begeleiding": "De consulent belt elke maand. Een vrijwilliger helpt met post.",
    "intensiteit_uren_per_week": "12",
    "intensiteit_weken": "52",
    "cursusinstelling": "Taalhuis Noord",
    "lesplaats": "Oefenstad",
    "pvt_uren": "12",
    "map_uren": "40",
    "vve_afspraken": "De consulent meldt het kind aan bij de peuteropvang.",
    "pw_besluiten": "Het besluit over uw bijstand.",
    "voortgangsgesprekken": "6",
    "gesprek_ritme": "twee keer per jaar",
    "contactpersoon": "Anja de Wit",
    "contact_telefoon": "0527 12 34 56",
}
"""What the consulent types where the draft does not say it yet, by attribute of the plan."""


def decide(stage: Stage) -> None:
    stage.unlock()
    stage.find_id()
    _check(stage)
    _choose_route(stage)
    _make_plan(stage)
    papers = _adopt_and_print(stage)
    synced = stage.synchronise()
    stage.player.shot("synchroniseren")
    stage.tell(event="decided", papers=papers, answers=stage.answers(), **synced)


def _check(stage: Stage) -> None:
    """Controleren: nothing mandatory is missing, so the intake is closed."""
    if stage.program.window.current == "gesprek":
        talker = stage.talker({})
        talker.arrive()
        stage.push(talker.screen.sections.check_row, "Controleren")
    stage.player.arrive("controleren")
    screen = cast(ControlerenScreen, stage.screen("controleren"))
    stage.player.wait(screen.close_button.isEnabled, "the intake is complete")
    stage.player.shot("controleren")
    stage.push(screen.close_button, "Intake afronden")
    stage.player.wait(lambda: screen.closed.isVisible(), "the intake is closed")


def _choose_route(stage: Stage) -> None:
    _from_dossier(stage, "leerroute_kiezen", "leerroute")
    screen = cast(LeerrouteScreen, stage.screen("leerroute"))
    stage.player.shot("leerroute")
    stage.choose(screen.choice.rows, "B", "Mijn keuze")
    stage.push(screen.take_over, "Leerroute overnemen in PIP")
    stage.player.arrive("pip")


def _from_dossier(stage: Stage, task: str, screen: str) -> None:
    """Open a task from the page of the dossier."""
    if stage.program.window.current != "dossier":
        stage.find_dossier()
    page = cast(DossierScreen, stage.screen("dossier"))

    def button() -> object:
        focused = page.focusWidget()
        return focused is not None and focused.property("task") == task

    stage.player.tab_to(button, task)
    stage.player.press("Space")
    stage.player.arrive(screen)


def _make_plan(stage: Stage) -> None:
    """Walk through the sections and fill what is empty; one goal is added."""
    screen = cast(PipScreen, stage.screen("pip"))
    stage.player.wait(lambda: screen.sections.rows, "the plan is open")
    for _section in range(len(screen.sections.rows)):
        _fill_section(stage, screen)
        stage.player.press("PgDown")
        stage.player.settle()
    stage.player.shot("pip-maken")
    stage.push(screen.preview, "Voorbeeld in twee talen")
    stage.player.arrive("voorbeeld")


def _fill_section(stage: Stage, screen: PipScreen) -> None:
    for ref, field in list(screen.form.fields.fields.items()):
        text = PLAN.get(ref)
        model = field.model
        if text is None or model is None or model.value or model.kind is FieldKind.READ_ONLY:
            continue
        stage.focus(field, ref)
        stage.player.type(text)
        stage.player.settle()


def _adopt_and_print(stage: Stage) -> list[str]:
    screen = cast(VoorbeeldScreen, stage.screen("voorbeeld"))
    stage.player.shot("pip-voorbeeld")
    stage.push(screen.discuss, "Bespreken met cliënt")
    stage.player.press("1", "Down", "1", "Down", "Esc")
    stage.player.wait(screen.adopt.ask.isEnabled, "the plan may be adopted")
    stage.push(screen.adopt.ask, "PIP vaststellen")
    stage.player.shot("pip-vaststellen")
    stage.push(screen.adopt.yes, "PIP vaststellen")
    stage.player.settle()
    stage.player.wait(lambda: not screen.adopt.yes.isVisible(), "the plan is adopted")
    stage.push(screen.save_decision, "Beschikking opslaan als pdf")
    stage.player.settle()
    stage.push(screen.save_both, "Twee talen opslaan als pdf")
    stage.player.settle()
    stage.player.shot("pip-vastgesteld")
    return []
