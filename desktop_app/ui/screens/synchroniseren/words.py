"""The words of one run and of one row."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from desktop_app.casework.sync_overview import SyncRow
from desktop_app.i18n.errors import explain_code
from desktop_app.i18n.formats import clock_time, fill, short_date
from desktop_app.i18n.words import _, ngettext

Tone = Literal["ok", "warn", "err", "info", "plain"]


@dataclass(frozen=True, slots=True)
class RowLine:
    """One dossier. `why`: what happened and what is safe, for a refusal · `choose`: conflicts wait for a person."""

    dossier: str
    name: str
    what: str
    tone: Tone
    icon: str
    why: str = ""
    choose: bool = False


def line(row: SyncRow, *, online: bool, private: bool) -> RowLine:
    name = row.initials if private else row.name
    if row.refused:
        told = explain_code(row.refused)
        why = " ".join(filter(None, (told.happened, told.safe, told.to_do)))
        return RowLine(row.dossier, name, _("geweigerd"), "err", "octagon-alert", why, row.conflicts > 0)
    if row.conflicts:
        what = fill(ngettext("{n} keuze nodig", "{n} keuzes nodig", row.conflicts), n=row.conflicts)
        return RowLine(row.dossier, name, what, "warn", "triangle-alert", choose=True)
    what = fill(ngettext("{n} wijziging", "{n} wijzigingen", row.unsent), n=row.unsent)
    waits = _("wacht op verzenden") if online else _("wacht op netwerk")
    return RowLine(row.dossier, name, f"{what} · {waits}", "plain", "clock")


def sent(dossier: str, name: str, at: datetime) -> RowLine:
    """What left in this run."""
    words = fill(_("verzonden {at}"), at=clock_time(at.astimezone().time()))
    return RowLine(dossier, name, words, "ok", "check-check")


def last(moment: datetime | None, now: datetime) -> str:
    """`Laatst: ma 23 nov 08:12 · Volgende poging: als er netwerk is`"""
    if moment is None:
        return _("Nog niet gesynchroniseerd")
    local = moment.astimezone()
    return fill(_("Laatst: {when}"), when=f"{_near(local.date(), now.astimezone().date())} {clock_time(local.time())}")


def _near(day: date, today: date) -> str:
    return {today: _("vandaag"), today - timedelta(1): _("gisteren")}.get(day) or short_date(day)


def running(done: int, total: int | None) -> str:
    """W3: what is under way, and that one can go on working."""
    if not total:
        return _("Bezig met synchroniseren. U kunt doorwerken.")
    return fill(_("Verzenden: {done} van {total}. U kunt doorwerken."), done=done, total=total)


def finished(counts: Mapping[str, int]) -> str:
    """What the run did, in one sentence. `counts`: "sent", "received"."""
    if not any(counts.values()):
        return _("Alles was al bijgewerkt.")
    return fill(_("Klaar. Verzonden: {sent}. Opgehaald: {received}."), **counts)
