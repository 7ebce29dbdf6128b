"""Opening a dossier, and mending the data of one. What was typed is checked on leaving a field, never while typing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from desktop_app.casework import dossiers
from desktop_app.casework.changes import Changes
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.errors import OpmaatError
from desktop_app.i18n.errors import explain
from desktop_app.ui.screens.nieuw_dossier.form import Form, Reading, only, read, written
from desktop_app.ui.work import Bus, Lanes, Scope, StatusLine


@dataclass(frozen=True, slots=True)
class FormView:
    """`fresh`: another form than the one on screen, to be put into the fields · `editing`: the dossier exists, every
    field is stored when it is left · `errors` by field; "" as key is about the whole form."""

    form: Form = field(default_factory=Form)
    fresh: bool = False
    editing: bool = False
    errors: Mapping[str, str] = field(default_factory=dict)
    busy: bool = False


_FIELDS = {"dossiernummer_bestaat": "number", "bsn_onjuist": "bsn", "v_nummer_onjuist": "v_number"}


class NieuwDossierPresenter:
    """`opened(dossier)` after a dossier was made, or when the user is done with an existing one."""

    def __init__(
        self,
        wp: Workplace,
        lanes: Lanes,
        bus: Bus,
        status: StatusLine,
        *,
        show: Callable[[FormView], None],
        opened: Callable[[str], None],
    ) -> None:
        self._wp = wp
        self._all_lanes = lanes
        self._lanes = Scope(lanes)
        self._bus = bus
        self._status = status
        self._show = show
        self._opened = opened
        self._dossier = ""
        self._errors: dict[str, str] = {}

    def enter(self, dossier: str = "") -> None:
        self._lanes = Scope(self._all_lanes)
        self._dossier = dossier
        self._errors = {}
        if not dossier:
            self._show(FormView(fresh=True))
        else:
            self._lanes.on_vault(lambda: dossiers.read_header(self._wp, dossier), self._loaded)

    def leave(self) -> None:
        self._lanes.close()

    def field_left(self, name: str, form: Form) -> None:
        """Check one field; an existing dossier is stored at once."""
        found = read(form)
        mine = {key for key in found.errors.keys() | self._errors.keys() if _belongs(key, name)}
        self._errors = {key: text for key, text in self._errors.items() if key not in mine}
        self._errors |= {key: found.errors[key] for key in mine if key in found.errors and not _untouched(key, form)}
        self._draw(form)
        if self._dossier and not any(key in found.errors for key in mine):
            self._store(name, form, found)

    def finish(self, form: Form) -> None:
        """Make the dossier; or go on, if it exists already."""
        found = read(form)
        self._errors = dict(found.errors)
        if self._errors:
            self._draw(form)
        elif self._dossier:
            self._opened(self._dossier)
        else:
            self._create(form, found)

    def _create(self, form: Form, found: Reading) -> None:
        values = dict(found.values)
        dates = values.pop("dates")
        self._show(FormView(form, errors={}, busy=True))

        def work() -> tuple[str, Changes]:
            made, changes = dossiers.create(self._wp, **values)
            return made, changes | dossiers.change(self._wp, dossier=made, dates=dates)

        self._lanes.on_vault(work, self._made, lambda error: self._failed(error, form))

    def _made(self, result: tuple[str, Changes]) -> None:
        dossier, changes = result
        self._status.saved(self._wp.clock())
        self._bus.publish(changes)
        self._opened(dossier)

    def _store(self, name: str, form: Form, found: Reading) -> None:
        dossier, values = self._dossier, only(found.values, name)
        self._status.saving()
        self._lanes.on_vault(
            lambda: dossiers.change(self._wp, dossier=dossier, **values),
            self._stored,
            lambda error: self._failed(error, form, name),
        )

    def _stored(self, changes: Changes) -> None:
        self._status.saved(self._wp.clock())
        self._bus.publish(changes)

    def _failed(self, error: Exception, form: Form, name: str = "") -> None:
        if not isinstance(error, OpmaatError):
            raise error
        told = str(error.params.get("field", ""))
        spot = _FIELDS.get(error.code) or (told if told in Form.__slots__ else name)
        self._errors[spot] = str(explain(error))
        self._draw(form)

    def _loaded(self, header: Dossier) -> None:
        self._show(FormView(written(header), fresh=True, editing=True))

    def _draw(self, form: Form) -> None:
        self._show(FormView(form, editing=bool(self._dossier), errors=dict(self._errors)))


def _belongs(error: str, name: str) -> bool:
    return error == name or (error.startswith("meeting_") and name.startswith("meeting_"))


def _untouched(name: str, form: Form) -> bool:
    """An empty field that was only passed by is not told off; that waits for the button."""
    value = getattr(form, name)
    return value in ("", ("", "", ""))
