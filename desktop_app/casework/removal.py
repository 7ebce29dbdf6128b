"""Removing a dossier from this laptop, once the office surely has everything of it."""

from desktop_app.casework.attachments import all_at_office
from desktop_app.casework.changes import Changes
from desktop_app.casework.conflicts import open_conflicts
from desktop_app.casework.interviews import OPEN_TALK
from desktop_app.casework.ports import AuditEvent, UnitOfWork
from desktop_app.casework.refused_work import given
from desktop_app.casework.workplace import Workplace
from desktop_app.domain.errors import OpmaatError


class NotSentYet(OpmaatError):
    """Work in this dossier is not at the office, or no pull has shown it back yet."""

    code = "nog_niet_verzonden"


class ChoiceWaits(OpmaatError):
    code = "eerst_kiezen"


class TalkOpen(OpmaatError):
    """A conversation in this dossier was not stopped."""

    code = "gesprek_loopt"


def remove(wp: Workplace, dossier: str) -> Changes:
    """Erase a dossier here; it stays at the office and can be taken along again.

    What the office refused counts as there once it was handed over. Raises NotSentYet, ChoiceWaits, TalkOpen.
    """
    must_be_settled(wp, dossier)
    proof = AuditEvent(dossier, "removed_here", wp.user.id, wp.clock(), {})
    wp.vault.erase(dossier, absent=True, proof=proof)
    return Changes(dossiers=frozenset({dossier}), lists=True, outbox=True)


def must_be_settled(wp: Workplace, dossier: str, *, alone: bool = False) -> None:
    """Raises NotSentYet, ChoiceWaits or TalkOpen while erasing a dossier here would lose something. `alone`: there is
    no office it could be sent to."""
    if open_conflicts(wp, dossier):
        raise ChoiceWaits
    with wp.vault.work() as work:
        if not alone and not confirmed(work, dossier):
            raise NotSentYet
        talk = work.local(OPEN_TALK)
        if talk and talk.get("dossier") == dossier:
            raise TalkOpen


def confirmed(work: UnitOfWork, dossier: str) -> bool:
    """Whether the office has said, and shown in a pull, that it has everything of a dossier."""
    told = given(work)
    rows = [row for row in work.outgoing() if row.dossier == dossier]
    header = work.get(dossier)
    sent = header is None or header.version > 0 or bool(rows)
    return (
        sent and all_at_office(work, dossier) and all(row.state == "refused" and row.mutation in told for row in rows)
    )
