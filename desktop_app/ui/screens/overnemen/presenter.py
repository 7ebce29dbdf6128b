"""Overnemen: what the office refused of colleagues; who leads the team takes it over or sets it aside."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from desktop_app.casework.changes import Changes
from desktop_app.casework.errors import NoNetwork
from desktop_app.casework.office_ports import ColleagueWork, Synchroniser
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.dossier import initials
from desktop_app.domain.errors import OpmaatError
from desktop_app.i18n.errors import Explanation, explain, explain_code
from desktop_app.i18n.field_names import KIND_NAMES
from desktop_app.i18n.formats import clock_time, fill, short_date
from desktop_app.i18n.labels import label
from desktop_app.i18n.words import _, ngettext
from desktop_app.ui.work import Bus, Lanes, Scope, StatusLine

GONE = frozenset({"dossier_verhuisd", "dossier_vernietigd"})


@dataclass(frozen=True, slots=True)
class WorkLine:
    """One piece of work. `what`: kind and dossier · `who`: author and moment · `why`: of the refusal · `usable`: the
    dossier is still here to put it in."""

    id: str
    what: str
    who: str
    why: str
    handed_over: bool
    usable: bool


@dataclass(frozen=True, slots=True)
class WorkView:
    """`busy`: sentence while the office is asked · `known`: the office was heard."""

    lines: Sequence[WorkLine] = ()
    busy: str = ""
    done: str = ""
    failure: Explanation | None = None
    known: bool = False


class OvernemenPresenter:
    """`show` renders a view."""

    def __init__(
        self,
        wp: Workplace,
        office: Synchroniser,
        lanes: Lanes,
        bus: Bus,
        status: StatusLine,
        *,
        show: Callable[[WorkView], None],
    ) -> None:
        self._wp, self._office, self._all_lanes, self._bus, self._status = wp, office, lanes, bus, status
        self._lanes = Scope(lanes)
        self._show = show
        self._view = WorkView()
        self._work: Sequence[ColleagueWork] = ()
        self._names: dict[str, str] = {}
        self._private = False

    def enter(self) -> None:
        self._lanes = Scope(self._all_lanes)
        self._view = WorkView(busy=_("Wij vragen kantoor welk werk er wacht."))
        self._work = ()
        self._draw()
        self._lanes.on_net(self._office.colleague_work, self._listed, self._failed)

    def leave(self) -> None:
        self._lanes.close()

    def set_private(self, private: bool) -> None:
        self._private = private
        self._draw()

    def take_over(self, id: str) -> None:
        """Put it into the dossier here, as one's own edit; what differs becomes a question."""
        one = self._find(id)
        self._ask(lambda: self._office.take_over(one), lambda questions: self._taken(one, questions))

    def set_aside(self, id: str) -> None:
        """Settle it without using it; the office keeps it."""
        one = self._find(id)
        self._ask(lambda: self._office.set_aside(one), lambda _none: self._settled(one, _("Terzijde gelegd.")))

    def _find(self, id: str) -> ColleagueWork:
        return next(one for one in self._work if one.id == id)

    def _ask(self, work: Callable[[], int | None], done: Callable[[int | None], None]) -> None:
        if self._view.busy:
            return
        self._view = replace(self._view, busy=_("Bezig. U kunt doorwerken."), done="", failure=None)
        self._draw()
        self._all_lanes.on_net(work, done, self._failed)

    def _taken(self, one: ColleagueWork, questions: int | None) -> None:
        words = _("Overgenomen. Synchroniseer om het te verzenden.")
        if questions:
            asks = ngettext("Er is {n} keuze nodig.", "Er zijn {n} keuzes nodig.", questions)
            words = f"{words} {fill(asks, n=questions)}"
        self._bus.publish(Changes(dossiers=frozenset({one.dossier}), lists=True, outbox=True))
        self._settled(one, words)

    def _settled(self, one: ColleagueWork, words: str) -> None:
        self._work = [other for other in self._work if other.id != one.id]
        self._view = replace(self._view, busy="", done=words)
        self._lanes.on_vault(self._look, self._looked)

    def _listed(self, found: Sequence[ColleagueWork]) -> None:
        self._status.network(True)
        self._work = found
        self._view = replace(self._view, busy="", known=True)
        self._lanes.on_vault(self._look, self._looked)

    def _look(self) -> dict[str, str]:
        with self._wp.vault.work() as work:
            return {
                record.id: f"{record.body['given_names']} {record.body['surname']}"
                for record in work.find(kind="dossier")
            }

    def _looked(self, names: dict[str, str]) -> None:
        self._names = names
        self._draw()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, OpmaatError):
            raise error
        if isinstance(error, NoNetwork):
            self._status.network(False)
        self._view = replace(self._view, busy="", failure=explain(error))
        self._draw()

    def _draw(self) -> None:
        self._view = replace(self._view, lines=tuple(self._line(one) for one in self._work))
        self._show(self._view)

    def _line(self, one: ColleagueWork) -> WorkLine:
        name = self._names.get(one.dossier, _("een dossier dat niet op dit apparaat staat"))
        if self._private and one.dossier in self._names:
            name = initials(name)
        local = one.received_at.astimezone()
        when = f"{short_date(local.date())} {clock_time(local.time())}"
        who = fill(_("Van {by}, ontvangen {when}"), by=one.by_name, when=when)
        usable = one.code not in GONE
        return WorkLine(one.id, f"{label(KIND_NAMES, one.kind)} · {name}", who, _why(one.code), one.handed_over, usable)


def _why(code: str) -> str:
    """The refusal as who leads reads it: about the colleague."""
    words = {
        "geen_toegang": _("Uw collega had geen toegang meer."),
        "alleen_lezen": _("Uw collega mag in dit team alleen lezen."),
    }
    return words.get(code) or explain_code(code).happened
