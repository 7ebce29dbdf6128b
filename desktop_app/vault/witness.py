"""What a vault looked like when it was last seen, kept outside the database: an older database put back shows.

`witness.json` beside the database, written by the holder of the key only, and the number alone in the keyring of the
operating system, which a copy of the folder does not bring along.
"""

import hashlib
import hmac
import json
from dataclasses import dataclass
from pathlib import Path

from desktop_app.vault.bodies import canonical
from desktop_app.vault.device import Keyring, number
from desktop_app.vault.header_file import write_atomically
from desktop_app.vault.keys import subkey, wipe

FILE = "witness.json"


@dataclass(frozen=True, slots=True)
class Seen:
    """`epoch`: grows at every opening and closing · `state`: summary at a clean end, None while open or unknown ·
    `sequence`: of the newest lease, 0 = none · `at`: the latest moment the vault was in use, unix seconds."""

    epoch: int = 0
    state: str | None = None
    sequence: int = 0
    at: int = 0

    def plain(self) -> dict[str, object]:
        body: dict[str, object] = {"epoch": self.epoch, "state": self.state}
        return body | ({"sequence": self.sequence, "at": self.at} if self.sequence or self.at else {})


class Witness:
    """The memory of one vault outside its database."""

    def __init__(self, folder: Path, key: bytearray, keyring: Keyring) -> None:
        self._path = folder / FILE
        self._vault = folder.name
        self._key = subkey(key, "vault/witness/v1")
        self._keyring = keyring

    def seen(self) -> Seen:
        """The newest that is known; a file that somebody else wrote counts as none."""
        kept = self._read()
        epoch, sequence, at = (number(self._keyring, f"{name}/{self._vault}") for name in ("epoch", "lease", "seen"))
        state = kept.state if kept.epoch >= epoch else None
        return Seen(max(kept.epoch, epoch), state, max(kept.sequence, sequence), max(kept.at, at))

    def note(self, seen: Seen) -> None:
        """Remember. Raises VaultFull."""
        body = seen.plain()
        write_atomically(self._path, json.dumps(body | {"mac": self._mac(body)}).encode())
        for name, value in (("epoch", seen.epoch), ("lease", seen.sequence), ("seen", seen.at)):
            if value:
                self._keyring.write(f"{name}/{self._vault}", str(value))

    def forget(self) -> None:
        """Overwrite the key."""
        wipe(self._key)

    def _read(self) -> Seen:
        try:
            kept = json.loads(self._path.read_text("utf-8"))
            seen = Seen(int(kept["epoch"]), kept["state"], int(kept.get("sequence", 0)), int(kept.get("at", 0)))
            return seen if hmac.compare_digest(str(kept["mac"]), self._mac(seen.plain())) else Seen()
        except (OSError, ValueError, KeyError, TypeError):
            return Seen()

    def _mac(self, body: object) -> str:
        return hmac.new(self._key, canonical(body).encode(), hashlib.sha256).hexdigest()
