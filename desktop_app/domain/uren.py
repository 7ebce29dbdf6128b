"""Hours of the Z-route and what is credited to them (Bi 3.14; law.md 4.3)."""

from dataclasses import dataclass

from desktop_app.domain.dossier import Doelgroep
from desktop_app.domain.law import Law


@dataclass(frozen=True, slots=True)
class ZUren:
    """Whole hours still to be done. `participatie` is None for those who need none (gezins- en overige migranten)."""

    cursus: int
    participatie: int | None


def z_route_hours(
    doelgroep: Doelgroep,
    law: Law,
    *,
    gevolgd: int = 0,
    nederlands_onderwijs: int = 0,
    participatie: int = 0,
    pvt: int = 0,
    map_: int = 0,
    belastbaarheid: int | None = None,
) -> ZUren:
    """What is left of the Z-route. Credits never exceed the norm; effort before the PIP counts only as named here.

    `gevolgd`: course hours NT2 and KNM done or credited, those of the intake included (R-HRS-02) ·
    `nederlands_onderwijs`: hours of Dutch and KNM in praktijkonderwijs, vso or entree in the two years before the PIP
    (R-HRS-05) · `participatie`: participation hours done, those of the intake included · `pvt` and `map_` count for
    participation, never for the course (R-HRS-03) · `belastbaarheid`: the norm DUO sets after a partial ontheffing,
    0 when none is possible (R-HRS-07).
    """
    course = max(0, law.number("uren.z_cursus") - max(0, gevolgd) - max(0, nederlands_onderwijs))
    if doelgroep is not Doelgroep.ASIELSTATUSHOUDER:
        return ZUren(course, None)
    norm = law.number("uren.z_participatie")
    if belastbaarheid is not None:
        norm = min(norm, max(0, belastbaarheid))
    credited = max(0, participatie) + max(0, pvt) + max(0, map_)
    return ZUren(course, max(0, norm - credited))
