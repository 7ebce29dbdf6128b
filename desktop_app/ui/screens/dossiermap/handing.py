"""Handing a dossier to a colleague. Knows no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from desktop_app.casework import consulenten
from desktop_app.casework.changes import Changes
from desktop_app.casework.consulenten import Consulenten
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.errors import OpmaatError
from desktop_app.i18n.errors import Explanation, explain
from desktop_app.i18n.formats import fill
from desktop_app.i18n.words import _
from desktop_app.ui.work import Bus, Lanes, Scope


@dataclass(frozen=True, slots=True)
class HandingView:
    """`now`: whose dossier it is, in a sentence · `choices`: id and name of who can get it."""

    now: str
    choices: Sequence[tuple[str, str]]


class View(Protocol):
    """The screen as this presenter knows it."""

    def show_handing(self, view: HandingView) -> None: ...

    def show_failure(self, told: Explanation) -> None: ...

    def show_done(self, told: str, rest: str = "") -> None: ...


class HandingPresenter:
    """`enter` where the tab is open, `leave` where it is not."""

    def __init__(self, wp: Workplace, *, lanes: Lanes, bus: Bus, view: View) -> None:
        self._wp, self._bus, self._view = wp, bus, view
        self._all_lanes, self._lanes = lanes, Scope(lanes)
        self._dossier = ""

    def enter(self, dossier: str) -> None:
        self.leave()
        self._lanes = Scope(self._all_lanes)
        self._dossier = dossier
        self._load()

    def leave(self) -> None:
        self._lanes.close()
        self._dossier = ""

    def changed(self, changes: Changes) -> None:
        if self._dossier in changes.dossiers:
            self._load()

    def hand_over(self, to: str) -> None:
        """`to`: id of one of the choices."""
        dossier = self._dossier

        def done(changes: Changes) -> None:
            self._bus.publish(changes)
            if to == self._wp.user.id:
                self._view.show_done(_("U bent nu de consulent van dit dossier."))
            else:
                coming = _("Na het synchroniseren staat het op de laptop van uw collega.")
                staying = _("Op deze laptop blijft het staan, tot u het weghaalt.")
                self._view.show_done(_("Het dossier is overgedragen."), f"{coming} {staying}")

        self._lanes.on_vault(lambda: consulenten.hand_over(self._wp, dossier=dossier, to=to), done, self._failed)

    def _load(self) -> None:
        dossier = self._dossier
        self._lanes.on_vault(lambda: consulenten.consulenten(self._wp, dossier=dossier), self._arrived, self._failed)

    def _arrived(self, found: Consulenten) -> None:
        if found.mine:
            now = _("U bent de consulent van dit dossier.")
        elif found.now:
            now = fill(_("De consulent van dit dossier is {naam}."), naam=found.now)
        else:
            now = _("Dit dossier heeft nog geen consulent.")
        me = self._wp.user.id
        choices = [(id, fill(_("{naam} (dat bent u)"), naam=name) if id == me else name) for id, name in found.others]
        self._view.show_handing(HandingView(now, choices))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, OpmaatError):
            raise error
        self._view.show_failure(explain(error))
