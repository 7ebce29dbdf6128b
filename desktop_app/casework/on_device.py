"""What lies on this laptop: how many dossiers, how much room, and how old the copies elsewhere are (ux.md 2.15)."""

from dataclasses import dataclass
from datetime import datetime

from desktop_app.casework import whole_team
from desktop_app.casework.sync_overview import LAST
from desktop_app.casework.workplace import Workplace


@dataclass(frozen=True, slots=True)
class OnDevice:
    """`unsent`: changes the office does not have · `size`: bytes, backups and attachments included · `synced`,
    `backup`: moments, aware UTC, None before the first · `whole_team`: every dossier of the team belongs here."""

    dossiers: int
    unsent: int
    size: int
    synced: datetime | None
    backup: datetime | None
    whole_team: bool = False


def on_device(wp: Workplace) -> OnDevice:
    """As it is now."""
    with wp.vault.work() as work:
        dossiers, unsent, last = len(work.find(kind="dossier")), sum(work.unsent().values()), work.local(LAST)
    size, backup = wp.vault.footprint()
    synced = datetime.fromisoformat(last) if last else None
    return OnDevice(dossiers, unsent, size, synced, backup, whole_team.wanted(wp))
