"""Taking dossiers along: bring one here whole, and be sure of it."""

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256

from desktop_app.casework.office_ports import Progress
from desktop_app.casework.ports import RemoteRecord, SyncStore
from desktop_app.domain.errors import OpmaatError
from desktop_app.sync.office import Office
from desktop_app.sync.pull import TOGETHER, forget_lost_bases
from desktop_app.sync.take import Taker

PAGE = 1000
ATTEMPTS = 3
"""How often a dossier is fetched again because colleagues changed it meanwhile."""


class NotWhole(OpmaatError):
    """The dossier here is not the one at the office: it is gone there, or it kept changing."""

    code = "dossier_niet_volledig"


def digest_of(held: Mapping[str, int]) -> str:
    """SHA-256 hex over "record:version" by record, joined by commas: what the office reckons too (dossiers.json)."""
    return sha256(",".join(f"{record}:{held[record]}" for record in sorted(held)).encode()).hexdigest()


def take_along(
    office: Office, store: SyncStore, team: str, taker: Taker, dossiers: Sequence[str], progress: Progress
) -> Sequence[str]:
    """Bring dossiers here; those that are whole. One that is here already is brought up to date.

    A dossier comes in one transaction: broken off half-way, the old copy stays. Raises NotWhole.
    """
    done: list[str] = []
    for dossier in dossiers:
        if not progress(len(done), len(dossiers)):
            break
        _bring(office, store, team, taker, dossier)
        done.append(dossier)
    return done


def bring_wanted(office: Office, store: SyncStore, team: str, taker: Taker, go: Callable[[int], bool]) -> None:
    """Bring what turned out to belong here, with as few requests as can be: an office slows down who asks too often.
    What the office no longer has is forgotten; what is not whole, because a colleague typed, is wanted once more."""
    wanted = store.scope().wanted
    for dossier in wanted:
        if not go(0):
            return
        go(len(_fetch(office, store, team, taker, dossier)))
    for listed in office.dossiers(team) if wanted else ():
        if listed.id in wanted and listed.digest != digest_of(store.held(listed.id)):
            store.want(listed.id)


def fill(office: Office, store: SyncStore, team: str, taker: Taker, go: Callable[[int], bool]) -> None:
    """Bring what passed by before all dossiers of the team were wanted here. Broken off, it begins again next time,
    also when they are not wanted any more: a dossier of which something is here by then becomes whole."""
    missing = store.scope().missing
    cursor, more = 0, bool(missing) and store.cursor(team) > 0
    while more:
        if not go(0):
            return
        page = office.pull(team, cursor, limit=PAGE, full=True)
        for start in range(0, len(page.records), TOGETHER):
            part = page.records[start : start + TOGETHER]
            with store.together():
                taker.fill(part)
            go(len(part))
        cursor, more = page.cursor, page.more
    if missing:
        store.filled(missing)


def _bring(office: Office, store: SyncStore, team: str, taker: Taker, dossier: str) -> None:
    for _ in range(ATTEMPTS):
        records = _fetch(office, store, team, taker, dossier)
        if _whole(office, store, team, dossier, records):
            return
    raise NotWhole


def _fetch(office: Office, store: SyncStore, team: str, taker: Taker, dossier: str) -> Sequence[RemoteRecord]:
    """All of a dossier as the office has it, in one transaction."""
    records = _all_of(office, team, dossier)
    forget_lost_bases(office, store, team, records)
    with store.together():
        store.welcome(dossier)
        for remote in records:
            taker.take(remote, wanted=True)
    return records


def _all_of(office: Office, team: str, dossier: str) -> list[RemoteRecord]:
    found: list[RemoteRecord] = []
    cursor, more = 0, True
    while more:
        page = office.pull(team, cursor, limit=PAGE, full=True, dossier=dossier)
        found += page.records
        cursor, more = page.cursor, page.more
    return found


def _whole(office: Office, store: SyncStore, team: str, dossier: str, records: Sequence[RemoteRecord]) -> bool:
    """Every record and version the office counts is here, and what was stored is what came."""
    listed = office.dossiers(team, only=dossier)
    kept = ((remote, store.state(remote.record)) for remote in records if not remote.deleted)
    same = all(state is not None and (state.base == remote.body or state.pending) for remote, state in kept)
    return same and bool(listed) and listed[0].digest == digest_of(store.held(dossier))
