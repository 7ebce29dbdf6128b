"""The words of one run and of one row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from desktop_app.casework.sync_overview import Refused, SyncRow
from desktop_app.i18n.errors import explain_code
from desktop_app.i18n.formats import clock_time, fill, short_date
from desktop_app.i18n.words import _, ngettext

Tone = Literal["ok", "warn", "err", "info", "plain"]
Act = Literal["choose", "give", "again", "export", "remove", "merged"]


@dataclass(frozen=True, slots=True)
class RowLine:
    """One dossier. `why`: what happened and what is safe, for a refusal · `acts`: what can be done, in order ·
    `note`: a quiet fact · `settled`: nothing waits for the network or a person · `double`: that another dossier may be
    of the same person."""

    dossier: str
    name: str
    what: str
    tone: Tone
    icon: str
    why: str = ""
    acts: tuple[Act, ...] = ()
    note: str = ""
    settled: bool = False
    double: str = ""


def line(row: SyncRow, *, online: bool, private: bool, now: datetime, sent_at: datetime | None = None) -> RowLine:
    """`sent_at`: moment of the run that just sent what waited in this dossier."""
    return replace(_line(row, online=online, private=private, now=now, sent_at=sent_at), double=_double(row.doubles))


def _double(consulents: Sequence[str]) -> str:
    if not consulents:
        return ""
    names = ", ".join(dict.fromkeys(filter(None, consulents)))
    who = f" {fill(_('Consulent: {names}.'), names=names)}" if names else ""
    return f"{_('Een ander dossier heeft hetzelfde BSN.')}{who} {_('Overleg welk dossier blijft.')}"


def _line(row: SyncRow, *, online: bool, private: bool, now: datetime, sent_at: datetime | None = None) -> RowLine:
    name = row.initials if private else row.name
    merged: tuple[Act, ...] = ("merged",) if row.merged else ()
    note = _merged(row.merged)
    if row.refused:
        return _refused(row, row.refused, name, merged, now)
    if row.conflicts:
        what = fill(ngettext("{n} keuze nodig", "{n} keuzes nodig", row.conflicts), n=row.conflicts)
        return RowLine(row.dossier, name, what, "warn", "triangle-alert", acts=("choose", *merged), note=note)
    if row.unsent:
        what = fill(ngettext("{n} wijziging", "{n} wijzigingen", row.unsent), n=row.unsent)
        waits = _("wacht op verzenden") if online else _("wacht op netwerk")
        return RowLine(row.dossier, name, f"{what} · {waits}", "plain", "clock", acts=merged, note=note)
    words = fill(_("verzonden {at}"), at=clock_time(sent_at.astimezone().time())) if sent_at else _("alles verzonden")
    if row.ready:
        ready = fill(_("Klaar om mee te nemen, gecontroleerd {when}"), when=_when(row.ready, now))
        note = f"{ready} · {note}" if note else ready
    acts: tuple[Act, ...] = (*merged, "remove")
    return RowLine(row.dossier, name, words, "ok", "check-check", acts=acts, note=note, settled=True)


def _refused(row: SyncRow, refused: Refused, name: str, merged: tuple[Act, ...], now: datetime) -> RowLine:
    choose: tuple[Act, ...] = ("choose",) if row.conflicts else ()
    if not refused.what:
        told = explain_code(refused.code)
        why = str(told)
        acts: tuple[Act, ...] = (*choose, "give", "again", "export", *merged)
        return RowLine(row.dossier, name, _("geweigerd"), "err", "octagon-alert", why, acts)
    when = _when(refused.at, now) if refused.at else ""
    names = {
        "handed_over": (_("gegeven aan uw leidinggevende"), _("Uw werk staat op kantoor. Gegeven: {when}.")),
        "taken_over": (_("overgenomen"), _("{by} nam uw werk over in het dossier: {when}.")),
        "set_aside": (_("terzijde gelegd"), _("{by} legde uw werk terzijde: {when}. Kantoor bewaart het.")),
    }
    what, why = names.get(refused.what, names["handed_over"])
    why = fill(why, by=refused.by, when=when)
    later: tuple[Act, ...] = (*choose, "again", "export", "remove", *merged)
    return RowLine(row.dossier, name, what, "info", "users", why, later)


def _merged(count: int) -> str:
    if not count:
        return ""
    words = ngettext("{n} wijziging is vanzelf samengevoegd", "{n} wijzigingen zijn vanzelf samengevoegd", count)
    return fill(words, n=count)


def label(act: Act) -> str:
    """Words on the button."""
    return {
        "choose": _("Bekijken"),
        "give": _("Geef aan leidinggevende"),
        "again": _("Probeer opnieuw"),
        "export": _("Bewaar als bestand"),
        "remove": _("Verwijder van dit apparaat"),
        "merged": _("Bekijk samengevoegd"),
    }[act]


def last(moment: datetime | None, upcoming: datetime | None, now: datetime, *, online: bool) -> str:
    """`Laatst: ma 23 nov 08:12 · Volgende poging: als er netwerk is`"""
    said = fill(_("Laatst: {when}"), when=_when(moment, now)) if moment else _("Nog niet gesynchroniseerd")
    if not online:
        return f"{said} · {_('Volgende poging: als er netwerk is')}"
    if upcoming and upcoming > now:
        return f"{said} · " + fill(_("Volgende poging: {when}"), when=_when(upcoming, now))
    return said


def _when(moment: datetime, now: datetime) -> str:
    local = moment.astimezone()
    return f"{_near(local.date(), now.astimezone().date())} {clock_time(local.time())}"


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


def given(count: int, asked: int) -> str:
    """After handing over. `asked`: pieces of work; `count`: those the office has."""
    if count == asked:
        return _("Uw leidinggevende ziet uw werk nu op kantoor.")
    return _("Kantoor heeft dit werk niet. Bewaar het als bestand en geef dat aan uw leidinggevende.")


def signed_out() -> str:
    return _("U bent afgemeld bij kantoor. De volgende keer meldt u zich weer aan in de browser.")


def removed(name: str) -> str:
    return fill(_("{name} is van dit apparaat verwijderd. Op kantoor staat alles nog."), name=name)
