"""What may be shared with whom (Wi 34, Wi 35, Bi 9.2; law.md 10.4): built from a whitelist, never by leaving out."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from desktop_app.domain.dossier import Dates, Dossier
from desktop_app.domain.errors import OpmaatError
from desktop_app.domain.law import Law
from desktop_app.domain.leerroute import Leerroute
from desktop_app.domain.pip import Pip, PipVersie
from desktop_app.domain.pip_chain import decisions

Extract = dict[str, Any]


class NotShared(OpmaatError):
    """The law names nobody of this kind to share with (R-PRV: law.md 10.4). `who`: code of the receiver."""

    code = "delen_mag_niet"


def for_school(
    dossier: Dossier, pip: Pip, versions: Sequence[PipVersie], termijn: tuple[date, date] | None, law: Law
) -> Extract:
    """Name and address, leerroute, intensity, termijn and changes; nothing else, no BSN (Bi 9.2 lid 3).

    `termijn`: first day, and first day after it. Raises `NotShared` before there is a decision.
    """
    decided = decisions(versions)
    if pip.leerroute is None or not decided:
        raise NotShared(who="school")
    intensity = (pip.intensiteit_uren_per_week, pip.intensiteit_weken)
    made: Extract = {
        "naam": f"{dossier.given_names} {dossier.surname}".strip(),
        "adres": dossier.address,
        "leerroute": pip.leerroute,
        "intensiteit": {"uren_per_week": intensity[0], "weken": intensity[1]} if all(intensity) else None,
        "termijn": {"begin": termijn[0], "eind_exclusief": termijn[1]} if termijn else None,
        "wijzigingen": [
            {"dagtekening": version.dagtekening, "leerroute": Leerroute(route)}
            for version in decided
            if (route := str(version.inhoud.get("leerroute", "")))
        ],
    }
    return _only("school", made, law)


def for_new_gemeente(versions: Sequence[PipVersie], dates: Dates, boetes: Sequence[int], law: Law) -> Extract:
    """PIPs as adopted, progress and fines in whole euros, on request; never the intake file (Wi 35 lid 4).

    Raises `NotShared` before there is a decision.
    """
    decided = decisions(versions)
    if not decided:
        raise NotShared(who="nieuwe_gemeente")
    progress = {
        "pvt_ondertekend": dates.pvt_ondertekend,
        "map_eindgesprek": dates.map_eindgesprek,
        "z_route_afgerond": dates.z_route_afgerond,
    }
    made: Extract = {"pip": [version.inhoud for version in decided], "voortgang": progress, "boetes": list(boetes)}
    return _only("nieuwe_gemeente", made, law)


def allowed(who: str, law: Law) -> tuple[str, ...]:
    """Names of what a receiver may get. Raises `NotShared` for anyone the law does not name."""
    receiver = law.delen.get(who)
    if receiver is None:
        raise NotShared(who=who)
    return receiver.velden


def _only(who: str, made: Extract, law: Law) -> Extract:
    names = allowed(who, law)
    return {name: made[name] for name in names}
