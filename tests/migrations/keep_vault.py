"""Make the vault of a release, to be kept: `python -m tests.migrations.keep_vault tests/data/vaults/<version>`.

Run once per release and commit what it writes. Invented people only; the passphrase and the key are in the open.
"""

import shutil
import sys
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from nacl.public import PrivateKey

from desktop_app.casework.ports import AuditEvent
from desktop_app.domain.answer import Answer, AnswerState
from desktop_app.vault.device import NoKeyring
from desktop_app.vault.keys import FLOOR
from desktop_app.vault.lockbox import DirectoryLockbox

PASSPHRASE = "een bewaarde kluis"
ORGANISATION = bytes(range(32))
NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def lockbox(folder: Path) -> DirectoryLockbox:
    numbers = count(1)
    return DirectoryLockbox(
        folder,
        bytes(PrivateKey(ORGANISATION).public_key),
        keyring=NoKeyring(),
        clock=lambda: NOW,
        new_id=lambda: f"00000000-0000-7000-8000-{next(numbers):012}",
        kdf=FLOOR,
    )


def keep(target: Path) -> None:
    """Write a vault with one of everything into `target`."""
    box = lockbox(target.parent / "making")
    entry = box.create(user_name="Anja de Wit", passphrase=PASSPHRASE)
    vault = box.unlock(entry.id, PASSPHRASE)
    with vault.work() as work:
        body = {"given_names": "Semhar", "surname": "Tesfay", "number": "2026-0001", "language": "ti"}
        work.put(id="d1", dossier="d1", kind="dossier", body=body, by="anja", at=NOW)
        work.put_answers("d1", "gezin", [Answer("/data/kinderen", "2", AnswerState.BEANTWOORD, "anja", NOW)])
        work.put(id="v1", dossier="d1", kind="pip_versie", body={"nummer": 1}, by="anja", at=NOW)
        work.log(AuditEvent("d1", "opened", "anja", NOW, {}))
        work.set_local("zoom", 1.25)
    sync = vault.sync_store()
    sync.acknowledge(sync.next_batch(1)[0].id, 3)
    sync.set_cursor("team-1", 42)
    vault.close()
    target.mkdir(parents=True)
    for name in ("vault.json", "dossiers.db"):
        shutil.copy(box.folder_of(entry.id) / name, target / name)
    shutil.rmtree(target.parent / "making")


if __name__ == "__main__":
    keep(Path(sys.argv[1]))
