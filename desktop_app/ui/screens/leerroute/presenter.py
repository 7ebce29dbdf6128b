"""The leerroute: the program weighs, the consulent chooses and says why (R-LR-05)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from desktop_app.casework import leerroutes
from desktop_app.casework.changes import Changes
from desktop_app.casework.dossier_file import note_reading
from desktop_app.casework.leerroutes import LeerroutePage
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.advies import Reden
from desktop_app.domain.errors import OpmaatError
from desktop_app.domain.leerbaarheidstoets import Leerbaarheidstoets
from desktop_app.domain.leerroute import Leerroute
from desktop_app.i18n.errors import explain
from desktop_app.i18n.formats import plain
from desktop_app.i18n.words import _
from desktop_app.ui.screens.leerroute import words
from desktop_app.ui.work import Bus, Lanes, Scope, StatusLine

DRAFT = "leerroute_concept"
_PLACES = {"motivering_nodig": "motivering", "onderwijsroute_niet_onderzocht": "onderzocht"}


@dataclass(frozen=True, slots=True)
class Choice:
    """The caseworker's side of the page, as typed. Routes are DUO's letters; "" where nothing was chosen."""

    route: str = ""
    reason: str = ""
    wish: str = ""
    wish_words: str = ""
    studied: str = ""


@dataclass(frozen=True, slots=True)
class LeerrouteView:
    """`name`: of the client · `fresh`: `choice` must be put into the fields · `errors` under "route", "motivering",
    "onderzocht", "toets", "" · `needs_reason`: the chosen route departs from advice or toets."""

    name: str = ""
    advice: str = ""
    missing: str = ""
    rules: str = ""
    plus: Sequence[Reden] = ()
    minus: Sequence[Reden] = ()
    unknown: Sequence[Reden] = ()
    needed: Sequence[str] = ()
    others: Sequence[str] = ()
    toets: str = ""
    lbt: Leerbaarheidstoets | None = None
    choice: Choice = field(default_factory=Choice)
    fresh: bool = False
    needs_reason: bool = False
    asks_study: bool = False
    errors: Mapping[str, str] = field(default_factory=dict)


class LeerroutePresenter:
    """`chosen(dossier)` after the choice was recorded."""

    def __init__(
        self,
        wp: Workplace,
        lanes: Lanes,
        bus: Bus,
        status: StatusLine,
        *,
        show: Callable[[LeerrouteView], None],
        chosen: Callable[[str], None],
    ) -> None:
        self._wp = wp
        self._all_lanes = lanes
        self._lanes = Scope(lanes)
        self._bus = bus
        self._status = status
        self._show = show
        self._chosen = chosen
        self._dossier = ""
        self._page: LeerroutePage | None = None
        self._view = LeerrouteView()

    def enter(self, dossier: str) -> None:
        self._lanes = Scope(self._all_lanes)
        self._dossier = dossier
        self._page = None
        self._view = LeerrouteView()
        self._lanes.on_vault(self._read, self._entered)

    def leave(self) -> None:
        self._lanes.close()

    def changed(self, changes: Changes) -> None:
        """Answers changed: weigh again, keep what was typed here."""
        if self._dossier in changes.dossiers:
            self._lanes.on_vault(lambda: leerroutes.page(self._wp, self._dossier), self._loaded)

    def record_toets(self, lbt: Leerbaarheidstoets) -> None:
        """Store the toets as it stands on screen."""
        dossier = self._dossier
        self._status.saving()
        self._lanes.on_vault(
            lambda: leerroutes.record_lbt(self._wp, dossier=dossier, lbt=lbt), self._toets_stored, self._toets_refused
        )

    def edit(self, choice: Choice) -> None:
        """Something was chosen or typed. Kept on this device until the choice is recorded."""
        self._view = replace(self._view, choice=choice, errors={}, fresh=False)
        dossier = self._dossier
        draft = {name: getattr(choice, name) for name in Choice.__slots__}

        def keep() -> None:
            with self._wp.vault.work() as work:
                work.set_local(f"{DRAFT}/{dossier}", draft)

        self._lanes.on_vault(keep, lambda _nothing: None)
        self._draw()

    def starter(self) -> str:
        """First words for the reason, without isolates: they go on into the beschikking."""
        page, route = self._page, self._view.choice.route
        return plain(words.starter(page.advice, page.lbt, Leerroute(route))) if page is not None and route else ""

    def choose(self) -> None:
        """Record the choice and lay it in the PIP."""
        choice, dossier = self._view.choice, self._dossier
        if not choice.route:
            self._view = replace(self._view, errors={"route": _("Kies een leerroute.")})
            self._draw()
            return

        def work() -> Changes:
            changes = leerroutes.choose(
                self._wp,
                dossier=dossier,
                leerroute=Leerroute(choice.route),
                motivering=choice.reason,
                wens=Leerroute(choice.wish) if choice.wish else None,
                wens_woorden=choice.wish_words,
                onderwijsroute_onderzocht=choice.studied,
            )
            with self._wp.vault.work() as unit:
                unit.set_local(f"{DRAFT}/{dossier}", None)
            return changes

        self._lanes.on_vault(work, self._recorded, self._refused)

    def _read(self) -> tuple[LeerroutePage, Mapping[str, str] | None]:
        page = leerroutes.page(self._wp, self._dossier)
        note_reading(self._wp, self._dossier, "leerroute")
        with self._wp.vault.work() as work:
            return page, work.local(f"{DRAFT}/{self._dossier}")

    def _entered(self, result: tuple[LeerroutePage, Mapping[str, str] | None]) -> None:
        page, draft = result
        self._page = page
        self._view = replace(self._view, choice=Choice(**draft) if draft else _stored(page))
        self._draw(fresh=True)

    def _loaded(self, page: LeerroutePage) -> None:
        self._page = page
        self._draw()

    def _toets_stored(self, changes: Changes) -> None:
        self._status.saved(self._wp.clock())
        self._view = replace(self._view, errors={})
        self._bus.publish(changes)

    def _toets_refused(self, error: Exception) -> None:
        self._tell("toets", error)

    def _recorded(self, changes: Changes) -> None:
        self._status.saved(self._wp.clock())
        self._bus.publish(changes)
        self._chosen(self._dossier)

    def _refused(self, error: Exception) -> None:
        code = error.code if isinstance(error, OpmaatError) else ""
        self._tell(_PLACES.get(code, ""), error)

    def _tell(self, place: str, error: Exception) -> None:
        if not isinstance(error, OpmaatError):
            raise error
        self._view = replace(self._view, errors={place: str(explain(error))})
        self._draw()

    def _draw(self, *, fresh: bool = False) -> None:
        page, view = self._page, self._view
        if page is None:
            return
        found, route = page.advice, view.choice.route
        asks = Leerroute.ONDERWIJS in (view.choice.wish, page.wens) or bool(view.choice.studied)
        self._view = replace(
            view,
            name=page.name,
            advice=words.advice(found),
            missing=words.missing(found),
            rules=words.rules(found.law),
            plus=found.voor,
            minus=found.tegen,
            unknown=found.onbekend,
            needed=tuple(reason.text for reason in found.nodig),
            others=tuple(words.looked_at(other) for other in found.ook_bekeken),
            toets=words.toets(page.lbt),
            lbt=page.lbt,
            fresh=fresh,
            needs_reason=bool(route) and Leerroute(route) in page.needs_reason,
            asks_study=(asks or "onderzocht" in view.errors) and route != Leerroute.ONDERWIJS,
        )
        self._show(self._view)


def _stored(page: LeerroutePage) -> Choice:
    """Nothing is chosen beforehand: the advice is a suggestion, the choice is a person's."""
    choice = page.choice
    return Choice(
        route=choice.leerroute.value if choice else "",
        reason=choice.motivering if choice else "",
        wish=page.wens.value if page.wens else "",
        wish_words=page.wens_woorden,
        studied=choice.onderwijsroute_onderzocht if choice else "",
    )
