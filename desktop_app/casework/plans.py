"""The PIP as draft: fields, texts, goals, checks. Adoption lives in `plan_adoption` and is offered here too."""

from dataclasses import fields, replace
from typing import Any

from cattrs import BaseValidationError

from desktop_app.casework import plan_texts
from desktop_app.casework.changes import Changes
from desktop_app.casework.dossier_file import DossierFile, log, read, save
from desktop_app.casework.edits import edited
from desktop_app.casework.errors import DateImpossible
from desktop_app.casework.order_keys import between
from desktop_app.casework.plan_adoption import (
    ChainBroken,
    NoDraft,
    NoMandate,
    NothingChanged,
    VersionUnknown,
    adopted_contents,
    draft_contents,
    establish,
    findings_of,
    seen,
    soort,
    unchanged,
    version_rows,
    versions,
)
from desktop_app.casework.plan_composition import editable
from desktop_app.casework.plan_suggestions import suggestions_of
from desktop_app.casework.plan_views import GoalRow, PlanPage, SectionState, Suggestion, VersionRow, section_states
from desktop_app.casework.ports import UnitOfWork
from desktop_app.casework.records import to_body
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.dossier import Doelgroep
from desktop_app.domain.errors import OpmaatError
from desktop_app.domain.findings import Finding
from desktop_app.domain.leerroute import Leerroute
from desktop_app.domain.participatiewet import links
from desktop_app.domain.pip import Doel, Pip
from desktop_app.domain.pip_checks import adoptable

__all__ = [
    "ChainBroken",
    "FieldImpossible",
    "GoalRow",
    "NoDraft",
    "NoMandate",
    "NothingChanged",
    "PlanPage",
    "SectionState",
    "Suggestion",
    "VersionRow",
    "VersionUnknown",
    "add_goal",
    "adopted_contents",
    "change_goal",
    "establish",
    "findings",
    "move_goal",
    "page",
    "remove_goal",
    "seen",
    "set_field",
    "set_text",
    "start",
    "suggestions",
    "versions",
]

_NOT_BY_HAND = frozenset({"leerroute", "teksten"})
"""The leerroute comes from the choice (`leerroutes.choose`), texts through `set_text`."""
_PREFILLED = frozenset(
    {
        "alfabetisering",
        "mag_opleiding_afmaken",
        "z_examen_wens",
        "intensiteit_uren_per_week",
        "vve_afspraken",
        "voortgangsgesprekken",
        "gesprek_ritme",
    }
)


class FieldImpossible(OpmaatError):
    """No such field, it cannot be set by hand, or the value does not fit. `field`: its name."""

    code = "veld_onmogelijk"


def start(wp: Workplace, *, dossier: str) -> Changes:
    """Begin a draft if there is none, prefilled with the choice, the law's hours and what the intake settled."""
    with wp.vault.work() as work:
        file = read(wp, work, dossier)
        if file.pip is not None:
            return Changes()
        save(wp, work, file, "pip", _first_draft(file))
        log(wp, work, dossier, "changed", part="pip", made=1)
    return Changes(frozenset({dossier}), lists=True, outbox=True)


def _first_draft(file: DossierFile) -> Pip:
    law, route = file.wp.law, file.keuze.leerroute if file.keuze else file.vast
    asiel = file.header.doelgroep is Doelgroep.ASIELSTATUSHOUDER
    draft = Pip(
        leerroute=route,
        pvt_uren=law.number("uren.pvt"),
        map_uren=None if route is Leerroute.ONDERWIJS else law.number("uren.map"),
        participatie_uren=law.number("uren.z_participatie") if asiel and route is Leerroute.Z else None,
        voortgangsgesprekken=law.number("beleid.voortgangsgesprekken"),
        contactpersoon=file.wp.user.name,
        contact_telefoon=file.wp.gemeente.telefoon,
    )
    taken = {each.field: each.value for each in suggestions_of(file) if each.field in _PREFILLED}
    return replace(draft, **taken)


def page(wp: Workplace, *, dossier: str) -> PlanPage:
    """The draft as it stands. Raises `NoDraft` before `start`."""
    with wp.vault.work() as work:
        file = read(wp, work, dossier)
        fresh = plan_texts.fresh(work, file)
    found, contents = findings_of(file), draft_contents(file)
    return PlanPage(
        dossier=dossier,
        draft=file.pip or Pip(),
        goals=tuple(GoalRow(id, doel) for id, doel in file.goals),
        findings=found,
        sections=section_states(contents, found),
        contents=contents,
        soort=soort(file),
        establishable=adoptable(found) and not unchanged(file),
        versions=tuple(version_rows(file)),
        bijstand=links(file.header, file.facts, file.today, wp.law),
        fresh=fresh,
    )


def suggestions(wp: Workplace, *, dossier: str, section: str | None = None) -> tuple[Suggestion, ...]:
    """What the intake offers, per section, each with its source questions."""
    with wp.vault.work() as work:
        found = suggestions_of(read(wp, work, dossier))
    return tuple(each for each in found if section in (None, each.section))


def findings(wp: Workplace, *, dossier: str) -> tuple[Finding, ...]:
    """What keeps the draft from being adopted, and what deserves a second look. Raises `NoDraft`."""
    with wp.vault.work() as work:
        return findings_of(read(wp, work, dossier))


def set_field(wp: Workplace, *, dossier: str, field: str, value: Any) -> Changes:
    """Set one attribute of the draft. Raises `FieldImpossible` on an unknown name or a value that does not fit."""
    if field in _NOT_BY_HAND or field not in {each.name for each in fields(Pip)}:
        raise FieldImpossible(field=field)
    with wp.vault.work() as work:
        file, pip = _draft(wp, work, dossier)
        return _store(wp, work, file, _with(pip, field, value), field)


