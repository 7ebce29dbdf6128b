"""PIPs after the first, and the table of mandatory parts by group, route and kind of version (C1 to C10)."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.dossier import Dates, Doelgroep, Dossier
from desktop_app.domain.findings import Severity
from desktop_app.domain.leerroute import Leerroute
from desktop_app.domain.pip import Pip, PipVersie
from desktop_app.domain.pip_chain import SOORTEN, dagtekeningen, link, next_kind
from desktop_app.domain.pip_checks import check
from desktop_app.domain.pip_wijziging import CHANGES, VorigPip
from desktop_app.domain.term_table import facts_of
from desktop_app.domain.terms import TermFacts
from desktop_app.domain.traject_terms import termijn_end_exclusive, termijn_start
from tests.unit.domain.law_data import LAW
from tests.unit.domain.test_pip_checks import ASIEL, DOELEN, TODAY, complete, context, rules

B1, ON, Z = Leerroute.B1, Leerroute.ONDERWIJS, Leerroute.Z
D = date.fromisoformat
REASON = "U ging sneller vooruit dan verwacht."
START = D("2026-02-01")
EERDER = (D("2026-01-31"),)


def changed(pip: Pip, route: Leerroute = B1, soort: str = "gewijzigd", **more: Any) -> set[tuple[str, str]]:
    """Errors of a PIP that follows an earlier one with the B1-route."""
    given: dict[str, Any] = {
        "soort": soort,
        "vorige": VorigPip(B1, None),
        "eerdere": EERDER,
        "termijn_start": START,
    }
    return rules(check(pip, DOELEN, context(ASIEL, route, **(given | more))))


def test_a_change_says_why() -> None:
    """R-PIP-14."""
    assert changed(complete()) == {("R-PIP-14", "wijziging_reden")}
    assert changed(replace(complete(), wijziging_reden="  ")) == {("R-PIP-14", "wijziging_reden")}
    assert not changed(replace(complete(), wijziging_reden=REASON))
    assert changed(complete(), soort="na_bezwaar") == {("R-PIP-14", "wijziging_reden")}
    assert not changed(complete(), soort="na_verhuizing")


def test_after_a_move_the_first_pip_of_any_gemeente_starts_the_termijn() -> None:
    """R-TRM-03: without its day the end cannot be reckoned, and DUO's date is awaited."""
    ask = "Vul in wanneer het eerste PIP in de andere gemeente is vastgesteld. Daarmee begon de termijn."
    for known, asked in ((START, False), (None, True)):
        made = context(ASIEL, B1, soort="na_verhuizing", termijn_start=known)
        assert (ask in {each.text for each in check(complete(), DOELEN, made)}) is asked
    moved = Dossier("1", "A", "B", ASIEL, "l", dates=Dates(eerste_pip_elders=D("2025-03-31")))
    facts = facts_of(moved, TermFacts(today=TODAY, dagtekeningen=(D("2026-11-02"),)))
    assert (termijn_start(facts), termijn_end_exclusive(facts, LAW)) == (D("2025-04-01"), D("2028-04-01"))


def test_after_a_move_the_leerroute_stays() -> None:
    """R-INT-11, R-CHG-13: other parts are free."""
    assert changed(complete(ASIEL, Z), Z, "na_verhuizing", vast=B1) == {("R-INT-11", "leerroute")}
    assert not changed(complete(ASIEL, Z), Z, "na_verhuizing", vast=Z)
    assert not changed(complete(ASIEL, Z), Z, "na_verhuizing", vast=None)
    later = replace(complete(ASIEL, Z), wijziging_reden=REASON)
    assert not changed(later, Z, vast=B1)
    none = changed(replace(complete(), leerroute=None), soort="na_verhuizing", vast=B1)
    assert none == {("R-PIP-C1", "leerroute")}


@pytest.mark.parametrize(
    ("van", "naar", "day", "findings"),
    [
        (B1, Z, "2027-07-31", set()),
        (B1, Z, "2027-08-01", {("R-CHG-08", "wijziging_reden")}),
        (ON, B1, "2028-12-01", set()),
        (Z, Z, "2028-12-01", set()),
        (None, Z, "2028-12-01", set()),
    ],
)
def test_the_window_for_another_leerroute(
    van: Leerroute | None, naar: Leerroute, day: str, findings: set[tuple[str, str]]
) -> None:
    """After 18 months only a bijzonder geval: an error without its reason, a warning with it."""
    pip = replace(complete(ASIEL, naar), dagtekening=D(day), bekendmaking=D(day))
    at = replace(
        context(ASIEL, naar, soort="gewijzigd", eerdere=EERDER, termijn_start=START, vorige=VorigPip(van)), today=D(day)
    )
    without = rules(check(pip, DOELEN, at))
    assert without - {("R-PIP-14", "wijziging_reden")} == findings
    reasoned = check(replace(pip, wijziging_reden=REASON), DOELEN, at)
    assert not rules(reasoned)
    assert rules(reasoned, Severity.WARNING) == findings


