"""What a laptop holds after a day of synchronising, laid into a vault for screens."""

from typing import Any

from desktop_app.casework import interviews, sync_overview
from desktop_app.casework.given_news import note_given
from desktop_app.casework.office_ports import Given, GivenFile
from desktop_app.casework.pointers import answer_pointer
from desktop_app.casework.ports import Mutation, RemoteRecord
from desktop_app.casework.records import Conflict, Side, section_record, to_body
from tests.gui.busy import dossier_of
from tests.gui.desk import Desk


def plant_sync(on: Desk) -> None:
    """As after a run: two dossiers are at the office, one was refused, one was merged; the others wait."""
    refused, sent, merged = (dossier_of(on, name) for name in ("Ahmadi", "Diallo", "Kovalenko"))
    with on.wp.vault.work() as work:
        if sent not in work.unsent():
            return
    vault: Any = on.wp.vault
    store = vault.sync_store()
    for mutation in store.next_batch(10_000):
        if mutation.dossier == refused:
            store.refuse(mutation.id, "geen_toegang")
        elif mutation.dossier in (sent, merged):
            store.acknowledge(mutation.id, 1)
            store.apply(shown_back(mutation), mutation.body, merged=False)
    with on.wp.vault.work() as work:
        section = next(one for one in work.find(kind="intake", dossier=merged) if len(one.body["answers"]) > 1)
        own = [answer_pointer(path) for path in section.body["answers"]]
        work.set_local("role", "leidinggevende")
        work.set_local("colleagues", {"karim": "Karim Bos"})
    sync_overview.note_ready(on.wp, [sent])
    files = [GivenFile("form", "2026121501", on.clock()), GivenFile("law", "2027-01-01", on.clock())]
    with on.wp.vault.work() as work:
        note_given(work, Given(files, [("theme", "bestand_niet_vertrouwd")]))
    theirs = shown_back(Mutation("m", section.id, merged, "intake", 1, None, False, (), "karim", on.clock()))
    store.note_merge(theirs, own[:1], own[1:2], "anja", on.clock())


def shown_back(mutation: Mutation) -> RemoteRecord:
    """The record as a pull shows it after this mutation."""
    return RemoteRecord(
        mutation.record, mutation.dossier, mutation.kind, 1, 1, mutation.body, mutation.deleted, mutation.edited_by,
        mutation.edited_at, mutation.id,
    )  # fmt: skip


def plant_conflict(on: Desk, dossier: str) -> str:
    """Two people answered the same question of this dossier differently; returns the id of the conflict."""
    with on.wp.vault.work() as work:
        answers = work.answers(dossier)
        path = next(path for path in answers if path.endswith("/leeruren"))
        section = path.split("/")[2]
        mine = {**to_body(answers[path]), "manner": "gezegd", "confirmed": True}
        theirs = {**mine, "value": "6_12", "by": "karim", "confirmed": False}
        kept = Conflict(
            record=section_record(dossier, section),
            kind="intake",
            pointer="/answers/" + path.replace("~", "~0").replace("/", "~1"),
            base=None,
            mine=Side(mine, "anja", on.clock()),
            theirs=Side(theirs, "karim", on.clock()),
            auto_merged=12,
        )
        work.put(id="keuze-1", dossier=dossier, kind="conflict", body=to_body(kept), by="anja", at=on.clock())
        work.set_local("colleagues", {"karim": "Karim Bos"})
    return "keuze-1"


NOTES = {
    "talen/gesprek_nederlands": "Verstaat meer dan zij durft te zeggen.",
    "werk/werk_wens": "Wil eigenlijk liever in de zorg. Eerst de diploma's vragen.",
    "zelfredzaamheid/post": "Zus leest de brieven voor.",
}
"""Page, without `/data/`, and the note beside it."""


def plant_notes(on: Desk, dossier: str) -> dict[str, str]:
    """What a caseworker typed beside three questions, by answer path."""
    talk = interviews.open_interview(on.wp, dossier)
    for page, words in NOTES.items():
        talk.go(f"/data/{page}")
        interviews.store(on.wp, dossier, talk.note(words))
    return {f"/data/{page}": words for page, words in NOTES.items()}
