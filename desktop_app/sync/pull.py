"""Fetch what the office has and I have not."""

from collections.abc import Callable, Sequence

from desktop_app.casework.ports import LocalState, RemoteRecord, SyncStore
from desktop_app.sync.office import Office, StartOver
from desktop_app.sync.take import Taker

PAGE = 500
"""Records per page."""

TOGETHER = 50
"""Records stored in one transaction: many, because each one costs a flush to the disk; not more, because the
caseworker's own answer waits for it."""

Go = Callable[[int], bool]
"""Told how many records were just dealt with; False asks to stop at the next safe point."""


def pull(office: Office, store: SyncStore, team: str, taker: Taker, go: Go) -> int:
    """Everything after the cursor; the number of records. When the office says that the cursor is too old (or newer
    than the office itself, after a restored backup), everything is pulled and merged against what both sides shared:
    nothing here is overwritten blindly. A vault holds the records of one team."""
    cursor = store.cursor(team)
    try:
        return _newer(office, store, team, cursor, taker, go)
    except StartOver as answer:
        return _everything(office, store, team, taker, go, purged=cursor < answer.horizon)


def _newer(office: Office, store: SyncStore, team: str, cursor: int, taker: Taker, go: Go) -> int:
    count, more, seen = 0, True, store.seen(team)
    unshown = store.unshown()
    while more and go(0):
        page = office.pull(team, cursor, limit=PAGE, full=False, seen=seen)
        forget_lost_bases(office, store, team, [one for one in page.records if one.record in unshown])
        _take(store, taker, page.records, go, team)
        cursor, more, seen = page.cursor, page.more, page.last or seen
        store.set_cursor(team, cursor, seen)
        count += len(page.records)
    if not more:
        store.doubt()
    return count


def _everything(office: Office, store: SyncStore, team: str, taker: Taker, go: Go, *, purged: bool) -> int:
    """The stored cursor moves at the very end: a full pull that is broken off starts over."""
    found: set[str] = set()
    cursor, more, seen = 0, True, ""
    while more:
        if not go(0):
            return len(found)
        page = office.pull(team, cursor, limit=PAGE, full=True)
        if not purged:
            forget_lost_bases(office, store, team, page.records)
        _take(store, taker, page.records, go)
        found.update(remote.record for remote in page.records)
        cursor, more, seen = page.cursor, page.more, page.last or seen
    _settle_unseen(store, found, purged=purged)
    store.set_cursor(team, cursor, seen)
    store.doubt()
    return len(found)


def _take(store: SyncStore, taker: Taker, records: Sequence[RemoteRecord], go: Go, team: str = "") -> None:
    """A page. The cursor of `team` moves along in the same transaction: our own work that a page shows is watched no
    longer, so from then on an office that went back behind it must meet a cursor that it cannot follow."""
    for start in range(0, len(records), TOGETHER):
        part = records[start : start + TOGETHER]
        with store.together():
            taker.take_all(part)
            if team:
                store.set_cursor(team, part[-1].seq, part[-1].witness)
        go(len(part))


def forget_lost_bases(office: Office, store: SyncStore, team: str, remotes: Sequence[RemoteRecord]) -> None:
    """The office may be restored, and what colleagues sent since may bear a higher number than what we shared before.
    Only a base that stands in its history still counts; without one every difference is a question."""
    for remote in remotes:
        state = store.state(remote.record)
        if state is None or not 0 < state.base_version < remote.version or remote.body == state.body:
            continue
        if state.base is None or office.revision(team, remote.record, state.base_version) != state.base:
            store.forget_base(remote.record)


def _settle_unseen(store: SyncStore, found: set[str], *, purged: bool) -> None:
    """Records the office once acknowledged and did not send in a full pull. Purged there: gone here too, unless
    something waits (then the push finds out and a person is asked). Lost there: they are sent again."""
    for record in store.known().keys() - found:
        if not purged:
            store.forget_base(record)
            continue
        state = store.state(record)
        if state is not None and not state.pending:
            store.apply(_gone(record, state), None, merged=False)


def _gone(record: str, state: LocalState) -> RemoteRecord:
    return RemoteRecord(record, "", "", state.base_version, 0, None, True, state.edited_by, state.edited_at, "")