def test_replacing_after_bezwaar_knows_no_window() -> None:
    late = D("2028-12-01")
    pip = replace(complete(ASIEL, Z), dagtekening=late, bekendmaking=late, wijziging_reden=REASON)
    given: dict[str, Any] = {"eerdere": EERDER, "termijn_start": START, "vorige": VorigPip(B1)}
    assert not check(pip, DOELEN, replace(context(ASIEL, Z, soort="na_bezwaar", **given), today=late))
    unknown = given | {"termijn_start": None}
    assert not check(pip, DOELEN, replace(context(ASIEL, Z, soort="gewijzigd", **unknown), today=late))


def test_the_window_is_judged_on_the_day_of_the_decision() -> None:
    last, today = D("2027-07-31"), D("2027-08-05")
    pip = replace(complete(ASIEL, Z), dagtekening=last, bekendmaking=last, wijziging_reden=REASON)
    given: dict[str, Any] = {"eerdere": EERDER, "termijn_start": START, "vorige": VorigPip(B1)}
    assert not check(pip, DOELEN, replace(context(ASIEL, Z, soort="gewijzigd", **given), today=today))


def test_scaling_down_needs_its_three_conditions() -> None:
    """R-CHG-09; the level stands in the PIP (C10)."""
    pip = replace(complete(), niveau="A2", wijziging_reden=REASON)
    assert changed(pip) == {
        ("R-CHG-09", "afschalen_uren"),
        ("R-CHG-09", "afschalen_inspanning"),
        ("R-CHG-09", "afschalen_onhaalbaar"),
    }
    shown = replace(pip, afschalen_uren=600, afschalen_inspanning="Was er altijd.", afschalen_onhaalbaar="Toetsen.")
    assert not changed(shown)
    assert changed(replace(shown, afschalen_uren=599)) == {("R-CHG-09", "afschalen_uren")}
    assert changed(shown, soort="eerste", eerdere=()) == {("R-DUO-04", "niveau")}


def test_a_level_once_scaled_down_is_said_again() -> None:
    before = VorigPip(B1, "A2")
    pip = replace(complete(), wijziging_reden=REASON)
    assert changed(pip, vorige=before) == {("R-PIP-C10", "niveau")}
    assert not changed(replace(pip, niveau="A2"), vorige=before)
    assert not changed(replace(pip, niveau="B1"), vorige=before)
    z_route = replace(complete(ASIEL, Z), wijziging_reden=REASON)
    assert not changed(z_route, Z, vorige=before)


@pytest.mark.parametrize(
    ("day", "wrong"), [(TODAY - timedelta(days=1), True), (TODAY, False), (TODAY + timedelta(days=9), False)]
)
def test_it_is_handed_over_after_it_was_taken(day: date, wrong: bool) -> None:
    found = rules(check(replace(complete(), uitreiking=day), DOELEN, context()))
    assert found == ({("R-PIP-12", "uitreiking")} if wrong else set())


def test_the_reason_is_read_for_what_may_not_be_kept() -> None:
    pip = replace(complete(), wijziging_reden="Zie BSN 999990019.")
    assert ("R-PRV-04", "wijziging_reden") in changed(pip)


# ---- what adopting makes --------------------------------------------------------------------------------------------

HEADER = Dossier("Z-1", "Voorbeeld", "Persoon", ASIEL, LAW.version)


def adopted(*kinds: tuple[str, str]) -> list[PipVersie]:
    chain: list[PipVersie] = []
    for soort, day in kinds:
        made = link(chain, soort=soort, dagtekening=D(day), bekendmaking=None, door="Anja", op=day, inhoud={})
        chain.append(made)
    return chain


