"""One dossier: what is done, what can be done now, and how much time the law leaves."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop_app.casework import dossiers, overview
from desktop_app.casework.changes import Changes
from desktop_app.casework.overview import DossierPage, Step, Task, TaskStatus
from desktop_app.casework.questionnaires import Standing, standing
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.dossier import initials
from desktop_app.domain.errors import OpmaatError
from desktop_app.domain.terms import TermState
from desktop_app.i18n.errors import Explanation, explain
from desktop_app.i18n.labels import TASK, TASK_GROUP, label
from desktop_app.ui.screens.dossier import words
from desktop_app.ui.screens.dossier.moments import MomentLine, line
from desktop_app.ui.screens.dossier.words import Tone
from desktop_app.ui.work import Bus, Lanes, Scope

SCREENS = {
    "gegevens_controleren": "nieuw_dossier",
    "tolk_regelen": "nieuw_dossier",
    "dossier_meenemen": "synchroniseren",
    "gesprek_voeren": "gesprek",
    "toets_invoeren": "leerroute",
    "antwoorden_controleren": "controleren",
    "leerroute_kiezen": "leerroute",
    "pip_maken": "pip",
    "pip_bespreken": "voorbeeld",
    "pip_vaststellen": "pip",
    "verzenden": "synchroniseren",
    "voortgangsgesprekken": "voortgang",
    "notities_nalopen": "notities",
}
"""Where a task is done. Tasks without a screen are only ticked."""
STEPS = {
    Step.GESPREK_PLANNEN: "tolk_regelen",
    Step.GESPREK_VOEREN: "gesprek_voeren",
    Step.INTAKE_AFMAKEN: "gesprek_voeren",
    Step.TOETS_INVOEREN: "toets_invoeren",
    Step.LEERROUTE_KIEZEN: "leerroute_kiezen",
    Step.PIP_MAKEN: "pip_maken",
    Step.PIP_BESPREKEN: "pip_bespreken",
    Step.PIP_VASTSTELLEN: "pip_vaststellen",
    Step.VERZENDEN: "verzenden",
    Step.VOORTGANGSGESPREK: "voortgangsgesprekken",
}


@dataclass(frozen=True, slots=True)
class TaskLine:
    """`can_open`: pressing it goes somewhere · `tick`: None, or whether the caseworker ticked it."""

    code: str
    text: str
    status: str
    colour: str
    can_open: bool
    tick: bool | None = None


@dataclass(frozen=True, slots=True)
class TermLine:
    text: str
    day: str
    article: str


@dataclass(frozen=True, slots=True)
class DossierView:
    """`next_step`: words of the main button, "" when there is nothing to do · `signals`: text and article."""

    name: str = ""
    about: str = ""
    term: str = ""
    tone: Tone = "plain"
    icon: str = ""
    why: str = ""
    groups: Sequence[tuple[str, Sequence[TaskLine]]] = ()
    next_step: str = ""
    terms: Sequence[TermLine] = ()
    conflicts: int = 0
    signals: Sequence[tuple[str, str]] = ()
    moments: Sequence[MomentLine] = ()
    failure: Explanation | None = None
    questionnaire: Standing = Standing.HUIDIG


class DossierPresenter:
    """`show` renders a view; `go(screen, task)` is where the user wants to be with this dossier."""

    def __init__(
        self,
        wp: Workplace,
        lanes: Lanes,
        bus: Bus,
        *,
        show: Callable[[DossierView], None],
        go: Callable[[str, str], None],
    ) -> None:
        self._wp = wp
        self._all_lanes = lanes
        self._lanes = Scope(lanes)
        self._bus = bus
        self._show = show
        self._go = go
        self._dossier = ""
        self._page: DossierPage | None = None
        self._private = False

    def enter(self, dossier: str) -> None:
        self._lanes = Scope(self._all_lanes)
        self._dossier = dossier
        self._page = None
        self._load()

    def leave(self) -> None:
        self._lanes.close()

    def changed(self, changes: Changes) -> None:
        if self._dossier in changes.dossiers or changes.outbox:
            self._load()

    def set_private(self, private: bool) -> None:
        self._private = private
        self._draw()

    def open(self, task: str) -> None:
        if task in SCREENS:
            self._go(SCREENS[task], task)

    def next_step(self) -> None:
        if self._page is not None and self._page.next_step in STEPS:
            self.open(STEPS[self._page.next_step])

    def tick(self, task: str, done: bool) -> None:
        """Mark a task that the program cannot see for itself."""
        dossier = self._dossier
        self._lanes.on_vault(lambda: dossiers.tick(self._wp, dossier=dossier, task=task, done=done), self._bus.publish)

    def _load(self) -> None:
        dossier = self._dossier
        self._lanes.on_vault(lambda: overview.tasks(self._wp, dossier), self._loaded, self._failed)

    def _loaded(self, page: DossierPage) -> None:
        self._page = page
        self._draw()

    def _failed(self, error: Exception) -> None:
        """The dossier is not here any more, or cannot be read; the others still can."""
        if not isinstance(error, OpmaatError):
            raise error
        self._page = None
        self._show(DossierView(failure=explain(error)))

    def _draw(self) -> None:
        page = self._page
        if page is None:
            return
        header, (tone, icon) = page.header, words.TONES[page.light.colour]
        full = f"{header.given_names} {header.surname}"
        talked = any(
            task.status is not TaskStatus.NIET_BEGONNEN for task in _tasks(page) if task.code == "gesprek_voeren"
        )
        self._show(
            DossierView(
                name=initials(full) if self._private else full,
                about=words.about(header, private=self._private),
                term=words.term_line(page.light),
                tone=tone,
                icon=icon,
                why=page.light.explanation,
                groups=tuple(
                    (label(TASK_GROUP, group.code), tuple(_line(page, task) for task in group.tasks))
                    for group in page.groups
                ),
                next_step=words.next_step(page.next_step, talked=talked) if page.next_step in STEPS else "",
                terms=tuple(
                    TermLine(term.text, words.term_day(term), term.article)
                    for term in page.terms
                    if term.state is not TermState.NOT_APPLICABLE
                ),
                conflicts=page.conflicts,
                questionnaire=Standing.HUIDIG if header.intake_afgerond else standing(self._wp, header),
                moments=tuple(line(moment) for moment in page.timeline),
                signals=tuple((each.text, each.article) for each in page.signals),
            )
        )


def _tasks(page: DossierPage) -> Sequence[Task]:
    return [task for group in page.groups for task in group.tasks]


def _line(page: DossierPage, task: Task) -> TaskLine:
    ticked = task.code in page.header.afgevinkt
    open_still = task.status not in (TaskStatus.KAN_NOG_NIET, TaskStatus.KLAAR)
    tickable = task.code in dossiers.TASKS_TO_TICK and (ticked or open_still)
    return TaskLine(
        code=task.code,
        text=label(TASK, task.code),
        status=words.status(task),
        colour=words.status_colour(task),
        can_open=task.code in SCREENS and task.status is not TaskStatus.KAN_NOG_NIET,
        tick=ticked if tickable else None,
    )
