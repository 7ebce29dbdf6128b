"""Changing the leerroute and scaling down within the B1-route (Wi 17, Bi 5.4, Bi 5.5; law.md 3.5)."""

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.calendar import add_months
from desktop_app.domain.law import Law
from desktop_app.domain.leerroute import Leerroute


@dataclass(frozen=True, slots=True)
class Wijziging:
    """Whether a change of route may be made. `rule`: the rule that decides it · `needs_reason`: only as a bijzonder
    geval with reasons (R-CHG-08) · `last_day`: of the window, None where there is none."""

    allowed: bool
    rule: str
    needs_reason: bool = False
    last_day: date | None = None


def switch(van: Leerroute, naar: Leerroute, *, start: date, today: date, law: Law, reden: str = "") -> Wijziging:
    """May the college change the leerroute today? `start`: first day of the termijn · `reden`: of a bijzonder geval.

    Onderwijsroute to B1-route can be done during the whole traject (R-CHG-02).
    """
    if van is Leerroute.ONDERWIJS and naar is Leerroute.B1:
        return Wijziging(True, "R-CHG-02")
    end = add_months(start, law.terms["D-08"].number or 0)
    last = date.fromordinal(end.toordinal() - 1)
    if today < end:
        return Wijziging(True, "R-CHG-01", last_day=last)
    return Wijziging(bool(reden.strip()), "R-CHG-08", needs_reason=True, last_day=last)


def may_scale_down(
    *, route: Leerroute, uren_nt2: int, inspanning: bool, b1_onhaalbaar: bool, eerste_pip: bool, law: Law
) -> bool:
    """Afschalen to A2: only within the B1-route, after 600 hours with sufficient effort, on facts that B1 is out of
    reach, and never in the first PIP (Bi 5.5 lid 1, R-DUO-04). A2 is a level, not a leerroute."""
    return (
        route is Leerroute.B1
        and uren_nt2 >= law.number("uren.afschalen")
        and inspanning
        and b1_onhaalbaar
        and not eerste_pip
    )
