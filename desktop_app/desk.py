"""The desk: what an unlocked vault gives, the box that the vaults are in, and asking for leave to open one."""

import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from uuid6 import uuid7

from desktop_app.casework import interviews
from desktop_app.casework.errors import PracticeStaysHere
from desktop_app.casework.interviews import OpenTalk
from desktop_app.casework.leases import SignedLease
from desktop_app.casework.lockbox_ports import VaultEntry
from desktop_app.casework.office_ports import Synchroniser
from desktop_app.casework.sound_ports import SoundRoom
from desktop_app.casework.workplace import Workplace
from desktop_app.documents.printer import PlanPrinter
from desktop_app.documents.seal import Sealer, from_keyring
from desktop_app.domain.gemeente import load_gemeente
from desktop_app.installation import Installation
from desktop_app.materials import Materials
from desktop_app.places import resources
from desktop_app.sync.lease_desk import LeaseDesk
from desktop_app.sync.line import NoOffice, OfficeLine, who_works
from desktop_app.vault.lockbox import DirectoryLockbox
from desktop_app.vault.open_vault import OpenVault

VERSION = "0.1.0"
APP = f"opmaat {VERSION}"
"""What the office hears is calling."""


def now() -> datetime:
    return datetime.now(UTC)


def new_id() -> str:
    return str(uuid7())


def lockbox(installation: Installation) -> DirectoryLockbox:
    return DirectoryLockbox(
        installation.vaults, installation.recovery_key, clock=now, new_id=new_id, leases=installation.leases
    )


Opener = Callable[[str], object]
"""Shows the municipality's sign-in page; where none is given, the browser does."""


def ask_lease(installation: Installation, opener: Opener | None, vault: str, sequence: int) -> SignedLease:
    """A new lease, from an `installation` with an office. On the net lane; raises as `LeaseDesk.ask`."""
    if installation.office is None:
        raise LookupError("no office gives leases here")
    desk = LeaseDesk(
        installation.office,
        protocol=resources() / "protocol",
        opener=opener or webbrowser.open,
        app=APP,
        practice=installation.practice,
    )
    return desk.ask(vault, sequence)


@dataclass(frozen=True, slots=True)
class Desk:
    """The workplace of the use cases, the ways out, what can be heard, and the conversation that was left open."""

    workplace: Workplace
    printer: PlanPrinter
    synchroniser: Synchroniser
    talk: OpenTalk | None
    sound: SoundRoom


def only_practice(installation: Installation, entry: VaultEntry) -> bool:
    """A vault to practise in on a laptop for real work: no office, no seal. A practice laptop has its own office."""
    return entry.practice and not installation.practice


def set_desk(
    installation: Installation,
    entry: VaultEntry,
    vault: OpenVault,
    opener: Opener | None = None,
    revoked: Callable[[], None] = lambda: None,
) -> Desk:
    """Runs on the vault lane: it reads the vault, the law and the questionnaire. `revoked`: called on the net lane once
    the office has had the keys destroyed."""
    from desktop_app.audio.room import sound_room  # noqa: PLC0415 - decoders: not before the first window

    practising = only_practice(installation, entry)
    office = None if practising else installation.office
    materials = Materials(resources(), installation, clock=now)
    workplace = Workplace(
        vault=vault,
        user=who_works(vault, entry, office),
        clock=now,
        new_id=new_id,
        law=materials.law(),
        questionnaire=materials.questionnaire(),
        gemeente=load_gemeente(materials.theme()),
        older=materials.older(),
    )
    if practising:
        synchroniser: Synchroniser = NoOffice(PracticeStaysHere)
    elif office is None:
        synchroniser = NoOffice()
    else:
        synchroniser = OfficeLine(
            office,
            workplace,
            vault.sync_store(),
            protocol=resources() / "protocol",
            opener=opener or webbrowser.open,
            app=APP,
            practice=installation.practice,
            leave=vault.leave,
            revoked=revoked,
            given=materials.given,
        )
    seal = None if practising else installation.seal
    sealer = Sealer(seal, from_keyring(seal)) if seal else None
    practice = entry.practice or installation.practice
    printer = PlanPrinter(resources(), theme=materials.theme(), sealer=sealer, practice=practice)
    sound = sound_room(installation, resources() / "forms")
    return Desk(workplace, printer, synchroniser, interviews.open_talk(workplace), sound)
