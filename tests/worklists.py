"""The list as the screen gets it, and the same reckoned in full, to hold them against each other."""

from desktop_app.casework import worklist
from desktop_app.casework.dossier_file import read_some
from desktop_app.casework.summaries import Summary
from desktop_app.casework.worklist import FILTERS, Worklist
from desktop_app.casework.workplace import Workplace


def listed(wp: Workplace) -> Worklist:
    """Mijn dossiers, what changed reckoned first."""
    worklist.summarise(wp, worklist.look(wp).stale)
    found = worklist.look(wp)
    assert not found.stale
    return found


def filters_of(found: Worklist, dossier: str) -> set[str]:
    """Filters that hold a dossier, besides all of them."""
    return {name for name in FILTERS[1:] if dossier in {row.dossier for row in found.held_by(name)}}


def reckoned(wp: Workplace) -> list[Summary]:
    """Every dossier in full, from its records, as it is today; without the days for which that is true."""
    with wp.vault.work() as work:
        files = read_some(wp, work, [record.id for record in work.find(kind="dossier")])
    rows = [without_days(worklist.summary(file)) for file in files]
    return sorted(rows, key=lambda row: (row.urgency, row.dossier))


def without_days(row: Summary) -> Summary:
    return row._replace(since="", until="")
