"""Bewaartermijn: dossiers that may not be kept any longer, destroyed one by one after a person said so twice."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from desktop_app.casework import retention
from desktop_app.casework.changes import Changes
from desktop_app.casework.retention import Destruction, Due
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.dossier import initials
from desktop_app.domain.errors import OpmaatError
from desktop_app.i18n.errors import Explanation, explain
from desktop_app.i18n.formats import clock_time, fill, long_date
from desktop_app.i18n.words import _, ngettext
from desktop_app.ui.work import Bus, Lanes, Scope


@dataclass(frozen=True, slots=True)
class DueLine:
    """`asked`: destroying it was asked and not yet confirmed."""

    dossier: str
    name: str
    why: str
    asked: bool = False


@dataclass(frozen=True, slots=True)
class KeepView:
    """`proofs`: one sentence per dossier that was destroyed here · `known`: the vault was read."""

    lines: Sequence[DueLine] = ()
    proofs: Sequence[str] = ()
    done: str = ""
    failure: Explanation | None = None
    known: bool = False


Found = tuple[Sequence[Due], Sequence[Destruction]]


class BewarenPresenter:
    """`show` renders a view."""

    def __init__(self, wp: Workplace, lanes: Lanes, bus: Bus, *, show: Callable[[KeepView], None]) -> None:
        self._wp, self._all_lanes, self._bus, self._show = wp, lanes, bus, show
        self._lanes = Scope(lanes)
        self._due: Sequence[Due] = ()
        self._view = KeepView()
        self._asked = ""
        self._private = False

    def enter(self) -> None:
        self._lanes = Scope(self._all_lanes)
        self._view, self._asked, self._due = KeepView(), "", ()
        self._load()

    def leave(self) -> None:
        self._lanes.close()

    def changed(self, _changes: Changes) -> None:
        self._load()

    def set_private(self, private: bool) -> None:
        self._private = private
        self._draw()

    def ask(self, dossier: str) -> None:
        """The first press: say what will happen."""
        self._asked = dossier
        self._view = replace(self._view, done="", failure=None)
        self._draw()

    def keep(self) -> None:
        self._asked = ""
        self._draw()

    def destroy(self, dossier: str) -> None:
        """The second press."""
        if dossier != self._asked:
            return
        self._asked = ""
        self._lanes.on_vault(lambda: retention.destroy(self._wp, dossier), self._destroyed, self._refused)

    def _load(self) -> None:
        self._lanes.on_vault(lambda: (retention.due(self._wp), retention.destructions(self._wp)), self._arrived)

    def _arrived(self, found: Found) -> None:
        self._due = found[0]
        self._view = replace(self._view, proofs=tuple(map(_proof, found[1])), known=True)
        self._draw()

    def _destroyed(self, changes: Changes) -> None:
        self._view = replace(self._view, done=_("Het dossier is gewist. Het bewijs staat hieronder."))
        self._bus.publish(changes)
        self._load()

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, OpmaatError):
            raise error
        self._view = replace(self._view, failure=explain(error))
        self._draw()

    def _draw(self) -> None:
        self._view = replace(self._view, lines=tuple(self._line(one) for one in self._due))
        self._show(self._view)

    def _line(self, one: Due) -> DueLine:
        name = initials(one.name) if self._private else one.name
        if one.reason == retention.OVERLEDEN:
            why = _("Overleden op {day}. Het dossier moet dan meteen weg.")
        else:
            why = _("Bewaren mocht tot en met {day}: vijf jaar na het einde van de inburgeringsplicht.")
        return DueLine(
            one.dossier, f"{name} · {one.number}", fill(why, day=long_date(one.last_day)), one.dossier == self._asked
        )


def _proof(one: Destruction) -> str:
    local = one.at.astimezone()
    records = fill(ngettext("{n} stuk", "{n} stukken", one.records), n=one.records)
    answers = fill(ngettext("{n} antwoord", "{n} antwoorden", one.answers), n=one.answers)
    return fill(
        _("{day}, {time}: dossier {number} gewist door {by}; {records} en {answers}."),
        day=long_date(local.date()),
        time=clock_time(local.time()),
        number=one.number,
        by=one.by or _("een collega"),
        records=records,
        answers=answers,
    )
