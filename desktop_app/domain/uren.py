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
    doelgroep: Doelgroep, law: Law, *, gevolgd: int = 0, participatie: int = 0, pvt: int = 0, map_: int = 0
) -> ZUren:
    """What is left of the Z-route.

    `gevolgd`: course hours NT2 and KNM done or credited (intake included) · `participatie`: participation hours done ·
    PVT and MAP hours count for participation, never for the course (Bi 3.14 lid 5). Credits never exceed the norm.
    """
    course = max(0, law.number("uren.z_cursus") - max(0, gevolgd))
    if doelgroep is not Doelgroep.ASIELSTATUSHOUDER:
        return ZUren(course, None)
    credited = max(0, participatie) + max(0, pvt) + max(0, map_)
    return ZUren(course, max(0, law.number("uren.z_participatie") - credited))
