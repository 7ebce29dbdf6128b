"""A vault with very many dossiers: the practice people again and again, as a pull brings them."""

from desktop_app.casework import worklist
from desktop_app.casework.dossier_file import read_some
from desktop_app.casework.ports import Record, RemoteRecord, SyncStore
from desktop_app.casework.summaries import Summary, packed
from desktop_app.practice.seeding import seed
from tests.gui.desk import Desk

BATCH = 500


def fill(desk: Desk, sync: SyncStore, count: int) -> None:
    """So many dossiers with their summaries; the people themselves are there in full, the copies by their header.

    Summaries are reckoned once for each person: of a copy they say the same.
    """
    ids = seed(desk.wp)
    with desk.wp.vault.work() as work:
        files = read_some(desk.wp, work, list(ids.values()))
        headers = [record for file in files if (record := work.get(file.id))]
    phases = [worklist.phases(file) for file in files]
    copies = count - len(worklist.look(desk.wp).stale)
    for start in range(0, copies, BATCH):
        places = range(start, min(start + BATCH, copies))
        with sync.together():
            for n in places:
                _pull(sync, headers[n % len(headers)], n)
        with desk.wp.vault.work() as work:
            for n in places:
                own = [_copied(phase, n) for phase in phases[n % len(headers)]]
                work.summaries.keep(_id(n), own, worklist.basis(desk.wp))
    worklist.summarise(desk.wp, worklist.look(desk.wp).stale)


def _id(n: int) -> str:
    return f"0192f6c5-0000-7000-8000-{n:012}"


def _pull(sync: SyncStore, header: Record, n: int) -> None:
    body = header.body | {"number": _number(n), "surname": f"{header.body['surname']} {n}"}
    told = RemoteRecord(_id(n), _id(n), "dossier", 1, n + 1, body, False, "bert", header.edited_at, f"m{n}")
    sync.apply(told, body, merged=False)


def _copied(phase: Summary, n: int) -> Summary:
    name = f"{phase.name} {n}"
    details = phase.details._replace(number=_number(n))
    return phase._replace(dossier=_id(n), name=name, urgency=f"{phase.urgency} {n}", packed=packed(details), unsent=0)


def _number(n: int) -> str:
    return f"2027-{n:05}"
