"""Changing the leerroute and scaling down within the B1-route (Wi 17, Bi 5.4, Bi 5.5; law.md 3.5)."""

from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.domain.calendar import add_months
from desktop_app.domain.findings import Finding, Severity
from desktop_app.domain.law import Law
from desktop_app.domain.leerroute import Leerroute

_B1, _ON, _Z = Leerroute.B1, Leerroute.ONDERWIJS, Leerroute.Z


@dataclass(frozen=True, slots=True)
class Wijziging:
    """Whether a change of route may be made. `rule`: the rule that decides it · `article` · `needs_reason`: only as a
    bijzonder geval with reasons (R-CHG-08) · `last_day`: of the window, None where there is none."""

    allowed: bool
    rule: str
    article: str
    needs_reason: bool = False
    last_day: date | None = None


def switch(
    van: Leerroute,
    naar: Leerroute,
    *,
    start: date,
    today: date,
    law: Law,
    reden: str = "",
    opleiding_beeindigd: date | None = None,
) -> Wijziging:
    """May the college change the leerroute today? `start`: first day of the termijn · `reden`: of a bijzonder geval ·
    `opleiding_beeindigd`: day a niet-vrijstellende opleiding was completed or ended (R-CHG-07).

    Onderwijsroute to B1-route can be done during the whole traject (R-CHG-02). Raises `ValueError` without a change.
    """
    if van is naar:
        raise ValueError(van)
    if van is _ON and naar is _B1:
        return Wijziging(True, "R-CHG-02", "Bi 5.4 lid 1")
    end = add_months(start, law.terms["D-08"].number or 0)
    last = end - timedelta(days=1)
    if today < end:
        return Wijziging(True, "R-CHG-01", "Bi 5.4 lid 1", last_day=last)
    if opleiding_beeindigd is not None and end <= opleiding_beeindigd <= today:
        return Wijziging(True, "R-CHG-07", "Bi 5.4 lid 2", last_day=last)
    return Wijziging(bool(reden.strip()), "R-CHG-08", "Bi 5.4 lid 3", needs_reason=True, last_day=last)


@dataclass(frozen=True, slots=True)
class Verrekening:
    """What earlier work counts for after a change. `uren_af`: whole hours deducted from the course norm of the
    Z-route · `uren_wegen`: hours weigh in the intensity · `examens_mee`: attempts and passes carry over."""

    rule: str
    article: str
    uren_af: int = 0
    uren_wegen: bool = False
    examens_mee: bool = False


def credit(van: Leerroute, naar: Leerroute, *, uren_nt2_knm: int, law: Law) -> Verrekening:
    """What Bi 5.4 lid 4 says of hours and exams. From Z to onderwijsroute the law states no rule (R-CHG-06).
    Raises `ValueError` without a change."""
    if van is naar:
        raise ValueError(van)
    if naar is _Z:
        hours = min(max(0, uren_nt2_knm), law.number("uren.z_cursus"))
        return Verrekening("R-CHG-05", "Bi 5.4 lid 4 c", uren_af=hours)
    if naar is _ON:
        if van is _Z:
            return Verrekening("R-CHG-06", "Bi 5.4")
        return Verrekening("R-CHG-04", "Bi 5.4 lid 4 b", examens_mee=True)
    if van is _ON:
        return Verrekening("R-CHG-02", "Bi 5.4 lid 4 a", uren_wegen=True, examens_mee=True)
    return Verrekening("R-CHG-03", "Bi 5.4 lid 4 a", uren_wegen=True)


def scaling_down(
    *, route: Leerroute, uren_nt2: int, inspanning: bool, b1_onhaalbaar: bool, eerste_pip: bool, law: Law
) -> tuple[Finding, ...]:
    """What keeps the B1-route from being done at A2; nothing found means it may (Bi 5.5 lid 1, R-DUO-04).

    `uren_nt2`: course hours at a keurmerk or taalschakel school, those of the intake included (R-CHG-10).
    A2 is a level, not a leerroute: the PIP must be amended (R-CHG-11).
    """
    needed = law.number("uren.afschalen")
    conditions = (
        (route is _B1, "Afschalen kan alleen binnen de B1-route.", "leerroute"),
        (not eerste_pip, "Afschalen kan niet in het eerste PIP.", "niveau"),
        (uren_nt2 >= needed, f"Er zijn {needed} uren les nodig. Er zijn er {uren_nt2}.", "afschalen_uren"),
        (inspanning, "Leg vast dat iemand genoeg moeite deed in de les.", "afschalen_inspanning"),
        (b1_onhaalbaar, "Leg vast waarom niveau B1 niet haalbaar is.", "afschalen_onhaalbaar"),
    )
    return tuple(
        Finding("R-CHG-09", law.article("uren.afschalen"), Severity.ERROR, text, field)
        for holds, text, field in conditions
        if not holds
    )
