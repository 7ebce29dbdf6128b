"""Whose dossier it is, and handing it to a colleague."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from desktop_app.casework.changes import Changes
from desktop_app.casework.dossier_file import log, read, save
from desktop_app.casework.ports import Body, UnitOfWork
from desktop_app.casework.records import to_body
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.errors import OpmaatError

WRITERS = "writers"
"""Key of a value of this device: names by id of who may work in the team's dossiers, as the office said at last."""


class ColleagueUnknown(OpmaatError):
    """The office does not know this person as somebody who works in the team's dossiers."""

    code = "collega_onbekend"


@dataclass(frozen=True, slots=True)
class Consulenten:
    """`now`: name of the consulent, "" for nobody · `mine`: it is who works here · `others`: id and name of everyone
    else who can get the dossier, who works here first, then by name."""

    now: str
    mine: bool
    others: tuple[tuple[str, str], ...]


def consulenten(wp: Workplace, *, dossier: str) -> Consulenten:
    """Raises `DossierUnknown`."""
    with wp.vault.work() as work:
        header = read(wp, work, dossier).header
        writers = _writers(wp, work)
    current = consulent_of(to_body(header), writers)
    others = [(one, writers[one]) for one in writers if one != current]
    others.sort(key=lambda one: (one[0] != wp.user.id, one[1].casefold(), one[0]))
    return Consulenten(header.consulent, current == wp.user.id, tuple(others))


def consulent_of(header: Body, known: Mapping[str, str]) -> str:
    """Id of the consulent among the people an office knows, "" for nobody of them. `known`: names by id; of two with
    the name that a header without a known id has, the first."""
    id, name = header.get("consulent_id"), str(header.get("consulent", "")).strip().casefold()
    if id in known:
        return str(id)
    return next((one for one in known if name and known[one].strip().casefold() == name), "")


def hand_over(wp: Workplace, *, dossier: str, to: str) -> Changes:
    """Make another person the consulent; `to`: id at the office. Nothing leaves this device by it: that person's laptop
    fetches the dossier when both have synchronised. Raises `DossierUnknown` or `ColleagueUnknown`."""
    with wp.vault.work() as work:
        file = read(wp, work, dossier)
        writers = _writers(wp, work)
        if to not in writers:
            raise ColleagueUnknown
        header = replace(file.header, consulent=writers[to], consulent_id=to)
        if header == file.header:
            return Changes()
        save(wp, work, file, "dossier", header)
        log(wp, work, dossier, "changed", part="dossier", handed=1)
    return Changes(frozenset({dossier}), lists=True, outbox=True)


def _writers(wp: Workplace, work: UnitOfWork) -> Mapping[str, str]:
    """Who works here can always take a dossier: before the first contact with the office nobody else is known."""
    return {wp.user.id: wp.user.name} | {
        id: name for id, name in (work.local(WRITERS) or {}).items() if id != wp.user.id
    }
