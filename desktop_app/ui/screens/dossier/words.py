"""The words of the task list."""

from datetime import date, datetime
from typing import Literal

from desktop_app.casework.overview import Colour, Step, Task, TaskStatus, TermLight
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.errors import OpmaatError
from desktop_app.domain.terms import Term, TermState
from desktop_app.i18n.formats import clock_time, day_and_date, fill, isolate, long_date, short_date
from desktop_app.i18n.labels import INTERPRETER_PREFERENCE, NEXT_STEP, TASK_STATUS, label, task_reason, term_light
from desktop_app.i18n.language import language
from desktop_app.i18n.words import _, ngettext

Tone = Literal["ok", "warn", "err", "info", "plain"]
TONES: dict[Colour, tuple[Tone, str]] = {
    Colour.ROOD: ("err", "octagon-alert"),
    Colour.ORANJE: ("warn", "triangle-alert"),
    Colour.GROEN: ("ok", "circle-check"),
    Colour.GRIJS: ("plain", "circle-help"),
    Colour.PAARS: ("info", "file-text"),
}


def about(header: Dossier, *, private: bool) -> str:
    """`Arabisch (Syrisch), tolk nodig, liefst een vrouw · 2026-0433 · azc Luttelgeest`"""
    try:
        spoken = _(language(header.language).dutch)
    except OpmaatError:
        spoken = header.language
    parts = [f"{spoken} ({header.dialect})" if header.dialect else spoken]
    if header.interpreter != "nee":
        parts.append(_("tolk nodig"))
        if header.interpreter_preference != "geen":
            parts.append(label(INTERPRETER_PREFERENCE, header.interpreter_preference))
    where = "" if private else header.place
    return " · ".join(filter(None, (", ".join(parts), isolate(header.number), where)))


def term_line(light: TermLight) -> str:
    """`PIP uiterlijk woensdag 2 december 2026 (nog 9 dagen)`"""
    if light.code not in ("te_laat", "vandaag", "nog_dagen") or light.last_day is None or light.days is None:
        return term_light(light.code, light.days, light.last_day)
    left = fill(_("PIP uiterlijk {day}"), day=day_and_date(light.last_day))
    days = abs(light.days)
    if light.days < 0:
        return f"{left} ({fill(ngettext('{n} dag te laat', '{n} dagen te laat', days), n=days)})"
    return f"{left} ({fill(ngettext('nog {n} dag', 'nog {n} dagen', days), n=days) if days else _('vandaag')})"


def status(task: Task) -> str:
    """`Bezig · 41 van 62 vragen, 2 later`; "Klaar" stands alone."""
    parts = [label(TASK_STATUS, task.status)]
    if task.reason:
        parts.append(task_reason(task.reason, task.params))
    at = task.params.get("at")
    if isinstance(at, datetime):
        parts.append(f"{short_date(at.date())} {clock_time(at.time())}")
    elif isinstance(at, date):
        parts.append(short_date(at))
    return " · ".join(parts)


def status_colour(task: Task) -> str:
    """Token of the status: plain for what is done, so that open work draws the eye; red only for problems."""
    return {
        TaskStatus.KLAAR: "muted",
        TaskStatus.KAN_NOG_NIET: "muted",
        TaskStatus.PROBLEEM: "err",
        TaskStatus.BEZIG: "primary",
        TaskStatus.NIET_BEGONNEN: "primary",
    }[task.status]


def next_step(step: Step, *, talked: bool) -> str:
    """The word on the main button."""
    if step in (Step.GESPREK_VOEREN, Step.INTAKE_AFMAKEN):
        return _("Verder met het gesprek") if talked else _("Gesprek beginnen")
    return label(NEXT_STEP, step)


def term_day(term: Term) -> str:
    """The day of a term, or why there is none."""
    if term.legal is None:
        return {TermState.OPEN: _("nog geen einddatum"), TermState.MET: _("klaar")}.get(term.state, _("onbekend"))
    return long_date(term.legal)
