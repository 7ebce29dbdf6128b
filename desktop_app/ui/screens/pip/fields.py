"""Which fields of the draft stand in which section of the form, and how each is asked. No Qt."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop_app.domain.leerroute import Leerroute
from desktop_app.domain.pip import Alfabetisering, Doel, Pip
from desktop_app.domain.pip_wijziging import CHANGES
from desktop_app.i18n.labels import ALFABETISERING
from desktop_app.i18n.words import N_, _
from desktop_app.ui.widgets.questions.model import FieldKind, FieldModel, Option, Words

Parse = Callable[[str], Any]


def _whole(raw: str) -> int | None:
    return int(raw) if raw else None


def _day(raw: str) -> date | None:
    return date.fromisoformat(raw) if raw else None


def _same(raw: str) -> str:
    return raw


def _letters(raw: str) -> Alfabetisering | None:
    return Alfabetisering(raw) if raw else None


def _level(raw: str) -> str | None:
    return raw or None


def _yes(raw: str) -> bool:
    return raw == "ja"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """`name`: attribute of `Pip` or `Doel` · `parse`: lexical value to the attribute's type ·
    `options`: (value, Dutch words)."""

    name: str
    kind: FieldKind
    label: str
    parse: Parse = _same
    hint: str = ""
    options: tuple[tuple[str, str], ...] = ()

    def model(self, ref: str, value: object) -> FieldModel:
        """The field as a question widget shows it."""
        options = tuple(
            Option(each, Words(_(words)), str(place)) for place, (each, words) in enumerate(self.options, 1)
        )
        hint = Words(_(self.hint)) if self.hint else Words()
        return FieldModel(ref, self.kind, Words(_(self.label)), hint, lexical(value), options)


def lexical(value: object) -> str:
    """A value of the draft as a question widget writes it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return value.isoformat() if isinstance(value, date) else str(value)


def _number(name: str, label: str) -> FieldSpec:
    return FieldSpec(name, FieldKind.NUMBER, label, _whole)


def _date(name: str, label: str) -> FieldSpec:
    return FieldSpec(name, FieldKind.DATE, label, _day)


def _text(name: str, label: str, *, long: bool = False) -> FieldSpec:
    return FieldSpec(name, FieldKind.LONG_TEXT if long else FieldKind.TEXT, label)


_LEVELS = (("B1", N_("B1")), ("A2", N_("A2, na afschalen")))
_YES_NO = (("ja", N_("Ja")), ("nee", N_("Nee")))
_LETTERS = tuple((code, ALFABETISERING[code]) for code in ("A", "AA", "NVT"))

SECTION_FIELDS: Mapping[str, tuple[FieldSpec, ...]] = {
    "kop": (
        _date("dagtekening", N_("Dagtekening")),
        _date("bekendmaking", N_("Verzonden op")),
        _date("uitreiking", N_("Uitgereikt op")),
    ),
    "leerroute": (
        FieldSpec("niveau", FieldKind.ONE, N_("Niveau"), _level, options=_LEVELS),
        _number("afschalen_uren", N_("Gevolgde lesuren Nederlands")),
        _text("afschalen_inspanning", N_("Waaruit blijkt genoeg inzet in de les?"), long=True),
        _text("afschalen_onhaalbaar", N_("Waarom is niveau B1 niet haalbaar?"), long=True),
        FieldSpec("alfabetisering", FieldKind.ONE, N_("Leren lezen en schrijven"), _letters, options=_LETTERS),
        _text("z_examen_wens", N_("Examens die de cliënt wil doen")),
        FieldSpec(
            "mag_opleiding_afmaken", FieldKind.ONE, N_("Eerst een andere opleiding afmaken"), _yes, options=_YES_NO
        ),
    ),
    "waarom": (_text("wijziging_reden", N_("Waarom verandert het PIP?"), long=True),),
    "hoeveel": (
        _number("intensiteit_uren_per_week", N_("Lesuren per week")),
        _number("intensiteit_weken", N_("Aantal weken")),
        _date("start_lessen", N_("Start van de lessen")),
        _text("lesplaats", N_("Plaats van de lessen")),
        _text("cursusinstelling", N_("School")),
    ),
    "ondersteuning": (_text("begeleiding", N_("Hoe begeleidt de gemeente?"), long=True),),
    "pvt_map": (
        _number("pvt_uren", N_("Uren participatieverklaringstraject (PVT)")),
        _number("map_uren", N_("Uren Module Arbeidsmarkt en Participatie (MAP)")),
    ),
    "kinderen": (_text("vve_afspraken", N_("Afspraken over voorschool en vroegschool"), long=True),),
    "meedoen": (_number("participatie_uren", N_("Uren meedoen en werk")),),
    "gesprekken": (
        _number("voortgangsgesprekken", N_("Aantal voortgangsgesprekken")),
        _text("gesprek_ritme", N_("Hoe vaak")),
        _text("contactpersoon", N_("Contactpersoon")),
        _text("contact_telefoon", N_("Telefoon van de contactpersoon")),
    ),
    "participatiewet": (_text("pw_besluiten", N_("Besluiten op grond van de Participatiewet"), long=True),),
}
"""Sections that are not here hold generated text only."""

GOALS_SECTION = "ondersteuning"
GOAL_FIELDS = (
    _text("doel", N_("Doel")),
    _text("client_doet", N_("Wat gaat u doen")),
    _text("gemeente_doet", N_("Wat doet de gemeente")),
    _text("wie", N_("Wie")),
    _date("vanaf", N_("Vanaf")),
    _date("tot", N_("Tot en met")),
    _text("gelukt_als", N_("Hoe weten we dat het lukt")),
)

_BY_NAME = {spec.name: spec for specs in SECTION_FIELDS.values() for spec in specs}
_GOAL_BY_NAME = {spec.name: spec for spec in GOAL_FIELDS}


def pip_models(section: str, draft: Pip, soort: str) -> tuple[FieldModel, ...]:
    """The form of a section. What is missing is said at the side, not in the way. `soort`: what adopting makes now."""
    specs = [spec for spec in SECTION_FIELDS.get(section, ()) if _asked(spec.name, draft, soort)]
    return tuple(spec.model(f"pip:{spec.name}", getattr(draft, spec.name)) for spec in specs)


def _asked(name: str, draft: Pip, soort: str) -> bool:
    """Scaling down is asked about at A2 in the B1-route only, the reason of a change only when there is one."""
    if name.startswith("afschalen_"):
        return draft.niveau == "A2" and draft.leerroute is Leerroute.B1
    return name != "wijziging_reden" or soort in CHANGES


def goal_models(goal: str, doel: Doel) -> tuple[FieldModel, ...]:
    return tuple(spec.model(f"doel:{goal}:{spec.name}", getattr(doel, spec.name)) for spec in GOAL_FIELDS)


def pip_value(name: str, raw: str) -> Any:
    """The attribute's value for what a widget gave. Raises KeyError on an unknown name."""
    return _BY_NAME[name].parse(raw)


def goal_value(name: str, raw: str) -> Any:
    return _GOAL_BY_NAME[name].parse(raw)
