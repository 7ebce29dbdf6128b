"""Progress talks after the PIP: planned over the termijn, held with a short report (Wi 17 lid 1, Bi 5.3 lid 4)."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from cattrs import BaseValidationError

from desktop_app.casework.changes import Changes
from desktop_app.casework.dossier_file import DossierFile, log, read
from desktop_app.casework.edits import edited
from desktop_app.casework.errors import DateImpossible
from desktop_app.casework.ports import UnitOfWork
from desktop_app.casework.records import to_body
from desktop_app.casework.workplace import Workplace
from desktop_app.domain import bsn, wording
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.errors import OpmaatError
from desktop_app.domain.traject_terms import termijn_end_exclusive, termijn_start
from desktop_app.domain.voortgang import Voortgangsgesprek, planned_talks


class TalkUnknown(OpmaatError):
    """There is no such talk, or no such field of it. `field`: its name, "" for the talk."""

    code = "gesprek_onbekend"


class BsnInText(OpmaatError):
    """A free text holds a BSN; the text was stored without it. `field`: where it stands."""

    code = "bsn_in_tekst"


@dataclass(frozen=True, slots=True)
class TalksPage:
    """`promised`: number the PIP names · `proposed`: days for those not planned yet · `remarks`: per talk id, what to
    look at again in its texts."""

    header: Dossier
    talks: tuple[tuple[str, Voortgangsgesprek], ...]
    promised: int
    proposed: tuple[date, ...]
    remarks: dict[str, tuple[str, ...]]


def page(wp: Workplace, *, dossier: str) -> TalksPage:
    """All talks of a dossier. Raises `DossierUnknown`."""
    with wp.vault.work() as work:
        file = read(wp, work, dossier)
    return TalksPage(
        file.header, file.talks, _promised(file), _proposed(file), {id: _remarks(talk) for id, talk in file.talks}
    )


def propose(wp: Workplace, *, dossier: str) -> Changes:
    """Plan the talks that are not planned yet, laid over the rest of the termijn; nothing when all are."""
    with wp.vault.work() as work:
        file = read(wp, work, dossier)
        days = _proposed(file)
        for day in days:
            _put(wp, work, file.id, wp.new_id(), Voortgangsgesprek(gepland_op=day))
        if not days:
            return Changes()
        log(wp, work, dossier, "changed", part="voortgangsgesprek", made=len(days))
    return _changed(dossier)


def add(wp: Workplace, *, dossier: str, day: date | None = None) -> tuple[str, Changes]:
    """One talk more; returns its id."""
    with wp.vault.work() as work:
        read(wp, work, dossier)
        talk = wp.new_id()
        _put(wp, work, dossier, talk, Voortgangsgesprek(gepland_op=day))
        log(wp, work, dossier, "changed", part="voortgangsgesprek", made=1)
    return talk, _changed(dossier)


def change(wp: Workplace, *, dossier: str, talk: str, field: str, value: Any) -> Changes:
    """Set one field. A day on which it was held also keeps who held it.

    Raises `TalkUnknown`, `BsnInText`, or `DateImpossible` for a talk held on a day that has not come.
    """
    if field not in {each.name for each in fields(Voortgangsgesprek)} - {"door"}:
        raise TalkUnknown(field=field)
    with wp.vault.work() as work:
        file = read(wp, work, dossier)
        old = _found(file, talk)
        try:
            new: Voortgangsgesprek = edited(old, {field: value})
        except (BaseValidationError, TypeError, ValueError) as error:
            raise TalkUnknown(field=field) from error
        hidden = isinstance(value, str) and bsn.hidden_in(value)
        if hidden:  # typed digit by digit, its beginning stands there already
            new = edited(old, {field: bsn.without(value)})
        if new.gevoerd_op and new.gevoerd_op > file.today:
            raise DateImpossible(field="gevoerd_op")
        if new.gevoerd_op != old.gevoerd_op:
            new = replace(new, door=wp.user.name if new.gevoerd_op else "")
        if new != old:
            _put(wp, work, dossier, talk, new)
            log(wp, work, dossier, "changed", part="voortgangsgesprek", field=field)
    if hidden:
        raise BsnInText(field=field)
    return _changed(dossier) if new != old else Changes()


def remove(wp: Workplace, *, dossier: str, talk: str) -> Changes:
    """Take a planned talk away. One that was held stays. Raises `TalkUnknown`."""
    with wp.vault.work() as work:
        if _found(read(wp, work, dossier), talk).held:
            raise TalkUnknown(field="gevoerd_op")
        work.delete(talk, by=wp.user.id, at=wp.clock())
        log(wp, work, dossier, "changed", part="voortgangsgesprek", removed=1)
    return _changed(dossier)


def _found(file: DossierFile, talk: str) -> Voortgangsgesprek:
    found = dict(file.talks).get(talk)
    if found is None:
        raise TalkUnknown(field="")
    return found


def _promised(file: DossierFile) -> int:
    return (file.pip.voortgangsgesprekken if file.pip else None) or 0


def _proposed(file: DossierFile) -> tuple[date, ...]:
    """Days for as many talks as are missing, taken from the end of the even plan: what is past is past."""
    law, missing = file.wp.law, _promised(file) - len(file.talks)
    start, end = termijn_start(file.terms), termijn_end_exclusive(file.terms, law)
    if start is None or end is None or missing < 1 or not file.decided:
        return ()
    days = [day for day in planned_talks(start, end, _promised(file), law) if day >= file.today]
    return tuple(days[-missing:])


def _remarks(talk: Voortgangsgesprek) -> tuple[str, ...]:
    texts = (talk.verslag, talk.afspraken)
    return tuple(dict.fromkeys(remark.text for text in texts for remark in wording.remarks(text)))


def _put(wp: Workplace, work: UnitOfWork, dossier: str, id: str, talk: Voortgangsgesprek) -> None:
    work.put(id=id, dossier=dossier, kind="voortgangsgesprek", body=to_body(talk), by=wp.user.id, at=wp.clock())


def _changed(dossier: str) -> Changes:
    return Changes(frozenset({dossier}), lists=True, outbox=True)
