"""From the conversation to the decision: check, choose the leerroute, make the PIP, adopt it, print it, send it."""

from datetime import date
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
DATED = ("dagtekening", "bekendmaking")
GOAL = "Werken in een bakkerij"


def decide(stage: Stage) -> None:
    stage.unlock()
    stage.find_id()
    _check(stage)
    _choose_route(stage)
    _make_plan(stage)
    _adopt_and_print(stage)
    synced = stage.synchronise()
    stage.player.shot("synchroniseren")
    stage.tell(event="decided", answers=stage.answers(), **synced)


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
    stage.push(screen.to_closing, "Naar het afronden")
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
        name = ref.removeprefix("pip:")
        model = field.model
        if model is None or model.value or model.kind is FieldKind.READ_ONLY:
            continue
        if name in DATED:
            stage.focus(field, name)
            _type_today(stage)
        elif name in PLAN:
            stage.focus(field, name)
            stage.player.type(PLAN[name])
        stage.player.settle()
    if not screen.form.add.isHidden() and not screen.form.goals:
        stage.player.press("Ctrl+Enter")
        stage.player.wait(lambda: screen.form.goals, "a goal")
        stage.player.settle()
        stage.player.type(GOAL)
        stage.player.settle()


def _type_today(stage: Stage) -> None:
    """Day, month and year in their three fields."""
    today = date.today()  # noqa: DTZ011 - what the consulent reads on the wall calendar
    for place, part in enumerate((today.day, today.month, today.year)):
        if place:
            stage.player.press("Tab")
        stage.player.type(str(part))


def _adopt_and_print(stage: Stage) -> None:
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
