"""Progress talks laid over the termijn (Bi 5.3 lid 4, Wi 17 lid 1; law.md 5.1). The law asks for their number only."""

from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.domain.calendar import add_months, roll_back
from desktop_app.domain.law import Law


@dataclass(frozen=True, slots=True)
class Voortgangsgesprek:
    """One talk of the PIP: planned, and held when `gevoerd_op` is there. `verslag`, `afspraken`: short, in plain words,
    without health or BSN · `door`: who held it."""

    gepland_op: date | None = None
    gevoerd_op: date | None = None
    verslag: str = ""
    afspraken: str = ""
    door: str = ""

    @property
    def held(self) -> bool:
        return self.gevoerd_op is not None


def planned_talks(start: date, end_exclusive: date, number: int, law: Law) -> tuple[date, ...]:
    """Days for `number` talks in the termijn, in order: even, on working days, one shortly before the switch limit
    (D-08) and, from two talks on, one before extension can be asked (D-10). A limit outside the termijn is left out.
    """
    length = (end_exclusive - start).days
    if number < 1 or length < 1:
        return ()
    days = [start + timedelta(days=length * (2 * place + 1) // (2 * number)) for place in range(number)]
    limits = [day for day in _limits(start, end_exclusive, law) if start <= day < end_exclusive]
    fixed: set[int] = set()
    for day in limits[:number]:
        nearest = min(set(range(number)) - fixed, key=lambda place: (abs(days[place] - day), place))
        days[nearest] = day
        fixed.add(nearest)
    return tuple(sorted(max(start, roll_back(law, day)) for day in days))


def _limits(start: date, end_exclusive: date, law: Law) -> tuple[date, date]:
    switch, extension = (law.terms[id].number or 0 for id in ("D-08", "D-10"))
    ahead = law.number("beleid.gesprek_maanden_vooraf")
    return add_months(start, switch - ahead), add_months(end_exclusive, -extension - ahead)