def set_text(wp: Workplace, *, dossier: str, key: str, text: str | None) -> Changes:
    """Replace a generated paragraph (`key` as in `Paragraph.key`) by an edited one; None or blank restores it.

    Raises `FieldImpossible` for what the law words or the program reckons (decision, termijn, bezwaar, head).
    """
    if not editable(key):
        raise FieldImpossible(field=key.partition(".")[0])
    with wp.vault.work() as work:
        file, pip = _draft(wp, work, dossier)
        texts = {name: kept for name, kept in pip.teksten.items() if name != key}
        if text is not None and text.strip():
            texts[key] = text.strip()
        plan_texts.note(work, file, key, own=key in texts)
        return _store(wp, work, file, replace(pip, teksten=texts), "teksten")


def keep_text(wp: Workplace, *, dossier: str, key: str) -> Changes:
    """Somebody saw what the program writes now, and their own words stay."""
    with wp.vault.work() as work:
        file, _pip = _draft(wp, work, dossier)
        plan_texts.note(work, file, key, own=True)
    return Changes()


def _draft(wp: Workplace, work: UnitOfWork, dossier: str) -> tuple[DossierFile, Pip]:
    file = read(wp, work, dossier)
    if file.pip is None:
        raise NoDraft
    return file, file.pip


def _store(wp: Workplace, work: UnitOfWork, file: DossierFile, pip: Pip, field: str) -> Changes:
    if pip == file.pip:
        return Changes()
    save(wp, work, file, "pip", pip)
    log(wp, work, file.id, "changed", part="pip", field=field)
    return Changes(frozenset({file.id}), lists=True, outbox=True)


def _with(value: Any, field: str, new: Any) -> Any:
    """A copy of a draft or goal with one attribute set, checked against its type."""
    try:
        made = edited(value, {field: new})
    except (BaseValidationError, TypeError, ValueError) as error:
        raise FieldImpossible(field=field) from error
    number = getattr(made, field)
    if isinstance(number, int) and not isinstance(number, bool) and number < 0:
        raise FieldImpossible(field=field)
    return made


# ---- goals ----------------------------------------------------------------------------------------------------------


def add_goal(wp: Workplace, *, dossier: str, doel: Doel | None = None, after: str | None = None) -> tuple[str, Changes]:
    """Add a goal after `after` (a goal id; None = at the end). Returns its id. The order key is made here."""
    with wp.vault.work() as work:
        file = read(wp, work, dossier)
        places = [id for id, _ in file.goals]
        place = places.index(after) + 1 if after in places else len(places)
        goal = wp.new_id()
        made = replace(doel or Doel("", ""), order=_key(file, place))
        changes = _store_goal(wp, work, file, goal, made)
    return goal, changes


def change_goal(wp: Workplace, *, dossier: str, goal: str, field: str, value: Any) -> Changes:
    """Set one attribute of a goal. Raises `FieldImpossible`, or `DateImpossible` where it ends before it starts."""
    if field == "order" or field not in {each.name for each in fields(Doel)}:
        raise FieldImpossible(field=field)
    with wp.vault.work() as work:
        file = read(wp, work, dossier)
        made: Doel = _with(_goal(file, goal), field, value)
        if made.vanaf and made.tot and made.tot < made.vanaf:
            raise DateImpossible(field="tot")
        return _store_goal(wp, work, file, goal, made)


def move_goal(wp: Workplace, *, dossier: str, goal: str, by: int) -> Changes:
    """Move a goal `by` places: -1 up, +1 down; beyond the ends nothing happens. Only this goal changes."""
    with wp.vault.work() as work:
        file = read(wp, work, dossier)
        doel = _goal(file, goal)
        place = [id for id, _ in file.goals].index(goal)
        rest = replace(file, goals=tuple(each for each in file.goals if each[0] != goal))
        target = max(0, min(len(rest.goals), place + by))
        if target == place:
            return Changes()
        return _store_goal(wp, work, file, goal, replace(doel, order=_key(rest, target)))


def remove_goal(wp: Workplace, *, dossier: str, goal: str) -> Changes:
    """Take a goal out of the plan; its history stays."""
    with wp.vault.work() as work:
        _goal(read(wp, work, dossier), goal)
        work.delete(goal, by=wp.user.id, at=wp.clock())
        log(wp, work, dossier, "changed", part="doel", removed=1)
    return Changes(frozenset({dossier}), lists=True, outbox=True)


def _goal(file: DossierFile, goal: str) -> Doel:
    found = dict(file.goals).get(goal)
    if found is None:
        raise FieldImpossible(field="doelen")
    return found


def _key(file: DossierFile, place: int) -> str:
    """Order key for the place between two goals. Equal neighbours (made on two laptops) leave no room between them:
    then the goal comes right after both."""
    orders = [doel.order for _, doel in file.goals]
    before = orders[place - 1] if place else ""
    after = next((order for order in orders[place:] if order > before), "")
    return between(before, after)


def _store_goal(wp: Workplace, work: UnitOfWork, file: DossierFile, goal: str, doel: Doel) -> Changes:
    work.put(id=goal, dossier=file.id, kind="doel", body=to_body(doel), by=wp.user.id, at=wp.clock())
    log(wp, work, file.id, "changed", part="doel")
    return Changes(frozenset({file.id}), lists=True, outbox=True)
