"""Putting a colleague's refused work into the dossier after all, on the laptop of who leads."""

from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from desktop_app.casework.office_ports import ColleagueWork
from desktop_app.casework.ports import Body, SyncStore
from desktop_app.casework.records import Conflict, to_body
from desktop_app.sync.merge import merge
from desktop_app.sync.sides import Merge, Rules, Side
from desktop_app.sync.take import shown


def take_over(store: SyncStore, work: ColleagueWork, base: Body | None, rules: Rules, by: str, at: datetime) -> int:
    """Merge refused work with the record as it is here and store it as an edit of `by`; the questions it raised.

    `base`: body of the version the work was made on, None if the office does not have it. Doing it twice changes
    nothing. A deletion is never carried out: it becomes a question.
    """
    sent = work.payload
    record = str(sent["record"])
    theirs = Side(None if sent["deleted"] else sent["body"], work.by, datetime.fromisoformat(sent["edited_at"]))
    with store.together():
        state = store.state(record)
        current = Side(state.body, state.edited_by, state.edited_at) if state else Side(None, by, at)
        outcome = merge(work.kind, base, theirs, current, rules) if state else Merge(theirs.body)
        for clash in outcome.clashes:
            kept = Conflict(
                record=record,
                kind=work.kind,
                pointer=clash.pointer,
                base=clash.base,
                mine=shown(clash.mine, theirs.by, theirs.at),
                theirs=shown(clash.theirs, current.by, current.at),
                auto_merged=outcome.auto,
                why=clash.why,
                pointers=clash.pointers,
            )
            id = str(uuid5(NAMESPACE_URL, f"{work.id}:{clash.pointer}"))
            store.put(id=id, dossier=work.dossier, kind="conflict", body=to_body(kept), by=by, at=at)
        if outcome.body is not None:
            store.put(id=record, dossier=work.dossier, kind=work.kind, body=outcome.body, by=by, at=at)
    return len(outcome.clashes)