@pytest.mark.parametrize(
    ("in_azc", "dates", "before", "kind"),
    [
        (False, Dates(), (), "eerste"),
        (True, Dates(), (), "advies"),
        (True, Dates(inschrijving_huisvesting=TODAY), (), "eerste"),
        (False, Dates(inschrijving_na_verhuizing=TODAY), (), "na_verhuizing"),
        (False, Dates(), (("advies", "2026-01-01"),), "eerste"),
        (False, Dates(), (("eerste", "2026-01-01"),), "gewijzigd"),
        (False, Dates(inschrijving_na_verhuizing=TODAY), (("na_verhuizing", "2026-01-01"),), "gewijzigd"),
        (False, Dates(besluit_op_bezwaar=D("2026-03-01")), (("eerste", "2026-01-01"),), "na_bezwaar"),
        (False, Dates(besluit_op_bezwaar=D("2026-01-01")), (("eerste", "2026-01-01"),), "na_bezwaar"),
        (False, Dates(besluit_op_bezwaar=D("2026-03-01")), (("na_bezwaar", "2026-03-02"),), "gewijzigd"),
    ],
)
def test_what_adopting_makes(in_azc: bool, dates: Dates, before: tuple[tuple[str, str], ...], kind: str) -> None:
    assert next_kind(replace(HEADER, in_azc=in_azc, dates=dates), adopted(*before)) == kind


@given(
    st.lists(st.tuples(st.sampled_from(SOORTEN), st.dates(D("2022-01-01"), D("2030-12-31"))), min_size=1, max_size=6)
)
def test_no_chain_moves_the_termijn(made: list[tuple[str, date]]) -> None:
    """R-TRM-03: the first decision of any gemeente decides, whatever follows; an advice decides nothing."""
    chain = adopted(*((soort, day.isoformat()) for soort, day in made))
    first = next((day for soort, day in made if soort != "advies"), None)
    for length in range(1, len(chain) + 1):
        facts = TermFacts(today=TODAY, dagtekeningen=dagtekeningen(chain[:length]))
        start = termijn_start(facts)
        if start is None:
            assert all(versie.soort == "advies" for versie in chain[:length])
        else:
            assert first is not None
            assert start == first + timedelta(days=1)
            assert termijn_end_exclusive(facts, LAW) == termijn_end_exclusive(
                TermFacts(today=TODAY, dagtekeningen=dagtekeningen(chain)), LAW
            )


# ---- C1 to C10 ------------------------------------------------------------------------------------------------------

PARTS = {
    "leerroute": "C1",
    "begeleiding": "C2",
    "pvt_uren": "C3",
    "map_uren": "C3",
    "vve_afspraken": "C4",
    "intensiteit_uren_per_week": "C5",
    "intensiteit_weken": "C5",
    "voortgangsgesprekken": "C6",
    "contactpersoon": "C6",
    "pw_besluiten": "C7",
    "z_examen_wens": "C8",
    "wijziging_reden": "14",
}


def mandatory(group: Doelgroep, route: Leerroute, soort: str) -> set[str]:
    """Written down from law.md 3.1, apart from the checks."""
    parts = {"leerroute", "begeleiding", "pvt_uren", "voortgangsgesprekken", "contactpersoon"}
    parts |= {"vve_afspraken", "pw_besluiten"}  # there is a young child and bijstand below
    if route is not ON:
        parts.add("map_uren")
    if group is ASIEL:
        parts |= {"intensiteit_uren_per_week", "intensiteit_weken"}
    if route is Z:
        parts.add("z_examen_wens")  # wants an exam and can do it, below
    if soort in CHANGES:
        parts.add("wijziging_reden")
    return parts


@pytest.mark.parametrize("soort", SOORTEN)
@pytest.mark.parametrize("route", list(Leerroute))
@pytest.mark.parametrize("group", list(Doelgroep))
def test_exactly_the_mandatory_parts_are_asked_for(group: Doelgroep, route: Leerroute, soort: str) -> None:
    """Every field emptied in turn: an error where the law asks for it, none where it does not."""
    whole = replace(
        complete(group, route),
        vve_afspraken="Peuterspeelzaal vanaf maart.",
        pw_besluiten="Besluit van 1 november.",
        z_examen_wens="Lezen A2." if route is Z else "",
        wijziging_reden=REASON if soort in CHANGES else "",
    )
    first = soort not in CHANGES
    at = context(
        group,
        route,
        soort=soort,
        jong_kind=True,
        bijstand=True,
        z_examen=True,
        eerdere=() if first else EERDER,
        vorige=VorigPip() if first else VorigPip(route),
        termijn_start=None if first else START,
        vast=route if soort == "na_verhuizing" else None,
        advies=soort == "advies",
    )
    assert not rules(check(whole, DOELEN, at))
    asked = set()
    for name in PARTS:
        empty = None if not isinstance(getattr(whole, name), str) or name == "leerroute" else ""
        without: dict[str, Any] = {name: empty}
        found = rules(check(replace(whole, **without), DOELEN, at))
        if found:
            named = {rule.removeprefix("R-PIP-") for rule, _ in found}
            assert PARTS[name] in named if name == "leerroute" else named == {PARTS[name]}
            asked.add(name)
    assert asked == mandatory(group, route, soort)
