"""Whether this laptop holds every dossier of the team, or only those that were chosen, made here, or mine."""

from desktop_app.casework.ports import MISSING, WHOLE_TEAM
from desktop_app.casework.workplace import Workplace


def wanted(wp: Workplace) -> bool:
    """Whether every dossier of the team belongs here; not before somebody wished so."""
    with wp.vault.work() as work:
        return work.local(WHOLE_TEAM) is True


def want(wp: Workplace, on: bool) -> None:
    """The next synchronisation brings what is not here. Switched off, everything that is here stays until a person
    removes it."""
    with wp.vault.work() as work:
        work.set_local(WHOLE_TEAM, on)
        if on:
            work.set_local(MISSING, wp.new_id())
