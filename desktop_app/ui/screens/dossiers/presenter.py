"""Mijn dossiers: what presses most comes first, and Enter opens the next step, not a menu."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from desktop_app.casework import worklist
from desktop_app.casework.changes import Changes
from desktop_app.casework.steps import Step
from desktop_app.casework.summaries import Summary
from desktop_app.casework.sync_overview import LAST
from desktop_app.casework.worklist import FILTERS, Worklist
from desktop_app.casework.workplace import Workplace
from desktop_app.i18n.formats import fill
from desktop_app.i18n.words import _, ngettext
from desktop_app.ui.screens.dossiers.words import Lines, footer, next_term
from desktop_app.ui.work import Lanes, Scope

AT_ONCE = 20
"""Dossiers reckoned in one go, so that other work of the vault never waits long for the list."""
SCREENS = {
    Step.GESPREK_PLANNEN: "dossier",
    Step.GESPREK_VOEREN: "gesprek",
    Step.INTAKE_AFMAKEN: "gesprek",
    Step.TOETS_INVOEREN: "leerroute",
    Step.LEERROUTE_KIEZEN: "leerroute",
    Step.PIP_MAKEN: "pip",
    Step.PIP_BESPREKEN: "voorbeeld",
    Step.PIP_VASTSTELLEN: "pip",
    Step.VERZENDEN: "synchroniseren",
}
"""Where a step is done; every other step starts at the page of the dossier."""


@dataclass(frozen=True, slots=True)
class Empty:
    """Why the list is empty, in words. `act`: "" | "wis" (clear the search) | "nieuw" · `elsewhere`: what was searched
    for may be at the office."""

    headline: str
    body: str = ""
    act: str = ""
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class DossiersView:
    """`counts`: number per filter, of `FILTERS`, before searching · `busy`: still opening (ux W2)."""

    lines: Lines = field(default_factory=Lines)
    counts: Sequence[int] = ()
    filter: str = "alles"
    search: str = ""
    unsent: str = ""
    due: str = ""
    footer: str = ""
    empty: Empty | None = None
    private: bool = False
    busy: bool = False


@dataclass(frozen=True, slots=True)
class _Loaded:
    list: Worklist
    synced: datetime | None
    waiting: int


class DossiersPresenter:
    """`show` renders a view; `go(screen, dossier)` is where the user wants to be."""

    def __init__(
        self, wp: Workplace, lanes: Lanes, *, show: Callable[[DossiersView], None], go: Callable[[str, str], None]
    ) -> None:
        self._wp = wp
        self._all_lanes = lanes
        self._lanes = Scope(lanes)
        self._show = show
        self._go = go
        self._list = Worklist(date.min, ())
        self._kept: Mapping[str, Sequence[Summary]] = dict.fromkeys(FILTERS, ())
        self._found: frozenset[str] | None = None
        self._synced: datetime | None = None
        self._waiting = self._due = 0
        self._loading = self._again = False
        self._tried: Sequence[str] = ()
        self._view = DossiersView()

    def enter(self) -> None:
        self._lanes = Scope(self._all_lanes)
        self._loading, self._tried = False, ()
        self._set(replace(self._view, busy=True))
        self._load()

    def leave(self) -> None:
        self._lanes.close()

    def changed(self, changes: Changes) -> None:
        if changes.dossiers or changes.lists or changes.outbox:
            self._load()

    def filter(self, name: str) -> None:
        self._view = replace(self._view, filter=name)
        self._draw()

    def search(self, text: str) -> None:
        """Every word of `text` must be found in name, number or language; the vault folds accents and scripts."""
        self._view = replace(self._view, search=text)
        if not text.strip():
            self._found = None
            self._draw()
            return
        self._lanes.on_vault(lambda: self._look_up(text), lambda found: self._show_found(text, found))

    def set_private(self, private: bool) -> None:
        self._view = replace(self._view, private=private)
        self._draw()

    def next_step(self, dossier: str) -> None:
        """What Enter does."""
        row = next(row for row in self._list.rows if row.dossier == dossier)
        self._go(SCREENS.get(Step(row.step), "dossier"), dossier)

    def open(self, dossier: str) -> None:
        """What Ctrl+Enter does, and a press on the name."""
        self._go("dossier", dossier)

    def _load(self) -> None:
        """Look at the list; one look at a time, and another after it if something changed meanwhile."""
        self._again = self._loading
        if not self._loading:
            self._loading = True
            self._lanes.on_vault(self._look, self._looked)

    def _look(self) -> _Loaded:
        with self._wp.vault.work() as unit:
            synced, waiting = unit.local(LAST), sum(unit.unsent().values())
        when = datetime.fromisoformat(synced) if synced else None
        return _Loaded(worklist.look(self._wp), when, waiting)

    def _looked(self, loaded: _Loaded) -> None:
        """What changed is reckoned first, so that the list is whole and true. What cannot be reckoned is tried once."""
        stale = loaded.list.stale
        if stale and stale != self._tried:
            self._tried = stale
            for start in range(0, len(stale), AT_ONCE):
                self._reckon(stale[start : start + AT_ONCE])
            self._lanes.on_vault(self._look, self._looked)
            return
        self._loading, self._tried = False, ()
        self._arrived(loaded)
        if self._again:
            self._load()

    def _reckon(self, dossiers: Sequence[str]) -> None:
        self._lanes.on_vault(lambda: worklist.summarise(self._wp, dossiers), lambda _none: None)

    def _arrived(self, loaded: _Loaded) -> None:
        self._list, self._synced, self._waiting = loaded.list, loaded.synced, loaded.waiting
        self._due = loaded.list.due
        self._kept = {name: loaded.list.held_by(name) for name in FILTERS}
        self._view = replace(self._view, busy=False)
        self._draw()

    def _look_up(self, text: str) -> frozenset[str]:
        with self._wp.vault.work() as unit:
            return frozenset(unit.search(text))

    def _show_found(self, text: str, found: frozenset[str]) -> None:
        if text == self._view.search:
            self._found = found
            self._draw()

    def _draw(self) -> None:
        view, found, shown = self._view, self._found, self._kept[self._view.filter]
        if found is not None:
            shown = [row for row in shown if row.dossier in found]
        waiting = self._waiting
        sentence = ngettext("{n} wijziging nog niet verzonden", "{n} wijzigingen nog niet verzonden", waiting)
        self._set(
            replace(
                view,
                lines=Lines(shown, self._list.today, view.private),
                counts=tuple(len(self._kept[name]) for name in FILTERS),
                unsent=fill(sentence, n=waiting) if waiting else "",
                due=fill(_("Bewaartermijn voorbij: {n}"), n=self._due) if self._due else "",
                footer=footer(len(self._list.rows), self._synced, self._wp.clock()),
                empty=self._empty() if not shown and not view.busy else None,
            )
        )

    def _empty(self) -> Empty:
        if not self._list.rows:
            return Empty(
                _("U heeft nog geen dossiers op dit apparaat."), _("Haal dossiers op als u netwerk heeft."), "nieuw"
            )
        if self._found is not None:
            words = fill(_('Geen dossiers gevonden voor "{words}".'), words=self._view.search.strip())
            body = _("Controleer de spelling of zoek op dossiernummer.")
            if self._wp.user.team:
                body += "\n" + _("Hier staat alleen wat op dit apparaat staat. Misschien heeft kantoor het dossier.")
            return Empty(words, body, "wis", elsewhere=bool(self._wp.user.team))
        if self._view.filter == "te_laat":
            return Empty(_("Er is niets te laat."), next_term(self._list.rows, self._list.today))
        return Empty(_("Geen dossiers in dit overzicht."))

    def _set(self, view: DossiersView) -> None:
        self._view = view
        self._show(view)
