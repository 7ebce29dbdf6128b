"""Meenemen: which dossiers the office has, which are here, and bringing the chosen ones along."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from desktop_app.casework import sync_overview
from desktop_app.casework.changes import Changes
from desktop_app.casework.errors import NoNetwork
from desktop_app.casework.office_ports import OfficeDossier, Progress, Synchroniser
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.dossier import initials
from desktop_app.domain.errors import OpmaatError
from desktop_app.i18n.errors import Explanation, explain
from desktop_app.i18n.formats import clock_time, fill
from desktop_app.i18n.words import _, ngettext
from desktop_app.ui.work import Bus, Lanes, Scope, StatusLine

EVERY, ELSEWHERE = FILTERS = ("alles", "elders")
"""Every dossier of the team, or only what is not on this laptop."""


@dataclass(frozen=True, slots=True)
class AlongLine:
    """One dossier. `state`: in words · `ready`: checked on this laptop."""

    dossier: str
    name: str
    state: str
    ready: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class AlongView:
    """`busy`: sentence while the office is asked, "" otherwise · `lines`: those that filter and search leave · `count`:
    chosen · `counts`: number per filter, of `FILTERS`."""

    lines: Sequence[AlongLine] = ()
    busy: str = ""
    done: str = ""
    failure: Explanation | None = None
    count: int = 0
    known: bool = False
    filter: str = EVERY
    counts: Sequence[int] = ()


@dataclass(slots=True)
class _Shelf:
    dossiers: Sequence[OfficeDossier] = ()
    ready: dict[str, datetime] = field(default_factory=dict)
    chosen: set[str] = field(default_factory=set)
    search: str = ""
    filter: str = EVERY


class MeenemenPresenter:
    """`show` renders a view. What is under way goes on when the screen is left."""

    def __init__(
        self,
        wp: Workplace,
        office: Synchroniser,
        lanes: Lanes,
        bus: Bus,
        status: StatusLine,
        *,
        show: Callable[[AlongView], None],
    ) -> None:
        self._wp, self._office, self._all_lanes, self._bus, self._status = wp, office, lanes, bus, status
        self._lanes = Scope(lanes)
        self._show = show
        self._view = AlongView()
        self._shelf = _Shelf()
        self._private = False
        self._stop = False

    def enter(self, search: str, filter: str) -> None:
        """`filter`: of `FILTERS`."""
        self._lanes = Scope(self._all_lanes)
        self._shelf = _Shelf(search=search.strip().casefold(), filter=filter)
        self._view = AlongView(busy=_("Wij vragen kantoor welke dossiers er zijn."))
        self._draw()
        self._lanes.on_net(self._office.dossiers, self._listed, self._failed)

    def leave(self) -> None:
        self._lanes.close()

    def set_private(self, private: bool) -> None:
        self._private = private
        self._draw()

    def search(self, text: str) -> None:
        self._shelf.search = text.strip().casefold()
        self._draw()

    def filter(self, name: str) -> None:
        self._shelf.filter = name
        self._draw()

    def choose(self, dossier: str, on: bool) -> None:
        (self._shelf.chosen.add if on else self._shelf.chosen.discard)(dossier)
        self._draw()

    def take(self) -> None:
        """Bring the chosen dossiers here; each one whole, or not at all."""
        chosen = [one.id for one in self._shelf.dossiers if one.id in self._shelf.chosen]
        if not chosen or self._view.busy:
            return
        self._stop = False
        self._view = replace(self._view, busy=_taking(0, len(chosen)), done="", failure=None)
        self._draw()
        self._all_lanes.on_net(
            lambda: self._office.take_along(chosen, self._progress()),
            lambda brought: self._brought(brought, len(chosen)),
            self._failed,
        )

    def stop(self) -> None:
        """Stop after the dossier that is under way."""
        self._stop = True

    def _progress(self) -> Progress:
        def tell(done: int, total: int | None) -> bool:
            self._all_lanes.to_main(lambda: self._told(_taking(done, total or 0)))
            return not self._stop

        return tell

    def _told(self, busy: str) -> None:
        if self._view.busy:
            self._view = replace(self._view, busy=busy)
            self._draw()

    def _listed(self, found: Sequence[OfficeDossier]) -> None:
        self._status.network(True)
        self._shelf.dossiers = found
        self._view = replace(self._view, busy="", known=True)
        self._lanes.on_vault(self._look, self._looked)

    def _look(self) -> dict[str, datetime]:
        state = sync_overview.overview(self._wp)
        return {row.dossier: row.ready for row in state.rows if row.ready}

    def _looked(self, ready: dict[str, datetime]) -> None:
        self._shelf.ready = ready
        self._draw()

    def _brought(self, brought: Sequence[str], asked: int) -> None:
        here = set(brought)
        self._shelf.chosen -= here
        self._shelf.dossiers = [replace(one, here=one.here or one.id in here) for one in self._shelf.dossiers]
        words = ngettext(
            "{n} dossier is klaar om mee te nemen. U kunt zonder netwerk werken.",
            "{n} dossiers zijn klaar om mee te nemen. U kunt zonder netwerk werken.",
            len(brought),
        )
        self._view = replace(self._view, busy="", done=fill(words, n=len(brought)))
        self._all_lanes.on_vault(lambda: sync_overview.note_ready(self._wp, brought), self._noted)

    def _noted(self, changes: Changes) -> None:
        self._bus.publish(changes)
        self._lanes.on_vault(self._look, self._looked)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, OpmaatError):
            raise error
        if isinstance(error, NoNetwork):
            self._status.network(False)
        self._view = replace(self._view, busy="", failure=explain(error))
        self._draw()

    def _draw(self) -> None:
        shelf = self._shelf
        elsewhere = [one for one in shelf.dossiers if not one.here]
        kept = elsewhere if shelf.filter == ELSEWHERE else shelf.dossiers
        lines = [self._line(one) for one in kept if shelf.search in f"{one.name} {one.number}".casefold()]
        counts = (len(shelf.dossiers), len(elsewhere))
        self._view = replace(
            self._view, lines=tuple(lines), count=len(shelf.chosen), filter=shelf.filter, counts=counts
        )
        self._show(self._view)

    def _line(self, one: OfficeDossier) -> AlongLine:
        ready = self._shelf.ready.get(one.id)
        state = _("Op dit apparaat") if one.here else _("Niet op dit apparaat")
        if ready and one.here:
            state = fill(_("Klaar om mee te nemen, gecontroleerd om {at}"), at=clock_time(ready.astimezone().time()))
        if one.consulent:
            state = f"{state} · {fill(_('consulent {name}'), name=one.consulent)}"
        name = initials(one.name) if self._private else one.name
        shown = f"{name} · {one.number}" if one.number else name
        return AlongLine(one.id, shown, state, bool(ready and one.here), one.id in self._shelf.chosen)


def _taking(done: int, total: int) -> str:
    return fill(_("Meenemen: {done} van {total}. U kunt doorwerken."), done=done, total=total)
