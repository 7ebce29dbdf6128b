"""Adopting the PIP: the draft becomes an immutable version, hash-linked to the one before (Wi 15, law.md 8.5)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from desktop_app.casework.changes import Changes
from desktop_app.casework.dossier_file import DossierFile, log, read, save
from desktop_app.casework.errors import NotEstablishable
from desktop_app.casework.plan_composition import compose, printable
from desktop_app.casework.plan_contents import Paragraph, PlanContents, from_json, to_json
from desktop_app.casework.plan_views import VersionRow
from desktop_app.casework.records import Seen, to_body
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.errors import OpmaatError
from desktop_app.domain.findings import Finding, Severity
from desktop_app.domain.pip import Pip, PipVersie
from desktop_app.domain.pip_chain import broken_at, link, next_kind
from desktop_app.domain.pip_checks import check


class NoDraft(OpmaatError):
    """There is no draft of a PIP yet."""

    code = "geen_concept"


class NoMandate(OpmaatError):
    """Only someone with a mandate decides for the college."""

    code = "geen_mandaat"


class NothingChanged(OpmaatError):
    """The draft says what the last adopted version says already."""

    code = "pip_ongewijzigd"


class ChainBroken(OpmaatError):
    """An adopted version is not what it was when it was adopted. `version`: its number."""

    code = "versie_veranderd"


class VersionUnknown(OpmaatError):
    """There is no such adopted version in this dossier."""

    code = "versie_onbekend"


def soort(file: DossierFile) -> str:
    """What adoption makes now."""
    return next_kind(file.header, file.adopted)


def findings_of(file: DossierFile) -> tuple[Finding, ...]:
    """What the checks say of the draft. Raises `NoDraft`."""
    if file.pip is None:
        raise NoDraft
    return check(file.pip, file.doelen, file.pip_context(soort=soort(file)))


def draft_contents(file: DossierFile) -> PlanContents:
    """What the draft says, with the number its version would get."""
    return compose(file, soort=soort(file), version=len(file.versions) + 1)


def establish(wp: Workplace, *, dossier: str, dagtekening: date | None = None) -> Changes:
    """Adopt the draft as an immutable version, hash-linked to the one before (law.md 8.5).

    `dagtekening` replaces the one in the draft. In azc time it makes a PIP-advies (R-DUO-03): no decision, no termijn.
    Raises `NoDraft`, `NotEstablishable(count)`, `NoMandate`, `NothingChanged`, or `ChainBroken` when an earlier version
    was changed.
    """
    with wp.vault.work() as work:
        file = read(wp, work, dossier)
        if file.pip is not None and dagtekening is not None:
            file = replace(file, pip=_dated(file, dagtekening))
        kind = soort(file)
        if not wp.user.mandate and kind != "advies":
            raise NoMandate
        pip, found = file.pip, findings_of(file)
        if unchanged(file):
            raise NothingChanged
        missing = sum(finding.severity is Severity.ERROR for finding in found)
        if pip is None or missing:
            raise NotEstablishable(count=missing)
        version = _version(file, kind)
        save(wp, work, file, "pip", replace(pip, wijziging_reden=""))
        body = to_body(version)
        work.put(id=wp.new_id(), dossier=dossier, kind="pip_versie", body=body, by=wp.user.id, at=wp.clock())
        log(wp, work, dossier, "changed", part="pip_versie", nummer=version.nummer, soort=version.soort)
    return Changes(frozenset({dossier}), lists=True, outbox=True)


def unchanged(file: DossierFile) -> bool:
    """Whether adopting would repeat the last version word for word (two presses make one PIP)."""
    if not file.versions:
        return False
    last = file.adopted[-1]
    if last.soort == "advies" and soort(file) != "advies":
        return False
    again = printable(compose(file, soort=last.soort, version=last.nummer))
    return _said(again) == _said(adopted_contents(last))


_OF_THE_CHANGE = ("termijn.zelfde", "waarom.verandert", "waarom.wijziging_reden", "besluit.wijziging")
"""Paragraphs about the change itself: the reason of one change is never that of the next."""


def _said(plan: PlanContents) -> list[Paragraph]:
    every = (paragraph for section in plan.sections for paragraph in section.paragraphs)
    return [paragraph for paragraph in every if not paragraph.key.startswith(_OF_THE_CHANGE)]


def _dated(file: DossierFile, day: date) -> Pip:
    """The draft with another dagtekening; a sending date that was the same day moves along."""
    pip = file.pip
    if pip is None:
        raise NoDraft
    same = pip.bekendmaking is None or pip.bekendmaking == pip.dagtekening
    return replace(pip, dagtekening=day, bekendmaking=day if same else pip.bekendmaking)


def _version(file: DossierFile, kind: str) -> PipVersie:
    broken = broken_at(file.adopted)
    if broken is not None:
        raise ChainBroken(version=file.adopted[broken].nummer)
    pip = file.pip
    if pip is None or pip.dagtekening is None:
        raise NoDraft
    return link(
        file.adopted,
        soort=kind,
        dagtekening=pip.dagtekening,
        bekendmaking=pip.bekendmaking,
        door=file.wp.user.name,
        op=file.wp.clock().isoformat(),
        inhoud=to_json(printable(draft_contents(file))),
    )


def seen(wp: Workplace, *, dossier: str, seen: Seen) -> Changes:
    """Record how the client saw the plan. Optional by law, never a condition (R-PIP-17).

    `seen.versie`: id of the adopted version. Raises `VersionUnknown`.
    """
    with wp.vault.work() as work:
        file = read(wp, work, dossier)
        if seen.versie not in {id for id, _ in file.versions}:
            raise VersionUnknown
        work.put(id=wp.new_id(), dossier=dossier, kind="gezien", body=to_body(seen), by=wp.user.id, at=wp.clock())
        log(wp, work, dossier, "shown", part="pip_versie", way=seen.way)
    return Changes(frozenset({dossier}), lists=True, outbox=True)


def versions(wp: Workplace, *, dossier: str) -> tuple[VersionRow, ...]:
    """Adopted versions, newest first."""
    with wp.vault.work() as work:
        return tuple(version_rows(read(wp, work, dossier)))


def version_rows(file: DossierFile) -> Iterator[VersionRow]:
    for id, version in reversed(file.versions):
        yield VersionRow(id, version, tuple(each for each in file.seen if each.versie == id))


def adopted_contents(version: PipVersie) -> PlanContents:
    """What an adopted PIP says, word for word as it was frozen."""
    return from_json(dict(version.inhoud))
