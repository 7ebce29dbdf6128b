"""Progress talks: what was promised, what is planned, what was said. Every field is stored when it is answered."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop_app.casework import talks
from desktop_app.casework.changes import Changes
from desktop_app.casework.dossier_file import note_reading
from desktop_app.casework.talks import TalksPage
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.errors import OpmaatError
from desktop_app.domain.voortgang import Voortgangsgesprek
from desktop_app.i18n.errors import Explanation, explain
from desktop_app.i18n.formats import fill, long_date
from desktop_app.i18n.words import N_, _, ngettext
from desktop_app.ui.widgets.questions.model import FieldKind, FieldModel, Words
from desktop_app.ui.work import Bus, Lanes, Scope, StatusLine

FIELDS = (
    ("gepland_op", FieldKind.DATE, N_("Gepland op")),
    ("gevoerd_op", FieldKind.DATE, N_("Gevoerd op")),
    ("verslag", FieldKind.LONG_TEXT, N_("Hoe gaat het?")),
    ("afspraken", FieldKind.LONG_TEXT, N_("Wat spreken wij af?")),
)


@dataclass(frozen=True, slots=True)
class TalkModel:
    """`state`: one line about the talk · `remarks`: what to look at again in its texts."""

    id: str
    title: str
    state: str
    held: bool
    fields: tuple[FieldModel, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TalksView:
    """`offer`: words of the button that plans the rest, "" when there is nothing to plan."""

    name: str = ""
    about: str = ""
    talks: tuple[TalkModel, ...] = ()
    offer: str = ""
    failure: Explanation | None = None


class VoortgangPresenter:
    """`show` renders a view; `refuse(ref, message)` stands at a field; `focus(talk)` puts the keyboard in a new one."""

    def __init__(
        self,
        wp: Workplace,
        lanes: Lanes,
        bus: Bus,
        status: StatusLine,
        *,
        show: Callable[[TalksView], None],
        refuse: Callable[[str, str], None],
        focus: Callable[[str], None],
    ) -> None:
        self._wp, self._all_lanes, self._lanes = wp, lanes, Scope(lanes)
        self._bus, self._status = bus, status
        self._show, self._refuse, self._focus = show, refuse, focus
        self._dossier, self._ours = "", False

    def enter(self, dossier: str) -> None:
        self._lanes = Scope(self._all_lanes)
        self._dossier = dossier
        self._load()
        self._lanes.on_vault(lambda: note_reading(self._wp, dossier, "voortgang"), lambda _none: None, self._lost)

    def leave(self) -> None:
        self._lanes.close()

    def changed(self, changes: Changes) -> None:
        if self._dossier in changes.dossiers and not self._ours:
            self._load()

    def _load(self) -> None:
        dossier = self._dossier
        self._lanes.on_vault(lambda: talks.page(self._wp, dossier=dossier), self._draw, self._lost)

    def answer(self, ref: str, raw: str, _settled: bool) -> None:
        """A field got another value. `ref`: "<talk>:<field>"."""
        talk, _colon, field = ref.rpartition(":")
        value: Any = raw
        if field.endswith("_op"):
            value = date.fromisoformat(raw) if raw else None
        dossier = self._dossier
        self._do(lambda: talks.change(self._wp, dossier=dossier, talk=talk, field=field, value=value), ref)

    def propose(self) -> None:
        dossier = self._dossier
        self._do(lambda: talks.propose(self._wp, dossier=dossier))

    def add(self) -> None:
        dossier, made = self._dossier, []

        def act() -> Changes:
            talk, changes = talks.add(self._wp, dossier=dossier)
            made.append(talk)
            return changes

        self._do(act, then=lambda: self._focus(made[0]))

    def remove(self, talk: str) -> None:
        dossier = self._dossier
        self._do(lambda: talks.remove(self._wp, dossier=dossier, talk=talk))

    def _do(self, act: Callable[[], Changes], ref: str = "", then: Callable[[], None] | None = None) -> None:
        dossier = self._dossier

        def done(result: tuple[Changes, TalksPage]) -> None:
            changes, page = result
            self._status.saved(self._wp.clock())
            self._ours = True
            self._bus.publish(changes)
            self._ours = False
            self._draw(page)
            if then is not None:
                then()

        self._status.saving()
        self._lanes.on_vault(
            lambda: (act(), talks.page(self._wp, dossier=dossier)), done, lambda error: self._failed(error, ref)
        )

    def _failed(self, error: Exception, ref: str) -> None:
        if ref and isinstance(error, OpmaatError):
            self._status.saved(self._wp.clock())
            self._refuse(ref, str(explain(error)))
        else:
            self._status.save_failed(error.code if isinstance(error, OpmaatError) else "onbekend")

    def _lost(self, error: Exception) -> None:
        if not isinstance(error, OpmaatError):
            raise error
        self._show(TalksView(failure=explain(error)))

    def _draw(self, page: TalksPage) -> None:
        header, held = page.header, sum(talk.held for _, talk in page.talks)
        self._show(
            TalksView(
                name=f"{header.given_names} {header.surname}",
                about=fill(_("{held} gevoerd, {total} beloofd in het PIP"), held=held, total=page.promised),
                talks=tuple(
                    _model(id, place, talk, page.remarks[id]) for place, (id, talk) in enumerate(page.talks, 1)
                ),
                offer=_offer(len(page.proposed)),
            )
        )


def _offer(count: int) -> str:
    if not count:
        return ""
    return fill(
        ngettext("{n} gesprek plannen over de termijn", "{n} gesprekken plannen over de termijn", count), n=count
    )


def _model(id: str, place: int, talk: Voortgangsgesprek, remarks: tuple[str, ...]) -> TalkModel:
    return TalkModel(
        id,
        fill(_("Gesprek {n}"), n=place),
        _state(talk),
        talk.held,
        tuple(_field(id, talk, *spec) for spec in FIELDS),
        remarks,
    )


def _state(talk: Voortgangsgesprek) -> str:
    if talk.gevoerd_op:
        return fill(_("Gevoerd op {dag} door {wie}"), dag=long_date(talk.gevoerd_op), wie=talk.door)
    return fill(_("Gepland rond {dag}"), dag=long_date(talk.gepland_op)) if talk.gepland_op else _("Nog geen dag")


def _field(id: str, talk: Voortgangsgesprek, name: str, kind: FieldKind, label: str) -> FieldModel:
    value = getattr(talk, name)
    raw = value.isoformat() if isinstance(value, date) else value or ""
    return FieldModel(f"{id}:{name}", kind, Words(_(label)), Words(), raw)
