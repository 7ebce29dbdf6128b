"""Makes the PIP: fields, texts and goals, each change stored at once. Knows no Qt."""

from collections.abc import Callable

from desktop_app.casework import plans
from desktop_app.casework.changes import Changes
from desktop_app.casework.dossier_file import note_reading
from desktop_app.casework.plan_views import GoalRow
from desktop_app.casework.records import from_body
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.errors import OpmaatError
from desktop_app.domain.pip import Doel
from desktop_app.i18n.errors import explain
from desktop_app.i18n.words import _
from desktop_app.ui.screens.pip.fields import goal_value, pip_value
from desktop_app.ui.screens.pip.model import Loaded, pip_model
from desktop_app.ui.screens.pip.view import PipView
from desktop_app.ui.work import Bus, Lanes, StatusLine

Act = Callable[[], Changes]


class PipPresenter:
    """One visit to the editor of one dossier."""

    def __init__(
        self, wp: Workplace, dossier: str, view: PipView, *, lanes: Lanes, bus: Bus, status: StatusLine
    ) -> None:
        self._wp, self.dossier, self._view = wp, dossier, view
        self._lanes, self._bus, self._status = lanes, bus, status
        self.loaded: Loaded | None = None
        self.section = ""
        self._ours = False

    def enter(self, section: str = "") -> None:
        self.section = section
        self._lanes.on_vault(self._begin, lambda loaded: self._show(loaded, moved=True))

    def choose(self, section: str) -> None:
        """Open a section."""
        self.section = section
        if self.loaded is not None:
            self._show(self.loaded, moved=True)

    def changed(self, changes: Changes) -> None:
        """Something else changed this dossier: show it as it is now."""
        if self.dossier in changes.dossiers and not self._ours:
            self._lanes.on_vault(self._load, lambda loaded: self._show(loaded, moved=False))

    # ---- changing --------------------------------------------------------------------------------------------------

    def answer(self, ref: str, raw: str) -> None:
        """The value of a field: "pip:<attribute>" or "doel:<goal>:<attribute>"."""
        kind, _sep, rest = ref.partition(":")
        if kind == "pip":
            value = pip_value(rest, raw)
            self._do(lambda: plans.set_field(self._wp, dossier=self.dossier, field=rest, value=value), ref)
        else:
            goal, _sep, name = rest.rpartition(":")
            value = goal_value(name, raw)
            self._do(lambda: plans.change_goal(self._wp, dossier=self.dossier, goal=goal, field=name, value=value), ref)

    def write(self, key: str, words: str | None) -> None:
        """Replace a generated text; None brings the generated one back."""
        self._do(lambda: plans.set_text(self._wp, dossier=self.dossier, key=key, text=words))

    def keep(self, key: str) -> None:
        """The own text stays although the program would write another by now."""
        self._do(lambda: plans.keep_text(self._wp, dossier=self.dossier, key=key))

    def add_goal(self, after: str | None = None) -> None:
        """Ctrl+Enter: an empty goal, with the keyboard in it."""
        self._add(None, after)

    def _add(self, doel: Doel | None, after: str | None, *, first: bool = False) -> None:
        made: list[str] = []

        def add() -> Changes:
            goal, changes = plans.add_goal(self._wp, dossier=self.dossier, doel=doel, after=after)
            made.append(goal)
            above = len(plans.page(self._wp, dossier=self.dossier).goals) - 1
            if first and above:
                return changes | plans.move_goal(self._wp, dossier=self.dossier, goal=goal, by=-above)
            return changes

        self._do(add, then=lambda: self._view.focus_goal(made[0]))

    def move_goal(self, goal: str, by: int) -> None:
        self._do(
            lambda: plans.move_goal(self._wp, dossier=self.dossier, goal=goal, by=by),
            then=lambda: self._view.focus_goal(goal),
        )

    def remove_goal(self, goal: str) -> None:
        """Undo puts it back where it stood."""
        row, before = self._goal(goal)

        def undo() -> None:
            self._add(row.doel, before, first=before is None)

        self._do(
            lambda: plans.remove_goal(self._wp, dossier=self.dossier, goal=goal),
            then=lambda: self._view.offer_undo(_("Doel verwijderd."), undo),
        )

    def take(self, place: int) -> None:
        """Overnemen: put what the intake says into the draft."""
        if self.loaded is None:
            return
        offer = self.loaded.suggestions[place]
        if isinstance(offer.value, Doel):
            self._add(offer.value, None)
        else:
            field, value = offer.field, offer.value
            self._do(lambda: plans.set_field(self._wp, dossier=self.dossier, field=field, value=value))

    # ---- inside ----------------------------------------------------------------------------------------------------

    def _goal(self, goal: str) -> tuple[GoalRow, str | None]:
        """The row of a goal and the id of the one before it."""
        rows = self.loaded.page.goals if self.loaded else ()
        place = next(place for place, row in enumerate(rows) if row.id == goal)
        return rows[place], rows[place - 1].id if place else None

    def _begin(self) -> Loaded:
        self._bus_later(plans.start(self._wp, dossier=self.dossier))
        note_reading(self._wp, self.dossier, "pip")
        return self._load()

    def _bus_later(self, changes: Changes) -> None:
        if changes.dossiers:
            self._lanes.to_main(lambda: self._tell(changes))

    def _load(self) -> Loaded:
        with self._wp.vault.work() as work:
            record = work.get(self.dossier)
        if record is None:
            raise KeyError(self.dossier)
        page = plans.page(self._wp, dossier=self.dossier)
        offers = plans.suggestions(self._wp, dossier=self.dossier)
        return Loaded(from_body(Dossier, record.body), page, offers, self._wp.law)

    def _do(self, act: Act, ref: str = "", then: Callable[[], None] | None = None) -> None:
        def work() -> tuple[Changes, Loaded]:
            return act(), self._load()

        def done(result: tuple[Changes, Loaded]) -> None:
            changes, loaded = result
            self._status.saved(self._wp.clock())
            self._tell(changes)
            self._show(loaded, moved=False)
            if then is not None:
                then()

        self._status.saving()
        self._lanes.on_vault(work, done, lambda error: self._failed(error, ref))

    def _failed(self, error: Exception, ref: str) -> None:
        if ref and isinstance(error, OpmaatError):
            self._status.saved(self._wp.clock())
            self._view.show_refusal(ref, explain(error).happened)
        else:
            self._status.save_failed(error.code if isinstance(error, OpmaatError) else "onbekend")

    def _tell(self, changes: Changes) -> None:
        self._ours = True
        self._bus.publish(changes)
        self._ours = False

    def _show(self, loaded: Loaded, *, moved: bool) -> None:
        self.loaded = loaded
        model = pip_model(loaded, self.section)
        self.section = model.section
        self._view.show_model(model, moved=moved)
